package org.phrasefield.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Settlement;
import org.phrasefield.report.BetTable.Cells;
import org.phrasefield.stats.ReliabilityCurve;

/** How good forecasters have been, for a terminal and as Markdown. */
public final class BetText {
    private final Texts texts;
    private final Settlement settlement;
    private final BetTable table;
    private final List<Forecaster.Person> people;
    private final Optional<By> by;
    private final int changed;
    private final int deleted;

    /** In which parts a record may be shown. */
    public enum By {
        form,
        index
    }

    /**
     * @param language {@code en} or {@code ru}
     * @param people whose records are shown
     * @param by in which parts besides the whole; absent for none
     * @param changed bets that were changed since and are left out
     * @param deleted rows of bets that were deleted
     */
    public BetText(
            String language,
            Settlement settlement,
            List<Forecaster.Person> people,
            Optional<By> by,
            int changed,
            int deleted) {
        this.texts = Texts.of(language);
        this.settlement = settlement;
        this.table = new BetTable(texts, settlement);
        this.people = List.copyOf(people);
        this.by = by;
        this.changed = changed;
        this.deleted = deleted;
    }

    /**
     * A form as readers call it, with its id.
     *
     * @param language {@code en} or {@code ru}
     */
    public static String form(String language, String id) {
        String name = Texts.of(language).form(id);
        return name.equals(id) ? id : name + " (" + id + ")";
    }

    /** Lines for a terminal, each wrapped to its width where it is prose; made harmless. */
    public List<String> lines(int columns) {
        List<String> lines = new ArrayList<>();
        if (people.isEmpty()) say(lines, texts.say("bets.none"), columns);
        if (changed > 0) say(lines, texts.count("bets.changed", changed), columns);
        if (deleted > 0) say(lines, texts.count("bets.deleted", deleted), columns);
        for (Forecaster.Person person : people) {
            if (!lines.isEmpty()) lines.add("");
            person(person, lines, columns);
        }
        return lines;
    }

    private void person(Forecaster.Person person, List<String> lines, int columns) {
        table.sentences(person).forEach(sentence -> say(lines, sentence, columns));
        if (settlement.of(person).settled().isEmpty()) return;
        lines.add("");
        lines.addAll(aligned("", table.of(person), columns));
        if (by.isPresent()) {
            lines.add("");
            lines.addAll(aligned(texts.say("bets.by." + by.get()), table.by(person, by.get() == By.form), columns));
        }
        lines.add("");
        Optional<ReliabilityCurve> curve = settlement.of(person).curve();
        if (curve.isEmpty()) {
            say(lines, texts.say("bets.curve.none"), columns);
        } else {
            ReliabilityText drawn = new ReliabilityText(texts, curve.get());
            say(lines, texts.say("bets.curve.title", person.name()), columns);
            lines.addAll(drawn.drawing());
            say(lines, texts.say("bets.curve.read"), columns);
            drawn.steps().forEach(step -> say(lines, "· " + step, columns));
            say(lines, drawn.parts(), columns);
        }
        LearningCurve learning = new LearningCurve(texts, settlement, person);
        lines.add("");
        if (learning.drawn()) {
            say(lines, learning.title(), columns);
            learning.drawing(columns).forEach(line -> lines.add(Harmless.line(line)));
        }
        learning.sentences().forEach(line -> say(lines, line, columns));
    }

