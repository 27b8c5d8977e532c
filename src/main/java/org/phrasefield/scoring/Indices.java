package org.phrasefield.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * The headline indices: one for each of the first six families. Length is a metric of single answers like any other; the rest is found of
 * whole cells by the room {@code map}.
 */
public final class Indices {
    /** Id of {@link #STYLE}. To name an index by its id reads none of the dictionaries that its version is made of. */
    public static final String STYLE_ID = "style";
    /** Id of {@link #STYLE_WORDS}. */
    public static final String STYLE_WORDS_ID = "style-words";
    /** Id of {@link #SCOPE}. */
    public static final String SCOPE_ID = "scope";
    /** Id of {@link #SCOPE_WORDS}. */
    public static final String SCOPE_WORDS_ID = "scope-words";
    /** Id of {@link #ZONE}. */
    public static final String ZONE_ID = "zone";
    /** Id of {@link #STRATEGY}. */
    public static final String STRATEGY_ID = "strategy";
    /** Id of {@link #DEPTH_RAW}. */
    public static final String DEPTH_RAW_ID = "depth-raw";

    /** What is added to the range of a distance from which that of chance is taken. */
    private static final String BY_CHANCE = "; less where repetition alone moves more";

    /** How far the style moves: the noise-corrected distance of the vectors of {@link #style}. */
    public static final Metric STYLE = index(
            STYLE_ID,
            Family.STYLE,
            Scale.distance("standard deviations of repetition", "≥ 0" + BY_CHANCE),
            "2." + Metrics.digest(style().keySet()));
    /** The same of {@link #styleWords} alone: a style that is moved by layout and nothing else does not move this. */
    public static final Metric STYLE_WORDS =
            index(STYLE_WORDS_ID, Family.STYLE, STYLE.scale(), "1." + Metrics.digest(styleWords()));
    /** How wide the answers of a cell are: the mean distance of their first content words, as a ratio. */
    public static final Metric SCOPE_WORDS = index(
            SCOPE_WORDS_ID,
            Family.SCOPE,
            Scale.logarithm("ln mean distance", "any; ×1 is as wide as the control"),
            Basis.TAGS.numbered(2).version());
    /** How wide the answers of a cell are: the mean cosine distance of their vectors, as a ratio. Needs an embedder. */
    public static final Metric SCOPE = index(
            SCOPE_ID, Family.SCOPE, Scale.logarithm("ln mean distance", "any; ×1 is as wide as the control"), "2");
    /** How many different answers a cell has, in effect; of a study of scope with an embedder. */
    public static final Metric VENDI =
            index("vendi", Family.SCOPE, Scale.logarithm("ln answers", "any; ×1 is as many as the control"), "2");
    /** How far the profile of zones moves: Jensen–Shannon divergence, corrected for chance. */
    public static final Metric ZONE = index(
            ZONE_ID,
            Family.ZONE,
            Scale.distance("bits", "0–1" + BY_CHANCE),
            "1." + Metrics.digest(profile(Family.ZONE).keySet()));
    /** How far the profile of strategies moves: total variation distance, corrected for chance. */
    public static final Metric STRATEGY = index(
            STRATEGY_ID,
            Family.STRATEGY,
            Scale.distance("share", "0–1" + BY_CHANCE),
            "1." + Metrics.digest(profile(Family.STRATEGY).keySet()));

    /** Whether an answer won before a judge; its scores' version names the rubric and the judge. */
    public static final Metric DEPTH_WIN =
            new Metric("depth-win", Family.DEPTH, "1", Scale.of("contests won", "0, 0.5 or 1"), Needs.WHOLE.words(30));
    /** How often a form's answers win against the control's before a judge, if both were equally long. */
    public static final Metric DEPTH = depth("depth");
    /** The same, whatever the lengths. */
    public static final Metric DEPTH_RAW = depth(DEPTH_RAW_ID);
    /** The same of pairs whose lengths differ by a quarter at most. */
    public static final Metric DEPTH_MATCHED = depth("depth-matched");

    private static final List<Metric> OF_CELLS = List.of(STYLE, STYLE_WORDS, SCOPE, SCOPE_WORDS, VENDI, ZONE, STRATEGY);
    private static final List<Metric> JUDGED = List.of(DEPTH, DEPTH_RAW, DEPTH_MATCHED, DEPTH_WIN);

    private Indices() {}

    private static Metric index(String id, Family family, Scale scale, String version) {
        return new Metric(id, family, version, scale, Needs.ANY);
    }

    private static Metric depth(String id) {
        return new Metric(id, Family.DEPTH, "1", Scale.of("percentage points over 50 %", "−50–50"), DEPTH_WIN.needs());
    }

    /**
     * The ids of what a run is asked about before it is made, one index for each of the first six families: their effects are tested as one family. Scope
     * stands here twice, by meaning and by words; a run has one of the two.
     */
    public static List<String> headline() {
        return List.of(
                Metrics.LENGTH_RATIO, STYLE.id(), DEPTH.id(), SCOPE.id(), SCOPE_WORDS.id(), ZONE.id(), STRATEGY.id());
    }

    /** What comes of a judge's verdicts, where a run has a judge. */
    public static List<Metric> judged() {
        return JUDGED;
    }

    /** The indices that no single answer has. */
    public static List<Metric> ofCells() {
        return OF_CELLS;
    }

    /** The indices of scope: by meaning, by words, and as a number of answers. */
    static List<Metric> ofScope() {
        return List.of(SCOPE, SCOPE_WORDS, VENDI);
    }

    /** The metrics of single answers that are the sides of a family's profile, in order: each the share of one zone or strategy. */
    public static Map<String, DoubleUnaryOperator> profile(Family family) {
        Map<String, DoubleUnaryOperator> members = new LinkedHashMap<>();
        for (Kinds kinds : Kinds.values()) {
            if (kinds.family() != family) continue;
            for (String name : kinds.withNone()) members.put(kinds.metric(name), DoubleUnaryOperator.identity());
        }
        return members;
    }

    /** The members of the style vector that exist, each with what its values go through first: rates are skewed, their logarithms less so. */
    public static Map<String, DoubleUnaryOperator> style() {
        return StyleVector.MEMBERS;
    }

    /** Those of {@link #style} that are no layout. */
    public static Set<String> styleWords() {
        return StyleVector.WORDS;
    }

    /** Whether an index is a distance of style, which averages squares over intents. */
    public static boolean ofStyle(Metric index) {
        return index.equals(STYLE) || index.equals(STYLE_WORDS);
    }
}
