package org.phrasefield.map;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.scoring.Indices;
import org.phrasefield.stats.Displacement;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.Noise;

/** How far the style moves, in standard deviations of repetition per member of its vector: B10d of the metrics reference. */
final class StyleDistance extends Distance {
    /** The same as of any single member. */
    private static final double OF_INTEREST = 0.3;

    private final Optional<Noise> noise;
    private final double[] deviations;

    StyleDistance(String language, String model, Group group, String control) {
        super(language, model, Indices.STYLE, group, control, group.style);
        noise = vectors.members().isEmpty()
                ? Optional.empty()
                : Noise.pooled(List.copyOf(vectors.cells().values()));
        deviations =
                noise.map(Noise::deviations).orElse(new double[vectors.members().size()]);
    }

    @Override
    OptionalDouble apart(double[][] one, double[][] other) {
        return noise.isPresent() ? Displacement.square(noise.get(), one, other) : OptionalDouble.empty();
    }

    @Override
    Optional<Interval> interval(double[] squares, double confidence) {
        return Displacement.of(squares).map(found -> found.interval(confidence));
    }

    @Override
    double ofInterest() {
        return OF_INTEREST;
    }

    /** A member that never varies within a cell has no unit, and moves infinitely far or not at all. */
    @Override
    double unit(int member) {
        return deviations[member];
    }
}
