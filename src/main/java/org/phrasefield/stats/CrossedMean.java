package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A mean of paired differences of two conditions, each of which was made in several versions that every unit met, such as wordings: units and versions are
 * both but a sample. What versions of one condition differ by beyond chance widens the error of the mean over units: SE² = SE²_units +
 * max(0, Σ(s²_v/V − s²_e/(n·V))), the sum over both conditions, s²_v between the V versions' means, s²_e left over after units and versions; degrees of
 * freedom after Satterthwaite.
 *
 * @param found the difference with its error
 * @param versions what the versions add to the squared error, 0 or more
 */
public record CrossedMean(StudentEstimate found, double versions) {
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
        double versions = Math.max(0, a.between + b.between - a.chance - b.chance);
        double own = units.standardError() * units.standardError();
        if (versions == 0) return Optional.of(new CrossedMean(units.student(), 0));
        double variance = own + versions;
        double freedom = variance
                * variance
                / (own * own / (units.n() - 1.0)
                        + a.between * a.between / a.freedom
                        + b.between * b.between / b.freedom
                        + a.chance * a.chance / a.chanceFreedom
                        + b.chance * b.chance / b.chanceFreedom);
        return Optional.of(new CrossedMean(new StudentEstimate(units.mean(), Math.sqrt(variance), freedom), versions));
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
