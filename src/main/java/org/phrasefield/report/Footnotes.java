package org.phrasefield.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Tally;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.scoring.Family;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;

/** What numbers of an effect map must not be read without: win rates without length controlled, why a distance is called that may be none, and openings. */
final class Footnotes {
    /** A smaller share of cut answers is not worth a word. */
    private static final double MANY_CUT = 0.2;

    private static final List<Family> OF_OPENINGS = List.of(Family.STYLE, Family.ZONE, Family.STRATEGY);

    private final Panel all;
    private final Panel shown;
    private final String control;
    private final Texts texts;
    private final EffectText effects;

    /** @param shown what the map shows of a language and model */
    Footnotes(Study study, Panel shown, Texts texts) {
        this.all = shown.beside(study, List.of());
        this.shown = shown;
        this.control = study.protocol().control();
        this.texts = texts;
        this.effects = new EffectText(texts, all);
    }

    /** Lines below a map on a terminal. */
    List<String> lines() {
        return Stream.of(raw(), touching().stream(), openings().stream())
                .flatMap(lines -> lines)
                .toList();
    }

    /** By what a judge decides where a metric is its win rate at equal length. */
    private Optional<Criterion> criterion(String metric) {
        return texts.metrics().criteria().stream()
                .filter(each -> each.controlled().id().equals(metric))
                .findFirst();
    }

    /** The win rate without length controlled in little space; empty where the effect is no other, or there is none. */
    Optional<String> raw(Effect effect) {
        return criterion(effect.metric())
                .flatMap(each -> told(effect.contrast(), each.raw()))
                .map(raw -> texts.say("beside.raw", effects.number(raw)));
    }

    /** All that is known of the same contests: raw, of about equal lengths, and how the lengths differ. */
    Optional<String> rates(Effect effect) {
        return criterion(effect.metric())
                .map(each -> Stream.of(
                                told(effect.contrast(), each.raw()).map(raw -> texts.say("beside.raw", ranged(raw))),
                                told(effect.contrast(), each.matched())
                                        .map(matched -> texts.say("beside.matched", ranged(matched))),
                                length(effect.contrast()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; ")))
                .filter(said -> !said.isEmpty());
    }

    private Optional<String> length(Contrast contrast) {
        return all.effect(contrast, Metrics.LENGTH_RATIO)
                .filter(effect -> effect.interval().isPresent())
                .map(effect -> texts.say("beside.length", effects.number(effect)));
    }

    private Optional<Effect> told(Contrast contrast, Metric metric) {
        return all.effect(contrast, metric.id())
                .filter(effect -> effect.interval().isPresent());
    }

    private String ranged(Effect effect) {
        return effects.number(effect) + " [" + effects.narrow(effect) + "]";
    }

    /** A line for each criterion whose raw win rates have no column. */
    private Stream<String> raw() {
        return texts.metrics().criteria().stream()
                .filter(each -> !shown.metrics().contains(each.raw().id()))
                .flatMap(each -> {
                    String rates = shown.contrasts().stream()
                            .flatMap(contrast -> told(contrast, each.raw()).map(this::rate).stream())
                            .collect(Collectors.joining(", "));
                    return rates.isEmpty()
                            ? Stream.of()
                            : Stream.of(texts.say(
                                    "beside.raws", brief(each.controlled().id()), rates));
                });
    }

    private String rate(Effect raw) {
        String rate = texts.quoted(effects.contrast(raw.contrast())) + "\u00A0" + ranged(raw);
        return length(raw.contrast()).map(length -> rate + " (" + length + ")").orElse(rate);
    }

    private String brief(String metric) {
        return MetricText.of(metric, texts).brief();
    }

    /** Why a distance is called whose interval holds none, for all of them that have the same reason. */
    private List<String> touching() {
        Map<String, List<Effect>> by = shown.effects().stream()
                .filter(effect ->
                        effect.verdict() == Verdict.DIFFERS && !effect.reason().isBlank())
                .collect(Collectors.groupingBy(Effect::reason, LinkedHashMap::new, Collectors.toList()));
        return by.entrySet().stream()
                .map(each -> EffectText.symbol(Verdict.DIFFERS) + " " + named(each.getValue()) + ": "
                        + texts.reason(each.getKey()))
                .toList();
    }

    private String named(List<Effect> same) {
        Map<String, List<Effect>> by =
                same.stream().collect(Collectors.groupingBy(Effect::metric, LinkedHashMap::new, Collectors.toList()));
        return by.entrySet().stream()
                .map(each -> brief(each.getKey()) + " ("
                        + listed(each.getValue(), effect -> texts.quoted(effects.contrast(effect.contrast()))) + ")")
                .collect(Collectors.joining(", "));
    }

    private static <T> String listed(List<T> things, Function<T, String> said) {
        return things.stream().map(said).collect(Collectors.joining(", "));
    }

    /** Which columns take the openings of answers that were cut, and how many of each form were. */
    Optional<String> openings() {
        List<String> columns = shown.metrics().stream()
                .filter(shown::told)
                .filter(id ->
                        texts.metrics().of(id).filter(Footnotes::takesOpenings).isPresent())
                .map(this::brief)
                .toList();
        List<Tally> cut = shown.tallies().stream()
                .filter(tally -> share(tally) > MANY_CUT)
                .toList();
        if (columns.isEmpty() || cut.isEmpty()) return Optional.empty();
        return Optional.of(texts.say("beside.openings", texts.list(columns), listed(cut, this::cut)));
    }

    private static boolean takesOpenings(Metric metric) {
        return OF_OPENINGS.contains(metric.family()) && !metric.needs().whole();
    }

    private String cut(Tally tally) {
        String share = texts.quoted(texts.form(tally.form())) + "\u00A0" + texts.percent(share(tally));
        return tally.form().equals(control) ? share + " (" + texts.say("beside.control") + ")" : share;
    }

    private static double share(Tally tally) {
        return tally.asked() == 0 ? 0 : (double) tally.outcomes().getOrDefault("cut", 0) / tally.asked();
    }
}
