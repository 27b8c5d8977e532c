package org.phrasefield.forecast;

import java.util.OptionalInt;
import org.phrasefield.stats.NormalBelief;

/**
 * What is forecast of one form and index.
 *
 * @param size sign and size
 * @param low lower end of the 80 % interval of the difference, on the index's own scale, below {@code high}
 * @param high its upper end
 * @param probability of a difference that matters, either way, from 0 to 1
 * @param rank place among the forms of the run on this index, from 1 for the least; forms may share one; counts where all forms of an order have one, else the intervals' middles do
 */
public record Claim(Size size, double low, double high, double probability, OptionalInt rank) {
    /** Confidence of the interval. */
    public static final double CONFIDENCE = 0.8;

    private static final double SUREST = 0.05;

    public Claim {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high);
        }
        if (!(probability >= 0 && probability <= 1))
            throw new IllegalArgumentException("a probability of " + probability);
        if (rank.isPresent() && rank.getAsInt() < 1) throw new IllegalArgumentException("a rank of " + rank.getAsInt());
    }

    /** A size and nothing more: its own ends are taken for the interval, and what follows from that for the probability. */
    public static Claim of(Index index, Size size) {
        return of(
                index,
                size,
                Math.max(index.least(), size.from(index.signed()) * index.interest()),
                Math.min(index.most(), size.to() * index.interest()));
    }

    /**
     * A size and an interval; the probability is what a normal distribution with this interval gives, to the whole percentage, but no nearer to 0 and 1 than {@value #SUREST}: nobody
     * is taken to be certain who did not say so.
     */
    public static Claim of(Index index, Size size, double low, double high) {
        return new Claim(size, low, high, matters(index, NormalBelief.of(low, high, CONFIDENCE)), OptionalInt.empty());
    }

    /** What follows from a belief for the probability, whoever holds it. */
    private static double matters(Index index, NormalBelief belief) {
        double matters = Math.rint(100 * index.matters(belief)) / 100;
        return Math.min(1 - SUREST, Math.max(SUREST, matters));
    }

    /** What is believed, by index, as its median and 80 % interval say; the probability is what follows from it. */
    static Claim of(Index index, NormalBelief belief) {
        return of(index, belief, matters(index, belief));
    }

    /** The same with a probability of its own. */
    static Claim of(Index index, NormalBelief belief, double probability) {
        var interval = belief.interval(CONFIDENCE);
        return new Claim(index.size(belief.mean()), interval.low(), interval.high(), probability, OptionalInt.empty());
    }

    /** The same with another probability of a difference that matters. */
    public Claim with(double other) {
        return new Claim(size, low, high, other, rank);
    }

    /** The same at a place among the forms. */
    public Claim at(int place) {
        return new Claim(size, low, high, probability, OptionalInt.of(place));
    }

    /** The middle of the interval. */
    public double middle() {
        return (low + high) / 2;
    }

    NormalBelief belief() {
        return NormalBelief.of(low, high, CONFIDENCE);
    }
}
