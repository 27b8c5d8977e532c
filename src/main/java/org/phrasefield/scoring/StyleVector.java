package org.phrasefield.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * What makes up the style of an answer, after section B10 of the metrics reference: language and layout, without length. Of B10's members two are left out.
 * Concreteness has no score where an answer has fewer than {@value ImageryMetrics#LEAST_NOUNS} nouns that are known, and answers without a score are left out of
 * the whole vector. Function words say nothing of one answer: they are compared as pooled text, beside.
 */
final class StyleVector {
    private static final List<String> PLAIN = List.of(
            "mattr",
            "syllables-per-word",
            "formality",
            "pronouns",
            "adjectives",
            "adverbs",
            "subordinators",
            "list-share",
            "verse");
    private static final List<String> LOGARITHM = List.of("sentence-length", "noun-verb-ratio");
    /** Counts per hundred: ln(1 + x). */
    private static final List<String> RATES = List.of(
            "questions",
            "first-singular",
            "second-person",
            "hedges",
            "boosters",
            "hypothetical",
            "comparisons",
            "perception",
            "headings",
            "bold",
            "dialogue");

    static final Map<String, DoubleUnaryOperator> MEMBERS = members();

    /** Of these, those that are no layout: what answers say, and not how they are set. */
    static final Set<String> WORDS = MEMBERS.keySet().stream()
            .filter(id -> Metrics.of(id).orElseThrow().family() != Family.STRUCTURE)
            .collect(Collectors.toUnmodifiableSet());

    private StyleVector() {}

    private static Map<String, DoubleUnaryOperator> members() {
        Map<String, DoubleUnaryOperator> members = new LinkedHashMap<>();
        add(members, PLAIN, value -> value);
        add(members, LOGARITHM, value -> Math.log(Math.max(value, 1e-3)));
        add(members, RATES, Math::log1p);
        return members;
    }

    private static void add(Map<String, DoubleUnaryOperator> members, List<String> ids, DoubleUnaryOperator how) {
        ids.stream().filter(Metrics::scores).forEach(id -> members.put(id, how));
    }
}
