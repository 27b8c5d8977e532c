package org.phrasefield.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reliability of ratings, by who rated (Shrout and Fleiss 1979); 1 at most, 0 or below where raters tell nothing.
 *
 * @param oneWay of a single rating, each target rated by others: ICC(1,1)
 * @param twoWay of a single rating by raters drawn from many: ICC(2,1)
 * @param fixed of a single rating by just these raters, their level aside: ICC(3,1)
 * @param oneWayMean of the mean rating: ICC(1,k)
 * @param twoWayMean ICC(2,k)
 * @param fixedMean ICC(3,k), which is also Cronbach's alpha of the columns
 */
public record IntraclassCorrelation(
        double oneWay, double twoWay, double fixed, double oneWayMean, double twoWayMean, double fixedMean) {
    /**
     * From a full table.
     *
     * @param ratings targets by raters
     * @return empty with fewer than two targets or raters, or where the targets do not differ
     */
    public static Optional<IntraclassCorrelation> of(double[][] ratings) {
        int n = ratings.length;
        if (n < 2 || Vectors.dimension(ratings) < 2) return Optional.empty();
        int k = ratings[0].length;
        double[] targets = Arrays.stream(ratings).mapToDouble(Sample::mean).toArray();
        if (Sample.flat(targets)) return Optional.empty();
        double within = Arrays.stream(ratings).mapToDouble(Sample::squares).sum();
        double raters = n * Sample.squares(Vectors.mean(ratings));
        double target = k * Sample.variance(targets);
        double rater = raters / (k - 1);
        double error = (within - raters) / ((n - 1.0) * (k - 1));
        double inside = within / (n * (k - 1.0));
        return Optional.of(new IntraclassCorrelation(
                (target - inside) / (target + (k - 1) * inside),
                (target - error) / (target + (k - 1) * error + k * (rater - error) / n),
                (target - error) / (target + (k - 1) * error),
                (target - inside) / target,
                (target - error) / (target + (rater - error) / n),
                (target - error) / target));
    }
}
