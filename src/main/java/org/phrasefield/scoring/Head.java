package org.phrasefield.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.language.Language;

/**
 * The supervised method: multinomial logistic regression with an L2 penalty on the {@link Grams} of the seed texts (E2 of the metrics reference),
 * its confidence calibrated by a temperature (Guo and others 2017). It knows no list of words. Trained when first asked for.
 */
final class Head {
    private static final Map<Language, Map<Kinds, Head>> TRAINED = new ConcurrentHashMap<>();

    private final Grams grams;
    /** By run of characters, then kind. */
    private final double[][] weights;

    private final HeadSettings settings;
    private final int kinds;

    private Head(Grams grams, double[][] weights, HeadSettings settings, int kinds) {
        this.grams = grams;
        this.weights = weights;
        this.settings = settings;
        this.kinds = kinds;
    }

    /** The head of a language for these kinds. */
    static Head of(Language language, Kinds kinds) {
        return TRAINED.computeIfAbsent(language, each -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        kinds, each -> trained(LabelledText.seeds(language), each, HeadSettings.of(language, each)));
    }

    /** A head trained on these texts alone; texts that are of no kind are left out. */
    static Head trained(List<LabelledText> texts, Kinds kinds, HeadSettings settings) {
        List<LabelledText> of = texts.stream()
                .filter(text -> kinds.names().contains(text.label(kinds)))
                .toList();
        List<List<String>> tokens = of.stream().map(LabelledText::tokens).toList();
        Grams grams = new Grams(tokens, of.stream().map(LabelledText::topic).toList());
        List<Grams.Vector> vectors = tokens.stream().map(grams::vector).toList();
        int[] labels = of.stream()
                .mapToInt(text -> kinds.names().indexOf(text.label(kinds)))
                .toArray();
        double[][] parts = LogisticFit.of(vectors, labels, kinds.names().size(), settings.penalty());
        double[][] weights = new double[grams.size()][kinds.names().size()];
        for (int i = 0; i < labels.length; i++) {
            Grams.Vector vector = vectors.get(i);
            for (int j = 0; j < vector.at().length; j++) {
                double[] row = weights[vector.at()[j]];
                for (int k = 0; k < row.length; k++) row[k] += parts[i][k] * vector.weights()[j];
            }
        }
        return new Head(grams, weights, settings, kinds.names().size());
    }

    /** The probability of each kind; all together make 1. */
    double[] probabilities(List<String> tokens) {
        double[] logits = logits(tokens);
        for (int k = 0; k < kinds; k++) logits[k] /= settings.temperature();
        return LogisticFit.softmax(logits);
    }

    /** What the probabilities come from, before the temperature. */
    double[] logits(List<String> tokens) {
        Grams.Vector vector = grams.vector(tokens);
        double[] logits = new double[kinds];
        for (int i = 0; i < vector.at().length; i++) {
            double[] row = weights[vector.at()[i]];
            for (int k = 0; k < kinds; k++) logits[k] += vector.weights()[i] * row[k];
        }
        return logits;
    }

    /**
     * The share of each kind, and last that of none, which grows from 0 as the largest probability falls beneath the threshold.
     *
     * @param probabilities of each kind
     */
    double[] shares(double[] probabilities) {
        double none = Math.max(0, 1 - Arrays.stream(probabilities).max().orElse(0) / settings.threshold());
        double[] shares = Arrays.copyOf(probabilities, kinds + 1);
        for (int k = 0; k < kinds; k++) shares[k] *= 1 - none;
        shares[kinds] = none;
        return shares;
    }

    /** The number of the likeliest kind; that of none where it is not likely enough. */
    int top(double[] probabilities) {
        int top = 0;
        for (int k = 1; k < kinds; k++) if (probabilities[k] > probabilities[top]) top = k;
        return probabilities[top] >= settings.threshold() ? top : kinds;
    }
}
