package org.phrasefield.scoring;

import java.util.Map;
import java.util.Optional;

/**
 * The method of closed lists: dictionary forms of a zone's words (E3 of the metrics reference), marks of a strategy (E5). A text is of the kind
 * whose words stand in it most often, against how often they stand in the seed texts of all kinds.
 */
final class ListedKinds {
    private ListedKinds() {}

    /** The kind that the lists name by what does not repeat the prompt, layout left out; empty where no word of any list stands there. */
    static Optional<String> top(Kinds kinds, AnswerView answer) {
        AnswerView flowing = answer.flowing();
        CountedWords words = flowing.unechoed().orElseGet(flowing::words);
        Map<String, Double> usual = HeadSettings.usual(words.language(), kinds);
        String top = "";
        double most = 0;
        for (String name : kinds.names()) {
            double against = rate(kinds, name, words) / usual.getOrDefault(name, 1.0);
            if (against > most) {
                most = against;
                top = name;
            }
        }
        return most > 0 ? Optional.of(top) : Optional.empty();
    }

    /** Words of a kind's list per hundred words. */
    static double rate(Kinds kinds, String name, CountedWords words) {
        WordList list = WordLists.of(kinds.list(name)).in(words.language());
        int count = switch (kinds) {
            case ZONES -> list.count(words.lemmas());
            case STRATEGIES -> list.count(words);
        };
        return words.size() == 0 ? 0 : 100.0 * count / words.size();
    }

    /** The lists of these kinds, as instruments. */
    static Basis on(Basis basis, Kinds kinds) {
        return basis.lists(kinds.names().stream().map(kinds::list).toArray(String[]::new));
    }
}
