package org.phrasefield.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the statistics promise of studies whose effects are known, each index apart unless it says otherwise. */
public enum Promise {
    /** Of effects that are not there, 3 to 7 in a hundred have a p of 0.05 or below, uncorrected. */
    FALSE_ALONE(0.03, 0.07),
    /** Of 95 % intervals, 93 to 97 in a hundred hold the truth. */
    HELD(0.93, 0.97),
    /** Of effects of one standard deviation of repetition, more than 90 in a hundred are called after correction. */
    FOUND(Math.nextUp(0.9), 1),
    /** Of whole studies without an effect, all indices together, at most 7 in a hundred have any called after correction. */
    ANY_FALSE(0, 0.07);

    private final double least;
    private final double most;

    Promise(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /**
     * A promise that was not kept.
     *
     * @param metric id of the index; absent where all are meant
     * @param share what was found instead, from 0 to 1
     */
    public record Broken(Promise promise, Optional<String> metric, double share) {}

    /**
     * Which promises were not kept.
     *
     * @param nothing studies without an effect
     * @param planted studies with an effect of one standard deviation of repetition on one form
     */
    public static List<Broken> broken(Calibration nothing, Calibration planted) {
        return broken(nothing.indices(), planted.indices(), nothing.anyCalled());
    }

    /**
     * The same of what was counted.
     *
     * @param nothing of studies without an effect
     * @param planted of studies with one
     * @param anyCalled share of the studies without an effect of which any was called, from 0 to 1
     */
    public static List<Broken> broken(
            List<Calibration.Index> nothing, List<Calibration.Index> planted, double anyCalled) {
        List<Broken> broken = new ArrayList<>();
        for (Calibration.Index index : nothing) {
            FALSE_ALONE.check(index.metric(), OptionalDouble.of(index.alone()), broken);
            HELD.check(index.metric(), OptionalDouble.of(index.covered()), broken);
        }
        for (Calibration.Index index : planted) {
            FOUND.check(index.metric(), index.found(), broken);
            HELD.check(index.metric(), index.plantedCovered(), broken);
        }
        if (!ANY_FALSE.keeps(anyCalled)) {
            broken.add(new Broken(ANY_FALSE, Optional.empty(), anyCalled));
        }
        return List.copyOf(broken);
    }

    private void check(String metric, OptionalDouble share, List<Broken> broken) {
        share.ifPresent(found -> {
            if (!keeps(found)) broken.add(new Broken(this, Optional.of(metric), found));
        });
    }

    private boolean keeps(double share) {
        return share >= least && share <= most;
    }
}
