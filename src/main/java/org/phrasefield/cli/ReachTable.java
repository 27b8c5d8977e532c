package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                    "σ: стандартное отклонение между ответами на один и тот же промпт"));
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
        why(reaches).forEach((why, names) -> notes.add(String.join(", ", names) + ": " + why));
        return notes;
    }

    /** Why a number is missing, with the indices that it is missing of. */
    private Map<String, List<String>> why(List<Reach> reaches) {
        Map<String, List<String>> why = new LinkedHashMap<>();
        for (Reach reach : reaches) {
            List<String> reasons = new ArrayList<>();
            if (impossible(reach)) {
                reasons.add(said(
                        "where it says none, 8 in 10 such runs would find no effect at all; add intents",
                        "«никакой»: 8 запусков из 10 не нашли бы и самого большого; добавьте темы"));
            }
            if (!reach.sufficient()) reasons.add(few(reach));
            reasons.forEach(
                    each -> why.computeIfAbsent(each, any -> new ArrayList<>()).add(name(reach)));
        }
        return why;
    }

    /** Whether intents would do, but the index has no effect that is great enough. */
    private static boolean impossible(Reach reach) {
        return reach.seen()
                .filter(seen -> reach.tellable() && seen.alone().isEmpty()
                        || reach.sufficient() && seen.among().isEmpty())
                .isPresent();
    }

    /** Under six intents nothing is told; by signs, few intents prove nothing among many comparisons. */
    private String few(Reach reach) {
        int intents = reach.intents();
        int comparisons = reach.comparisons();
        int needed = reach.intentsNeeded();
        if (!reach.tellable()) {
            String among = needed == Effects.FEWEST_INTENTS
                    ? ""
                    : said(
                            ", and proof among " + Counts.of(comparisons, "comparison") + " " + needed,
                            ", а для доказательства при числе сравнений " + comparisons + " — не меньше " + needed);
            return said(
                    "none, with " + Counts.of(intents, "intent") + "; an interval needs " + Effects.FEWEST_INTENTS
                            + " intents" + among,
                    "никакой: тем " + intents + ", а для интервала нужно не меньше " + Effects.FEWEST_INTENTS + among);
        }
        return said(
                "too small to prove anything: " + Counts.of(intents, "intent") + " cannot prove an effect among "
                        + Counts.of(comparisons, "comparison") + ", " + needed
                        + " can; effects will be told by themselves alone",
                "мало, чтобы что-либо доказать: тем " + intents + ", сравнений " + comparisons + ", а нужно не меньше "
                        + needed + " тем; об эффектах можно будет судить только по отдельности");
    }
}
