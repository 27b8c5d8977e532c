package org.phrasefield.stats;

/** Arithmetic on rows of numbers of one length. */
final class Vectors {
    private Vectors() {}

    /**
     * The common length of the rows.
     *
     * @throws IllegalArgumentException if there is no row, rows differ in length, or a number is not finite
     */
    static int dimension(double[][] rows) {
        if (rows.length == 0) throw new IllegalArgumentException("no rows");
        int dimension = rows[0].length;
        for (double[] row : rows) {
            if (row.length != dimension) {
                throw new IllegalArgumentException("rows of " + dimension + " and " + row.length + " numbers");
            }
            Sample.finite(row);
        }
        return dimension;
    }

    /** a·b of two rows of one length. */
    static double dot(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("rows of " + a.length + " and " + b.length + " numbers");
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    /** Euclidean length. */
    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) difference[i] = a[i] - b[i];
        return difference;
    }

    /** Euclidean distance. */
    static double distance(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("rows of " + a.length + " and " + b.length + " numbers");
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.sqrt(sum);
    }

    /** Mean of the rows, number by number. */
    static double[] mean(double[][] rows) {
        double[] mean = new double[dimension(rows)];
        for (double[] row : rows) for (int i = 0; i < mean.length; i++) mean[i] += row[i];
        for (int i = 0; i < mean.length; i++) mean[i] /= rows.length;
        return mean;
    }

    /** Mean of the rows in these places, number by number. */
    static double[] mean(double[][] rows, int[] places) {
        double[] mean = sum(rows, places);
        divide(mean, places.length);
        return mean;
    }

    /** Sum of the rows in these places, number by number. */
    static double[] sum(double[][] rows, int[] places) {
        double[] sum = new double[rows[0].length];
        for (int place : places) {
            double[] row = rows[place];
            for (int i = 0; i < sum.length; i++) sum[i] += row[i];
        }
        return sum;
    }

    /** Divides each number in its place. */
    static void divide(double[] row, double by) {
        for (int i = 0; i < row.length; i++) row[i] /= by;
    }

    /**
     * The same square matrix, its lower half made equal to the upper: sums that are equal but for rounding would not pass for symmetric where they
     * nearly vanish.
     */
    static double[][] mirrored(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) for (int j = 0; j < i; j++) matrix[i][j] = matrix[j][i];
        return matrix;
    }

    /** Each row less the centre. */
    static double[][] centred(double[][] rows, double[] centre) {
        double[][] centred = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) centred[i] = minus(rows[i], centre);
        return centred;
    }
}
