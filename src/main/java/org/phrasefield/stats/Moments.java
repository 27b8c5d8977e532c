package org.phrasefield.stats;

/**
 * Count, mean and sum of squared deviations of numbers that come one at a time (Welford 1962), so that memory does not grow with them.
 * Not for several threads at once.
 */
public final class Moments {
    private long count;
    private double mean;
    private double squares;

    /** None yet. */
    public Moments() {}

    /**
     * Those of numbers that came before.
     *
     * @param count how many, at least 1
     * @param mean their mean, finite
     * @param squares sum of squared deviations from it, 0 or more
     */
    public Moments(long count, double mean, double squares) {
        if (count < 1 || !Double.isFinite(mean) || !(squares >= 0)) {
            throw new IllegalArgumentException("no moments: " + count + ", " + mean + ", " + squares);
        }
        this.count = count;
        this.mean = mean;
        this.squares = squares;
    }

    /**
     * Takes one more number.
     *
     * @param value finite
     */
    public void add(double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("not finite: " + value);
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    /** How many numbers came. */
    public long count() {
        return count;
    }

    /** Their mean; only when at least one came. */
    public double mean() {
        if (count == 0) throw new IllegalStateException("the mean of nothing");
        return mean;
    }

    /** Sum of squared deviations from the mean, 0 or more. */
    public double squares() {
        return squares;
    }
}
