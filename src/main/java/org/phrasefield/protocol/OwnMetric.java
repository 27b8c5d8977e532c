package org.phrasefield.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A metric that the author of a protocol makes, without any code.
 *
 * @param id its name in tables; distinct from every built-in one
 * @param titles by language of the reader, what it is called; may be empty
 * @param more by language of the reader, what a larger number means; may be empty
 * @param way how it comes about
 */
public record OwnMetric(String id, Map<String, String> titles, Map<String, String> more, Way way) {
    /**
     * What the ids of metrics end in that come beside another one: its twin, and what a judge's verdicts give beside the headline. No author
     * may give such an id.
     */
    public static final List<String> ENDS = List.of("-masked", "-raw", "-matched", "-win");

    /** Pairs of known order that a judge is tried on, in each language, at the least: fewer are passed by guessing. */
    public static final int FEWEST_ANCHORS = 3;

    public OwnMetric {
        titles = Map.copyOf(titles);
        more = Map.copyOf(more);
    }

    /** How a metric of one's own comes about. */
    public sealed interface Way {}

    /**
     * By counting words.
     *
     * @param lists by language tag, words and expressions in their dictionary forms, in the order written
     */
    public record Words(Map<String, List<String>> lists) implements Way {
        public Words {
            lists = copied(lists);
        }
    }

    /**
     * By asking a judge which of two answers is better.
     *
     * @param criteria by language tag, what the judge is to look at
     * @param anchors by language tag, pairs of which it is known how the judge must decide; without them it is not asked
     */
    public record Rubric(Map<String, String> criteria, Map<String, List<Anchor>> anchors) implements Way {
        public Rubric {
            criteria = Map.copyOf(criteria);
            anchors = copied(anchors);
        }
    }

    /**
     * Two answers of known order.
     *
     * @param question what both answer
     * @param better must win
     * @param worse must lose
     */
    public record Anchor(String question, String better, String worse) {}

    private static <T> Map<String, List<T>> copied(Map<String, List<T>> lists) {
        Map<String, List<T>> copy = new LinkedHashMap<>();
        lists.forEach((language, list) -> copy.put(language, List.copyOf(list)));
        return Map.copyOf(copy);
    }
}
