package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.phrasefield.language.Language;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Evidence;
import org.phrasefield.map.Level;
import org.phrasefield.map.Tally;
import org.phrasefield.report.page.PageView.Cell;
import org.phrasefield.report.page.PageView.Note;
import org.phrasefield.scoring.Accuracy;
import org.phrasefield.scoring.Indices;
import org.phrasefield.stats.Interval;

/** The cells of the effect map: place, shape, number, and everything a reader may ask of the number. */
final class Cells {
    private final Study study;
    private final Texts texts;
    private final Panel panel;
    private final EffectText effects;
    private final Footnotes footnotes;
    /** Where the drawing ends, in parts of the scale. */
    private static final double RIM = 1.35;

    /** Where a distance of nothing lies on the scale, which goes one way only. */
    private static final double NOTHING = 10;

    private final Scale scale;

    Cells(Study study, Texts texts, Panel panel, EffectText effects) {
        this.study = study;
        this.texts = texts;
        this.panel = panel;
        this.effects = effects;
        this.footnotes = new Footnotes(study, panel, texts);
        this.scale = new Scale(panel);
    }

    /** The cell of a contrast and a metric. */
    Cell cell(Contrast contrast, String metric) {
        String column = panel.marked(metric, MetricText.of(metric, texts).head());
        return panel.effect(contrast, metric)
                .map(effect -> cell(effect, column))
                .orElseGet(() -> new Cell(
                        column, "absent", "–", "", "", "0", "50", "50", "50", "50", false, List.of(), "", metric));
    }

    private Cell cell(Effect effect, String column) {
        double tint = effect.interval()
                .map(found -> Math.abs(scale.share(effect, found.estimate())))
                .orElse(0.0);
        return new Cell(
                column,
                Headline.tone(effect.verdict()),
                effects.number(effect),
                footnotes.raw(effect).orElse(""),
                label(effect),
                String.format(Locale.ROOT, "%.2f", tint),
                EffectText.distance(effect) ? place(effect, 0) : "50",
                effect.interval().map(found -> place(effect, found.estimate())).orElse("50"),
                effect.interval().map(found -> place(effect, found.low())).orElse("50"),
                effect.interval().map(found -> place(effect, found.high())).orElse("50"),
                effect.interval().isPresent(),
                notes(effect),
                effect.contrast() instanceof Effect.OfForm of ? of.form() : "",
                effect.metric());
    }

    /** A value's place on its column's scale, from 2 to 98; an interval that goes further ends at the rim. */
    private String place(Effect effect, double value) {
        double share = scale.share(effect, value) / RIM;
        double place = EffectText.distance(effect) ? NOTHING + (100 - NOTHING) * Math.max(0, share) : 50 + 50 * share;
        return String.format(Locale.ROOT, "%.1f", Math.max(2, Math.min(98, place)));
    }

    private String label(Effect effect) {
        String verdict = effects.verdict(effect.verdict());
        return effect.interval()
                .map(found -> texts.say("cell.label", verdict, between(effect, found)))
                .orElse(verdict);
    }

    private String between(Effect effect, Interval found) {
        return texts.say("interval", effects.end(effect, found.low()), effects.end(effect, found.high()));
    }

    private List<Note> notes(Effect effect) {
        List<Note> notes = new ArrayList<>();
        notes.add(new Note(texts.say("cell.says"), effects.verdict(effect.verdict())));
        if (effect.verdict() == Verdict.DIFFERS && !effect.moves().isEmpty()) {
            notes.add(new Note(texts.say("cell.moves"), moves(effect)));
        }
        if (!effect.reason().isBlank()) notes.add(new Note(texts.say("cell.why"), texts.reason(effect.reason())));
        effect.interval().ifPresent(found -> {
            notes.add(new Note(texts.say("cell.interval"), between(effect, found)));
            notes.add(new Note(texts.say("cell.formula"), formula(effect)));
        });
        footnotes.rates(effect).ifPresent(text -> notes.add(new Note(texts.say("cell.rates"), text)));
        effect.evidence()
                .deviations()
                .filter(found -> !EffectText.distance(effect))
                .ifPresent(found -> notes.add(new Note(texts.say("cell.deviations"), deviations(found))));
        effect.evidence()
                .correction()
                .ifPresent(correction -> notes.add(new Note(
                        texts.say("cell.chance"),
                        texts.say(
                                "cell.chance." + correction.family().word(),
                                texts.probability(effect.evidence().pValue().orElse(1)),
                                texts.whole(correction.comparisons()),
                                texts.probability(correction.adjusted())))));
        wordings(effect).ifPresent(text -> notes.add(new Note(texts.say("cell.wordings"), text)));
        members(effect).ifPresent(text -> notes.add(new Note(texts.say("cell.members"), text)));
        accuracy(effect).ifPresent(text -> notes.add(new Note(texts.say("cell.accuracy"), text)));
        String answers = texts.say("of", texts.whole(effect.answers()), texts.whole(planned(effect)));
        notes.add(new Note(texts.say("cell.n"), texts.count("cell.intents", effect.intents(), answers)));
        String lost = lost(effect);
        if (!lost.isEmpty()) notes.add(new Note(texts.say("cell.exclusions"), lost));
        String left = left(effect);
        if (!left.isEmpty()) notes.add(new Note(texts.say("cell.left-out"), left));
        notes.add(new Note(texts.say("cell.rows"), rows(effect)));
        return notes;
    }

    private String deviations(Interval found) {
        return texts.say(
                "cell.deviations.say",
                texts.signed(found.estimate(), 2),
                texts.say("interval", texts.signed(found.low(), 2), texts.signed(found.high(), 2)));
    }

