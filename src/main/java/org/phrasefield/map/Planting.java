package org.phrasefield.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.phrasefield.scoring.Family;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Divergence;
import org.phrasefield.stats.Moments;

/**
 * How great an effect a rehearsal plants, index by index, in the units of the map. Length, scope and depth follow from how they are drawn; a distance is that between
 * very many answers to the form and to the control, seeded, by its own definition and not by what estimates it from few.
 */
final class Planting {
    private static final long SEED = 20261130;
    private static final int INTENTS = 200;
    /** Answers to each form of an intent, with which chance adds a thousandth of what it adds to the effect of a study. */
    private static final int ANSWERS = 1000;
    /** Intents that a judge is asked about. */
    private static final int JUDGED = 20_000;

    private final Rehearsal.Plan plan;
    private final Random random = new Random(SEED);

    Planting(Rehearsal.Plan plan) {
        this.plan = plan;
    }

    /** By id of the index, its true value: ratios, standard deviations of repetition, percentage points over an even match, bits, a share. */
    Map<String, Double> truths() {
        Map<String, Double> truths = new LinkedHashMap<>();
        truths.put(Metrics.LENGTH_RATIO, Math.exp(plan.effect() * Rehearsal.SPREAD * Math.sqrt(1 + plan.wordings())));
        truths.put(Indices.STYLE.id(), style());
        truths.put(Indices.DEPTH.id(), depth());
        truths.put(Indices.SCOPE_WORDS.id(), Math.exp(plan.effect() * Rehearsal.SPREAD));
        truths.put(Indices.ZONE.id(), profile(Family.ZONE, Divergence::jensenShannon));
        truths.put(Indices.STRATEGY.id(), profile(Family.STRATEGY, Divergence::totalVariation));
        return truths;
    }

    /** The judge's preference between answers of equal length, over intents. */
    private double depth() {
        double won = IntStream.range(0, JUDGED)
                .mapToDouble(intent -> Rehearsal.preference(plan, true, 0, random.nextGaussian()))
                .average()
                .orElseThrow();
        return 100 * (won - 0.5);
    }

    /** Members are drawn one by one, so that none is correlated with another: the root of the mean over members of (difference/deviation)². */
    private double style() {
        List<DoubleUnaryOperator> transforms = List.copyOf(Indices.style().values());
        int members = transforms.size();
        double[] squares = new double[members];
        double[] variances = new double[members];
        for (int intent = 0; intent < INTENTS; intent++) {
            double topic = random.nextGaussian();
            Moments[] form = moments(transforms, topic, plan.effect());
            Moments[] control = moments(transforms, topic, 0);
            for (int at = 0; at < members; at++) {
                double one = form[at].squares() / (ANSWERS - 1);
                double other = control[at].squares() / (ANSWERS - 1);
                squares[at] += Math.pow(form[at].mean() - control[at].mean(), 2) - (one + other) / ANSWERS;
                // All forms tell how repetition varies, and one of them has the effect.
                variances[at] += other + (one - other) / Rehearsal.FORMS.size();
            }
        }
        double mean = IntStream.range(0, members)
                .mapToDouble(at -> squares[at] / variances[at])
                .average()
                .orElseThrow();
        return Math.sqrt(Math.max(0, mean));
    }

    private Moments[] moments(List<DoubleUnaryOperator> transforms, double topic, double effect) {
        Moments[] moments = transforms.stream().map(any -> new Moments()).toArray(Moments[]::new);
        for (int answer = 0; answer < ANSWERS; answer++) {
            double[] values = Rehearsal.style(random, transforms.size(), topic, effect);
            for (int at = 0; at < values.length; at++)
                moments[at].add(transforms.get(at).applyAsDouble(values[at]));
        }
        return moments;
    }

    private double profile(Family family, ToDoubleBiFunction<double[], double[]> divergence) {
        int kinds = Indices.profile(family).size();
        double sum = 0;
        for (int intent = 0; intent < INTENTS; intent++) {
            double[] usual = random.doubles(kinds, -1, 1).toArray();
            sum += divergence.applyAsDouble(profile(usual, plan.effect()), profile(usual, 0));
        }
        return sum / INTENTS;
    }

    private double[] profile(double[] usual, double effect) {
        double[] sum = new double[usual.length];
        for (int answer = 0; answer < ANSWERS; answer++) {
            double[] shares = Rehearsal.profile(random, usual, effect);
            for (int at = 0; at < sum.length; at++) sum[at] += shares[at];
        }
        return sum;
    }
}
