package org.phrasefield.map;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words that tell a form's answers from the others': share in the form times ln(1 + A/f), f how often the word stands in all answers, A the mean number
 * of words of a form (c-TF-IDF, Grootendorst 2022).
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
     */
    record Told(String intent, List<String> words) {}

    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private final Map<String, Integer> overall = new HashMap<>();
    private final Map<String, List<Told>> forms;
    private final double mean;

    /** @param forms answers by form id */
    TellingWords(Map<String, List<Told>> forms) {
        this.forms = forms;
        forms.forEach((form, answers) -> {
            Map<String, Integer> of = counts.computeIfAbsent(form, each -> new TreeMap<>());
            for (Told answer : answers) {
                for (String word : answer.words()) {
                    of.merge(word, 1, Integer::sum);
                    overall.merge(word, 1, Integer::sum);
                }
            }
        });
        this.mean = total(overall) / Math.max(1, forms.size());
    }

    private static double total(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** At most {@value #MOST} words of a form, the most telling first; of equally telling ones the first in the alphabet. */
    List<String> of(String form) {
        Map<String, Integer> of = counts.getOrDefault(form, Map.of());
        double size = total(of);
        double all = total(overall);
        Map<String, Double> weights = new HashMap<>();
        of.forEach((word, count) -> {
            int everywhere = overall.getOrDefault(word, count);
            boolean more = count / size >= MORE * everywhere / all;
            if (more && spread(form, word)) weights.put(word, count / size * Math.log(1 + mean / everywhere));
        });
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean spread(String form, String word) {
        int answers = 0;
        Set<String> intents = new HashSet<>();
        for (Told answer : forms.getOrDefault(form, List.of())) {
            if (!answer.words().contains(word)) continue;
            answers++;
            intents.add(answer.intent());
        }
        return answers >= FEWEST_ANSWERS && intents.size() >= FEWEST_INTENTS;
    }
}
