package org.phrasefield.scoring;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The scores that place an answer on a map of style and words, in their order, each with what its value goes through first. Length is not among them.
 *
 * @param members by metric id
 */
public record Features(Map<String, DoubleUnaryOperator> members) {
    /** Beside the style vector: how much is said by words of their own, and what kind of them. */
    private static final List<String> LEXICAL =
            List.of("lexical-density", "names", "numerals", "subordinators", "coordinators");

    /** Further rates per hundred, skewed as the others are. */
    private static final List<String> RATES = List.of("modality", "first-plural", "exclamations", "imperatives");

    /** What shorter answers have too: no tags, no person, and no shares of sentences. */
    private static final List<String> BRIEF = List.of(
            "mattr",
            "syllables-per-word",
            "list-share",
            "hedges",
            "boosters",
            "hypothetical",
            "comparisons",
            "perception",
            "bold",
            "dialogue",
            "modality");

    /** Everything: for answers of fifty words and three sentences at the least. */
    public static final Features FULL = full();

    /** What answers of twenty-five words have. */
    public static final Features SHORT = brief();

    public Features {
        members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    private static Features full() {
        Map<String, DoubleUnaryOperator> members = new LinkedHashMap<>(Indices.style());
        LEXICAL.forEach(id -> members.put(id, DoubleUnaryOperator.identity()));
        RATES.forEach(id -> members.put(id, Math::log1p));
        return new Features(members);
    }

    private static Features brief() {
        Map<String, DoubleUnaryOperator> members = new LinkedHashMap<>();
        FULL.members().forEach((id, how) -> {
            if (BRIEF.contains(id)) members.put(id, how);
        });
        return new Features(members);
    }

    /** The members' metric ids with their versions, in order. */
    public List<String> versions() {
        return members.keySet().stream()
                .map(id -> id + " " + Metrics.of(id).orElseThrow().version())
                .toList();
    }

    /** The vector of an answer; empty where it has no score of a member: nothing stands in for a missing score. */
    public Optional<double[]> of(List<Score> scores) {
        Map<String, Double> numbers = new HashMap<>();
        for (Score score : scores) {
            if (score.value() instanceof Score.Scored scored) numbers.putIfAbsent(score.metric(), scored.number());
        }
        double[] vector = new double[members.size()];
        int at = 0;
        for (Map.Entry<String, DoubleUnaryOperator> member : members.entrySet()) {
            Double number = numbers.get(member.getKey());
            if (number == null) return Optional.empty();
            vector[at++] = member.getValue().applyAsDouble(number);
        }
        return Optional.of(vector);
    }
}
