package org.phrasefield.scoring;

import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;

/** Which answers have anything that could be deep. */
public final class Judgeable {
    private static final int FEWEST_WORDS = 30;

    private Judgeable() {}

    /**
     * Whether a whole answer is one, and long enough to relate anything.
     *
     * @param language language tag
     */
    public static boolean text(String language, String answer) {
        TextView text = TextView.of(Language.of(language).orElseThrow(), answer);
        return text.words().size() >= FEWEST_WORDS && Degenerate.of(text).isEmpty();
    }
}
