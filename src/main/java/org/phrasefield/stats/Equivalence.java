package org.phrasefield.stats;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Two one-sided tests (Schuirmann 1987) of whether an effect is too small to matter.
 *
 * @param pLower how probable an estimate this great is where the effect is as low as minus the bound
 * @param pUpper how probable an estimate this small is where the effect is as high as the bound
 */
public record Equivalence(double pLower, double pUpper) {
    /**
     * Tests an estimate against the bounds ±bound.
     *
     * @param standardError above 0
     * @param freedom degrees of freedom of the standard error
     * @param bound the smallest effect of interest, above 0
     */
    public static Equivalence of(double estimate, double standardError, double freedom, double bound) {
        if (!(bound > 0)) throw new IllegalArgumentException("a bound of " + bound);
        TDistribution student = new TDistribution(freedom);
        return new Equivalence(
                student.cumulativeProbability(-(estimate + bound) / standardError),
                student.cumulativeProbability((estimate - bound) / standardError));
    }

    /** The same of an estimate with its error. */
    public static Equivalence of(StudentEstimate found, double bound) {
        return of(found.estimate(), found.standardError(), found.freedom(), bound);
    }

    /** The same of a mean of paired differences. */
    public static Equivalence of(PairedMean mean, double bound) {
        return of(mean.student(), bound);
    }

    /** The greater of the two: the effect lies within the bounds where this is below the level. */
    public double pValue() {
        return Math.max(pLower, pUpper);
    }
}