    /** What was asked and is not counted in this very number, and why; the ends of trials stand beside it. */
    private String left(Effect effect) {
        Evidence.Missing missing = effect.evidence().missing();
        List<String> left = new ArrayList<>();
        if (missing.answers() > 0) left.add(texts.count("cell.left-out.answers", missing.answers()));
        if (missing.intents() > 0) left.add(texts.count("cell.left-out.intents", missing.intents()));
        return String.join(" ", left);
    }

    /** What the analysis says in which wordings are a sample too, or why there is none. */
    private Optional<String> wordings(Effect effect) {
        String not = effect.evidence().notByWordings();
        if (!not.isBlank()) return Optional.of(texts.reason(not));
        return effect.evidence().byWordings().map(analysis -> between(effect, analysis.interval()));
    }

    /** What style is made of here, and what is left out of it. */
    private Optional<String> members(Effect effect) {
        List<String> took = effect.evidence().members();
        List<String> still = effect.evidence().still();
        boolean words = effect.metric().equals(Indices.STYLE_WORDS_ID);
        if (took.isEmpty() || !words && !effect.metric().equals(Indices.STYLE_ID)) return Optional.empty();
        List<String> left = Indices.style().keySet().stream()
                .filter(member -> !took.contains(member) && !still.contains(member))
                .filter(member -> !words || Indices.styleWords().contains(member))
                .toList();
        List<String> said = new ArrayList<>(List.of(names(took)));
        if (!left.isEmpty()) said.add(texts.say("cell.members.some", names(left)));
        if (!still.isEmpty()) said.add(texts.say("cell.members.still", names(still)));
        return Optional.of(String.join(". ", said));
    }

    private String names(List<String> metrics) {
        return String.join(
                ", ",
                metrics.stream().map(id -> MetricText.of(id, texts).name()).toList());
    }

    /** How well the labelled texts are found by what this rests on, and how often both methods agree, on them and on these answers. */
    private Optional<String> accuracy(Effect effect) {
        Optional<Language> language = Language.of(effect.language());
        if (language.isEmpty()) return Optional.empty();
        OptionalDouble found = Accuracy.of(language.get(), effect.metric());
        OptionalDouble alike = Accuracy.agreement(language.get(), effect.metric());
        if (found.isEmpty() || alike.isEmpty()) return Optional.empty();
        String set = texts.say(
                "cell.accuracy.set",
                texts.fixed(Accuracy.hundredths(found.getAsDouble()), 2),
                texts.whole(Math.round(100 * alike.getAsDouble())),
                texts.whole(Accuracy.texts()));
        return Optional.of(confirmed(effect)
                .map(share -> set + " " + texts.say("cell.accuracy.here", texts.whole(Math.round(100 * share))))
                .orElse(set));
    }

    /** The share of a form's answers of which both methods say the same. */
    private Optional<Double> confirmed(Effect effect) {
        if (!(effect.contrast() instanceof Effect.OfForm of)) return Optional.empty();
        String agreement = effect.metric().replaceFirst("-.*", "") + "-agreement";
        return study.map().levels().stream()
                .filter(level -> level.metric().equals(agreement)
                        && level.form().equals(of.form())
                        && level.language().equals(effect.language())
                        && level.model().equals(effect.model()))
                .findFirst()
                .map(Level::mean);
    }

    private String formula(Effect effect) {
        boolean judged = texts.metrics().criteria().stream()
                .anyMatch(criterion -> criterion.id().equals(effect.metric()));
        if (judged) return texts.say("formula.depth");
        String usual = EffectText.ratio(effect) ? "formula.ratio" : "formula.difference";
        return texts.sayOr(
                "formula." + effect.metric(), texts.say(usual + (effect.betweenAnswers() ? ".prompts" : "")));
    }

    private String moves(Effect effect) {
        return String.join(
                ", ",
                effect.moves().stream()
                        .map(move -> MetricText.of(move.metric(), texts).name() + "\u00A0" + texts.signed(move.by(), 2))
                        .toList());
    }

    /** Where the number and what it is made of lie among the files of the run. */
    private static String rows(Effect effect) {
        String side = effect.contrast() instanceof Effect.OfForm of
                ? "form=" + of.form()
                : "word_group=" + ((Effect.OfWords) effect.contrast()).group();
        return "effects.csv: language=" + effect.language() + ", model=" + effect.model() + ", metric="
                + effect.metric() + ", " + side;
    }

    /** Trials planned on both sides; of a group of words, on all forms. */
    private int planned(Effect effect) {
        return sides(effect).stream().mapToInt(Tally::planned).sum();
    }

    /** What is not in the number, by cause: trials without a whole answer, and answers that no metric scores. */
    private String lost(Effect effect) {
        Map<String, Integer> lost = new TreeMap<>();
        for (Tally tally : sides(effect)) {
            tally.outcomes().forEach((word, count) -> {
                if (!word.equals("answered")) lost.merge(texts.outcome(word), count, Integer::sum);
            });
            tally.unscored().forEach((reason, count) -> lost.merge(texts.reason(reason), count, Integer::sum));
        }
        return String.join(
                ", ",
                lost.entrySet().stream()
                        .map(entry -> entry.getKey() + "\u00A0" + texts.whole(entry.getValue()))
                        .toList());
    }

    private List<Tally> sides(Effect effect) {
        if (!(effect.contrast() instanceof Effect.OfForm of)) return panel.tallies();
        String control = study.protocol().control();
        return panel.tallies().stream()
                .filter(tally -> tally.form().equals(of.form()) || tally.form().equals(control))
                .toList();
    }
}
