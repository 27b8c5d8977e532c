package org.phrasefield.map;

import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;

/** The smallest differences that matter: what lies nearer to none is no relevant effect. */
public final class Interest {
    /** Of a ratio, either way, as a logarithm. */
    static final double RATIO = Math.log(1.25);
    /** Of a difference, in standard deviations between trials of one cell. */
    static final double DEVIATIONS = 0.3;
    /** Of two zone profiles, as F8 of the metrics reference has it: a tenth of answers that all lay in one zone, moved to another, makes as much. */
    static final double BITS = 0.05;
    /** Of two strategy profiles, the share that may move without anybody caring. */
    static final double SHARE = 0.1;
    /** Of contests won, in percentage points. */
    static final double POINTS = 10;

    private Interest() {}

    /**
     * Of a headline index, in its unit; of a ratio as a logarithm.
     *
     * @param index one of {@link Indices#headline}
     */
    public static double of(String index) {
        if (index.equals(Metrics.LENGTH_RATIO)
                || index.equals(Indices.SCOPE.id())
                || index.equals(Indices.SCOPE_WORDS.id())) return RATIO;
        if (index.equals(Indices.STYLE.id())) return DEVIATIONS;
        if (index.equals(Indices.DEPTH.id())) return POINTS;
        if (index.equals(Indices.ZONE.id())) return BITS;
        if (index.equals(Indices.STRATEGY.id())) return SHARE;
        throw new IllegalArgumentException(index + " is no headline index");
    }
}
