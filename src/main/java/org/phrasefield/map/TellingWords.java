package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phrasefield.scoring.ContentWords;

/**
 * The words that tell a form's answers from the others': share in the form times ln(1 + A/f), f how often the word stands in all answers, A the mean number
 * of words of a form (c-TF-IDF, Grootendorst 2022). In English two words side by side count as one more word: “once upon”. A word that always stands in such a
 * pair is not named beside it.
 */
final class TellingWords {
    static final int MOST = 4;
    /** A word of fewer answers, or of one intent alone, tells of an answer or a topic. */
    private static final int FEWEST_ANSWERS = 3;

    private static final int FEWEST_INTENTS = 2;
    /** How many times as frequent as in all answers together a word must be. */
    private static final double MORE = 1.5;

    /**
     * The words of one answer.
     *
     * @param intent intent id
     * @param words content words in their dictionary forms, those of the prompt left out
     * @param pairs of English, those that stand side by side
     */
    record Told(String intent, List<String> words, List<String> pairs) {
        static Told of(String intent, ContentWords of) {
            return new Told(intent, of.words(), of.pairs());
        }
    }

    /** Where a term stands in the answers of a form, which are looked at one after the other. */
    private static final class Found {
        private int count;
        private int answers;
        private Told last = NOTHING;
        private final Set<String> intents = new HashSet<>();

        void in(Told answer) {
            count++;
            if (answer == last) return;
            last = answer;
            answers++;
            intents.add(answer.intent());
        }

        boolean spread() {
            return answers >= FEWEST_ANSWERS && intents.size() >= FEWEST_INTENTS;
        }
    }

    private static final Told NOTHING = new Told("", List.of(), List.of());

    /** By form and term. */
    private final Map<String, Map<String, Found>> found = new HashMap<>();

    private final Map<String, Integer> overall = new HashMap<>();
    /** Words of a form, pairs not counted. */
    private final Map<String, Integer> sizes = new HashMap<>();

    private final double all;
    private final double mean;

    /** @param forms answers by form id */
    TellingWords(Map<String, List<Told>> forms) {
        forms.forEach((form, answers) -> {
            Map<String, Found> of = found.computeIfAbsent(form, each -> new HashMap<>());
            for (Told answer : answers) {
                sizes.merge(form, answer.words().size(), Integer::sum);
                for (List<String> terms : List.of(answer.words(), answer.pairs())) {
                    for (String term : terms) {
                        of.computeIfAbsent(term, each -> new Found()).in(answer);
                        overall.merge(term, 1, Integer::sum);
                    }
                }
            }
        });
        this.all = sizes.values().stream().mapToInt(Integer::intValue).sum();
        this.mean = all / Math.max(1, forms.size());
    }

    /** At most {@value #MOST} words of a form, the most telling first; of equally telling ones the first in the alphabet. */
    List<String> of(String form) {
        Map<String, Found> of = found.getOrDefault(form, Map.of());
        double size = sizes.getOrDefault(form, 0);
        Map<String, Double> weights = new HashMap<>();
        of.forEach((word, in) -> {
            int everywhere = overall.getOrDefault(word, in.count);
            boolean more = in.count / size >= MORE * everywhere / all;
            if (more && in.spread()) weights.put(word, in.count / size * Math.log(1 + mean / everywhere));
        });
        List<String> sorted = weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(each -> pair(each.getKey()) ? 0 : 1)
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        List<String> telling = new ArrayList<>();
        for (String term : sorted) {
            if (telling.size() < MOST && telling.stream().noneMatch(taken -> share(taken, term))) telling.add(term);
        }
        return List.copyOf(telling);
    }

    private static boolean pair(String term) {
        return term.indexOf(' ') >= 0;
    }

    /** Whether two terms have a word in common. */
    private static boolean share(String one, String other) {
        return Arrays.stream(one.split(" ", -1)).anyMatch(List.of(other.split(" ", -1))::contains);
    }
}
