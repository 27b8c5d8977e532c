package org.phrasefield.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.language.TextWidth;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Interaction;

/** The effect map as text: for a terminal. One table for each language and model. */
public final class EffectTable {
    private static final Map<Verdict, String> COLOURS = Map.of(
            Verdict.MORE, "\u001B[36m",
            Verdict.LESS, "\u001B[33m",
            Verdict.DIFFERS, "\u001B[35m",
            Verdict.NONE, "",
            Verdict.CANNOT_TELL, "\u001B[2m");
    private static final String PLAIN = "\u001B[0m";
    private static final String GAP = "  ";
    private static final int MOST_INTERACTIONS = 8;

    /** Columns that effects on small scales need. */
    private static final int ROOMY = 80;

    private final Look look;
    private final boolean scales;
    private final Texts texts;

    private EffectTable(Study study, Look look, boolean scales) {
        this.look = look;
        this.scales = scales;
        this.texts = Texts.of(look.language()).naming(study.metrics());
    }

    /**
     * How a table is to look.
     *
     * @param language tag of the report's language
     * @param width columns of the terminal; a table that needs more goes on below itself, and a narrow one has no small scales
     * @param colour whether verdicts are coloured with ANSI codes; shape and sign tell them apart without
     */
    public record Look(String language, int width, boolean colour) {}

    /**
     * Writes the tables for a terminal. Nothing in them can act on it but the colours that were asked for.
     *
     * @param study what to show
     * @param look how
     * @param out where to
     */
    public static void write(Study study, Look look, Appendable out) throws IOException {
        EffectTable table = new EffectTable(study, look, look.width() >= ROOMY);
        List<Panel> panels = Panel.of(study);
        for (Panel panel : panels) {
            if (panels.size() > 1)
                out.append(Harmless.line(panel.name(panels, table.texts))).append("\n\n");
            table.terminal(study, panel, out);
            out.append('\n');
        }
        for (String line : table.interactions(study))
            out.append(table.wrapped(Harmless.line(line))).append('\n');
        for (Together meter : table.together(study)) table.under(meter.title(), meter.lines(), out);
    }

    /** The dice meter of all models in one language. */
    private record Together(String title, List<Line> lines) {}

    private List<Together> together(Study study) {
        List<String> languages = DiceBars.together(study);
        return languages.stream()
                .map(each -> new Together(
                        DiceBars.heading("dice.shares.together", languages, each, texts) + ":",
                        new DiceTable(study, each, Optional.empty(), texts).lines()))
                .toList();
    }

    /** What makes answers of a panel's own model vary. */
    private DiceTable dice(Study study, Panel panel) {
        return new DiceTable(study, panel.language(), Optional.of(panel.model()), texts);
    }

    private void terminal(Study study, Panel whole, Appendable out) throws IOException {
        Panel panel = whole.map();
        if (panel.effects().isEmpty()) {
            out.append(texts.say("headline.nothing")).append('\n');
            below("table.losses", LossTable.lines(whole, texts), out);
            return;
        }
        List<Line> lines =
                panel.contrasts().size() == 1 ? new PairTable(study, panel, texts, scales).lines() : lines(panel);
        int label = lines.stream().mapToInt(line -> width(line.label())).max().orElse(0);
        for (List<Integer> block : blocks(lines, label)) {
            for (Line line : lines) out.append(block(line, lines, label, block)).append('\n');
            out.append('\n');
        }
        for (String gap : gaps(study, whole)) out.append(wrapped(gap)).append('\n');
        for (String lost : LossTable.unlikeControl(whole, study.protocol().control(), texts))
            out.append(wrapped(Harmless.line(lost))).append('\n');
        for (String said : LossTable.checked(whole, texts))
            out.append(wrapped(Harmless.line(said))).append('\n');
        out.append(wrapped(legend())).append('\n');
        if (scales) out.append(wrapped(texts.say("table.scale"))).append('\n');
        out.append(wrapped(summary(study, panel))).append('\n');
        String control = new ControlTable(study, panel, texts).line();
        if (!control.isEmpty()) out.append(wrapped(control)).append('\n');
        below("table.losses", LossTable.lines(whole, texts), out);
        below("dice.shares", dice(study, whole).lines(), out);
    }

    /** A table with its title, below the effects; nothing where it has no lines. */
    private void below(String title, List<Line> lines, Appendable out) throws IOException {
        under(texts.say(title), lines, out);
    }

