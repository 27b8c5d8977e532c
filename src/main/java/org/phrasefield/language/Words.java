package org.phrasefield.language;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts text into words: Unicode word boundaries (UAX #29, ICU), with hyphenated words and apostrophe words rejoined and addresses
 * taken out first. Keeps state between calls, so there is one for each thread.
 */
final class Words {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|ftp://|www\\.)[^\\s<>«»\"]*[^\\s<>«»\"'’.,;:!?…)\\]]");

    private static final Map<Language, ThreadLocal<Words>> MADE = Arrays.stream(Language.values())
            .collect(
                    Collectors.toUnmodifiableMap(each -> each, each -> ThreadLocal.withInitial(() -> new Words(each))));

    private final BreakIterator boundaries;

    private Words(Language language) {
        this.boundaries = BreakIterator.getWordInstance(language.locale());
    }

    /** That of a language for this thread. */
    static Words in(Language language) {
        return Objects.requireNonNull(MADE.get(language)).get();
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
        cut(clean, (start, end) -> words.add(lower(plain(clean, start, end))));
        return words;
    }

    /** The words of a text and the marks around them, in order; {@link #of} has the same words. */
    List<Token> tokens(String text) {
        String clean = withoutAddresses(text);
        List<Token> tokens = new ArrayList<>();
        int[] done = {0};
        cut(clean, (start, end) -> {
            marks(clean, done[0], start, tokens);
            String written = plain(clean, start, end);
            tokens.add(new Token(written, lower(written), true));
            done[0] = end;
        });
        marks(clean, done[0], clean.length(), tokens);
        return tokens;
    }

    /** Where a word is. */
    private interface Found {
        void word(int start, int end);
    }

    private void cut(String clean, Found found) {
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
                found.word(wordStart, wordEnd);
            }
            wordStart = start;
            wordEnd = end;
        }
        if (wordStart >= 0) {
            found.word(wordStart, wordEnd);
        }
    }

    private static void marks(String text, int start, int end, List<Token> tokens) {
        for (int i = start; i < end; ) {
            int mark = text.codePointAt(i);
            int first = i;
            while (i < end && text.codePointAt(i) == mark) i += Character.charCount(mark);
            if (!Character.isWhitespace(mark) && !Character.isSpaceChar(mark)) {
                String run = text.substring(first, i);
                tokens.add(new Token(run, run, false));
            }
        }
    }

    /** Whether one hyphen or apostrophe stands between two letters. */
    private static boolean joins(String text, int leftEnd, int rightStart) {
        return rightStart == leftEnd + 1
                && "-\u2010\u2011'\u2019".indexOf(text.charAt(leftEnd)) >= 0
                && Character.isLetter(text.codePointBefore(leftEnd))
                && Character.isLetter(text.codePointAt(rightStart));
    }

    private static String plain(String text, int start, int end) {
        return text.substring(start, end)
                .replace('\u2019', '\'')
                .replace('\u2010', '-')
                .replace('\u2011', '-');
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
