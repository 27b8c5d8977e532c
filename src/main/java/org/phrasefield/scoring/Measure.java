package org.phrasefield.scoring;

import org.phrasefield.language.TextView;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** How one metric is computed. */
@FunctionalInterface
interface Measure {

    Value of(TextView text);

    /** The same measure, which says nothing of answers with fewer words. */
    default Measure fromWords(int least) {
        return text -> text.words().size() < least ? new Unscored("fewer than " + least + " words") : of(text);
    }

    /** The same measure, which says nothing of answers with fewer sentences. */
    default Measure fromSentences(int least) {
        return text -> text.sentences().size() < least ? new Unscored("fewer than " + least + " sentences") : of(text);
    }

    /** Part of a whole per hundred. */
    static Value percent(double part, double whole) {
        return whole == 0 ? new Unscored("empty") : new Scored(100 * part / whole);
    }
}
