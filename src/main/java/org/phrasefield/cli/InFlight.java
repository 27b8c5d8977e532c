package org.phrasefield.cli;

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

    /** A line for each model of which the number has changed. */
    static List<String> changes(List<Width> widths) {
        return Flight.byModel(widths).entrySet().stream()
                .filter(each -> each.getValue().changed())
                .map(each -> each.getKey() + ": " + words(each.getValue()))
                .toList();
    }

    private static String words(Flight flight) {
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
