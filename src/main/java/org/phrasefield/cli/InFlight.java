package org.phrasefield.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phrasefield.trial.Flight;
import org.phrasefield.trial.Width;

/** How many calls were in flight to each model of a run, in words and for other programs. */
final class InFlight {
    private InFlight() {}

    /** A line for each model. */
    static List<String> lines(List<Width> widths) {
        return Flight.byModel(widths).entrySet().stream()
                .map(each -> each.getKey() + ": " + words(each.getValue()))
                .toList();
    }

    /** By model, of those of which the number has changed. */
    static Map<String, Flight> changes(List<Width> widths) {
        Map<String, Flight> changes = new LinkedHashMap<>();
        Flight.byModel(widths).forEach((model, flight) -> {
            if (flight.changed()) changes.put(model, flight);
        });
        return changes;
    }

    /** In English. */
    static String words(Flight flight) {
        String words = flight.changed()
                ? flight.first() + " at first, " + flight.most() + " at most, " + flight.last() + " at last"
                : Integer.toString(flight.first());
        return flight.cuts() == 0
                ? words
                : words + "; cut " + Counts.of(flight.cuts(), "time") + " by a busy or failing server";
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
