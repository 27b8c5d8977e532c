package org.phrasefield.language;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Tokens of a text by one public vocabulary: a ruler for the parts of one answer, whatever model wrote it. Counts of two languages are
 * not compared. Safe for any number of threads.
 */
public final class TokenCount {

    /** The vocabulary. */
    public static final Instrument INSTRUMENT = new Instrument(
            "o200k_base of jtokkit",
            // Its jar does not name it; a test holds it.
            "1.1.0",
            new Resource("/com/knuddels/jtokkit/o200k_base.tiktoken", "jtokkit.jar")
                    .codeDigest("com/knuddels/jtokkit/"));

    /** Words whose tokens are kept: most words of a text stand in others, too. */
    private static final int KEPT = 50_000;
    /** Characters of the longest of these, with the marks about it. */
    private static final int LONGEST_KEPT = 40;

    private static final Remembered<String, Integer> KNOWN = new Remembered<>(KEPT, TokenCount::counted);

    private TokenCount() {}

    /** How many tokens a text has; marks that look like a model's own are ordinary text. The first call loads the vocabulary. */
    public static int of(String text) {
        int tokens = 0;
        int from = 0;
        for (int at = 1; at <= text.length(); at++) {
            if (at < text.length() && !parts(text, at)) continue;
            String part = text.substring(from, at);
            tokens += part.length() <= LONGEST_KEPT ? KNOWN.of(part) : counted(part);
            from = at;
        }
        return tokens;
    }

    /**
     * Whether a word ends or begins here, so that no token reaches over the place, whatever stands beyond: after a letter without another, a mark or an apostrophe
     * behind it, and at a blank between something that is none and a letter. The vocabulary's own cuts are made there, too, and more.
     */
    private static boolean parts(String text, int at) {
        char before = text.charAt(at - 1);
        char here = text.charAt(at);
        if (Character.isLetter(before)) return here != '\'' && ends(here);
        return here == ' '
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at + 1))
                && !Character.isWhitespace(before)
                && !Character.isSpaceChar(before);
    }

    /** Whether a character ends a word before it. */
    private static boolean ends(char here) {
        int type = Character.getType(here);
        return !Character.isLetter(here)
                && type != Character.NON_SPACING_MARK
                && type != Character.COMBINING_SPACING_MARK
                && type != Character.ENCLOSING_MARK
                && type != Character.SURROGATE;
    }

    private static int counted(String text) {
        return Holder.ENCODING.countTokensOrdinary(text);
    }

    private static final class Holder {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }
}
