package org.phrasefield.forecast;

import java.util.OptionalDouble;
import org.phrasefield.forecast.Measured.Matters;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.NormalBelief;
import org.phrasefield.stats.ScoringRules;

/**
 * A claim beside what came. The run's estimate has an error of its own, so the claim is taken as one about that estimate: its variance grows by that of
 * the estimate before anything is scored by a number. Scores are in smallest differences that matter.
 *
 * @param forecaster whose claim it is
 * @param run the run that settles it
 * @param claim what was claimed
 * @param measured what came
 */
public record Settled(Forecaster forecaster, String run, Claim claim, Measured measured) {
    /** Whether the size that was claimed is the one that came. */
    public enum Hit {
        /** The whole 95 % interval of what came has the size. */
        RIGHT,
        /** Nothing in it has. */
        WRONG,
        /** Some of it has: the run cannot tell. */
        OPEN
    }

    /** How a claim is scored; less is better. */
    public enum Rule {
        /** Of the probability of a difference that matters; only where the run can tell. */
        BRIER,
        /** The same in nats, probabilities clipped to 0.01 and 0.99. */
        LOGARITHMIC,
        /** Ranked probability score of the sizes that the interval makes probable. */
        RANKED,
        /** Winkler's score of the 80 % interval. */
        INTERVAL,
        /** Continuous ranked probability score of the interval as a normal distribution. */
        CRPS
    }

    /** Its score; empty where the rule does not apply. */
    public OptionalDouble score(Rule rule) {
        Index index = index();
        double unit = index.interest();
        return switch (rule) {
            case BRIER -> decided() ? OptionalDouble.of(ScoringRules.brier(claim.probability(), mattered())) : none();
            case LOGARITHMIC ->
                decided() ? OptionalDouble.of(ScoringRules.logarithmic(claim.probability(), mattered())) : none();
            case RANKED ->
                OptionalDouble.of(ScoringRules.rankedProbability(
                        index.probabilities(seen()), index.sizes().indexOf(measured.size())));
            case INTERVAL -> {
                Interval interval = seen().interval(Claim.CONFIDENCE);
                yield OptionalDouble.of(
                        ScoringRules.interval(interval.low(), interval.high(), Claim.CONFIDENCE, measured.estimate())
                                / unit);
            }
            case CRPS ->
                OptionalDouble.of(
                        ScoringRules.normalCrps(seen().mean(), seen().deviation(), measured.estimate()) / unit);
        };
    }

    private static OptionalDouble none() {
        return OptionalDouble.empty();
    }

    /** What the claim says of an estimate with this error. */
    private NormalBelief seen() {
        NormalBelief belief = claim.belief();
        return new NormalBelief(belief.mean(), Math.hypot(belief.deviation(), measured.error()));
    }

    Index index() {
        return measured.place().index();
    }

    /** Whether the run can tell that the difference matters, or does not. */
    public boolean decided() {
        return measured.matters() != Matters.UNDECIDED;
    }

    /** Whether it matters, where the run can tell. */
    public boolean mattered() {
        return measured.matters() == Matters.YES;
    }

    /** Whether the interval, widened by the error of the estimate, holds the estimate. */
    public boolean covered() {
        Interval interval = seen().interval(Claim.CONFIDENCE);
        return interval.low() <= measured.estimate() && measured.estimate() <= interval.high();
    }

    /** How far the middle lies above what came, below 0 where it lies below. */
    public double bias() {
        return (claim.middle() - measured.estimate()) / index().interest();
    }

    /** How wide the interval is. */
    public double width() {
        return (claim.high() - claim.low()) / index().interest();
    }

    /** Whether the size is right, as far as the run can tell. */
    public Hit hit() {
        Size low = index().size(measured.interval().low());
        Size high = index().size(measured.interval().high());
        if (claim.size().compareTo(low) < 0 || claim.size().compareTo(high) > 0) return Hit.WRONG;
        return low == high ? Hit.RIGHT : Hit.OPEN;
    }
}
