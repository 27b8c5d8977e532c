package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Score;

/** The scores of every answer with the wording that it answers, by cell: kept as floats, about half a kilobyte an answer. */
final class Ledger {
    /**
     * One answer.
     *
     * @param wording id of the wording that it answers
     * @param values one a metric; a gap is NaN
     */
    private record Entry(String wording, float[] values) {}

    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<Place, List<Entry>> cells = new LinkedHashMap<>();

    private final Map<String, SortedSet<String>> wordings = new HashMap<>();
    /** By cell, the wordings that it was asked by, whatever came of it. */
    private final Map<Place, Set<String>> asked = new HashMap<>();

    Ledger(List<Metric> metrics) {
        for (Metric metric : metrics) columns.put(metric.id(), columns.size());
    }

    /** Takes a trial in; without scores it only says that the wording meets the cell. */
    void add(Place place, String wording, List<Score> scores) {
        asked.computeIfAbsent(place, each -> new HashSet<>()).add(wording);
        if (scores.isEmpty()) return;
        float[] values = new float[columns.size()];
        Arrays.fill(values, Float.NaN);
        for (Score score : scores) {
            Integer at = columns.get(score.metric());
            if (at != null && score.value() instanceof Score.Scored scored) values[at] = (float) scored.number();
        }
        wordings.computeIfAbsent(place.form(), form -> new TreeSet<>()).add(wording);
        cells.computeIfAbsent(place, each -> new ArrayList<>()).add(new Entry(wording, values));
    }

    /** The cells that have an answer. */
    Set<Place> places() {
        return cells.keySet();
    }

    /** The wordings that the answers to a form answer, in the order of their ids. */
    List<String> wordings(String form) {
        return List.copyOf(wordings.getOrDefault(form, new TreeSet<>()));
    }

    /** Whether a wording meets a cell in the plan. */
    boolean meets(Place place, String wording) {
        return asked.getOrDefault(place, Set.of()).contains(wording);
    }

    /** The scores of a cell by these wordings; a wording without a score has none. */
    double[][] byWording(Place place, String metric, List<String> wordings) {
        int column = columns.getOrDefault(metric, -1);
        List<Entry> entries = column < 0 ? List.of() : cells.getOrDefault(place, List.of());
        double[][] found = new double[wordings.size()][];
        for (int at = 0; at < found.length; at++) {
            double[] scores = new double[entries.size()];
            int count = 0;
            for (Entry entry : entries) {
                float value = entry.values()[column];
                if (!Float.isNaN(value) && entry.wording().equals(wordings.get(at))) scores[count++] = value;
            }
            found[at] = Arrays.copyOf(scores, count);
        }
        return found;
    }

    /** Hands out the cell and the wording of every answer. */
    void each(BiConsumer<Place, String> reader) {
        cells.forEach((place, entries) -> entries.forEach(entry -> reader.accept(place, entry.wording())));
    }

    /** The scores of a metric, in the order of {@link #each}; a gap is NaN. */
    DoubleStream scores(String metric) {
        int column = columns.getOrDefault(metric, -1);
        return cells.values().stream()
                .flatMap(List::stream)
                .mapToDouble(entry -> column < 0 ? Double.NaN : entry.values()[column]);
    }
}
