package org.phrasefield.map;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.phrasefield.map.Dice.Source;
import org.phrasefield.stats.PairedDesign;

/**
 * The smallest effect on length that a plan can see: what eight in ten such runs would call (F9 of the metrics reference).
 *
 * @param intents of the plan
 * @param trials a cell
 * @param comparisons of the headline indices
 * @param measured whether variances come of an earlier run, or are assumed
 * @param repetition standard deviation of the logarithm of words between trials of one cell
 * @param alone the smallest effect by itself, as a logarithm
 * @param among the smallest effect among all comparisons, as a logarithm
 * @param intentsForHalf with how many intents half of {@code among} would be seen
 * @param trialsForHalf with how many trials a cell it would; absent where no number of trials does
 */
public record Reach(
        int intents,
        int trials,
        int comparisons,
        boolean measured,
        double repetition,
        double alone,
        double among,
        int intentsForHalf,
        OptionalInt trialsForHalf) {
    private static final double LEVEL = 0.05;
    private static final double POWER = 0.8;
    /** Where nothing was measured: the spread of short answers, and what a form does in single intents as the reference's simulations have it. */
    private static final double USUAL_REPETITION = 0.3;

    private static final double USUAL_INTERPLAY = 0.3;
    private static final int MOST_TRIALS = 100;

    /** The two variances that matter. */
    private record Variances(double interplay, double repetition) {
        static Variances assumed() {
            double repetition = USUAL_REPETITION * USUAL_REPETITION;
            return new Variances(USUAL_INTERPLAY * repetition, repetition);
        }

        static Variances of(Dice dice) {
            double left = variance(dice, Source.REPETITION).orElse(0);
            OptionalDouble pair = variance(dice, Source.FORM_INTENT);
            // With one answer a cell what is left holds both.
            return pair.isPresent()
                    ? new Variances(pair.getAsDouble(), left)
                    : new Variances(left * USUAL_INTERPLAY / (1 + USUAL_INTERPLAY), left / (1 + USUAL_INTERPLAY));
        }

        private static OptionalDouble variance(Dice dice, Source source) {
            return dice.shares().stream()
                    .filter(share -> share.source() == source)
                    .mapToDouble(Dice.Share::variance)
                    .findFirst();
        }

        PairedDesign design(int trials) {
            return new PairedDesign(2 * interplay, repetition, trials, repetition, trials);
        }
    }

    /**
     * What a plan can see.
     *
     * @param intents 2 or more
     * @param trials 1 or more
     * @param comparisons 1 or more
     * @param dice how length varied in an earlier run, in each language and model; the most cautious is taken, and with none variances are assumed
     */
    public static Reach of(int intents, int trials, int comparisons, List<Dice> dice) {
        return dice.stream()
                .map(Variances::of)
                .filter(variances -> variances.repetition() > 0)
                .map(variances -> of(intents, trials, comparisons, true, variances))
                .reduce((one, other) -> one.among() >= other.among() ? one : other)
                .orElseGet(() -> of(intents, trials, comparisons, false, Variances.assumed()));
    }

    private static Reach of(int intents, int trials, int comparisons, boolean measured, Variances variances) {
        PairedDesign design = variances.design(trials);
        double among = design.smallestEffect(intents, LEVEL / comparisons, POWER);
        int more = trials;
        while (more <= MOST_TRIALS
                && variances.design(more).smallestEffect(intents, LEVEL / comparisons, POWER) > among / 2) {
            more++;
        }
        return new Reach(
                intents,
                trials,
                comparisons,
                measured,
                Math.sqrt(variances.repetition()),
                design.smallestEffect(intents, LEVEL, POWER),
                among,
                design.unitsNeeded(among / 2, LEVEL / comparisons, POWER),
                more > MOST_TRIALS ? OptionalInt.empty() : OptionalInt.of(more));
    }

    /** Whether any effect could be called at all: by signs, no effect of so few intents can be proved among so many comparisons. */
    public boolean sufficient() {
        return intents >= Effects.intentsFor(comparisons);
    }
}
