package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The analysis of variance of a table in which every row meets every column equally often, at least twice: mean squares of rows, columns, their
 * interaction and what is left.
 *
 * @param row with rows − 1 degrees of freedom
 * @param column with columns − 1
 * @param interaction with the product of both
 * @param residual with rows·columns·(repetitions − 1)
 * @param rows at least 2
 * @param columns at least 2
 * @param repetitions at least 2
 */
public record MeanSquares(
        double row, double column, double interaction, double residual, int rows, int columns, int repetitions) {
    /**
     * From the measurements.
     *
     * @param table rows by columns by repetitions
     * @return empty with fewer than two rows, columns or repetitions, or with unequal numbers of them
     */
    public static Optional<MeanSquares> of(double[][][] table) {
        int rows = table.length;
        int columns = rows == 0 ? 0 : table[0].length;
        int repetitions = columns == 0 ? 0 : table[0][0].length;
        boolean whole = Arrays.stream(table)
                .allMatch(row ->
                        row.length == columns && Arrays.stream(row).allMatch(cell -> cell.length == repetitions));
        if (rows < 2 || columns < 2 || repetitions < 2 || !whole) return Optional.empty();
        double[][] means = new double[rows][columns];
        double within = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                means[i][j] = Sample.mean(table[i][j]);
                within += Sample.squares(table[i][j]);
            }
        }
        double[] ofColumns = Vectors.mean(means);
        double[] ofRows = Arrays.stream(means).mapToDouble(Sample::mean).toArray();
        double all = Sample.mean(ofRows);
        double crossed = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                crossed += Math.pow(means[i][j] - ofRows[i] - ofColumns[j] + all, 2);
            }
        }
        return Optional.of(new MeanSquares(
                columns * repetitions * Sample.variance(ofRows),
                rows * repetitions * Sample.variance(ofColumns),
                repetitions * crossed / ((rows - 1.0) * (columns - 1)),
                within / ((double) rows * columns * (repetitions - 1)),
                rows,
                columns,
                repetitions));
    }

    /** The variances of row, column and interaction, in this order, by the method of moments, 0 where it would be below. */
    public VarianceComponents components() {
        double ofInteraction = (interaction - residual) / repetitions;
        double ofRow = (row - interaction) / ((double) columns * repetitions);
        double ofColumn = (column - interaction) / ((double) rows * repetitions);
        double[] factors = {Math.max(0, ofRow), Math.max(0, ofColumn), Math.max(0, ofInteraction)};
        return new VarianceComponents(factors, residual);
    }

    /**
     * How well the rows' means would be met by another such table with other columns (Brennan 2001): σ²_row/(σ²_row + σ²_interaction/columns +
     * σ²_residual/(columns·repetitions)), 0 to 1.
     *
     * @return empty where nothing varies
     */
    public OptionalDouble generalisability() {
        VarianceComponents parts = components();
        double signal = parts.factor(0);
        double noise = parts.factor(2) / columns + residual / ((double) columns * repetitions);
        return signal + noise == 0 ? OptionalDouble.empty() : OptionalDouble.of(signal / (signal + noise));
    }
}
