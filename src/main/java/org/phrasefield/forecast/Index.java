package org.phrasefield.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phrasefield.map.Interest;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.NormalBelief;

/**
 * What is forecast of a form against the control form: one headline index for each of the first six families. Numbers are on the index's own scale:
 * of a ratio the logarithm, else the metric's unit. Where indices are put together, they are divided by {@link #interest}, so that 1 is the smallest
 * difference that matters whatever the index.
 */
public enum Index {
    LENGTH(Metrics.of(Metrics.LENGTH_RATIO).orElseThrow()),
    STYLE(Indices.STYLE),
    /** Contests won before a judge at equal length, in percentage points over an even match. */
    DEPTH(Indices.DEPTH),
    /** By meaning where a run has an embedder, else by words. */
    SCOPE(Indices.SCOPE, Indices.SCOPE_WORDS),
    ZONE(Indices.ZONE),
    STRATEGY(Indices.STRATEGY);

    /** From so many times the smallest difference that matters on a difference is strong: as 0.8 to 0.3 standard deviations. */
    public static final double STRONG = 0.8 / 0.3;

    private final List<Metric> metrics;

    Index(Metric... metrics) {
        this.metrics = List.of(metrics);
    }

    /** The index by its id; empty where there is none. */
    public static Optional<Index> of(String id) {
        return Arrays.stream(values()).filter(index -> index.id().equals(id)).findFirst();
    }

    /** As people and tables call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The metric that gives it its name and unit. */
    public Metric metric() {
        return metrics.get(0);
    }

    /** Ids of the metrics that settle it: the first that a run has. */
    public List<String> metrics() {
        return metrics.stream().map(Metric::id).toList();
    }

    /** Whether there is more and less; else it is a distance, which has no sign. */
    public boolean signed() {
        return !metric().distance();
    }

    /** Whether its own scale is that of logarithms of ratios. */
    public boolean ratio() {
        return metric().logarithm();
    }

    /** The smallest difference that matters, either way. */
    public double interest() {
        return Interest.of(metric().id());
    }

    /** The least that can be; of a ratio there is no such thing. */
    public double least() {
        if (!signed()) return 0;
        return this == DEPTH ? -most() : Double.NEGATIVE_INFINITY;
    }

    /** The most that can be. */
    public double most() {
        return Aspect.valueOf(name()).most();
    }

    /** A number as it is written, on the own scale: of a ratio the logarithm. */
    public double own(double written) {
        return ratio() ? Math.log(written) : written;
    }

    /** A number of the own scale, as it is written. */
    public double written(double own) {
        return ratio() ? Math.exp(own) : own;
    }

    /** The sizes that there are, from least to most. */
    public List<Size> sizes() {
        return signed() ? List.of(Size.values()) : List.of(Size.NONE, Size.MORE, Size.MUCH_MORE);
    }

    /** The size that a difference has. */
    public Size size(double own) {
        double times = own / interest();
        if (Math.abs(times) < 1) return Size.NONE;
        if (times > 0) return times > STRONG ? Size.MUCH_MORE : Size.MORE;
        // What chance takes below none is no distance.
        if (!signed()) return Size.NONE;
        return times < -STRONG ? Size.MUCH_LESS : Size.LESS;
    }

    /** How probable each of the {@link #sizes} is by a belief. */
    double[] probabilities(NormalBelief belief) {
        double[] limits = signed() ? new double[] {-STRONG, -1, 1, STRONG} : new double[] {1, STRONG};
        double[] probabilities = new double[limits.length + 1];
        double above = 1;
        for (int i = 0; i < limits.length; i++) {
            double beyond = belief.above(limits[i] * interest());
            probabilities[i] = above - beyond;
            above = beyond;
        }
        probabilities[limits.length] = above;
        return probabilities;
    }

    /** The probability of a difference that matters, by a belief. */
    double matters(NormalBelief belief) {
        double more = belief.above(interest());
        return signed() ? more + 1 - belief.above(-interest()) : more;
    }
}
