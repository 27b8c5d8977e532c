package org.phrasefield.scoring;

import org.phrasefield.language.Block;
import org.phrasefield.language.TextView;

/** Titles in quotation marks: short, with a capital first, and without a mark at the end that speech would have. */
final class QuotedTitles {

    private static final String OPENERS = "«“„\"";
    private static final String CLOSERS = "»”“\"";
    private static final int LONGEST = 60;
    private static final String DASHES = "—–";
    private static final String SPEECH = ".!?…,";

    private QuotedTitles() {}

    static int count(TextView text) {
        int count = 0;
        for (Block block : text.blocks()) count += count(block.text());
        return count;
    }

    private static int count(String text) {
        int count = 0;
        for (int at = 0; at < text.length(); at++) {
            int mark = OPENERS.indexOf(text.charAt(at));
            if (mark < 0) continue;
            int close = text.indexOf(CLOSERS.charAt(mark), at + 1);
            if (close < 0) continue;
            if (title(text, at + 1, close)) count++;
            at = close;
        }
        return count;
    }

    private static boolean title(String text, int start, int end) {
        return end > start
                && end - start <= LONGEST
                && Character.isUpperCase(text.codePointAt(start))
                && SPEECH.indexOf(text.charAt(end - 1)) < 0
                && !spoken(text, end + 1);
    }

    /** «Так», — сказал он: a comma and a dash after the quotation make it speech. */
    private static boolean spoken(String text, int after) {
        if (after >= text.length() || text.charAt(after) != ',') return false;
        int at = after + 1;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return at < text.length() && DASHES.indexOf(text.charAt(at)) >= 0;
    }
}
