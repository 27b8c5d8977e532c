package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.phrasefield.map.CellSpread;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Effects;
import org.phrasefield.map.Plane;
import org.phrasefield.map.SemanticMap;
import org.phrasefield.map.Spread;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.Study;
import org.phrasefield.scoring.Assessment;
import org.phrasefield.scoring.Catalogue;
import org.phrasefield.scoring.ContentLemmas;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Meaning;
import org.phrasefield.scoring.MeaningMetrics;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.PluggedScorer;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Scorer;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.stats.CosineDistance;
import org.phrasefield.stats.JaccardDistance;
import org.phrasefield.stats.Spectrum;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/** Scores a run's answers and hands everything on to those who make tables of it. Asks no model. */
final class Scoreboard {
    /** As many answers are scored together as keep both cores busy and memory small. */
    private static final int BATCH = 64;

    private final JdbcAnswerStore store;
    private final Protocol protocol;
    private final Catalogue catalogue;
    private final Scorer scorer;
    private final List<Metric> metrics;
    private final Map<String, String> current;
    /** Whether the store knows what these metrics are made with. */
    private final AtomicBoolean based = new AtomicBoolean();

    /**
     * @param protocol that of the run
     * @param plugged scorers that were found outside of the program
     */
    Scoreboard(JdbcAnswerStore store, Protocol protocol, List<PluggedScorer> plugged) {
        this.store = store;
        this.protocol = protocol;
        this.catalogue = Catalogue.of(protocol.metrics(), plugged);
        this.scorer = new Scorer(catalogue);
        this.metrics = catalogue.all();
        this.current = metrics.stream().collect(Collectors.toMap(Metric::id, Metric::version));
    }

    /**
     * Scores what has no current scores yet, and gathers everything that tables and pages are made from in the same reading.
     *
     * @param again whether to compute every score anew
     * @param writer where scores are kept; another connection than the one that reads
     * @param scored told how many answers were scored
     * @param reader is handed each row, in plan order
     * @param heard handed what the forms do, once all rows are gathered
     */
    Study scored(
            RunRecord run,
            boolean again,
            JdbcAnswerStore writer,
            IntConsumer scored,
            Consumer<Study.Row> reader,
            Consumer<Effects> heard) {
        List<Verdicts> verdicts = verdicts(run);
        Map<String, List<Score>> wins = wins(verdicts);
        List<Metric> meaning = meaning(run);
        Effects effects = effects(verdicts, meaning);
        Plane plane = plane(run);
        List<Waiting> batch = new ArrayList<>();
        int[] count = {0};
        try (Behind<Map<String, Assessment>> writing =
                        new Behind<>("scores", 1, found -> keep(writer, run.id(), found));
                Behind<Found> gathering = new Behind<>("gathering", BATCH, gathered(effects, plane, reader))) {
            store.eachScored(run.id(), (trial, result, stored) -> {
                batch.add(new Waiting(trial, result, again ? List.of() : current(stored), kept(meaning, stored)));
                if (batch.size() == BATCH) count[0] += score(batch, wins, gathering, writing);
            });
            count[0] += score(batch, wins, gathering, writing);
        }
        scored.accept(count[0]);
        Study study = study(run, effects, plane, rows(run, wins, meaning));
        heard.accept(effects);
        return study;
    }

    /** Keeps what was found of answers, and once what the metrics are made with. */
    void keep(JdbcAnswerStore writer, String run, Map<String, Assessment> found) {
        if (!based.getAndSet(true)) writer.keepBases(catalogue.bases());
        writer.keep(run, found);
    }

    /** Who makes effects and maps of rows, and then hands them on. */
    private static Consumer<Found> gathered(Effects effects, Plane plane, Consumer<Study.Row> reader) {
        return found -> {
            Study.Row row = found.row();
            effects.add(row.trial(), row.result(), row.scores(), found.fresh().flatMap(Assessment::functionWords));
            plane.add(row.trial(), row.result(), row.scores());
            reader.accept(row);
        };
    }

    /** What the run's judge said, by each criterion. */
    List<Verdicts> verdicts(RunRecord run) {
        List<Verdicts> verdicts = Verdicts.of(catalogue.criteria());
        store.eachJudged(run.id(), false, (trial, result) -> verdicts.forEach(each -> each.add(trial, result)));
        return verdicts;
    }

    /** By trial key. */
    private static Map<String, List<Score>> wins(List<Verdicts> verdicts) {
        Map<String, List<Score>> wins = new HashMap<>();
        for (Verdicts each : verdicts) {
            each.scores()
                    .forEach((key, score) ->
                            wins.computeIfAbsent(key, any -> new ArrayList<>()).add(score));
        }
        return wins;
    }

