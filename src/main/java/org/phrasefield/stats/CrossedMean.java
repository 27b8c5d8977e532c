package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * A mean of paired differences of two conditions, each of which was made in several versions that every unit met, such as wordings: units and versions are
 * both but a sample. Where an F test at 0.25 finds that the versions of a condition differ by more than chance, SE² = Σs²_v/V + max(0, SE²_units −
 * Σs²_e/(n·V)), sums over both conditions, s²_v between the V versions' means, s²_e left over after units and versions; degrees of freedom after
 * Satterthwaite. It is no less than the error over units, nor than Welch's of the versions' means.
 *
 * @param found the difference with its error
 * @param versions what the versions add to the squared error, 0 or more
 */
public record CrossedMean(StudentEstimate found, double versions) {
    private static final double OVERLOOKED = 0.25;

    /** What the versions of one condition tell. */
    private record Side(double between, double freedom, double chance, double chanceFreedom) {}

    /**
     * Adds to a mean over units what the versions differ by.
     *
     * @param units the mean of the differences of the units
     * @param one units by versions by repetitions under the first condition; a version that a unit lacks has none
     * @param other the same under the second condition; it may have another number of versions
     * @return empty with fewer than two versions or units on a side, or too many gaps to tell chance from versions
     */
    public static Optional<CrossedMean> of(PairedMean units, double[][][] one, double[][][] other) {
        Optional<Side> first = side(one);
        Optional<Side> second = side(other);
        if (first.isEmpty() || second.isEmpty()) return Optional.empty();
        Side a = first.get();
        Side b = second.get();
        double own = units.standardError() * units.standardError();
        double between = a.between + b.between;
        double chance = a.chance + b.chance;
        if (between <= chance || withinChance(a, b)) return Optional.of(new CrossedMean(units.student(), 0));
        // What units differ by beyond chance is no less than nothing either.
        double rest = Math.max(0, own - chance);
        double variance = between + rest;
        double uncertain = a.between * a.between / a.freedom + b.between * b.between / b.freedom;
        if (rest > 0) {
            uncertain += own * own / (units.n() - 1.0)
                    + a.chance * a.chance / a.chanceFreedom
                    + b.chance * b.chance / b.chanceFreedom;
        }
        StudentEstimate found = new StudentEstimate(units.mean(), Math.sqrt(variance), variance * variance / uncertain);
        return Optional.of(new CrossedMean(found, variance - own));
    }

    /** Whether versions differ no more than chance lets them, asked so that little is overlooked: at 0.25, as is usual before errors are pooled (Bancroft 1964). */
    private static boolean withinChance(Side a, Side b) {
        double ratio = (a.between + b.between) / (a.chance + b.chance);
        if (!Double.isFinite(ratio)) return false;
        return 1
                        - new FDistribution(a.freedom + b.freedom, a.chanceFreedom + b.chanceFreedom)
                                .cumulativeProbability(ratio)
                > OVERLOOKED;
    }

    private static Optional<Side> side(double[][][] table) {
        int rows = table.length;
        int columns = rows == 0 ? 0 : table[0].length;
        double[][] rest = new double[rows][];
        int cells = 0;
        for (int i = 0; i < rows; i++) {
            double[] means = Arrays.stream(table[i])
                    .mapToDouble(cell -> cell.length == 0 ? Double.NaN : Sample.mean(cell))
                    .toArray();
            double[] there =
                    Arrays.stream(means).filter(mean -> !Double.isNaN(mean)).toArray();
            double row = there.length == 0 ? 0 : Sample.mean(there);
            rest[i] = Arrays.stream(means).map(mean -> mean - row).toArray();
            cells += there.length;
        }
        double left = cells - rows - columns + 1.0;
        if (rows < 2 || columns < 2 || left < 1) return Optional.empty();
        double[] levels = new double[columns];
        double[] shares = new double[columns];
        double squares = 0;
        for (int j = 0; j < columns; j++) {
            int column = j;
            double[] values = IntStream.range(0, rows)
                    .mapToDouble(i -> rest[i][column])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            if (values.length == 0) return Optional.empty();
            levels[j] = Sample.mean(values);
            shares[j] = 1.0 / values.length;
            squares += Sample.squares(values);
        }
        double chance = squares / left * Sample.mean(shares) / columns;
        return Optional.of(new Side(Sample.variance(levels) / columns, columns - 1.0, chance, left));
    }
}