    /** A table whose columns stand beneath each other; those that have no room go on below. */
    private static List<String> aligned(String corner, Cells cells, int columns) {
        int head = Math.max(
                EffectTable.width(corner),
                cells.rows().stream()
                        .mapToInt(row -> EffectTable.width(row.head()))
                        .max()
                        .orElse(0));
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < cells.heads().size()) {
            int to = from;
            int used = head;
            while (to < cells.heads().size() && (to == from || used + 2 + width(cells, to) <= columns)) {
                used += 2 + width(cells, to++);
            }
            if (from > 0) lines.add("");
            lines.add(line(from == 0 ? corner : "", head, cells.heads(), cells, from, to));
            for (Cells.Row row : cells.rows()) lines.add(line(row.head(), head, row.cells(), cells, from, to));
            from = to;
        }
        return lines;
    }

    private static String line(String head, int wide, List<String> row, Cells cells, int from, int to) {
        StringBuilder line = new StringBuilder(EffectTable.padded(Harmless.line(head), wide));
        for (int at = from; at < to; at++) {
            line.append("  ").append(EffectTable.padded(Harmless.line(row.get(at)), width(cells, at)));
        }
        return line.toString().stripTrailing();
    }

    private static int width(Cells cells, int column) {
        return Math.max(
                EffectTable.width(cells.heads().get(column)),
                cells.rows().stream()
                        .mapToInt(row -> EffectTable.width(row.cells().get(column)))
                        .max()
                        .orElse(0));
    }

    private static void say(List<String> lines, String sentence, int columns) {
        StringBuilder line = new StringBuilder();
        for (String word : Harmless.line(sentence).split(" ", -1)) {
            if (line.length() > 0 && EffectTable.width(line.toString()) + 1 + EffectTable.width(word) > columns) {
                lines.add(line.toString());
                line = new StringBuilder(word);
            } else {
                if (line.length() > 0) line.append(' ');
                line.append(word);
            }
        }
        lines.add(line.toString());
    }

    /** The same tables as Markdown. */
    public void markdown(Appendable out) throws IOException {
        if (people.isEmpty()) out.append(texts.say("bets.none")).append('\n');
        if (changed > 0) out.append(texts.count("bets.changed", changed)).append("\n\n");
        if (deleted > 0) out.append(texts.count("bets.deleted", deleted)).append("\n\n");
        for (Forecaster.Person person : people) {
            for (String sentence : table.sentences(person)) {
                out.append(Harmless.markdown(sentence)).append('\n');
            }
            out.append('\n');
            if (settlement.of(person).settled().isEmpty()) continue;
            markdown("", table.of(person), out);
            if (by.isPresent()) {
                markdown(texts.say("bets.by." + by.get()), table.by(person, by.get() == By.form), out);
            }
            Optional<ReliabilityCurve> curve = settlement.of(person).curve();
            if (curve.isPresent()) {
                ReliabilityText drawn = new ReliabilityText(texts, curve.get());
                for (String step : drawn.steps())
                    out.append("- ").append(Harmless.markdown(step)).append('\n');
                out.append('\n').append(Harmless.markdown(drawn.parts())).append("\n\n");
            }
            learning(new LearningCurve(texts, settlement, person), out);
        }
    }

    private void learning(LearningCurve learning, Appendable out) throws IOException {
        if (learning.drawn()) {
            Cells cells = new Cells(
                    List.of(texts.say("bets.row.crps"), texts.say("bets.last-night"), texts.say("bets.by.n")),
                    learning.points().stream()
                            .map(each -> new Cells.Row(
                                    each.run(),
                                    List.of(
                                            texts.fixed(each.score(), 2),
                                            each.last().isPresent()
                                                    ? texts.fixed(each.last().getAsDouble(), 2)
                                                    : "–",
                                            texts.whole(each.forecasts()))))
                            .toList());
            out.append(Harmless.markdown(learning.title())).append("\n\n");
            markdown("", cells, out);
        }
        List<String> sentences = learning.sentences();
        if (sentences.isEmpty()) return;
        out.append(Harmless.markdown(sentences.get(sentences.size() - 1))).append("\n\n");
    }

    private static void markdown(String corner, Cells cells, Appendable out) throws IOException {
        List<String> heads = new ArrayList<>(List.of(corner));
        heads.addAll(cells.heads());
        row(heads, out);
        out.append("| --- ".repeat(heads.size())).append("|\n");
        for (Cells.Row each : cells.rows()) {
            List<String> row = new ArrayList<>(List.of(each.head()));
            row.addAll(each.cells());
            row(row, out);
        }
        out.append('\n');
    }

    private static void row(List<String> cells, Appendable out) throws IOException {
        for (String cell : cells)
            out.append("| ").append(Harmless.markdown(cell)).append(' ');
        out.append("|\n");
    }
}
