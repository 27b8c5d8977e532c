package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.language.Language;

/**
 * The supervised method: multinomial logistic regression with an L2 penalty on the {@link Grams} and the {@link Cues} of the seed texts (E2 of the
 * metrics reference), its confidence calibrated by a temperature (Guo and others 2017). It knows none of the lists of the other method.
 */
final class Head {
    private static final Map<Language, Map<Kinds, Head>> MADE = new ConcurrentHashMap<>();

    private final Grams grams;
    /** By run of characters, then kind, one after the other: they are looked up all over the place. */
    private final double[] weights;
    /** By cue, then kind. */
    private final double[] cueWeights;

    private final CueScale scale;
    private final HeadSettings settings;
    /** How many kinds there are; that of none, where texts of it are known, comes after them. */
    private final int kinds;

    private final int classes;

    private Head(
            Grams grams,
            double[] weights,
            CueScale scale,
            double[] cueWeights,
            HeadSettings settings,
            int kinds,
            int classes) {
        this.grams = grams;
        this.weights = weights;
        this.scale = scale;
        this.cueWeights = cueWeights;
        this.settings = settings;
        this.kinds = kinds;
        this.classes = classes;
    }

    /** The head of a language for these kinds, made when first asked for. */
    static Head of(Language language, Kinds kinds) {
        return MADE.computeIfAbsent(language, each -> new ConcurrentHashMap<>())
                .computeIfAbsent(kinds, each -> shipped(language, each));
    }

    private static Head shipped(Language language, Kinds kinds) {
        List<LabelledText> seeds = LabelledText.seeds(language, kinds);
        HeadParts parts =
                HeadParts.of(language, kinds, seeds.size(), Lesson.classes(Lesson.labels(seeds, kinds), kinds));
        List<Traits> traits = new ArrayList<>();
        for (LabelledText seed : seeds)
            traits.add(new Traits(seed.view().flowing().tokens(), parts.cues()[traits.size()]));
        return head(Lesson.of(seeds, traits, kinds), parts.weights(), kinds, HeadSettings.of(language, kinds));
    }

    /** A head trained on these texts alone; of them it learns what is of no kind, too. */
    static Head trained(List<LabelledText> texts, Kinds kinds, HeadSettings settings) {
        return trained(texts, kinds, List.of(settings)).get(0);
    }

    /** Heads trained on the same texts, one for each of these settings. */
    static List<Head> trained(List<LabelledText> texts, Kinds kinds, List<HeadSettings> settings) {
        Lesson lesson = Lesson.of(texts, kinds);
        LogisticFit fit = lesson.fit();
        return settings.stream()
                .map(each -> head(lesson, fit.under(each.penalty()), kinds, each))
                .toList();
    }

    /** What is to be kept of the seed texts of a language. */
    static HeadParts parts(Language language, Kinds kinds) {
        List<LabelledText> seeds = LabelledText.seeds(language, kinds);
        double[][] weights = Lesson.of(seeds, kinds)
                .fit()
                .under(HeadSettings.of(language, kinds).penalty());
        return new HeadParts(
                weights, seeds.stream().map(seed -> seed.traits(kinds).cues()).toArray(double[][]::new));
    }

    /**
     * What a head learns from.
     *
     * @param points of each text
     * @param labels number of the class of each
     * @param classes how many there are
     */
    private record Lesson(Grams grams, CueScale scale, List<Point> points, int[] labels, int classes) {
        static Lesson of(List<LabelledText> texts, Kinds kinds) {
            return of(texts, texts.stream().map(text -> text.traits(kinds)).toList(), kinds);
        }

        static Lesson of(List<LabelledText> texts, List<Traits> traits, Kinds kinds) {
            Grams grams = new Grams(
                    traits.stream().map(Traits::tokens).toList(),
                    texts.stream().map(LabelledText::topic).toList());
            CueScale scale = CueScale.of(traits.stream().map(Traits::cues).toList());
            List<Point> points = traits.stream()
                    .map(text -> new Point(grams.vector(text.tokens()), scale.place(text.cues())))
                    .toList();
            int[] labels = labels(texts, kinds);
            return new Lesson(grams, scale, points, labels, classes(labels, kinds));
        }

