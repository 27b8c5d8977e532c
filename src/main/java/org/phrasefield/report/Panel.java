package org.phrasefield.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Evidence;
import org.phrasefield.map.Tally;
import org.phrasefield.scoring.Indices;

/**
 * The effect map of one language and model: contrasts by metrics. Languages and models are never compared in one table.
 *
 * @param language language tag
 * @param model model reference
 * @param contrasts the rows, in the map's order
 * @param metrics the columns: of the metrics that are shown, those that have an effect
 * @param effects the effects of these rows and columns
 * @param tallies how the trials of this language and model ended
 */
record Panel(
        String language,
        String model,
        List<Contrast> contrasts,
        List<String> metrics,
        List<Effect> effects,
        List<Tally> tallies) {
    /** So many columns are a table. */
    private static final int FEWEST_INDICES = 3;

    private static final String EXPLORED = "†";

    /** The panels of a study, in the map's order; a language and model without an effect has one too. */
    static List<Panel> of(Study study) {
        Set<List<String>> keys = new LinkedHashSet<>();
        study.map().effects().forEach(effect -> keys.add(List.of(effect.language(), effect.model())));
        study.map().tallies().forEach(tally -> keys.add(List.of(tally.language(), tally.model())));
        return keys.stream().map(key -> of(study, key.get(0), key.get(1))).toList();
    }

    private static Panel of(Study study, String language, String model) {
        List<String> shown = MetricText.shown(study.metrics());
        List<Effect> effects = effects(study, language, model)
                .filter(effect -> shown.contains(effect.metric()))
                .toList();
        Set<Contrast> contrasts = new LinkedHashSet<>();
        Set<String> metrics = new LinkedHashSet<>();
        effects.forEach(effect -> {
            contrasts.add(effect.contrast());
            metrics.add(effect.metric());
        });
        List<Tally> tallies = study.map().tallies().stream()
                .filter(tally ->
                        tally.language().equals(language) && tally.model().equals(model))
                .toList();
        // Scope has one column: by meaning where an embedder was asked and that has a number, else by words.
        if (effects.stream()
                .anyMatch(effect -> effect.metric().equals(Indices.SCOPE.id())
                        && effect.interval().isPresent())) metrics.remove(Indices.SCOPE_WORDS.id());
        List<String> columns = shown.stream().filter(metrics::contains).toList();
        return new Panel(
                language,
                model,
                inPlanOrder(study, contrasts),
                columns,
                effects.stream()
                        .filter(effect -> columns.contains(effect.metric()))
                        .toList(),
                tallies);
    }

    /**
     * The panel as the effect map shows it. Of forms the indices: there is no room for what they are made of. An index that has no number at all
     * is no column; where that leaves few, what they are made of fills the room. Of one contrast everything.
     */
    Panel map() {
        if (contrasts.size() == 1) return this;
        List<String> told = metrics.stream().filter(this::told).toList();
        List<String> indices = told.stream().filter(MetricText::column).toList();
        if (told.isEmpty()) return of(MetricText.INDICES);
        return of(few(indices) ? told : indices);
    }

    /**
     * The panel as a page's effect map shows it: as {@link #map}, but of one contrast too the indices alone where there are enough, since what
     * they are made of has a table of its own below.
     */
    Panel indices() {
        List<String> told =
                metrics.stream().filter(MetricText::column).filter(this::told).toList();
        return few(told) && contrasts.size() > 1 ? map() : of(told.isEmpty() ? MetricText.INDICES : told);
    }

    private static boolean few(List<String> indices) {
        return indices.stream().filter(MetricText::planned).count() < FEWEST_INDICES;
    }

    /** All effects of the same language and model on the metrics that are not among these: what the indices are made of, in the catalogue's order. */
    Panel beside(Study study, List<String> indices) {
        List<Effect> others = effects(study, language, model)
                .filter(effect -> !indices.contains(effect.metric()))
                .toList();
        List<String> known = others.stream().map(Effect::metric).distinct().toList();
        return new Panel(language, model, contrasts, known, others, tallies);
    }

    private static Stream<Effect> effects(Study study, String language, String model) {
        return study.map().effects().stream()
                .filter(effect ->
                        effect.language().equals(language) && effect.model().equals(model));
    }

    /** The same panel with these metrics alone. */
    Panel of(List<String> ids) {
        return new Panel(
                language,
                model,
                contrasts,
                metrics.stream().filter(ids::contains).toList(),
                effects.stream().filter(effect -> ids.contains(effect.metric())).toList(),
                tallies);
    }

    /** The same without style's twin, which is a part of style: what is counted and put into words. */
    Panel counted() {
        return of(metrics.stream()
                .filter(metric -> !metric.equals(Indices.STYLE_WORDS_ID))
                .toList());
    }

    /** Forms in the protocol's order, whatever the map's order within a metric; then groups of words. */
    private static List<Contrast> inPlanOrder(Study study, Set<Contrast> contrasts) {
        List<Contrast> ordered = new ArrayList<>();
        study.protocol().forms().forEach(form -> {
            Contrast contrast = new Effect.OfForm(form.id());
            if (contrasts.remove(contrast)) ordered.add(contrast);
        });
        ordered.addAll(contrasts);
        return List.copyOf(ordered);
    }

    /** What tells this panel from the others: language, model, or both; language alone where they have all of it in common. */
    String name(List<Panel> panels, Texts texts) {
        boolean languages = panels.stream().map(Panel::language).distinct().count() > 1;
        boolean models = panels.stream().map(Panel::model).distinct().count() > 1;
        String spoken = Texts.capital(texts.language(language));
        if (languages && models) return texts.say("table.heading", spoken, model);
        return models ? model : spoken;
    }

    /** The effect in one cell of the table. */
    Optional<Effect> effect(Contrast contrast, String metric) {
        return effects.stream()
                .filter(effect ->
                        effect.metric().equals(metric) && effect.contrast().equals(contrast))
                .findFirst();
    }

    /** Whether any contrast has a number on a metric. */
    boolean told(String metric) {
        return effects.stream()
                .anyMatch(effect ->
                        effect.metric().equals(metric) && effect.interval().isPresent());
    }

    /** The columns that stand beside an index, or in for indices without a number: nobody planned to compare them. */
    private List<String> explored() {
        return contrasts.size() == 1
                ? List.of()
                : metrics.stream()
                        .filter(metric -> !MetricText.planned(metric) || doubted(metric))
                        .toList();
    }

    /** Whether an index is explored here though it was planned, since the control does not agree with itself on it. */
    private boolean doubted(String metric) {
        return effects.stream()
                .filter(effect ->
                        effect.metric().equals(metric) && Indices.headline().contains(metric))
                .filter(effect -> effect.contrast() instanceof Effect.OfForm)
                .flatMap(effect -> effect.evidence().correction().stream())
                .anyMatch(correction -> correction.family() == Evidence.Family.EXPLORED);
    }

    /** A column's name, with the mark that {@link #explored(Texts)} explains where it was not planned. */
    String marked(String metric, String name) {
        return explored().contains(metric) ? name + "\u00A0" + EXPLORED : name;
    }

    /** What the mark means; empty where every column was planned. */
    Optional<String> explored(Texts texts) {
        return explored().isEmpty() ? Optional.empty() : Optional.of(EXPLORED + " " + texts.say("table.explored"));
    }

    /** How many effects have one of these verdicts. */
    int count(Verdict... verdicts) {
        List<Verdict> asked = List.of(verdicts);
        return (int) effects.stream()
                .filter(effect -> asked.contains(effect.verdict()))
                .count();
    }

    /** The most intents that any comparison rests on. */
    int intents() {
        return effects.stream().mapToInt(Effect::intents).max().orElse(0);
    }

    /** Whether single prompts are compared, answer by answer, in place of forms on several intents. */
    boolean betweenAnswers() {
        return effects.stream().anyMatch(Effect::betweenAnswers);
    }

    int planned() {
        return tallies.stream().mapToInt(Tally::planned).sum();
    }

    int answered() {
        return tallies.stream()
                .mapToInt(tally -> tally.outcomes().getOrDefault("answered", 0))
                .sum();
    }

    /**
     * What was compared with what, how much of it shows an effect, how much only would by itself, and what chance makes of so many comparisons.
     */
    String compared(Texts texts, String control) {
        String verdicts = texts.say(
                "table.verdicts",
                count(Verdict.MORE, Verdict.LESS, Verdict.DIFFERS),
                effects.size(),
                count(Verdict.NONE),
                count(Verdict.CANNOT_TELL));
        String quoted = texts.quoted(texts.form(control));
        String compared = betweenAnswers()
                ? texts.say("table.compared.prompts", quoted, verdicts)
                : texts.count("table.compared", intents(), quoted, verdicts);
        long alone = effects.stream().filter(Effect::onlyAlone).count();
        String chance = Chance.of(effects.stream()).sentence(texts);
        return Stream.of(compared, alone == 0 ? "" : texts.count("table.alone", alone), chance, wordings(texts))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Which effects are known of the wordings alone that were asked, and why; empty where there are none. */
    private String wordings(Texts texts) {
        if (betweenAnswers()) return "";
        Map<String, List<String>> metrics = new LinkedHashMap<>();
        effects.stream()
                .filter(effect -> effect.verdict() != Verdict.NONE && effect.verdict() != Verdict.CANNOT_TELL)
                .filter(effect -> effect.contrast() instanceof Effect.OfForm
                        && !effect.evidence().notByWordings().isEmpty())
                .forEach(effect -> {
                    List<String> known =
                            metrics.computeIfAbsent(effect.evidence().notByWordings(), any -> new ArrayList<>());
                    String name = MetricText.of(effect.metric(), texts).brief();
                    if (!known.contains(name)) known.add(name);
                });
        return metrics.entrySet().stream()
                .map(each ->
                        texts.say("table.wordings", String.join(", ", each.getValue()), texts.reason(each.getKey())))
                .collect(Collectors.joining(" "));
    }
}
