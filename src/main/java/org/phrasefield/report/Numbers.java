package org.phrasefield.report;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Score;

/**
 * The scores of one answer that a page shows or counts with, small enough that those of a hundred thousand answers fit into memory: eight bytes
 * a score.
 */
final class Numbers {
    private static final List<String> IDS = known();
    private static final Map<String, Integer> PLACES = places();

    /** Only meant where the bit of its place is set. */
    private final double[] values;

    private final BitSet present;

    private Numbers(double[] values, BitSet present) {
        this.values = values;
        this.present = present;
    }

    /** Those of the scores that are numbers and belong to such a metric. */
    static Numbers of(List<Score> scores) {
        double[] values = new double[scores.isEmpty() ? 0 : PLACES.size()];
        BitSet present = new BitSet(values.length);
        for (Score score : scores) {
            Integer place = PLACES.get(score.metric());
            if (place != null && score.value() instanceof Score.Scored scored) {
                values[place] = scored.number();
                present.set(place);
            }
        }
        return new Numbers(values, present);
    }

    /** The score of a metric; empty where the answer has none. */
    OptionalDouble of(String metric) {
        Integer place = PLACES.get(metric);
        return place != null && present.get(place) ? OptionalDouble.of(values[place]) : OptionalDouble.empty();
    }

    /** The metrics of single answers whose scores are kept, in their order. */
    static List<String> ids() {
        return IDS;
    }

    private static List<String> known() {
        return Stream.concat(MetricText.SHOWN.stream(), Figures.METRICS.stream())
                .filter(id ->
                        Metrics.of(id).filter(metric -> !metric.distance()).isPresent())
                .distinct()
                .toList();
    }

    private static Map<String, Integer> places() {
        return IntStream.range(0, IDS.size()).boxed().collect(Collectors.toUnmodifiableMap(IDS::get, place -> place));
    }
}
