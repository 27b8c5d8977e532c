package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.phrasefield.language.Language;
import org.phrasefield.map.Effects;
import org.phrasefield.map.Reach;
import org.phrasefield.map.Reach.Basis;
import org.phrasefield.map.Reach.Seen;
import org.phrasefield.scoring.Indices;

/**
 * What a plan can see, as a table of 80 columns at most.
 *
 * @param language of the reader
 */
record ReachTable(Language language) {
    private static final int WIDTH = 80;
    private static final String NOTHING = "–";

    private String said(String english, String russian) {
        return language == Language.RU ? russian : english;
    }

    /** @param reaches of one protocol; none gives no line */
    List<String> lines(List<Reach> reaches) {
        if (reaches.isEmpty()) return List.of();
        int comparisons = reaches.get(0).comparisons();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(said(
                "The smallest effects that 8 in 10 such runs find, and what finds half of that:",
                "Наименьшие эффекты, видные в 8 запусках из 10, и что покажет вдвое меньшие:"));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "",
                said("by itself", "сам по себе"),
                said("among " + comparisons, "среди " + comparisons),
                said("intents", "темы"),
                said("or trials", "или повторы"),
                said("by", "по")));
        reaches.stream()
                .filter(reach -> reach.seen().isPresent())
                .map(reach -> row(reach, reach.seen().orElseThrow()))
                .forEach(rows::add);
        lines.addAll(new Columns(WIDTH).table(rows));
        notes(reaches).stream().map(new Columns(WIDTH)::folded).forEach(lines::add);
        return lines;
    }

    private List<String> row(Reach reach, Seen seen) {
        return List.of(
                name(reach),
                effect(reach, seen.alone()),
                effect(reach, seen.among()),
                more(reach.intents(), seen.intentsForHalf()),
                seen.among().isEmpty() ? NOTHING : more(reach.trials(), seen.trialsForHalf()),
                reach.basis() == Basis.MEASURED ? said("run", "запуску") : said("prior", "допущению"));
    }

    private String name(Reach reach) {
        return reach.index().name(language);
    }

    private static String more(int now, OptionalInt then) {
        return then.isPresent() ? now + "→" + then.getAsInt() : NOTHING;
    }

    /** An effect in its unit; of a ratio both ways. */
    private String effect(Reach reach, OptionalDouble found) {
        if (found.isEmpty()) return said("none", "никакой");
        double effect = found.getAsDouble();
        if (reach.index().logarithm()) {
            return "×" + number("%.2f", Math.exp(effect)) + "/×" + number("%.2f", Math.exp(-effect));
        }
        if (reach.index().id().equals(Indices.STYLE_ID)) return number("%.2f", effect) + " σ";
        if (reach.index().id().equals(Indices.ZONE_ID)) return number("%.3f", effect) + said(" bits", " бит");
        if (reach.index().id().equals(Indices.STRATEGY_ID)) return number("%.2f", effect);
        return "±" + number("%.0f", effect) + said(" points", " п. п.");
    }

    private String number(String format, double number) {
        String text = String.format(Locale.ROOT, format, number);
        return language == Language.RU ? text.replace('.', ',') : text;
    }

    private List<String> notes(List<Reach> reaches) {
        List<String> notes = new ArrayList<>();
        if (reaches.stream().anyMatch(reach -> reach.index().id().equals(Indices.STYLE_ID))) {
            notes.add(said(
                    "σ: standard deviation between answers to the same prompt",
                    "σ: стандартное отклонение между ответами на один и тот же запрос"));
        }
        for (Reach reach : reaches) {
            if (reach.basis() == Basis.UNKNOWN) {
                notes.add(said(
                        name(reach)
                                + ": unknown before a first run; run it small first, with six intents, then plan again",
                        name(reach)
                                + ": до первого запуска неизвестно; начните с малого, с шести тем, и повторите plan"));
            }
        }
        if (reaches.stream().anyMatch(reach -> reach.basis() == Basis.ASSUMED)) {
            notes.add(said(
                    "prior: answers are taken to vary as statistics.md states; a run of your model tells more",
                    "по допущению: разброс ответов взят из statistics.md; запуск вашей модели скажет точнее"));
        }
        reaches.stream()
                .filter(reach -> !reach.sufficient())
                .mapToInt(Reach::intents)
                .min()
                .ifPresent(intents -> notes.add(few(intents, reaches.get(0).comparisons())));
        return notes;
    }

    /** By signs, few intents prove nothing among many comparisons. */
    private String few(int intents, int comparisons) {
        int needed = Effects.intentsFor(comparisons);
        return said(
                "too small to prove anything of length, depth or scope: " + Counts.of(intents, "intent")
                        + " cannot prove an effect among " + Counts.of(comparisons, "comparison") + ", " + needed
                        + " can; effects will be told by themselves alone",
                "мало, чтобы доказать что-либо о длине, глубине и охвате: тем " + intents + ", сравнений "
                        + comparisons + ", а нужно не меньше " + needed
                        + " тем; об эффектах можно будет судить только по отдельности");
    }
}
