package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phrasefield.trial.Width;

/** How many calls were in flight to each model of a run, in words and for other programs. */
final class InFlight {
    private final Map<String, List<Width>> byModel = new LinkedHashMap<>();

    InFlight(List<Width> widths) {
        widths.forEach(width ->
                byModel.computeIfAbsent(width.model(), any -> new ArrayList<>()).add(width));
    }

    /** A line for each model of which the number has changed. */
    List<String> changes() {
        return byModel.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> each.getKey() + ": " + words(each.getValue()))
                .toList();
    }

    /** A line for each model. */
    List<String> lines() {
        return byModel.entrySet().stream()
                .map(each -> each.getKey() + ": " + words(each.getValue()))
                .toList();
    }

    private static String words(List<Width> widths) {
        int first = widths.get(0).calls();
        int last = widths.get(widths.size() - 1).calls();
        int most = widths.stream().mapToInt(Width::calls).max().orElse(first);
        long cuts =
                widths.stream().filter(width -> width.why() == Width.Why.BUSY).count();
        String words = most == first && last == first && cuts == 0
                ? Integer.toString(first)
                : first + " at first, " + most + " at most, " + last + " at last";
        return cuts == 0 ? words : words + "; cut " + (cuts == 1 ? "once" : cuts + " times") + ", since it was busy";
    }

    /** Each change, in the order of time. */
    static List<Map<String, Object>> facts(List<Width> widths) {
        return widths.stream()
                .map(width -> new JsonText.Facts()
                        .add("model", width.model())
                        .add("since", width.since().toString())
                        .add("calls", width.calls())
                        .add("why", CompareCommand.word(width.why()))
                        .map())
                .toList();
    }
}
