package org.phrasefield.scoring;

import java.util.OptionalDouble;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** How one metric is computed, of an answer that has what the metric {@linkplain Needs needs}. */
@FunctionalInterface
interface Measure {

    Value of(AnswerView answer);

    /** How a metric is computed that goes word by word, so that words can be left out. */
    @FunctionalInterface
    interface OfWords {
        Value of(CountedWords words);
    }

    /** Part of a whole per hundred. */
    static Value percent(double part, double whole) {
        return whole == 0 ? new Unscored("empty") : new Scored(100 * part / whole);
    }

    /** A number, or that so many words were needed for it. */
    static Value number(OptionalDouble number, int words) {
        return number.isPresent() ? new Scored(number.getAsDouble()) : new Unscored(Needs.fewerWords(words));
    }
}
