package org.phrasefield.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.phrasefield.map.Group.Place;
import org.phrasefield.trial.Trial;

/** Finds answers that repeat another of their cell; keeps a number for each text. */
final class Repeats {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** An answer: its text, and what it was sent where its model draws nothing. */
    private record Said(int text, String greedyPrompt) {}

    private final Map<Place, List<Said>> said = new LinkedHashMap<>();

    void add(Place place, Trial trial, String text) {
        String greedyPrompt = trial.settings().draws() ? "" : trial.phrasing().id();
        int known = BLANKS.matcher(text.strip()).replaceAll(" ").hashCode();
        said.computeIfAbsent(place, any -> new ArrayList<>()).add(new Said(known, greedyPrompt));
    }

    Repeated of(String form) {
        return said.entrySet().stream()
                .filter(cell -> cell.getKey().form().equals(form))
                .map(cell -> in(cell.getValue()))
                .reduce(Repeated.NONE, Repeated::plus);
    }

    private static Repeated in(List<Said> cell) {
        if (cell.size() < 2) return Repeated.NONE;
        Map<Integer, Integer> texts = new HashMap<>();
        Map<Said, Integer> prompts = new HashMap<>();
        for (Said each : cell) {
            texts.merge(each.text(), 1, Integer::sum);
            if (!each.greedyPrompt().isEmpty()) prompts.merge(each, 1, Integer::sum);
        }
        return new Repeated(cell.size(), several(texts), several(prompts));
    }

    /** How many there are of those that there are several of. */
    private static int several(Map<?, Integer> counts) {
        return counts.values().stream()
                .filter(count -> count > 1)
                .mapToInt(Integer::intValue)
                .sum();
    }
}