    /**
     * A trial that waits to be scored and gathered.
     *
     * @param known its current scores so far
     * @param meaning its scores that need an embedder
     */
    private record Waiting(Trial trial, Optional<Result> result, List<Score> known, List<Score> meaning) {}

    /**
     * A trial as tables show it.
     *
     * @param fresh what was found of its answer just now; absent where all was known, or nothing is to be known
     */
    private record Found(Study.Row row, Optional<Assessment> fresh) {}

    /** Scores a batch and empties it; tells how many answers were scored. */
    private int score(
            List<Waiting> batch,
            Map<String, List<Score>> wins,
            Behind<Found> gathering,
            Behind<Map<String, Assessment>> writing) {
        List<Found> found = Crew.work(batch, waiting -> found(waiting, wins));
        batch.clear();
        Map<String, Assessment> fresh = new LinkedHashMap<>();
        for (Found each : found) {
            gathering.hand(each);
            each.fresh().ifPresent(assessment -> fresh.put(each.row().trial().key(), assessment));
        }
        if (!fresh.isEmpty()) writing.hand(fresh);
        return fresh.size();
    }

    /** What all metrics find of an answer; empty where there is none to be measured. */
    Optional<Assessment> assess(Trial trial, Result result) {
        return scorable(trial, Optional.of(result))
                ? Optional.of(assess(new Open(trial, result.outcome(), metrics)))
                : Optional.empty();
    }

    private Assessment assess(Open answer) {
        if (answer.outcome() instanceof Outcome.Empty) return Scorer.unscored(answer.metrics(), "empty");
        return scorer.assess(Scorable.of(answer.trial(), answer.outcome()).orElseThrow(), answer.metrics());
    }

    /** Whether there is a current score of every metric, in the order of the metrics, as the scorer gives them. */
    private boolean allCurrent(List<Score> scores) {
        if (scores.size() != metrics.size()) return false;
        for (int i = 0; i < scores.size(); i++) {
            Score score = scores.get(i);
            Metric metric = metrics.get(i);
            if (!score.metric().equals(metric.id()) || !score.version().equals(metric.version())) return false;
        }
        return true;
    }

    private boolean current(Score score) {
        return score.version().equals(current.get(score.metric()));
    }

    /** The metrics of which no current score is stored. */
    private List<Metric> missing(List<Score> stored) {
        if (allCurrent(stored)) return List.of();
        Set<String> there =
                stored.stream().filter(this::current).map(Score::metric).collect(Collectors.toSet());
        return metrics.stream().filter(metric -> !there.contains(metric.id())).toList();
    }

    /** The current scores in the order of the metrics. */
    private List<Score> current(List<Score> stored) {
        if (allCurrent(stored)) return stored;
        Map<String, Score> by = new HashMap<>();
        stored.stream().filter(this::current).forEach(score -> by.put(score.metric(), score));
        return metrics.stream()
                .flatMap(metric -> Stream.ofNullable(by.get(metric.id())))
                .toList();
    }

    /** An answer with the metrics that have not scored it yet. */
    private record Open(Trial trial, Outcome outcome, List<Metric> metrics) {}

    /**
     * Everything that tables and pages are made from; answers without stored scores get them on the way.
     *
     * @param reader is handed each row, in plan order
     */
    Study study(RunRecord run, Consumer<Study.Row> reader) {
        List<Verdicts> verdicts = verdicts(run);
        List<Metric> meaning = meaning(run);
        Effects effects = effects(verdicts, meaning);
        Plane plane = plane(run);
        Study.Rows rows = rows(run, wins(verdicts), meaning);
        Consumer<Found> gathered = gathered(effects, plane, reader);
        rows.each(row -> gathered.accept(new Found(row, Optional.empty())));
        return study(run, effects, plane, rows);
    }

    /** What was gathered, compared and laid out at a time: neither needs the other. */
    private Study study(RunRecord run, Effects effects, Plane plane, Study.Rows rows) {
        spread(run, effects);
        meanings(run, plane);
        Meanwhile<List<SemanticMap>> maps = new Meanwhile<>("maps", plane::maps);
        EffectMap compared = effects.map();
        return new Study(run, protocol, compared, catalogue, maps.get(), rows, new Agreements(store).validated(run));
    }

    /** Where a run's answers lie. */
    List<SemanticMap> planes(RunRecord run) {
        Plane plane = plane(run);
        rows(run, Map.of(), List.of()).each(row -> plane.add(row.trial(), row.result(), row.scores()));
        meanings(run, plane);
        return plane.maps();
    }

