package org.phrasefield.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.phrasefield.forecast.LabelledPrompt.Part;
import org.phrasefield.language.Language;

/**
 * What the words of a prompt say of its form: how much oftener they, and pairs of neighbours, stand in development prompts of one form than in those of all
 * others (naive Bayes over what is there, with additive smoothing). It is weak evidence beside the signs of {@link FormRules}, and all there is where none is found.
 * The page of the preview counts the same.
 */
final class FormWords {
    /** Added to each count. */
    private static final double SMOOTHING = 0.2;
    /** The most that a word speaks against a form, as a logarithm. */
    private static final double AGAINST = -0.6;
    /** Words do not come one by one, as naive Bayes has it: the sum of logarithms is divided by this before it is made a probability. */
    private static final double TEMPER = 4;
    /** So many letters of a word are read: endings say little. */
    private static final int STEM = 5;

    private static final Map<Language, FormWords> COUNTED = new ConcurrentHashMap<>();

    private final List<String> labels = FormAccuracy.labels();
    /** By feature, in how many prompts of each label it stands. */
    private final Map<String, int[]> counts = new HashMap<>();

    private final int[] prompts = new int[labels.size()];

    private final FormRules rules;

    private FormWords(Language language) {
        rules = FormRules.of(language);
        for (LabelledPrompt prompt : LabelledPrompt.of(Part.DEV, language)) {
            Set<String> features = features(prompt.prompt());
            for (String form : prompt.forms()) {
                int label = labels.indexOf(form);
                prompts[label]++;
                for (String feature : features) counts.computeIfAbsent(feature, key -> new int[labels.size()])[label]++;
            }
        }
    }

    /** Those of the development prompts of a language, counted when they are first asked for. */
    static FormWords of(Language language) {
        return COUNTED.computeIfAbsent(language, FormWords::new);
    }

    /** By form, or {@code none}, how probable it is by the words alone, from 0 to 1; together one. */
    Map<String, Double> probabilities(String prompt) {
        double[] sums = new double[prompts.length];
        int all = Arrays.stream(prompts).sum();
        for (String feature : features(prompt)) {
            int[] count = counts.get(feature);
            if (count == null) continue;
            int total = Arrays.stream(count).sum();
            for (int i = 0; i < sums.length; i++) {
                double here = (count[i] + SMOOTHING) / (prompts[i] + 2 * SMOOTHING);
                double others = (total - count[i] + SMOOTHING) / (all - prompts[i] + 2 * SMOOTHING);
                sums[i] += Math.max(AGAINST, Math.log(here / others));
            }
        }
        double most = Arrays.stream(sums).max().orElseThrow();
        double whole = Arrays.stream(sums).map(sum -> weight(sum, most)).sum();
        Map<String, Double> probabilities = new TreeMap<>();
        IntStream.range(0, sums.length).forEach(i -> probabilities.put(labels.get(i), weight(sums[i], most) / whole));
        return probabilities;
    }

    private static double weight(double sum, double most) {
        return Math.exp((sum - most) / TEMPER);
    }

    /** The words of each sentence and pairs of neighbours, and those of the last sentence once more: there the request stands most often. */
    private Set<String> features(String prompt) {
        List<List<String>> sentences = PromptWords.sentences(prompt, rules);
        Set<String> features = new LinkedHashSet<>();
        for (int at = 0; at < sentences.size(); at++) {
            boolean last = at == sentences.size() - 1;
            String before = "^";
            for (String word : sentences.get(at)) {
                String stem = stem(word);
                add(features, stem, last);
                add(features, before + " " + stem, last);
                before = stem;
            }
            add(features, before + " $", last);
        }
        return features;
    }

    private static void add(Set<String> features, String feature, boolean last) {
        features.add(feature);
        if (last) features.add("last " + feature);
    }

    private static String stem(String word) {
        if (Character.isDigit(word.codePointAt(0))) return "#";
        return word.length() > STEM ? word.substring(0, STEM) : word;
    }
}
