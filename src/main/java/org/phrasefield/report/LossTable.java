package org.phrasefield.report;

import java.time.Duration;
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
        columns.add(texts.say("loss.retries"));
        columns.add(texts.say("loss.seconds"));
        columns.add(texts.say("loss.tokens"));
        Traffic all = new Traffic();
        List<Line> rows = new ArrayList<>();
        for (Tally tally : panel.tallies()) {
            Traffic traffic = reading.traffic(panel, tally.form());
            all = all.plus(traffic);
            List<String> cells = new ArrayList<>(List.of(texts.whole(tally.planned())));
            for (String end : ends) cells.add(number(tally.outcomes().getOrDefault(end, 0), texts));
            if (unscored) cells.add(unscored(tally, texts));
            cells.add(number(traffic.retries(), texts));
            cells.add(tally.seconds().isPresent() ? texts.fixed(tally.seconds().getAsDouble(), 1) : "–");
            cells.add(tokens(traffic, texts));
            rows.add(new Line(texts.form(tally.form()), cells));
        }
        return new Losses(columns, rows, warning(panel, texts), cost(all, reading.judging(), texts));
    }

    /** Tokens out, a trial. */
    private static String tokens(Traffic traffic, Texts texts) {
        return traffic.outputTokens() == 0
                ? "–"
                : texts.fixed((double) traffic.outputTokens() / Math.max(1, traffic.trials()), 0);
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

    /** The forms that lost far more of their trials than the control, with their shares by cause: a sentence each. */
    static List<String> unlikeControl(Panel panel, String control, Texts texts) {
        return panel.tallies().stream()
                .filter(tally -> tally.form().equals(control))
                .findFirst()
                .map(against -> panel.tallies().stream()
                        .filter(tally -> tally.lostShare() - against.lostShare() > APART)
                        .map(tally -> unlike(tally, against, texts))
                        .toList())
                .orElse(List.of());
    }

    private static String unlike(Tally tally, Tally control, Texts texts) {
        List<String> causes = new ArrayList<>();
        tally.lost()
                .forEach(
                        (cause, count) -> causes.add((ENDS.contains(cause) ? texts.outcome(cause) : texts.reason(cause))
                                + "\u00A0" + texts.whole(count)));
        return texts.say(
                "table.lost",
                texts.quoted(texts.form(tally.form())),
                texts.percent(tally.lostShare()),
                String.join(", ", causes),
                texts.percent(control.lostShare()));
    }

    private static double share(Tally tally) {
        int improper =
                tally.unscored().values().stream().mapToInt(Integer::intValue).sum();
        return (double) (tally.outcomes().getOrDefault("answered", 0) - improper) / tally.planned();
    }

    private static String cost(Traffic all, Traffic judging, Texts texts) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.say(
                "cost.calls", texts.whole(all.trials() + all.retries()), texts.whole(all.retries()), time(all, texts)));
        parts.add(
                all.inputTokens() + all.outputTokens() == 0
                        ? texts.say("loss.no-tokens")
                        : texts.say("cost.tokens", texts.whole(all.inputTokens()), texts.whole(all.outputTokens())));
        if (judging.trials() > 0) {
            parts.add(texts.say(
                    "cost.judge",
                    texts.whole(judging.trials() + judging.retries()),
                    time(judging, texts),
                    texts.whole(judging.inputTokens()),
                    texts.whole(judging.outputTokens())));
        }
        return String.join(" ", parts);
    }

    private static String time(Traffic traffic, Texts texts) {
        return texts.span(Duration.ofMillis(Math.round(1000 * traffic.seconds())));
    }
}
