package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.phrasefield.language.Block;

/** What stands between white space in a text's blocks, in small letters, punctuation included. */
final class Tokens {
    private Tokens() {}

    /** The tokens of texts of an answer, of those that repeat the prompt the punctuation alone. */
    static List<String> of(AnswerView answer, List<String> texts) {
        Set<String> skipped = answer.asked() ? echoed(answer) : Set.of();
        List<String> tokens = new ArrayList<>();
        for (String text : texts) {
            for (String token : text.split("\\s+")) {
                String small = WordList.fold(token.toLowerCase(Locale.ROOT).replace('’', '\''));
                tokens.add(skipped.isEmpty() ? small : without(small, skipped));
            }
        }
        return tokens;
    }

    private static Set<String> echoed(AnswerView answer) {
        BitSet echoes = answer.echoes();
        Set<String> forms = new HashSet<>();
        int at = 0;
        for (Block block : answer.text().blocks()) {
            for (String word : block.words()) if (echoes.get(at++)) forms.add(WordList.fold(word));
        }
        return forms;
    }

    private static String without(String token, Set<String> skipped) {
        int from = 0;
        int to = token.length();
        while (from < to && !Character.isLetterOrDigit(token.charAt(from))) from++;
        while (to > from && !Character.isLetterOrDigit(token.charAt(to - 1))) to--;
        return skipped.contains(token.substring(from, to)) ? token.substring(0, from) + token.substring(to) : token;
    }
}
