package org.phrasefield.stats;

import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * How many of a number of independent cases were of one kind.
 *
 * @param hits 0 to all
 * @param cases 0 or more
 */
public record Share(long hits, long cases) {
    public Share {
        if (hits < 0 || hits > cases) throw new IllegalArgumentException(hits + " of " + cases);
    }

    /** These cases and others together. */
    public Share with(Share others) {
        return new Share(hits + others.hits, cases + others.cases);
    }

    /**
     * Wilson's score interval (1927), always within 0 and 1.
     *
     * @param confidence between 0 and 1, such as 0.95
     * @return empty with no cases
     */
    public Optional<Interval> interval(double confidence) {
        if (cases == 0) return Optional.empty();
        double share = hits / (double) cases;
        double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
        double weight = z * z / cases;
        double centre = (share + weight / 2) / (1 + weight);
        double half = z * Math.sqrt(share * (1 - share) / cases + weight / (4 * cases)) / (1 + weight);
        return Optional.of(new Interval(
                share, Math.min(share, Math.max(0, centre - half)), Math.max(share, Math.min(1, centre + half))));
    }

    /**
     * How probable so many hits or more are (binomial).
     *
     * @param each how probable a hit is in each case, 0 to 1
     */
    public double orMore(double each) {
        return hits == 0 ? 1 : 1 - binomial(each).cumulativeProbability((int) hits - 1);
    }

    /**
     * How probable so many hits or fewer are (binomial).
     *
     * @param each how probable a hit is in each case, 0 to 1
     */
    public double orFewer(double each) {
        return binomial(each).cumulativeProbability((int) hits);
    }

    private BinomialDistribution binomial(double each) {
        return new BinomialDistribution(Math.toIntExact(cases), each);
    }
}
