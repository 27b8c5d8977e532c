package org.phrasefield.stats;

/**
 * An estimate with its confidence interval; all three finite, {@code low ≤ estimate ≤ high}.
 *
 * @param estimate the point
 * @param low lower end
 * @param high upper end
 */
public record Interval(double estimate, double low, double high) {
    public Interval {
        if (!Double.isFinite(estimate) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("not finite: " + estimate + " [" + low + ", " + high + "]");
        }
        if (low > estimate || estimate > high) {
            throw new IllegalArgumentException("out of order: " + estimate + " [" + low + ", " + high + "]");
        }
    }
}
