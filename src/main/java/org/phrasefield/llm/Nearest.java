package org.phrasefield.llm;

import java.util.Comparator;
import java.util.List;

/** What was probably meant by a word that is not known. */
final class Nearest {
    private Nearest() {}

    /** A clause to end a sentence with: the nearest known word, or all of them when none is near. */
    static String hint(String word, List<String> known) {
        return known.stream()
                .filter(one -> distance(word, one) <= Math.max(1, one.length() / 3))
                .min(Comparator.comparingInt(one -> distance(word, one)))
                .map(one -> "; did you mean " + one + "?")
                .orElseGet(() -> "; known are " + String.join(", ", known) + ".");
    }

    /** Levenshtein's distance: the fewest insertions, deletions and replacements of one letter. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
