package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.phrasefield.forecast.Example;
import org.phrasefield.forecast.Preview;
import org.phrasefield.forecast.Recognition;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextWidth;

/** Previews of several prompts of one language side by side on a terminal: a column a prompt, and the same aspects in the same rows. */
public final class PreviewColumns {
    private static final int GAP = 2;
    /** Fewer columns than a mean with its interval and counts take are none for a prompt. */
    private static final int NARROWEST = 33;

    private final PreviewText text;
    private final List<Prompted> prompts;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    /**
     * A prompt that is previewed.
     *
     * @param prompt as it is looked at
     * @param recognition what it is
     * @param nearest the measured prompt that is most like it; empty where none is like it
     */
    public record Prompted(String prompt, Recognition recognition, Optional<Example> nearest) {}

    private PreviewColumns(PreviewText text, List<Prompted> prompts, int columns) {
        this.text = text;
        this.prompts = List.copyOf(prompts);
        this.columns = columns;
    }

    /** Whether a terminal of so many columns has room for so many prompts beside each other. */
    public static boolean fit(int prompts, int columns) {
        return prompts > 1 && width(prompts, columns) >= NARROWEST;
    }

    private static int width(int prompts, int columns) {
        return (columns - PreviewText.LABEL - GAP * (prompts - 1)) / prompts;
    }

    /**
     * The lines, made harmless.
     *
     * @param language of all prompts
     * @param all what is known of every model in every language
     * @param leftOut how many runs teach nothing, by the reason's word
     * @param columns of the terminal, so many that the prompts {@link #fit}
     */
    public static List<String> lines(
            Language language, List<Preview> all, Map<String, Integer> leftOut, List<Prompted> prompts, int columns) {
        return new PreviewColumns(new PreviewText(language, all, leftOut), prompts, columns).lines();
    }

    private List<String> lines() {
        row("", each -> "» " + PreviewText.oneLine(each.prompt()));
        row(say("form"), each -> text.forms(each.recognition()));
        row(say("topic"), each -> each.recognition().topic().orElse(""));
        row(say("magnets"), each -> text.magnets(each.recognition()));
        row(say("source"), each -> text.source(each.recognition()));
        row(say("expected"), this::nothing);
        if (prompts.stream().anyMatch(each -> !text.numbered(each.recognition()).isEmpty())) {
            text.known().forEach(this::model);
        }
        text.aside().forEach(note -> PreviewText.wrap("", note, columns, lines));
        if (prompts.stream().anyMatch(each -> each.nearest().isPresent())) lines.add("");
        row(say("nearest"), each -> each.nearest().map(Example::prompt).orElse(""));
        row(
                "→",
                each -> each.nearest()
                        .map(example -> example.model() + ": " + PreviewText.beginning(example))
                        .orElse(""));
        return lines;
    }

    private String say(String key) {
        return text.say("preview." + key);
    }

    /** Why a prompt has no numbers; empty where it has some. */
    private String nothing(Prompted prompt) {
        if (prompt.recognition().foreign()) return say("foreign");
        if (!text.numbered(prompt.recognition()).isEmpty()) return "";
        return text.nothing(prompt.recognition().form()).orElse("");
    }

    private void model(Preview preview) {
        lines.add("");
        PreviewText.wrap("", text.numbers().heading(preview), columns, lines);
        row("", each -> text.numbered(each.recognition()).isEmpty() ? "" : say("side"));
        List<String> labels = prompts.stream()
                .flatMap(each -> text.numbered(each.recognition()).stream())
                .map(form -> text.numbers().rows(preview, form))
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(PreviewNumbers.Row::label)
                .toList();
        for (int at = 0; at < labels.size(); at++) {
            int aspect = at;
            row(labels.get(at), each -> numbers(preview, each, aspect));
        }
        row(say("shifts"), each -> shifts(preview, each));
        prompts.stream()
                .flatMap(each -> text.numbered(each.recognition()).stream())
                .flatMap(form -> text.numbers().notes(preview, form).stream())
                .distinct()
                .forEach(note -> PreviewText.wrap(note.mark() + " ", note.text(), columns, lines));
        text.soFar(preview, columns, lines);
    }

    /** The numbers of each possible form. */
    private String numbers(Preview preview, Prompted prompt, int aspect) {
        return each(prompt, form -> {
            PreviewNumbers.Row row = text.numbers().rows(preview, form).get(aspect);
            if (!row.missing().isEmpty()) return row.missing();
            // A mark belongs to what stands before it, and goes nowhere without.
            String counts = row.mark().isEmpty() ? row.counts() : row.counts() + "\u00A0" + row.mark();
            List<String> cells = new ArrayList<>(List.of(row.mean(), row.range(), counts));
            if (!row.older().isEmpty()) cells.add(row.older());
            String airy = String.join("  ", cells);
            return EffectTable.width(airy) <= width(prompts.size(), columns) ? airy : String.join(" ", cells);
        });
    }

    private String shifts(Preview preview, Prompted prompt) {
        return each(prompt, form -> text.numbers().shifts(preview, form));
    }

    private String each(Prompted prompt, Function<String, String> said) {
        List<String> forms = text.numbered(prompt.recognition());
        List<String> parts = new ArrayList<>();
        for (String form : forms) {
            String part = said.apply(form);
            if (!part.isEmpty()) parts.add(forms.size() > 1 ? form + ": " + part : part);
        }
        return String.join("\n", parts);
    }

    /** A row with a cell for each prompt; none where all cells are empty. */
    private void row(String label, Function<Prompted, String> cell) {
        int width = width(prompts.size(), columns);
        List<List<String>> cells =
                prompts.stream().map(each -> folded(cell.apply(each), width)).toList();
        int high = cells.stream().mapToInt(List::size).max().orElse(0);
        for (int at = 0; at < high; at++) {
            StringBuilder line = new StringBuilder(EffectTable.padded(at == 0 ? label : "", PreviewText.LABEL));
            for (List<String> each : cells) {
                line.append(EffectTable.padded(at < each.size() ? each.get(at) : "", width + GAP));
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    /** In lines of a width; a word that is too long for one goes on in the next. */
    private static List<String> folded(String text, int width) {
        List<String> folded = new ArrayList<>();
        if (text.isEmpty()) return folded;
        for (String part : text.split("\n", -1)) {
            for (String line : EffectTable.wrapped(Harmless.line(part), width)) {
                for (int from = 0; from < line.length(); ) {
                    int end = TextWidth.end(line, from, width);
                    folded.add(line.substring(from, end));
                    from = end;
                }
            }
        }
        return folded;
    }
}
