package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.phrasefield.map.Tally;
import org.phrasefield.report.page.PageView.Line;
import org.phrasefield.report.page.PageView.Losses;

/** How the trials of a panel ended, form by form: an effect is read with its losses. */
final class LossTable {
    private static final List<String> ENDS =
            List.of("answered", "refused", "cut", "empty", "timed out", "failed", "not run");
    /** Answered shares that lie further apart than this are said to differ. */
    private static final double APART = 0.2;

    private LossTable() {}

    static Losses of(Panel panel, Texts texts, Reading reading) {
        List<String> ends = ENDS.stream()
                .filter(end -> end.equals("answered")
                        || panel.tallies().stream()
                                .anyMatch(tally -> tally.outcomes().getOrDefault(end, 0) > 0))
                .toList();
        boolean unscored =
                panel.tallies().stream().anyMatch(tally -> !tally.unscored().isEmpty());
        List<String> columns = new ArrayList<>(List.of(texts.say("loss.planned")));
        ends.forEach(end -> columns.add(texts.outcome(end)));
        if (unscored) columns.add(texts.say("loss.unscored"));
        columns.add(texts.say("loss.seconds"));
        List<Line> rows = panel.tallies().stream()
                .map(tally -> line(tally, ends, unscored, texts))
                .toList();
        return new Losses(columns, rows, warning(panel, texts), cost(texts, reading));
    }

    private static Line line(Tally tally, List<String> ends, boolean unscored, Texts texts) {
        List<String> cells = new ArrayList<>(List.of(texts.whole(tally.planned())));
        for (String end : ends) cells.add(number(tally.outcomes().getOrDefault(end, 0), texts));
        if (unscored) cells.add(unscored(tally, texts));
        cells.add(tally.seconds().isPresent() ? texts.fixed(tally.seconds().getAsDouble(), 1) : "–");
        return new Line(texts.form(tally.form()), cells);
    }

    private static String number(int count, Texts texts) {
        return count == 0 ? "·" : texts.whole(count);
    }

    private static String unscored(Tally tally, Texts texts) {
        Map<String, Integer> reasons = new TreeMap<>(tally.unscored());
        if (reasons.isEmpty()) return "·";
        return String.join(
                ", ",
                reasons.entrySet().stream()
                        .map(entry -> texts.reason(entry.getKey()) + "\u00A0" + texts.whole(entry.getValue()))
                        .toList());
    }

    private static String warning(Panel panel, Texts texts) {
        Tally least = null;
        Tally most = null;
        for (Tally tally : panel.tallies()) {
            if (tally.planned() == 0) continue;
            if (least == null || share(tally) < share(least)) least = tally;
            if (most == null || share(tally) > share(most)) most = tally;
        }
        if (least == null || most == null || share(most) - share(least) <= APART) return "";
        return texts.say(
                "loss.apart",
                texts.percent(share(least)),
                texts.quoted(texts.form(least.form())),
                texts.percent(share(most)),
                texts.quoted(texts.form(most.form())));
    }

    private static double share(Tally tally) {
        return (double) tally.outcomes().getOrDefault("answered", 0) / tally.planned();
    }

    private static String cost(Texts texts, Reading reading) {
        if (reading.inputTokens() + reading.outputTokens() == 0) return texts.say("loss.no-tokens");
        return texts.say("loss.tokens", texts.whole(reading.inputTokens()), texts.whole(reading.outputTokens()));
    }
}
