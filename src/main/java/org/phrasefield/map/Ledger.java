package org.phrasefield.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Score;

/** The scores of every answer with the wording that it answers, by cell: kept as floats, about half a kilobyte an answer. */
final class Ledger {
    /**
     * One answer.
     *
     * @param wording id of the wording that it answers
     * @param values one a metric; a gap is NaN, in here alone
     */
    private record Entry(String wording, float[] values) {}

    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<Place, List<Entry>> cells = new LinkedHashMap<>();

    Ledger(List<Metric> metrics) {
        for (Metric metric : metrics) columns.put(metric.id(), columns.size());
    }

    /** Takes an answer in. */
    void add(Place place, String wording, List<Score> scores) {
        if (scores.isEmpty()) return;
        float[] values = new float[columns.size()];
        java.util.Arrays.fill(values, Float.NaN);
        for (Score score : scores) {
            Integer at = columns.get(score.metric());
            if (at != null && score.value() instanceof Score.Scored scored) values[at] = (float) scored.number();
        }
        cells.computeIfAbsent(place, each -> new ArrayList<>()).add(new Entry(wording, values));
    }

    /** The cells that have an answer. */
    Set<Place> places() {
        return cells.keySet();
    }

    /** The wordings that the answers to a form answer, in the order in which they came. */
    List<String> wordings(String form) {
        Set<String> wordings = new LinkedHashSet<>();
        cells.forEach((place, entries) -> {
            if (place.form().equals(form)) entries.forEach(entry -> wordings.add(entry.wording()));
        });
        return wordings.stream().sorted().toList();
    }

    /** The scores of a cell by these wordings; a wording without a score has none. */
    double[][] byWording(Place place, String metric, List<String> wordings) {
        int column = columns.getOrDefault(metric, -1);
        return wordings.stream()
                .map(wording -> cells.getOrDefault(place, List.of()).stream()
                        .filter(entry ->
                                column >= 0 && entry.wording().equals(wording) && !Float.isNaN(entry.values()[column]))
                        .mapToDouble(entry -> entry.values()[column])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Hands out every score of a metric. */
    void each(String metric, Reader reader) {
        int column = columns.getOrDefault(metric, -1);
        if (column < 0) return;
        cells.forEach((place, entries) -> entries.forEach(entry -> {
            float value = entry.values()[column];
            if (!Float.isNaN(value)) reader.accept(place, entry.wording(), value);
        }));
    }

    /** Takes scores one at a time. */
    interface Reader {
        void accept(Place place, String wording, double value);
    }
}
