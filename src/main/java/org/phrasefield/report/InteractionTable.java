package org.phrasefield.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Interaction;
import org.phrasefield.map.Interaction.Side;
import org.phrasefield.report.page.PageView.Between;
import org.phrasefield.report.page.PageView.Family;
import org.phrasefield.report.page.PageView.Measure;
import org.phrasefield.report.page.PageView.Note;
import org.phrasefield.report.page.PageView.Value;
import org.phrasefield.stats.Interval;

/**
 * By how much effects differ between models, and between languages: a table for every two that are compared, a row an index, a column a form. Nothing
 * else compares them.
 */
final class InteractionTable {
    private static final int DECIMALS = 2;

    private final Texts texts;
    private final List<Interaction> all;
    private final boolean severalLanguages;
    private final boolean severalModels;

    InteractionTable(Study study, Texts texts) {
        this.texts = texts;
        this.all = study.map().interactions();
        this.severalLanguages = sides().stream().map(Side::language).distinct().count() > 1;
        this.severalModels = sides().stream().map(Side::model).distinct().count() > 1;
    }

    private Set<Side> sides() {
        Set<Side> sides = new LinkedHashSet<>();
        all.forEach(each -> sides.addAll(List.of(each.one(), each.other())));
        return sides;
    }

    /** How many of all differences are beyond chance, are none worth caring about, and cannot be told; empty where nothing is compared. */
    String summary() {
        return all.isEmpty() ? "" : counted("table.interactions", all);
    }

    private String counted(String key, List<Interaction> some) {
        int called = called(some).size();
        int none = (int)
                some.stream().filter(each -> each.verdict() == Verdict.NONE).count();
        return texts.say(
                key,
                texts.whole(called),
                texts.whole(some.size()),
                texts.whole(none),
                texts.whole(some.size() - called - none));
    }

    /** Those that are beyond chance. */
    List<Interaction> called() {
        return called(all);
    }

    private static List<Interaction> called(List<Interaction> some) {
        return some.stream()
                .filter(each -> each.verdict() == Verdict.MORE || each.verdict() == Verdict.LESS)
                .toList();
    }

    /** The two that are compared, and what they have in common where others have not. */
    String pair(Interaction each) {
        if (each.ofModels()) {
            String models =
                    texts.say("table.against", each.one().model(), each.other().model());
            return severalLanguages
                    ? models + " ("
                            + texts.say(
                                    "between.language",
                                    texts.language(each.one().language())) + ")"
                    : models;
        }
        String languages = texts.say(
                "table.against",
                texts.language(each.one().language()),
                texts.otherLanguage(each.other().language()));
        return severalModels ? languages + " (" + each.one().model() + ")" : languages;
    }

    /** The form whose effect is compared. */
    String form(Interaction each) {
        return each.contrast() instanceof Effect.OfForm of ? texts.form(of.form()) : "";
    }

    /** The difference: a ratio of ratios, or with its sign. */
    String number(Interaction each) {
        return each.interval().map(found -> end(each, found.estimate())).orElse("–");
    }

    /** Its 95 % interval. */
    String interval(Interaction each) {
        return each.interval()
                .map(found -> texts.say("interval", low(each, found), high(each, found)))
                .orElse("");
    }

    private String low(Interaction each, Interval found) {
        return ratio(each) ? texts.fixed(found.low(), DECIMALS) : texts.signed(found.low(), DECIMALS);
    }

    private String high(Interaction each, Interval found) {
        return ratio(each) ? texts.fixed(found.high(), DECIMALS) : texts.signed(found.high(), DECIMALS);
    }

    private String end(Interaction each, double value) {
        return ratio(each) ? EffectText.RATIO + texts.fixed(value, DECIMALS) : texts.signed(value, DECIMALS);
    }

    private static boolean ratio(Interaction each) {
        return each.unit().equals(EffectText.RATIO);
    }

    /** A table for every two. */
    List<Between> tables() {
        Map<String, List<Interaction>> pairs = new LinkedHashMap<>();
        for (Interaction each : all) {
            pairs.computeIfAbsent(pair(each), pair -> new ArrayList<>()).add(each);
        }
        List<Between> tables = new ArrayList<>();
        pairs.forEach((pair, some) -> tables.add(table(pair, some)));
        return tables;
    }

    private Between table(String pair, List<Interaction> some) {
        List<Contrast> contrasts =
                some.stream().map(Interaction::contrast).distinct().toList();
        List<Measure> measures = some.stream()
                .map(Interaction::metric)
                .distinct()
                .map(metric -> measure(metric, contrasts, some))
                .toList();
        return new Between(
                new Family(pair, counted("between.tells", some), measures),
                contrasts.stream()
                        .map(contrast -> contrast instanceof Effect.OfForm of ? texts.form(of.form()) : "")
                        .toList());
    }

    private Measure measure(String metric, List<Contrast> contrasts, List<Interaction> some) {
        MetricText text = MetricText.of(metric, texts);
        List<Interaction> row =
                some.stream().filter(each -> each.metric().equals(metric)).toList();
        Interaction any = row.get(0);
        return new Measure(
                text.name(),
                ratio(any) ? "×" : text.unit(),
                List.of(
                        new Note(texts.say("cell.formula"), texts.say("formula.between")),
                        new Note(
                                texts.say("cell.n"),
                                texts.say(
                                        "between.n",
                                        texts.whole(row.stream()
                                                .mapToInt(Interaction::intents)
                                                .max()
                                                .orElse(0)))),
                        new Note(texts.say("cell.rows"), "interactions.csv: metric=" + metric)),
                contrasts.stream().map(contrast -> value(contrast, row)).toList());
    }

    private String says(Interaction each) {
        String verdict = texts.say(
                "verdict." + each.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return each.reason().isEmpty() ? verdict : verdict + ": " + texts.reason(each.reason());
    }

    private String rests(Interaction each) {
        return texts.count("between.rests", each.intents());
    }

    private Value value(Contrast contrast, List<Interaction> row) {
        return row.stream()
                .filter(each -> each.contrast().equals(contrast))
                .map(each -> each.interval().isEmpty()
                        ? new Value(
                                form(each), "absent", "", "–", Reasons.brief(each.reason(), texts), "0", rests(each))
                        : new Value(
                                form(each),
                                Headline.tone(each.verdict()),
                                says(each),
                                number(each),
                                interval(each),
                                "0",
                                rests(each)))
                .findFirst()
                .orElseGet(() -> new Value(
                        contrast instanceof Effect.OfForm of ? texts.form(of.form()) : "", "absent", "", "–", "", "0"));
    }
}
