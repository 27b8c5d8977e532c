package org.phrasefield.map;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.HalfSplits;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.PairedMean;
import org.phrasefield.stats.Relabelling;

/** How far a profile of zones or strategies moves, less what it moves between halves of the same answers: E8 of the metrics reference. */
final class ProfileDistance extends Distance {
    private static final int SPLITS = 200;
    private static final long SEED = 20261125;

    private final ToDoubleBiFunction<double[], double[]> divergence;
    private final double ofInterest;

    /**
     * @param divergence of two profiles
     * @param ofInterest the largest divergence that is not worth caring about
     */
    ProfileDistance(
            String language,
            String model,
            Metric index,
            Group group,
            String control,
            Vectors profiles,
            ToDoubleBiFunction<double[], double[]> divergence,
            double ofInterest) {
        super(language, model, index, group, control, profiles.full());
        this.divergence = divergence;
        this.ofInterest = ofInterest;
    }

    @Override
    OptionalDouble apart(String intent, double[][] one, double[][] other) {
        Optional<HalfSplits> splits = HalfSplits.of(one, other, divergence, SPLITS, SEED);
        return splits.isPresent() ? OptionalDouble.of(splits.get().corrected()) : OptionalDouble.empty();
    }

    @Override
    Optional<Interval> interval(double[] intents, double confidence) {
        return PairedMean.of(intents).map(found -> found.interval(confidence));
    }

    /** Of the divergences as they are: what chance adds to them it adds however the answers are labelled. */
    @Override
    double pValue(List<double[][]> ones, List<double[][]> others, int draws) {
        return Relabelling.pValue(ones, others, divergence, draws, SEED);
    }

    @Override
    double ofInterest() {
        return ofInterest;
    }

    @Override
    double boundOfMean() {
        return ofInterest;
    }

    @Override
    double unit(int member) {
        return 1;
    }
}
