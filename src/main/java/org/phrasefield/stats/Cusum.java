package org.phrasefield.stats;

/**
 * A two-sided cumulative sum (Page 1954) of standard scores that come one at a time; immutable. It finds a shift of about 2k standard deviations
 * soonest; {@link CusumPlan} says where the limit lies.
 *
 * @param slack k, 0 or more; 0.5 as a rule
 * @param limit h, above 0, beyond which it gives alarm
 * @param above S⁺, 0 or more
 * @param below S⁻, 0 or more
 */
public record Cusum(double slack, double limit, double above, double below) {
    public Cusum {
        if (!(slack >= 0) || !(limit > 0))
            throw new IllegalArgumentException("a slack of " + slack + ", a limit of " + limit);
        if (!(above >= 0) || !(below >= 0)) throw new IllegalArgumentException("sums of " + above + " and " + below);
    }

    /** One that has seen nothing. */
    public static Cusum start(double slack, double limit) {
        return new Cusum(slack, limit, 0, 0);
    }

    /** After one more score: S⁺ = max(0, S⁺ + z − k), S⁻ = max(0, S⁻ − z − k). */
    public Cusum after(double score) {
        if (!Double.isFinite(score)) throw new IllegalArgumentException("not finite: " + score);
        return new Cusum(slack, limit, Math.max(0, above + score - slack), Math.max(0, below - score - slack));
    }

    /** Whether a sum is beyond the limit. */
    public boolean alarm() {
        return above > limit || below > limit;
    }
}