    private void under(String title, List<Line> lines, Appendable out) throws IOException {
        if (lines.isEmpty()) return;
        int label = lines.stream().mapToInt(line -> width(line.label())).max().orElse(0);
        out.append('\n').append(wrapped(title)).append('\n');
        for (List<Integer> block : blocks(lines, label)) {
            for (Line line : lines) out.append(block(line, lines, label, block)).append('\n');
        }
    }

    /** How effects differ between models and between languages, where there are several; nothing else compares them. */
    private List<String> interactions(Study study) {
        InteractionTable table = new InteractionTable(study, texts);
        if (table.summary().isEmpty()) return List.of();
        List<Interaction> called = table.called();
        List<String> lines = new ArrayList<>(List.of(table.summary()));
        for (Interaction each : called.subList(0, Math.min(MOST_INTERACTIONS, called.size()))) {
            lines.add(texts.say(
                    "table.interaction",
                    table.form(each),
                    MetricText.of(each.metric(), texts).name(),
                    table.pair(each),
                    table.number(each),
                    table.interval(each)));
        }
        if (called.size() > MOST_INTERACTIONS) lines.add(texts.say("table.interactions.more"));
        return lines;
    }

    /**
     * Writes the tables as Markdown, for a text that they are to stand in.
     *
     * @param study what to show
     * @param language tag of the report's language
     * @param out where to
     */
    public static void markdown(Study study, String language, Appendable out) throws IOException {
        EffectTable table = new EffectTable(study, new Look(language, Integer.MAX_VALUE, false), false);
        List<Panel> panels = Panel.of(study);
        for (Panel whole : panels) {
            Panel panel = whole.map();
            out.append("## ").append(escaped(whole.name(panels, table.texts))).append("\n\n");
            if (panel.effects().isEmpty()) {
                out.append(table.texts.say("headline.nothing")).append("\n\n");
                table.pipes("table.losses", LossTable.lines(whole, table.texts), out);
                continue;
            }
            List<Line> lines = panel.contrasts().size() == 1
                    ? new PairTable(study, panel, table.texts, false).lines()
                    : table.lines(panel);
            pipes(lines, out);
            for (String gap : table.gaps(study, whole))
                out.append("- ").append(escaped(gap)).append('\n');
            if (!table.gaps(study, whole).isEmpty()) out.append('\n');
            out.append(escaped(table.legend())).append("\n\n");
            out.append(escaped(table.summary(study, panel))).append("\n\n");
            String control = new ControlTable(study, panel, table.texts).line();
            if (!control.isEmpty()) out.append(escaped(control)).append("\n\n");
            table.pipes("table.losses", LossTable.lines(whole, table.texts), out);
            table.pipes("dice.shares", table.dice(study, whole).lines(), out);
        }
        for (String line : table.interactions(study))
            out.append("- ").append(escaped(line)).append('\n');
        for (Together meter : table.together(study)) {
            out.append('\n');
            titled(meter.title(), meter.lines(), out);
        }
    }

    private void pipes(String title, List<Line> lines, Appendable out) throws IOException {
        titled(texts.say(title), lines, out);
    }

    private static void titled(String title, List<Line> lines, Appendable out) throws IOException {
        if (lines.isEmpty()) return;
        out.append(title).append("\n\n");
        pipes(lines, out);
    }

    private static void pipes(List<Line> lines, Appendable out) throws IOException {
        for (Line line : lines) {
            out.append("| ").append(escaped(line.label()));
            // Below the head there are numbers, which are to be read as they stand.
            boolean head = line.equals(lines.get(0));
            for (Written cell : line.cells()) {
                String text = cell.text().strip().replaceAll(" {2,}", " ");
                out.append(" | ").append(head ? escaped(text) : text);
            }
            out.append(" |\n");
            if (head) {
                out.append("| --- ".repeat(line.cells().size() + 1)).append("|\n");
            }
        }
        out.append('\n');
    }

    private static String escaped(String text) {
        return MarkdownTable.escaped(text.strip().replaceAll(" {2,}", " "));
    }

    /** The columns that go side by side, block below block. */
    private List<List<Integer>> blocks(List<Line> lines, int label) {
        List<List<Integer>> blocks = new ArrayList<>();
        List<Integer> block = new ArrayList<>();
        int used = label;
        for (int at = 0; at < lines.get(0).cells().size(); at++) {
            int wide = GAP.length() + width(lines, at);
            if (!block.isEmpty() && used + wide > look.width()) {
                blocks.add(block);
                block = new ArrayList<>();
                used = label;
            }
            block.add(at);
            used += wide;
        }
        if (!block.isEmpty()) blocks.add(block);
        return blocks;
    }

