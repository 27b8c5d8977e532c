package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Means and standard deviations of the members of a vector, frozen so that vectors seen later are placed by the same measure. Members that do
 * not vary are left out.
 */
public final class Standardisation {
    private static final double ROUNDING = 1e-12;

    private final double[] means;
    private final double[] deviations;
    private final int[] members;

    private Standardisation(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
        members = IntStream.range(0, means.length)
                .filter(i -> deviations[i] > ROUNDING * Math.abs(means[i]))
                .toArray();
    }

    /**
     * From vectors, with standard deviations over n − 1.
     *
     * @param vectors one a row, without a gap
     * @return empty with fewer than two rows, or where no member varies
     */
    public static Optional<Standardisation> over(double[][] vectors) {
        if (vectors.length < 2) return Optional.empty();
        double[] means = Vectors.mean(vectors);
        double[] squares = new double[means.length];
        for (double[] row : vectors) {
            for (int i = 0; i < means.length; i++) squares[i] += (row[i] - means[i]) * (row[i] - means[i]);
        }
        double[] deviations = Arrays.stream(squares)
                .map(sum -> Math.sqrt(sum / (vectors.length - 1)))
                .toArray();
        return Optional.of(new Standardisation(means, deviations)).filter(z -> z.members.length > 0);
    }

    /**
     * From what an earlier one found.
     *
     * @param means one a member
     * @param deviations 0 or more each; a member of 0 is left out
     */
    public static Standardisation frozen(double[] means, double[] deviations) {
        Sample.paired(means, deviations);
        return new Standardisation(means.clone(), deviations.clone());
    }

    /** Mean of each member. */
    public double[] means() {
        return means.clone();
    }

    /** Standard deviation of each member. */
    public double[] deviations() {
        return deviations.clone();
    }

    /** Places of the members that vary, in rising order: those whose scores {@link #scores} gives. */
    public int[] members() {
        return members.clone();
    }

    /** (x − mean)/deviation of the members that vary. */
    public double[] scores(double[] vector) {
        if (vector.length != means.length) {
            throw new IllegalArgumentException(vector.length + " members instead of " + means.length);
        }
        Sample.finite(vector);
        return Arrays.stream(members)
                .mapToDouble(i -> (vector[i] - means[i]) / deviations[i])
                .toArray();
    }
}
