package org.phrasefield.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.language.Language;

/**
 * The supervised method: multinomial logistic regression with an L2 penalty on the {@link Grams} and the {@link Cues} of the seed texts (E2 of the
 * metrics reference), its confidence calibrated by a temperature (Guo and others 2017). It knows none of the lists of the other method. Trained
 * when first asked for.
 */
final class Head {
    private static final Map<Language, Map<Kinds, Head>> TRAINED = new ConcurrentHashMap<>();

    private final Grams grams;
    /** By run of characters, then kind. */
    private final double[][] weights;
    /** By cue, then kind. */
    private final double[][] cueWeights;

    private final CueScale scale;
    private final HeadSettings settings;
    private final int kinds;

    private Head(
            Grams grams, double[][] weights, CueScale scale, double[][] cueWeights, HeadSettings settings, int kinds) {
        this.grams = grams;
        this.weights = weights;
        this.scale = scale;
        this.cueWeights = cueWeights;
        this.settings = settings;
        this.kinds = kinds;
    }

    /** The head of a language for these kinds. */
    static Head of(Language language, Kinds kinds) {
        return TRAINED.computeIfAbsent(language, each -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        kinds,
                        each -> trained(LabelledText.seeds(language, each), each, HeadSettings.of(language, each)));
    }

    /** A head trained on these texts alone; texts that are of no kind are left out. */
    static Head trained(List<LabelledText> texts, Kinds kinds, HeadSettings settings) {
        return trained(texts, kinds, List.of(settings)).get(0);
    }

    /** Heads trained on the same texts, one for each of these settings. */
    static List<Head> trained(List<LabelledText> texts, Kinds kinds, List<HeadSettings> settings) {
        List<LabelledText> of = texts.stream()
                .filter(text -> kinds.names().contains(text.label(kinds)))
                .toList();
        List<Traits> traits = of.stream().map(text -> text.traits(kinds)).toList();
        Grams grams = new Grams(
                traits.stream().map(Traits::tokens).toList(),
                of.stream().map(LabelledText::topic).toList());
        CueScale scale = CueScale.of(traits.stream().map(Traits::cues).toList());
        List<Point> points = traits.stream()
                .map(text -> new Point(grams.vector(text.tokens()), scale.place(text.cues())))
                .toList();
        int[] labels = of.stream()
                .mapToInt(text -> kinds.names().indexOf(text.label(kinds)))
                .toArray();
        LogisticFit fit = new LogisticFit(points, labels, kinds.names().size(), grams.size());
        return settings.stream()
                .map(each -> head(points, fit.under(each.penalty()), grams, scale, kinds, each))
                .toList();
    }

    private static Head head(
            List<Point> points, double[][] parts, Grams grams, CueScale scale, Kinds kinds, HeadSettings settings) {
        double[][] weights = new double[grams.size()][kinds.names().size()];
        double[][] cueWeights = new double[Cues.count(kinds)][kinds.names().size()];
        for (int i = 0; i < parts.length; i++) {
            Grams.Vector vector = points.get(i).grams();
            for (int j = 0; j < vector.at().length; j++) add(weights[vector.at()[j]], parts[i], vector.weights()[j]);
            double[] cues = points.get(i).cues();
            for (int j = 0; j < cues.length; j++) add(cueWeights[j], parts[i], cues[j]);
        }
        return new Head(
                grams, weights, scale, cueWeights, settings, kinds.names().size());
    }

    private static void add(double[] to, double[] by, double times) {
        for (int k = 0; k < to.length; k++) to[k] += by[k] * times;
    }

    /** The probability of each kind; all together make 1. */
    double[] probabilities(Traits text) {
        double[] logits = logits(text);
        for (int k = 0; k < kinds; k++) logits[k] /= settings.temperature();
        return LogisticFit.softmax(logits);
    }

    /** What the probabilities come from, before the temperature. */
    double[] logits(Traits text) {
        Grams.Vector vector = grams.vector(text.tokens());
        double[] logits = new double[kinds];
        for (int i = 0; i < vector.at().length; i++) add(logits, weights[vector.at()[i]], vector.weights()[i]);
        double[] cues = scale.place(text.cues());
        for (int i = 0; i < cues.length; i++) add(logits, cueWeights[i], cues[i]);
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
