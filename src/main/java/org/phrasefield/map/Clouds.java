package org.phrasefield.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.stats.JaccardDistance;
import org.phrasefield.stats.Multiplicity;
import org.phrasefield.stats.PairedClouds;
import org.phrasefield.trial.Cell;

/**
 * Whether whole answers lie elsewhere in one run than in another, whatever the indices say: after section F11 of the metrics reference, the energy distance of
 * the answers to the same prompts, form by form, by the words that they share. Chance is what swapping the two answers to each prompt gives.
 */
public final class Clouds {
    /** Fewer answers of a form say nothing: so many swaps could not reach a sure verdict. */
    static final int FEWEST = 12;

    private static final int DRAWS = 1999;

    private final Map<String, int[]> before = new HashMap<>();
    private final Map<Place, Map<String, List<Twins>>> places = new LinkedHashMap<>();

    private record Place(String language, String model, String form) {}

    /** The answers to one prompt. */
    private record Twins(int[] earlier, int[] later) {}

    /**
     * How far a form's answers lie from those before.
     *
     * @param distance energy distance, 0 on average where nothing moved, at most 2
     * @param pValue with all forms of the two runs allowed for (Holm)
     * @param answers compared, of each run
     */
    public record Shift(String language, String model, String form, double distance, double pValue, int answers) {
        /** Whether chance is excluded with 95 %. */
        public boolean moved() {
            return pValue < 0.05;
        }
    }

    /** Takes an answer of the earlier run in; its words as {@code ContentLemmas} has them. All of these come first. */
    public void earlier(String key, int[] words) {
        before.put(key, words);
    }

    /** Takes an answer of the later run in; one that has no twin is let pass. */
    public void later(Cell cell, String key, int[] words) {
        int[] twin = before.get(key);
        if (twin == null || !cell.word().equals(Cell.NO_WORD)) return;
        places.computeIfAbsent(new Place(cell.language(), cell.model(), cell.form()), any -> new LinkedHashMap<>())
                .computeIfAbsent(cell.intent(), any -> new ArrayList<>())
                .add(new Twins(twin, words));
    }

    /** Every form that can be told of. */
    public List<Shift> shifts(long seed) {
        Map<Place, PairedClouds> found = new LinkedHashMap<>();
        places.forEach((place, intents) -> judged(intents, seed).ifPresent(clouds -> found.put(place, clouds)));
        double[] adjusted = Multiplicity.holm(
                found.values().stream().mapToDouble(PairedClouds::pValue).toArray());
        List<Shift> shifts = new ArrayList<>();
        found.forEach((place, clouds) -> shifts.add(new Shift(
                place.language(),
                place.model(),
                place.form(),
                clouds.distance(),
                adjusted[shifts.size()],
                clouds.pairs())));
        return shifts;
    }

    private static Optional<PairedClouds> judged(Map<String, List<Twins>> intents, long seed) {
        List<double[][]> blocks = intents.values().stream()
                .filter(twins -> twins.size() > 1)
                .map(Clouds::distances)
                .toList();
        int answers = blocks.stream().mapToInt(block -> block.length / 2).sum();
        return answers < FEWEST ? Optional.empty() : Optional.of(PairedClouds.of(blocks, DRAWS, seed));
    }

    private static double[][] distances(List<Twins> twins) {
        List<int[]> words = new ArrayList<>();
        twins.forEach(each -> words.add(each.earlier()));
        twins.forEach(each -> words.add(each.later()));
        double[][] distances = new double[words.size()][words.size()];
        for (int i = 0; i < words.size(); i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = distances[j][i] = JaccardDistance.between(words.get(i), words.get(j));
            }
        }
        return distances;
    }
}
