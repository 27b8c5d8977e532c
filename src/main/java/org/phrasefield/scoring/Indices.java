package org.phrasefield.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * The headline indices: one for each of the first six families. Length is a metric of single answers like any other; the rest is found of
 * whole cells by the room {@code map}.
 */
public final class Indices {
    /** How far the style moves: the noise-corrected distance of the vectors of {@link #style}. */
    public static final Metric STYLE =
            index("style", Family.STYLE, Scale.distance("standard deviations of repetition", "≥ 0"));
    /** How far the profile of zones moves: Jensen–Shannon divergence, corrected for chance. */
    public static final Metric ZONE = index("zone", Family.ZONE, Scale.distance("bits", "0–1"));
    /** How far the profile of strategies moves: total variation distance, corrected for chance. */
    public static final Metric STRATEGY = index("strategy", Family.STRATEGY, Scale.distance("share", "0–1"));

    /** Whether an answer won before a judge; its scores' version names the rubric and the judge. */
    public static final Metric DEPTH_WIN =
            new Metric("depth-win", Family.DEPTH, "1", Scale.of("contests won", "0, 0.5 or 1"), Needs.WHOLE.words(30));
    /** How often a form's answers win against the control's before a judge, if both were equally long. */
    public static final Metric DEPTH = depth("depth");
    /** The same, whatever the lengths. */
    public static final Metric DEPTH_RAW = depth("depth-raw");
    /** The same of pairs whose lengths differ by a quarter at most. */
    public static final Metric DEPTH_MATCHED = depth("depth-matched");

    private static final List<Metric> OF_CELLS = List.of(STYLE, ZONE, STRATEGY);
    private static final List<Metric> JUDGED = List.of(DEPTH, DEPTH_RAW, DEPTH_MATCHED, DEPTH_WIN);

    private Indices() {}

    private static Metric index(String id, Family family, Scale scale) {
        return new Metric(id, family, "1", scale, Needs.ANY);
    }

    private static Metric depth(String id) {
        return new Metric(id, Family.DEPTH, "1", Scale.of("percentage points over 50 %", "−50–50"), DEPTH_WIN.needs());
    }

    /** What comes of a judge's verdicts, where a run has a judge. */
    public static List<Metric> judged() {
        return JUDGED;
    }

    /** The indices that no single answer has. */
    public static List<Metric> ofCells() {
        return OF_CELLS;
    }

    /** The metrics of single answers that are the sides of a family's profile, in order: each the share of one zone or strategy. */
    public static Map<String, DoubleUnaryOperator> profile(Family family) {
        Map<String, DoubleUnaryOperator> members = new LinkedHashMap<>();
        Metrics.all().stream()
                .filter(metric -> metric.family() == family && metric.id().startsWith(prefix(family)))
                .filter(metric -> !metric.id().endsWith("-masked"))
                .forEach(metric -> members.put(metric.id(), DoubleUnaryOperator.identity()));
        return members;
    }

    private static String prefix(Family family) {
        return switch (family) {
            case ZONE -> "zone-";
            case STRATEGY -> "strategy-";
            default -> throw new IllegalArgumentException("no profile of " + family);
        };
    }

    /** The members of the style vector that exist, each with what its values go through first: rates are skewed, their logarithms less so. */
    public static Map<String, DoubleUnaryOperator> style() {
        return StyleVector.MEMBERS;
    }
}
