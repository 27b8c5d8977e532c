package org.phrasefield.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many calls were in flight to one model over a run.
 *
 * @param first at first
 * @param most at most
 * @param last at last
 * @param cuts how often a busy or failing service cut the number
 * @param changed whether it ever became another number
 */
public record Flight(int first, int most, int last, int cuts, boolean changed) {
    /** By model, in the order in which they were first asked. */
    public static Map<String, Flight> byModel(List<Width> widths) {
        Map<String, List<Width>> parted = new LinkedHashMap<>();
        widths.forEach(width ->
                parted.computeIfAbsent(width.model(), any -> new ArrayList<>()).add(width));
        Map<String, Flight> flights = new LinkedHashMap<>();
        parted.forEach((model, of) -> flights.put(model, of(of)));
        return flights;
    }

    private static Flight of(List<Width> widths) {
        int first = widths.get(0).calls();
        return new Flight(
                first,
                widths.stream().mapToInt(Width::calls).max().orElse(first),
                widths.get(widths.size() - 1).calls(),
                (int) widths.stream()
                        .filter(width -> width.why() == Width.Why.BUSY || width.why() == Width.Why.FAULTS)
                        .count(),
                widths.stream().anyMatch(width -> width.calls() != first));
    }
}
