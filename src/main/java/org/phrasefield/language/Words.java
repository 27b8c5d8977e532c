package org.phrasefield.language;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts text into words: Unicode word boundaries (UAX #29, ICU), with hyphenated words and apostrophe words rejoined and addresses
 * taken out first. Keeps state between calls, so one for each thread.
 */
final class Words {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|ftp://|www\\.)[^\\s<>«»\"]*[^\\s<>«»\"'’.,;:!?…)\\]]");

    private final BreakIterator boundaries;

    Words(Language language) {
        this.boundaries = BreakIterator.getWordInstance(language.locale());
    }

    static String withoutAddresses(String text) {
        return text.indexOf("://") < 0 && text.indexOf("www.") < 0
                ? text
                : ADDRESS.matcher(text).replaceAll("");
    }

    /** The words of a text in order, lower case. */
    List<String> of(String text) {
        String clean = withoutAddresses(text);
        List<String> words = new ArrayList<>();
        boundaries.setText(clean);
        int wordStart = -1;
        int wordEnd = -1;
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; start = end, end = boundaries.next()) {
            if (boundaries.getRuleStatus() < BreakIterator.WORD_NUMBER) {
                continue;
            }
            if (wordStart >= 0 && joins(clean, wordEnd, start)) {
                wordEnd = end;
                continue;
            }
            if (wordStart >= 0) {
                words.add(word(clean, wordStart, wordEnd));
            }
            wordStart = start;
            wordEnd = end;
        }
        if (wordStart >= 0) {
            words.add(word(clean, wordStart, wordEnd));
        }
        return words;
    }

    /** Whether one hyphen or apostrophe stands between two letters. */
    private static boolean joins(String text, int leftEnd, int rightStart) {
        return rightStart == leftEnd + 1
                && "-\u2010\u2011'\u2019".indexOf(text.charAt(leftEnd)) >= 0
                && Character.isLetter(text.codePointBefore(leftEnd))
                && Character.isLetter(text.codePointAt(rightStart));
    }

    private static String word(String text, int start, int end) {
        return text.substring(start, end)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\u2010', '-')
                .replace('\u2011', '-');
    }
}
