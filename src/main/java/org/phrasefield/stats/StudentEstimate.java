package org.phrasefield.stats;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * An estimate whose error is known as far as its degrees of freedom go: over its standard error it is Student's t about the truth.
 *
 * @param estimate the point
 * @param standardError above 0
 * @param freedom degrees of freedom of the standard error, above 0
 */
public record StudentEstimate(double estimate, double standardError, double freedom) {
    public StudentEstimate {
        Sample.finite(new double[] {estimate, standardError, freedom});
        if (standardError <= 0 || freedom <= 0) {
            throw new IllegalArgumentException("an error of " + standardError + " with " + freedom + " degrees");
        }
    }

    /**
     * The interval that holds the truth with this confidence.
     *
     * @param confidence between 0 and 1, such as 0.95
     */
    public Interval interval(double confidence) {
        double t = new TDistribution(freedom).inverseCumulativeProbability(0.5 + confidence / 2);
        return new Interval(estimate, estimate - t * standardError, estimate + t * standardError);
    }

    /** How probable an estimate this far from 0 is where the truth is 0, two-sided. */
    public double pValue() {
        return 2 * new TDistribution(freedom).cumulativeProbability(-Math.abs(estimate / standardError));
    }
}