        static int[] labels(List<LabelledText> texts, Kinds kinds) {
            return texts.stream()
                    .mapToInt(text -> kinds.withNone().indexOf(text.label(kinds)))
                    .toArray();
        }

        static int classes(int[] labels, Kinds kinds) {
            return Math.max(kinds.names().size(), Arrays.stream(labels).max().orElseThrow() + 1);
        }

        LogisticFit fit() {
            return new LogisticFit(points, labels, classes, grams.size());
        }
    }

    private static Head head(Lesson lesson, double[][] parts, Kinds kinds, HeadSettings settings) {
        double[] weights = new double[lesson.grams().size() * lesson.classes()];
        double[] cueWeights = new double[Cues.count(kinds) * lesson.classes()];
        for (int i = 0; i < parts.length; i++) {
            Grams.Vector vector = lesson.points().get(i).grams();
            for (int j = 0; j < vector.at().length; j++) {
                learn(weights, vector.at()[j], parts[i], vector.weights()[j]);
            }
            double[] cues = lesson.points().get(i).cues();
            for (int j = 0; j < cues.length; j++) learn(cueWeights, j, parts[i], cues[j]);
        }
        return new Head(
                lesson.grams(),
                weights,
                lesson.scale(),
                cueWeights,
                settings,
                kinds.names().size(),
                lesson.classes());
    }

    private static void learn(double[] weights, int place, double[] by, double times) {
        int from = place * by.length;
        for (int k = 0; k < by.length; k++) weights[from + k] += by[k] * times;
    }

    private static void add(double[] logits, double[] weights, int place, double times) {
        int from = place * logits.length;
        for (int k = 0; k < logits.length; k++) logits[k] += weights[from + k] * times;
    }

    /** The probability of each kind, and last that of none; all together make 1. */
    double[] probabilities(Traits text) {
        return probabilities(logits(text), settings.temperature(), kinds);
    }

    /** The probability of each kind and last of none, which is 0 where no text of none is known. */
    static double[] probabilities(double[] logits, double temperature, int kinds) {
        double[] scaled = logits.clone();
        for (int k = 0; k < scaled.length; k++) scaled[k] /= temperature;
        return Arrays.copyOf(LogisticFit.softmax(scaled), kinds + 1);
    }

    /** What the probabilities come from, before the temperature. */
    double[] logits(Traits text) {
        Grams.Vector vector = grams.vector(text.tokens());
        double[] logits = new double[classes];
        for (int i = 0; i < vector.at().length; i++) add(logits, weights, vector.at()[i], vector.weights()[i]);
        double[] cues = scale.place(text.cues());
        for (int i = 0; i < cues.length; i++) add(logits, cueWeights, i, cues[i]);
        return logits;
    }

    /**
     * The share of each kind, and last that of none, which grows from 0 as the largest probability of a kind falls beneath the threshold; what is left
     * is parted as the kinds alone are likely, so that polite words around an answer of a kind move nothing.
     *
     * @param probabilities of each kind and of none
     */
    double[] shares(double[] probabilities) {
        double none = Math.max(0, 1 - probabilities[likeliest(probabilities, kinds)] / settings.threshold());
        double any = 0;
        for (int k = 0; k < kinds; k++) any += probabilities[k];
        double[] shares = new double[kinds + 1];
        for (int k = 0; k < kinds; k++) shares[k] = probabilities[k] / any * (1 - none);
        shares[kinds] = none;
        return shares;
    }

    /** The number of the likeliest kind; that of none where none is likelier, or it is not likely enough. */
    int top(double[] probabilities) {
        return top(probabilities, kinds, settings.threshold());
    }

    static int top(double[] probabilities, int kinds, double threshold) {
        int top = likeliest(probabilities, kinds);
        return probabilities[top] >= threshold && probabilities[top] >= probabilities[kinds] ? top : kinds;
    }

    private static int likeliest(double[] probabilities, int kinds) {
        int top = 0;
        for (int k = 1; k < kinds; k++) if (probabilities[k] > probabilities[top]) top = k;
        return top;
    }
}
