package org.phrasefield.map;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.phrasefield.map.Dice.Source;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.PairedDesign;

/**
 * How an index's difference between two forms varies from intent to intent: V(R) = between + repetition·fall(R), with R trials a cell; of a distance a part more that grows with it.
 *
 * @param fall how that of repetition falls with trials
 * @param between what no number of trials takes away, in squared units of what is averaged over intents; 0 or more
 * @param repetition what repetition adds with one trial on one side, by {@code fall}; 0 or more
 */
record Unrest(Fall fall, double between, double repetition) {
    /** What a form does in single intents, as a part of the variance of repetition, where it was not measured: simulations of the metrics reference. */
    private static final double INTERPLAY = 0.3;

    /** A comparison whose units vary by one. */
    private static final PairedDesign ONE = new PairedDesign(1, 0, 1, 0, 1);
    /** Standard deviation of the logarithm of words of short answers. */
    private static final double LENGTH = 0.3;
    /** Chance moves a distance as if in so many independent directions: style did in planted runs of 2, 5 and 10 trials, and a profile of zones has nine sides. */
    private static final double DIRECTIONS = 9;
    /** Style counts standard deviations of repetition. */
    private static final double STYLE = 4 / DIRECTIONS;
    /** Of a stored real run of a small model, whose zones varied by 0.025 squared bits at 3 trials. */
    private static final double ZONE = 0.08;
    /** Variance of a contest that is as good as a coin, in squared percentage points; it can be no larger. */
    private static final double CONTEST = 2500;

    /** How repetition's part falls with trials. */
    enum Fall {
        /** Of a difference of two means. */
        MEANS {
            @Override
            double of(int trials) {
                return 2.0 / trials;
            }
        },
        /** Of one mean. */
        MEAN {
            @Override
            double of(int trials) {
                return 1.0 / trials;
            }
        },
        /** Of a squared distance, or a divergence, less what chance adds, where nothing differs: (2R−1)/(R²(R−1)). */
        DISTANCE {
            @Override
            double of(int trials) {
                double count = Math.max(2, trials);
                return (2 * count - 1) / (count * count * (count - 1));
            }
        };

        /** @param trials 1 or more, of a distance 2 or more */
        abstract double of(int trials);

        static Fall of(Metric index) {
            if (index.distance()) return DISTANCE;
            return index.equals(Indices.DEPTH) ? MEAN : MEANS;
        }
    }

    /** Before anything was measured; empty where nothing honest can be said. */
    static Optional<Unrest> assumed(Metric index) {
        if (index.id().equals(Metrics.LENGTH_RATIO)) return Optional.of(differences(LENGTH * LENGTH));
        if (index.equals(Indices.STYLE)) return Optional.of(new Unrest(Fall.DISTANCE, 0, STYLE));
        if (index.equals(Indices.ZONE)) return Optional.of(new Unrest(Fall.DISTANCE, 0, ZONE));
        if (index.equals(Indices.DEPTH)) return Optional.of(new Unrest(Fall.MEAN, INTERPLAY * CONTEST, CONTEST));
        return Optional.empty();
    }

    private static Unrest differences(double repetition) {
        return new Unrest(Fall.MEANS, 2 * INTERPLAY * repetition, repetition);
    }

    /**
     * From a variance over intents, which is parted as usual: three tenths of the variance of repetition are what a form does in single intents. In
     * a distance that is no part, but the distance itself, which varies the more the greater it is.
     *
     * @param variance of the differences, above 0
     * @param mean of the differences
     * @param trials that they were measured with
     */
    static Unrest measured(Fall fall, double variance, double mean, int trials) {
        if (fall == Fall.DISTANCE) {
            double chance = fall.of(trials);
            double own = slope(1, trials) * Math.max(0, mean);
            double root = (Math.sqrt(own * own + 4 * chance * variance) - own) / (2 * chance);
            return new Unrest(fall, 0, root * root);
        }
        double interplay = fall == Fall.MEANS ? 2 * INTERPLAY : INTERPLAY;
        double repetition = variance / (interplay + fall.of(trials));
        return new Unrest(fall, interplay * repetition, repetition);
    }

    /** Of a metric of single answers, of which the dice meter tells both. */
    static Unrest of(Dice dice) {
        double left = variance(dice, Source.REPETITION).orElse(0);
        OptionalDouble pair = variance(dice, Source.FORM_INTENT);
        // With one answer a cell what is left holds both.
        return pair.isPresent()
                ? new Unrest(Fall.MEANS, 2 * pair.getAsDouble(), left)
                : differences(left / (1 + INTERPLAY));
    }

    private static OptionalDouble variance(Dice dice, Source source) {
        return dice.shares().stream()
                .filter(share -> share.source() == source)
                .mapToDouble(Dice.Share::variance)
                .findFirst();
    }

    /** The same with another variance of repetition, parted alike. */
    Unrest with(double other) {
        return new Unrest(fall, repetition == 0 ? 0 : between * other / repetition, other);
    }

    /** Of a difference in one intent, where forms do not differ. */
    double variance(int trials) {
        return between + repetition * fall.of(trials);
    }

    /** What a distance adds to its own variance, by its size: with p directions and one of repetition's deviations u, 4u/p·2/R, and repetition is 4u²/p. */
    private static double slope(double root, int trials) {
        return 2 / Math.sqrt(DIRECTIONS) * root * Fall.MEANS.of(trials);
    }

    /**
     * The smallest effect that is found, on the scale on which intents are averaged.
     *
     * @param level of a two-sided test
     */
    double smallestEffect(int intents, int trials, double level, double power) {
        double error = ONE.smallestEffect(intents, level, power);
        return smallestEffect(error * error, trials);
    }

    /** The effect s of which s² = k·(V + slope·s). */
    private double smallestEffect(double k, int trials) {
        double own = fall == Fall.DISTANCE ? k * slope(Math.sqrt(repetition), trials) : 0;
        return (own + Math.sqrt(own * own + 4 * k * variance(trials))) / 2;
    }

    /** The fewest intents that find an effect; at least as many as given, which do not. */
    int intentsFor(double effect, int from, int trials, double level, double power) {
        int few = from;
        int enough = from;
        while (smallestEffect(enough, trials, level, power) > effect) {
            few = enough;
            enough *= 2;
        }
        while (enough - few > 1) {
            int middle = few + (enough - few) / 2;
            if (smallestEffect(middle, trials, level, power) > effect) few = middle;
            else enough = middle;
        }
        return enough;
    }

    /** The fewest trials that find an effect; empty where no more than {@code most} do. */
    OptionalInt trialsFor(double effect, int intents, int from, int most, double level, double power) {
        double error = ONE.smallestEffect(intents, level, power);
        return IntStream.rangeClosed(from, most)
                .filter(trials -> smallestEffect(error * error, trials) <= effect)
                .findFirst();
    }
}