    private String block(Line line, List<Line> lines, int label, List<Integer> block) {
        StringBuilder text = new StringBuilder(padded(line.label(), label));
        for (int at : block) {
            Written cell = line.cells().get(at);
            String padded = padded(cell.text(), width(lines, at));
            String colour = look.colour() ? cell.verdict().map(COLOURS::get).orElse("") : "";
            text.append(GAP).append(colour.isEmpty() ? padded : colour + padded + PLAIN);
        }
        return text.toString().stripTrailing();
    }

    /** The head line, then a line for each contrast; numbers of one column stand below each other. */
    private List<Line> lines(Panel panel) {
        EffectText effects = new EffectText(texts, panel);
        Marks marks = new Marks(panel, scales);
        List<Line> lines = new ArrayList<>();
        List<Written> heads = new ArrayList<>();
        for (String metric : panel.metrics()) {
            String head = panel.marked(metric, MetricText.of(metric, texts).brief());
            heads.add(new Written(Harmless.line(head)));
        }
        lines.add(new Line(texts.say("table.form"), heads));
        for (Contrast contrast : panel.contrasts()) {
            List<Written> cells = new ArrayList<>();
            for (String metric : panel.metrics()) cells.add(cell(panel, effects, marks, contrast, metric));
            lines.add(new Line(Harmless.line(effects.contrast(contrast)), cells));
        }
        return lines;
    }

    private Written cell(Panel panel, EffectText effects, Marks marks, Contrast contrast, String metric) {
        int wide = panel.effects().stream()
                .filter(effect ->
                        effect.metric().equals(metric) && effect.interval().isPresent())
                .mapToInt(effect -> width(effects.number(effect)))
                .max()
                .orElse(0);
        return panel.effect(contrast, metric)
                .map(effect -> new Written(marks.of(effect) + " " + written(effects, effect, wide), effect.verdict()))
                .orElseGet(() -> new Written(""));
    }

    /** Number and interval; numbers are set right in so many columns. Where there is none, why. */
    static String written(EffectText effects, Effect effect, int wide) {
        if (effect.interval().isEmpty()) return effects.number(effect);
        String number = effects.number(effect);
        String aligned = " ".repeat(wide - width(number)) + number;
        return aligned + " " + effects.narrow(effect);
    }

    /** What a reader must know of columns: which are explored, why an index is left out that has no number at all, what stands beside numbers, and what no people have confirmed. */
    private List<String> gaps(Study study, Panel whole) {
        EffectText effects = new EffectText(texts, whole);
        return Stream.of(
                        whole.map().explored(texts).stream(),
                        Gap.of(whole).stream().map(gap -> "○ " + gap.line(texts, effects)),
                        new Footnotes(study, whole.map(), texts).lines().stream(),
                        Validated.line(study, whole.map(), texts).stream())
                .flatMap(lines -> lines)
                .map(Harmless::line)
                .toList();
    }

    private String legend() {
        return texts.say(
                "table.legend",
                texts.say("table.more-less"),
                texts.say("verdict.none"),
                texts.say("verdict.cannot-tell"),
                texts.say("table.only-alone"));
    }

    private String summary(Study study, Panel panel) {
        String compared = panel.counted().compared(texts, study.protocol().control());
        String answered = texts.say("table.answered", texts.whole(panel.answered()), texts.whole(panel.planned()));
        return Harmless.line(compared + " " + answered);
    }

    private String wrapped(String text) {
        return String.join("\n", wrapped(text, look.width()));
    }

    /** Lines of at most so many columns, broken between words; a longer word has a line of its own. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && width(line.toString()) + 1 + width(word) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            } else if (line.length() > 0) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static int width(List<Line> lines, int at) {
        return lines.stream()
                .mapToInt(line -> width(line.cells().get(at).text()))
                .max()
                .orElse(0);
    }

    static int width(String text) {
        return TextWidth.of(text);
    }

    /** With blanks behind it up to a width; what is wider stays as it is. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** One line of a table. */
    record Line(String label, List<Written> cells) {}

    /** One cell: its text, and the verdict that colours it. */
    record Written(String text, Optional<Verdict> verdict) {
        Written(String text) {
            this(text, Optional.empty());
        }

        Written(String text, Verdict verdict) {
            this(text, Optional.of(verdict));
        }
    }
}
