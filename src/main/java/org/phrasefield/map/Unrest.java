package org.phrasefield.map;

import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Dice.Source;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.PairedDesign;

/**
 * How an index's difference between two forms varies from intent to intent: V(R) = between + repetition·fall(R), with R trials a cell.
 *
 * @param fall how that of repetition falls with trials
 * @param between what no number of trials takes away, in squared units of what is averaged over intents; 0 or more
 * @param repetition what repetition adds with one trial on one side, by {@code fall}; 0 or more
 */
record Unrest(Fall fall, double between, double repetition) {
    /** What a form does in single intents, as a part of the variance of repetition, where it was not measured: simulations of the metrics reference. */
    private static final double INTERPLAY = 0.3;
    /** Standard deviation of the logarithm of words of short answers. */
    private static final double LENGTH = 0.3;
    /** 4/9: whitened vectors of style vary as if in nine directions, in planted runs of 2, 5 and 10 trials. */
    private static final double STYLE = 4.0 / 9;
    /** Of a stored real run of a small model: 0.025 squared bits at 3 trials. */
    private static final double ZONE = 0.09;
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
        /**
         * Of a squared distance, or a divergence, less what chance adds: its variance by chance alone is (4/p)·(2R−1)/(R²(R−1)), where p members vary
         * independently.
         */
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
     * a distance that is no part, but the distance itself.
     *
     * @param variance of the differences, above 0
     * @param trials that they were measured with
     */
    static Unrest measured(Fall fall, double variance, int trials) {
        double interplay = switch (fall) {
            case MEANS -> 2 * INTERPLAY;
            case MEAN -> INTERPLAY;
            case DISTANCE -> 0;
        };
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

    /** Of a difference in one intent. */
    double variance(int trials) {
        return between + repetition * fall.of(trials);
    }

    /** The plan with so many trials, in which an intent is measured once. */
    PairedDesign design(int trials) {
        return new PairedDesign(variance(trials), 0, 1, 0, 1);
    }
}
