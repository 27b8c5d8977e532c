package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Score;

/** Several scores of each answer taken together, by cell: a few numbers an answer, kept as floats. */
final class Vectors {
    /** A member is left out for all where with it fewer answers than this share would have every member. */
    private static final double FEWEST_FULL = 0.85;

    private final List<String> members;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<DoubleUnaryOperator> transforms;
    /** A gap is NaN, in here alone. */
    private final Map<Place, List<float[]>> cells = new LinkedHashMap<>();

    private final int[] gaps;
    private int answers;

    /** @param members by metric id, what its values go through first */
    Vectors(Map<String, DoubleUnaryOperator> members) {
        this.members = List.copyOf(members.keySet());
        for (String member : this.members) places.put(member, places.size());
        this.transforms = this.members.stream().map(members::get).toList();
        this.gaps = new int[members.size()];
    }

    /** Takes an answer in, unless it has no score of any member. */
    void add(Place place, List<Score> scores) {
        float[] vector = new float[members.size()];
        java.util.Arrays.fill(vector, Float.NaN);
        int found = 0;
        for (Score score : scores) {
            Integer at = places.get(score.metric());
            if (at == null || !(score.value() instanceof Score.Scored scored)) continue;
            vector[at] = (float) transforms.get(at).applyAsDouble(scored.number());
            found++;
        }
        if (found == 0) return;
        answers++;
        for (int at = 0; at < vector.length; at++) if (Float.isNaN(vector[at])) gaps[at]++;
        cells.computeIfAbsent(place, each -> new ArrayList<>()).add(vector);
    }

    /**
     * The vectors without a gap.
     *
     * @param members metric ids of the members that most answers have all of
     * @param cells by cell, answers by members; answers that lack one of these are left out
     */
    record Full(List<String> members, Map<Place, double[][]> cells) {
        double[][] of(Place place) {
            return cells.getOrDefault(place, new double[0][]);
        }

        /** How many answers to a form are in it. */
        long count(String form) {
            return cells.entrySet().stream()
                    .filter(cell -> cell.getKey().form().equals(form))
                    .mapToLong(cell -> cell.getValue().length)
                    .sum();
        }
    }

    Full full() {
        return full(member -> true);
    }

    /** The same of some members alone. */
    Full full(Predicate<String> member) {
        List<Integer> kept = kept(member);
        Map<Place, double[][]> full = new LinkedHashMap<>();
        cells.forEach((place, vectors) -> full.put(
                place,
                vectors.stream()
                        .map(vector ->
                                kept.stream().mapToDouble(at -> vector[at]).toArray())
                        .filter(vector -> java.util.Arrays.stream(vector).noneMatch(Double::isNaN))
                        .toArray(double[][]::new)));
        return new Full(kept.stream().map(members::get).toList(), full);
    }

    /** As many members as most answers have all of, those with the fewest gaps first; in the order of the members. */
    private List<Integer> kept(Predicate<String> member) {
        List<Integer> ranked = new ArrayList<>(IntStream.range(0, gaps.length)
                .filter(at -> member.test(members.get(at)))
                .boxed()
                .toList());
        ranked.sort(Comparator.comparingInt(at -> gaps[at]));
        List<float[]> vectors = cells.values().stream().flatMap(List::stream).toList();
        TreeSet<Integer> kept = new TreeSet<>();
        for (int next : ranked) {
            kept.add(next);
            long full = vectors.stream()
                    .filter(vector -> kept.stream().noneMatch(at -> Float.isNaN(vector[at])))
                    .count();
            if (full < FEWEST_FULL * answers) kept.remove(next);
        }
        return List.copyOf(kept);
    }
}
