package org.phrasefield.scoring;

import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** How one metric is computed, of an answer that has what the metric {@linkplain Needs needs}. */
@FunctionalInterface
interface Measure {

    Value of(AnswerView answer);

    /** Part of a whole per hundred. */
    static Value percent(double part, double whole) {
        return whole == 0 ? new Unscored("empty") : new Scored(100 * part / whole);
    }
}
