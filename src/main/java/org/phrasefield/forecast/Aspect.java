package org.phrasefield.forecast;

import java.util.List;
import java.util.Locale;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Interval;

/**
 * What a preview says of answers: the subjects of {@link Index}, without the dictionaries that these rest on, for which a preview must not wait. Of depth
 * it takes wins as they are, since at equal length there is no number for a single topic.
 */
public enum Aspect {
    LENGTH(Metrics.LENGTH_RATIO),
    STYLE(Indices.STYLE_ID),
    DEPTH(Indices.DEPTH_RAW_ID),
    /** By meaning where a run has an embedder, else by words. */
    SCOPE(Indices.SCOPE_ID, Indices.SCOPE_WORDS_ID),
    ZONE(Indices.ZONE_ID),
    STRATEGY(Indices.STRATEGY_ID);

    private final List<String> metrics;

    Aspect(String... metrics) {
        this.metrics = List.of(metrics);
    }

    /** As tables and texts call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Ids of the metrics that tell it: the first that is known of a form. */
    public List<String> metrics() {
        return metrics;
    }

    /** The most that a difference can be. */
    double most() {
        return switch (this) {
            case DEPTH -> 50;
            case ZONE, STRATEGY -> 1;
            case LENGTH, STYLE, SCOPE -> Double.POSITIVE_INFINITY;
        };
    }

    /** The part of an interval in which a difference can be: values that are mirrored may lie beyond what there is. */
    Interval within(Interval interval) {
        return new Interval(within(interval.estimate()), within(interval.low()), within(interval.high()));
    }

    /** Distances that are freed of their bias may fall below nothing. */
    private double within(double value) {
        double least = switch (this) {
            case DEPTH -> -most();
            case STYLE, ZONE, STRATEGY -> 0;
            case LENGTH, SCOPE -> Double.NEGATIVE_INFINITY;
        };
        return Math.max(least, Math.min(most(), value));
    }

    /** Whether every answer of a form is to have a score behind it; scope may have a study of its own, and a judge sees pairs. */
    boolean ofEveryAnswer() {
        return this != SCOPE && this != DEPTH;
    }

    /** Whether {@link org.phrasefield.map.Difference#value} is the logarithm of a ratio. */
    public boolean ratio() {
        return this == LENGTH || this == SCOPE;
    }
}