    /**
     * Gathers what the forms do, without anything that tables and pages have beside it.
     *
     * @param reader handed every answer on the way
     */
    Effects comparing(RunRecord run, Consumer<Study.Row> reader) {
        List<Verdicts> verdicts = verdicts(run);
        List<Metric> meaning = meaning(run);
        Effects effects = effects(verdicts, meaning);
        rows(run, wins(verdicts), meaning).each(row -> {
            effects.add(row.trial(), row.result(), row.scores());
            reader.accept(row);
        });
        spread(run, effects);
        return effects;
    }

    /** The same of scores that are stored, so that no answer is scored: current ones where there are such, else what an earlier version found. */
    Effects known(RunRecord run) {
        List<Verdicts> verdicts = verdicts(run);
        List<Metric> meaning = meaning(run);
        Map<String, List<Score>> wins = wins(verdicts);
        Effects effects = effects(verdicts, meaning);
        store.eachScored(run.id(), (trial, result, stored) -> {
            List<Score> won = wins.getOrDefault(trial.key(), List.of());
            effects.add(trial, result, joined(known(stored), joined(won, kept(meaning, stored))));
        });
        spread(run, effects);
        return effects;
    }

    private List<Score> known(List<Score> stored) {
        if (allCurrent(stored)) return stored;
        Map<String, Score> by = new LinkedHashMap<>();
        stored.stream()
                .filter(score -> current.containsKey(score.metric()))
                .forEach(score -> by.merge(score.metric(), score, (one, other) -> current(one) ? one : other));
        return List.copyOf(by.values());
    }

    /** What the forms do, without where the answers lie. */
    Study compared(RunRecord run) {
        Study answers = answers(run);
        EffectMap compared = comparing(run, row -> {}).map();
        return new Study(
                run, protocol, compared, catalogue, List.of(), answers.rows(), new Agreements(store).validated(run));
    }

    /** Where the answers lie, without what the forms do. */
    Study laid(RunRecord run) {
        return new Study(
                run,
                protocol,
                EffectMap.EMPTY,
                catalogue,
                planes(run),
                answers(run).rows());
    }

    /** The answers with their scores, without any effect. */
    Study answers(RunRecord run) {
        return new Study(
                run, protocol, EffectMap.EMPTY, catalogue, List.of(), rows(run, wins(verdicts(run)), meaning(run)));
    }

    /** @param wins by trial key, what came of a judge's verdicts */
    private Study.Rows rows(RunRecord run, Map<String, List<Score>> wins, List<Metric> meaning) {
        return new Study.Rows() {
            @Override
            public void each(Consumer<Study.Row> reader) {
                store.eachScored(
                        run.id(),
                        (trial, result, stored) -> reader.accept(
                                found(new Waiting(trial, result, current(stored), kept(meaning, stored)), wins)
                                        .row()));
            }

            @Override
            public void eachUnscored(Consumer<Study.Row> reader) {
                store.eachText(run.id(), (trial, result) -> reader.accept(new Study.Row(trial, result, List.of())));
            }
        };
    }

    private Found found(Waiting waiting, Map<String, List<Score>> wins) {
        Trial trial = waiting.trial();
        Optional<Result> result = waiting.result();
        List<Score> beside = joined(wins.getOrDefault(trial.key(), List.of()), waiting.meaning());
        List<Metric> missing = scorable(trial, result) ? missing(waiting.known()) : List.of();
        if (missing.isEmpty()) {
            return new Found(new Study.Row(trial, result, joined(waiting.known(), beside)), Optional.empty());
        }
        Assessment fresh = assess(new Open(trial, result.orElseThrow().outcome(), missing));
        List<Score> all = current(joined(waiting.known(), fresh.scores()));
        return new Found(new Study.Row(trial, result, joined(all, beside)), Optional.of(fresh));
    }

