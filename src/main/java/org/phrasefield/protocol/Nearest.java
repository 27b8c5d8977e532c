package org.phrasefield.protocol;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a misspelt one was probably meant to be. */
public final class Nearest {
    private static final int LONGEST = 64;
    /** Two edits of so few letters make any word of any other. */
    private static final int SHORT = 3;

    private Nearest() {}

    /** "did you mean …", where there is a near word. */
    static Optional<String> suggestion(String written, Collection<String> known) {
        return word(written, known).map(Nearest::suggestion);
    }

    static String suggestion(String word) {
        return "did you mean \"" + word + "\"?";
    }

    /** The known word within a third of the written one's length, two edits at least, one in a word of up to three; never all letters of the known one. */
    public static Optional<String> word(String written, Collection<String> known) {
        if (written.length() > LONGEST) return Optional.empty();
        String asked = folded(written);
        int reach = asked.length() <= SHORT ? 1 : Math.max(2, asked.length() / 3);
        return known.stream()
                .filter(word -> distance(asked, folded(word)) <= Math.min(reach, word.length() - 1))
                .min(Comparator.<String>comparingInt(word -> distance(asked, folded(word)))
                        .thenComparing(word -> !sorted(asked).equals(sorted(folded(word))))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The letters in one order: of two words as near, the one with the very same letters was meant. */
    private static String sorted(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other (optimal string alignment). */
    public static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
            }
        }
        return edits[a.length()][b.length()];
    }
}
