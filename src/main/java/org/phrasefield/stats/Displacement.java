package org.phrasefield.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far vectors of one condition lie from those of another, in standard deviations of repetition per member, freed of what chance alone
 * adds. Squares are averaged over independent units first, and only the mean's root is taken, with its sign: roots of single units would be biased.
 *
 * @param meanSquare mean over units of {@link #square} with its error; 0 on average where nothing differs, so often below 0 then
 */
public record Displacement(PairedMean meanSquare) {
    /**
     * D² = ΔᵀR⁻¹Δ/p − tr(R⁻¹(Ĉ₁/n₁ + Ĉ₂/n₂))/p of one unit, p the members that vary, Ĉ each condition's own covariance: unbiased also where the two
     * vary unequally from repetition to repetition, if the noise was measured elsewhere than in this unit.
     *
     * @param one repetitions by members
     * @param other repetitions by members
     * @return squared distance, which may be below 0; empty where a condition has fewer than two repetitions
     */
    public static OptionalDouble square(Noise noise, double[][] one, double[][] other) {
        if (one.length < 2 || other.length < 2) return OptionalDouble.empty();
        double[][] first = whitened(noise, one);
        double[][] second = whitened(noise, other);
        double[] difference = Vectors.minus(Vectors.mean(first), Vectors.mean(second));
        double chance = squaredError(first) + squaredError(second);
        return OptionalDouble.of((Vectors.dot(difference, difference) - chance) / difference.length);
    }

    /**
     * How probable distances this great are where the conditions do not differ: repetitions change sides at random, unit by unit. Noise is that about each
     * unit's mean over both sides, which knows no side: by the noise within sides, distances between them would look too great. So it holds the difference itself,
     * and with few repetitions correlations that come of it: freed of these, members that all move together seem to stand still, while freed of none
     * a single one that moves is lost among many that vary together. The greater of both distances counts.
     *
     * @param ones one unit after the other, repetitions by members
     * @param others the same units under the other condition
     * @param draws how often sides are changed, such as 9,999
     * @return 1 where nothing varies
     */
    public static double pValue(List<double[][]> ones, List<double[][]> others, int draws, long seed) {
        Optional<Noise> noise = Noise.pooled(IntStream.range(0, ones.size())
                .mapToObj(unit -> Stream.of(ones.get(unit), others.get(unit))
                        .flatMap(Arrays::stream)
                        .toArray(double[][]::new))
                .toList());
        if (noise.isEmpty()) return 1;
        int members = noise.get().members().length;
        return Relabelling.pValue(
                ones.stream().map(rows -> bothWays(noise.get(), rows)).toList(),
                others.stream().map(rows -> bothWays(noise.get(), rows)).toList(),
                List.of(
                        (one, other) -> squared(one, other, 0, members),
                        (one, other) -> squared(one, other, members, 2 * members)),
                draws,
                seed);
    }

    /** Each row freed of correlations, then behind it the same row with them. */
    private static double[][] bothWays(Noise noise, double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> DoubleStream.concat(
                                Arrays.stream(noise.whitened(row)), Arrays.stream(noise.standardised(row)))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double squared(double[] one, double[] other, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) sum += (one[i] - other[i]) * (one[i] - other[i]);
        return sum;
    }

    /**
     * From the squared distances of independent units.
     *
     * @return empty with fewer than two, or where they are all equal
     */
    public static Optional<Displacement> of(double[] squares) {
        return PairedMean.of(Sample.finite(squares)).map(Displacement::new);
    }

    /** The root of the mean square with its sign. */
    public double magnitude() {
        return signedRoot(meanSquare.mean());
    }

    /**
     * The interval of the magnitude: the signed roots of the ends of Student's interval for the mean square. In simulations with 8 members, 5
     * repetitions and 9, 12 or 24 units that differ more or less, it held the truth in 93 to 95 % of cases at 0.95, and a
     * bias-corrected bootstrap in 88 to 93 %.
     *
     * @param confidence between 0 and 1, such as 0.95
     */
    public Interval interval(double confidence) {
        Interval squares = meanSquare.interval(confidence);
        return new Interval(magnitude(), signedRoot(squares.low()), signedRoot(squares.high()));
    }

    private static double signedRoot(double square) {
        return Math.signum(square) * Math.sqrt(Math.abs(square));
    }

    private static double[][] whitened(Noise noise, double[][] rows) {
        Vectors.dimension(rows);
        return Arrays.stream(rows).map(noise::whitened).toArray(double[][]::new);
    }

    /** Trace of the covariance of the rows' mean. */
    private static double squaredError(double[][] rows) {
        double sum = 0;
        for (double[] row : Vectors.centred(rows, Vectors.mean(rows))) sum += Vectors.dot(row, row);
        return sum / (rows.length - 1) / rows.length;
    }
}