    private static List<Score> joined(List<Score> some, List<Score> more) {
        if (more.isEmpty()) return some;
        List<Score> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** The metrics that the embedder measures which embedded the run's answers last; none where none did. */
    private List<Metric> meaning(RunRecord run) {
        return store.instrument(run.id()).map(MeaningMetrics::by).orElse(List.of());
    }

    private static List<Score> kept(List<Metric> meaning, List<Score> stored) {
        return meaning.stream()
                .flatMap(metric -> stored.stream()
                        .filter(score -> score.metric().equals(metric.id())
                                && score.version().equals(metric.version())))
                .toList();
    }

    /** Whether there is an answer that is measured; what a judge replies is read, not measured. */
    private static boolean scorable(Trial trial, Optional<Result> result) {
        return trial.part().studied()
                && result.isPresent()
                && result.get().outcome().text().isPresent();
    }

    private Effects effects(List<Verdicts> verdicts, List<Metric> meaning) {
        return new Effects(
                protocol.forms().stream().map(FormChoice::id).toList(),
                protocol.control(),
                protocol.words().map(words -> words.groups()).orElse(List.of()),
                Stream.concat(metrics.stream(), meaning.stream()).toList(),
                verdicts);
    }

    private Plane plane(RunRecord run) {
        return new Plane(
                protocol.forms().stream().map(FormChoice::id).toList(),
                protocol.control(),
                protocol.words().map(words -> words.groups()).orElse(List.of()),
                run.seed());
    }

    /** Lays answers out by their vectors, where axes are shipped for what made these. */
    private void meanings(RunRecord run, Plane plane) {
        Optional<String> instrument = store.instrument(run.id());
        if (instrument.filter(plane::knows).isEmpty()) return;
        store.eachTrait(
                run.id(),
                Trial.Part.MAIN,
                instrument.get(),
                trait -> trait.bytes()
                        .flatMap(Meaning::read)
                        .ifPresent(vector -> plane.add(trait.key(), trait.cell(), instrument.get(), vector)));
    }

    /** How far the answers of each cell lie apart: those of the study of scope where there is one, else those of the sweep. */
    void spreads(RunRecord run, Consumer<CellSpread> out) {
        Trial.Part part = protocol.scope().isPresent() ? Trial.Part.SCOPE : Trial.Part.MAIN;
        words(run, part, out);
        store.instrument(run.id())
                .ifPresent(instrument -> meanings(
                        run,
                        part,
                        instrument,
                        new Spread<>(
                                Indices.SCOPE,
                                answers -> CosineDistance.meanOverPairs(answers.toArray(float[][]::new)),
                                out)));
    }

    private void spread(RunRecord run, Effects effects) {
        spreads(run, effects::add);
        Optional<String> instrument = store.instrument(run.id());
        if (instrument.isEmpty()) return;
        protocol.scope()
                .ifPresent(scope -> meanings(
                        run,
                        Trial.Part.SCOPE,
                        instrument.get(),
                        new Spread<>(Indices.VENDI, answers -> vendi(answers, scope.trials()), effects::add)));
    }

    /** How far the answers of each cell lie apart by their words; words that are not kept are found on the way. */
    private void words(RunRecord run, Trial.Part part, Consumer<CellSpread> out) {
        Spread<int[]> spread = new Spread<>(
                Indices.SCOPE_WORDS, answers -> JaccardDistance.meanOverPairs(answers.toArray(int[][]::new)), out);
        store.eachTrait(run.id(), part, ContentLemmas.INSTRUMENT, trait -> {
            Optional<ContentLemmas> lemmas = trait.bytes()
                    .map(ContentLemmas::read)
                    .or(() -> trait.text().flatMap(words -> lemmas(trait.cell(), words)));
            spread.add(trait.cell(), trait.settings().draws(), trait.outcome(), lemmas.flatMap(ContentLemmas::numbers));
        });
        spread.end();
    }

    /** The same by their vectors. */
    private void meanings(RunRecord run, Trial.Part part, String instrument, Spread<float[]> spread) {
        store.eachTrait(
                run.id(),
                part,
                instrument,
                trait -> spread.add(
                        trait.cell(),
                        trait.settings().draws(),
                        trait.outcome(),
                        trait.bytes().flatMap(Meaning::read)));
        spread.end();
    }

    /** The Vendi score of so many answers as nearly every cell has: it grows with their number. */
    private static OptionalDouble vendi(List<float[]> answers, int trials) {
        int number = Math.max(Spread.FEWEST_ANSWERS, trials * 4 / 5);
        if (answers.size() < number) return OptionalDouble.empty();
        double[][] rows = new double[number][];
        for (int i = 0; i < number; i++) {
            float[] answer = answers.get(i);
            rows[i] = new double[answer.length];
            for (int d = 0; d < answer.length; d++) rows[i][d] = answer[d];
        }
        return Spectrum.ofDirections(rows)
                .map(spectrum -> OptionalDouble.of(spectrum.effectiveNumber(1)))
                .orElse(OptionalDouble.empty());
    }

    private Optional<ContentLemmas> lemmas(Cell cell, String text) {
        return Language.of(cell.language())
                .map(language ->
                        scorer.assess(Scorable.of(language, text), List.of()).lemmas());
    }
}
