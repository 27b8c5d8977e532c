package org.phrasefield.report;

import static org.phrasefield.report.Column.number;
import static org.phrasefield.report.Column.text;
import static org.phrasefield.report.Column.time;
import static org.phrasefield.report.Column.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.phrasefield.map.ControlSplit;
import org.phrasefield.map.Dice;
import org.phrasefield.map.Effect;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Evidence;
import org.phrasefield.map.Interaction;
import org.phrasefield.map.Level;
import org.phrasefield.map.Loss;
import org.phrasefield.map.Tally;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.Study.Row;
import org.phrasefield.scoring.Score;
import org.phrasefield.stats.Interval;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/**
 * A run as files of rows: UTF-8, RFC 4180, numbers without locale, moments in UTC, guarded against being read as formulas. What
 * each column means stands in the {@link DataDictionary}, which is made from the same columns.
 */
public final class CsvTables {
    /** What was planned, one row a trial. */
    static final Sheet<Trial> PLAN = Sheet.of(
            "plan.csv",
            (study, reader) -> study.rows().each(row -> reader.accept(row.trial())),
            List.of(
                    text("trial_key", (study, trial) -> trial.key()),
                    whole("position", "", (study, trial) -> OptionalLong.of(trial.position())),
                    text("language", (study, trial) -> trial.cell().language()),
                    text("intent", (study, trial) -> trial.cell().intent()),
                    text("form", (study, trial) -> trial.cell().form()),
                    text("wording", (study, trial) -> trial.phrasing().wording()),
                    text("word", (study, trial) -> trial.phrasing().word().orElse("")),
                    text("word_level", (study, trial) -> trial.cell().word()),
                    text("person", (study, trial) -> trial.phrasing().person().orElse("")),
                    text("model", (study, trial) -> trial.cell().model()),
                    whole("trial", "", (study, trial) -> OptionalLong.of(trial.number())),
                    whole("sampling_seed", "", (study, trial) -> OptionalLong.of(trial.samplingSeed())),
                    number("temperature", "", (study, trial) -> trial.settings().temperature()),
                    whole(
                            "max_tokens",
                            "tokens",
                            (study, trial) -> OptionalLong.of(trial.settings().maxTokens())),
                    text("phrasing", (study, trial) -> trial.phrasing().id()),
                    text("system", (study, trial) -> system(trial)),
                    text("prompt", (study, trial) -> trial.phrasing().text()),
                    text("part", (study, trial) -> part(trial)),
                    text("about", (study, trial) -> String.join(" ", trial.about()))));

    /** What came of each trial, one row a trial. */
    static final Sheet<Row> ANSWERS = Sheet.of(
            "answers.csv",
            (study, reader) -> study.rows().each(reader),
            List.of(
                    text("trial_key", (study, row) -> row.trial().key()),
                    text("language", (study, row) -> row.trial().cell().language()),
                    text("intent", (study, row) -> row.trial().cell().intent()),
                    text("form", (study, row) -> row.trial().cell().form()),
                    text("wording", (study, row) -> row.trial().phrasing().wording()),
                    text("word", (study, row) -> row.trial().phrasing().word().orElse("")),
                    text(
                            "person",
                            (study, row) -> row.trial().phrasing().person().orElse("")),
                    text("model", (study, row) -> row.trial().cell().model()),
                    whole(
                            "trial",
                            "",
                            (study, row) -> OptionalLong.of(row.trial().number())),
                    text("outcome", (study, row) -> outcome(row).word()),
                    text("reason", (study, row) -> outcome(row).reason()),
                    text("prompt", (study, row) -> row.trial().phrasing().text()),
                    text("answer", (study, row) -> answer(row).map(Answer::text).orElse("")),
                    text(
                            "reasoning",
                            (study, row) ->
                                    answer(row).flatMap(Answer::reasoning).orElse("")),
                    time("started_at", (study, row) -> last(row).map(Attempt::startedAt)),
                    number("seconds", "s", (study, row) -> seconds(row)),
                    whole(
                            "input_tokens",
                            "tokens",
                            (study, row) -> tokens(row, usage -> usage.usage().inputTokens())),
                    whole(
                            "output_tokens",
                            "tokens",
                            (study, row) -> tokens(row, usage -> usage.usage().outputTokens())),
                    whole(
                            "attempts",
                            "",
                            (study, row) -> OptionalLong.of(row.result()
                                    .map(result -> result.attempts().size())
                                    .orElse(0))),
                    text("word_level", (study, row) -> row.trial().cell().word()),
                    whole(
                            "sampling_seed",
                            "",
                            (study, row) -> OptionalLong.of(row.trial().samplingSeed())),
                    text("fault", (study, row) -> fault(outcome(row))),
                    text(
                            "finish",
                            (study, row) -> answer(row).map(Answer::finish).orElse("")),
                    text(
                            "reported_model",
                            (study, row) -> answer(row).flatMap(Answer::model).orElse("")),
                    text("part", (study, row) -> part(row.trial())),
                    text(
                            "model_digest",
                            (study, row) -> last(row).flatMap(Attempt::digest).orElse("")),
                    text(
                            "server",
                            (study, row) -> last(row).flatMap(Attempt::server).orElse(""))));

    /** One row a score. */
    static final Sheet<Scoring> SCORES = Sheet.of(
            "scores.csv",
            (study, reader) -> study.rows()
                    .each(row -> row.scores().forEach(score -> reader.accept(new Scoring(row.trial(), score)))),
            List.of(
                    text("trial_key", (study, row) -> row.trial().key()),
                    text("metric", (study, row) -> row.score().metric()),
                    text("metric_version", (study, row) -> row.score().version()),
                    number("value", "", (study, row) -> value(row.score())),
                    text("unscored_reason", (study, row) -> unscored(row.score()))));

    /** One row an effect. */
    static final Sheet<Effect> EFFECTS = Sheet.of(
            "effects.csv",
            (study, reader) -> study.map().effects().forEach(reader),
            List.of(
                    text("language", (study, effect) -> effect.language()),
                    text("model", (study, effect) -> effect.model()),
                    text("metric", (study, effect) -> effect.metric()),
                    text("form", (study, effect) -> form(effect)),
                    number("estimate", "", (study, effect) -> end(effect, Interval::estimate)),
                    number("low", "", (study, effect) -> end(effect, Interval::low)),
                    number("high", "", (study, effect) -> end(effect, Interval::high)),
                    text("unit", (study, effect) -> effect.unit()),
                    whole("intents", "", (study, effect) -> OptionalLong.of(effect.intents())),
                    whole("answers", "", (study, effect) -> OptionalLong.of(effect.answers())),
                    text("verdict", (study, effect) -> effect.verdict().word()),
                    text("direction", (study, effect) -> direction(effect)),
                    text("contrast", (study, effect) -> contrast(effect)),
                    text("word_group", (study, effect) -> group(effect)),
                    text(
                            "control",
                            (study, effect) -> effect.contrast() instanceof Effect.OfForm
                                    ? study.protocol().control()
                                    : ""),
                    number("form_level", "", (study, effect) -> level(study, effect, form(effect))),
                    number(
                            "control_level",
                            "",
                            (study, effect) -> effect.contrast() instanceof Effect.OfForm
                                    ? level(study, effect, study.protocol().control())
                                    : OptionalDouble.empty()),
                    text("reason", (study, effect) -> effect.reason()),
                    number("p_value", "", (study, effect) -> effect.evidence().pValue()),
                    number("p_adjusted", "", (study, effect) -> adjusted(effect)),
                    text(
                            "family",
                            (study, effect) -> effect.evidence()
                                    .correction()
                                    .map(correction -> correction.family().word())
                                    .orElse("")),
                    whole("comparisons", "", (study, effect) -> comparisons(effect)),
                    text(
                            "verdict_alone",
                            (study, effect) -> effect.evidence().alone().word()),
                    number("by_intents_low", "", (study, effect) -> low(byIntents(effect))),
                    number("by_intents_high", "", (study, effect) -> high(byIntents(effect))),
                    number("by_intents_p", "", (study, effect) -> chance(byIntents(effect))),
                    number("by_wordings_low", "", (study, effect) -> low(byWordings(effect))),
                    number("by_wordings_high", "", (study, effect) -> high(byWordings(effect))),
                    number("by_wordings_p", "", (study, effect) -> chance(byWordings(effect))),
                    text(
                            "by_wordings_reason",
                            (study, effect) -> effect.evidence().notByWordings()),
                    text(
                            "members",
                            (study, effect) ->
                                    String.join(" ", effect.evidence().members())),
                    text(
                            "members_still",
                            (study, effect) ->
                                    String.join(" ", effect.evidence().still())),
                    number(
                            "deviations",
                            "standard deviations of repetition",
                            (study, effect) -> end(effect.evidence().deviations(), Interval::estimate)),
                    number(
                            "deviations_low",
                            "standard deviations of repetition",
                            (study, effect) -> end(effect.evidence().deviations(), Interval::low)),
                    number(
                            "deviations_high",
                            "standard deviations of repetition",
                            (study, effect) -> end(effect.evidence().deviations(), Interval::high)),
                    number(
                            "smallest_of_interest",
                            "",
                            (study, effect) -> effect.evidence().interest()),
                    number(
                            "p_equivalence",
                            "",
                            (study, effect) -> effect.evidence().equivalence()),
                    whole(
                            "left_out_answers",
                            "",
                            (study, effect) ->
                                    OptionalLong.of(effect.evidence().missing().answers())),
                    whole(
                            "left_out_intents",
                            "",
                            (study, effect) ->
                                    OptionalLong.of(effect.evidence().missing().intents()))));

    /** One row a source of variation of a metric. */
    static final Sheet<Portion> DICE = Sheet.of(
            "dice.csv",
            (study, reader) -> study.map()
                    .dice()
                    .forEach(dice -> dice.shares().forEach(share -> reader.accept(new Portion(dice, share)))),
            List.of(
                    text("language", (study, row) -> row.dice().language()),
                    text("model", (study, row) -> row.dice().model().orElse("")),
                    text("metric", (study, row) -> row.dice().metric()),
                    text("source", (study, row) -> row.share().source().word()),
                    number(
                            "share",
                            "",
                            (study, row) -> OptionalDouble.of(row.share().share())),
                    number("low", "", (study, row) -> end(row.share().interval(), Interval::low)),
                    number("high", "", (study, row) -> end(row.share().interval(), Interval::high)),
                    number(
                            "variance",
                            "",
                            (study, row) -> OptionalDouble.of(row.share().variance())),
                    whole(
                            "intents",
                            "",
                            (study, row) -> OptionalLong.of(row.dice().intents())),
                    whole(
                            "answers",
                            "",
                            (study, row) -> OptionalLong.of(row.dice().answers())),
                    text(
                            "not_apart",
                            (study, row) -> row.dice().notes().stream()
                                    .map(Dice.Note::word)
                                    .collect(Collectors.joining("; ")))));

    /** One row a difference between two effects. */
    static final Sheet<Interaction> INTERACTIONS = Sheet.of(
            "interactions.csv",
            (study, reader) -> study.map().interactions().forEach(reader),
            List.of(
                    text("metric", (study, row) -> row.metric()),
                    text("form", (study, row) -> row.contrast() instanceof Effect.OfForm of ? of.form() : ""),
                    text("language", (study, row) -> row.one().language()),
                    text("model", (study, row) -> row.one().model()),
                    text("other_language", (study, row) -> row.other().language()),
                    text("other_model", (study, row) -> row.other().model()),
                    number("estimate", "", (study, row) -> end(row.interval(), Interval::estimate)),
                    number("low", "", (study, row) -> end(row.interval(), Interval::low)),
                    number("high", "", (study, row) -> end(row.interval(), Interval::high)),
                    text("unit", (study, row) -> row.unit()),
                    whole("intents", "", (study, row) -> OptionalLong.of(row.intents())),
                    number("p_value", "", (study, row) -> row.pValue()),
                    number("p_adjusted", "", (study, row) -> row.adjusted()),
                    text("verdict", (study, row) -> row.verdict().word()),
                    text("reason", (study, row) -> row.reason()),
                    number("p_equivalence", "", (study, row) -> row.equivalence()),
                    text("verdict_alone", (study, row) -> row.alone().word())));

    /** One row a form whose losses are compared with the control's. */
    static final Sheet<Loss> LOSSES = Sheet.of(
            "losses.csv",
            (study, reader) -> study.map().losses().forEach(reader),
            List.of(
                    text("language", (study, row) -> row.language()),
                    text("model", (study, row) -> row.model()),
                    text("form", (study, row) -> row.form()),
                    whole("lost", "", (study, row) -> OptionalLong.of(row.lost())),
                    whole("asked", "", (study, row) -> OptionalLong.of(row.asked())),
                    whole("control_lost", "", (study, row) -> OptionalLong.of(row.controlLost())),
                    whole("control_asked", "", (study, row) -> OptionalLong.of(row.controlAsked())),
                    number("p_value", "", (study, row) -> OptionalDouble.of(row.pValue())),
                    number("p_adjusted", "", (study, row) -> OptionalDouble.of(row.adjusted()))));

    /**
     * How many trials of a form are lost for one reason.
     *
     * @param reason one of {@link Tally#REASONS}
     */
    record Lost(Tally tally, String reason) {
        int trials() {
            return tally.lost().getOrDefault(reason, 0);
        }
    }

    /** One row a form and reason, the control's included. */
    static final Sheet<Lost> REASONS = Sheet.of(
            "loss-reasons.csv",
            (study, reader) -> study.map()
                    .tallies()
                    .forEach(tally -> Tally.REASONS.forEach(reason -> reader.accept(new Lost(tally, reason)))),
            List.of(
                    text("language", (study, row) -> row.tally().language()),
                    text("model", (study, row) -> row.tally().model()),
                    text("form", (study, row) -> row.tally().form()),
                    text("loss", (study, row) -> row.reason()),
                    whole("trials", "", (study, row) -> OptionalLong.of(row.trials())),
                    whole(
                            "asked",
                            "",
                            (study, row) -> OptionalLong.of(row.tally().asked()))));

    /** One row a metric by which the control was compared with itself. */
    static final Sheet<ControlSplit> CONTROL = Sheet.of(
            "control.csv",
            (study, reader) -> study.map().splits().forEach(reader),
            List.of(
                    text("language", (study, row) -> row.language()),
                    text("model", (study, row) -> row.model()),
                    text("metric", (study, row) -> row.metric()),
                    whole("splits", "", (study, row) -> OptionalLong.of(row.splits())),
                    number("called", "", (study, row) -> OptionalDouble.of(row.called())),
                    number("reach", "", (study, row) -> row.reach()),
                    text("outside", (study, row) -> row.outside() ? "yes" : "no"),
                    whole("intents", "", (study, row) -> OptionalLong.of(row.intents()))));

    /** One row a form, the control's included: what its answers must be like before an effect is shown. */
    static final Sheet<Tally> CHECKS = Sheet.of(
            "checks.csv",
            (study, reader) -> study.map().tallies().forEach(reader),
            List.of(
                    text("language", (study, row) -> row.language()),
                    text("model", (study, row) -> row.model()),
                    text("form", (study, row) -> row.form()),
                    whole(
                            "compared",
                            "",
                            (study, row) -> OptionalLong.of(row.repeated().answers())),
                    whole(
                            "repeated",
                            "",
                            (study, row) -> OptionalLong.of(row.repeated().same())),
                    whole(
                            "repeated_greedy",
                            "",
                            (study, row) -> OptionalLong.of(row.repeated().greedy())),
                    number("known_words", "", (study, row) -> row.known())));

    /** Every file, in the order of the chain. */
    static final List<Sheet<?>> ALL = List.of(
            PLAN,
            ANSWERS,
            SCORES,
            EFFECTS,
            ClaimTable.CLAIMS,
            MapTable.MAP,
            INTERACTIONS,
            DICE,
            LOSSES,
            REASONS,
            CHECKS,
            CONTROL,
            PooledTable.DELTA);

    private CsvTables() {}

    /** A source of variation with the meter it belongs to. */
    record Portion(Dice dice, Dice.Share share) {}

    /** A score with the trial it belongs to. */
    record Scoring(Trial trial, Score score) {}

    /**
     * Begins {@code plan.csv} with every planned trial in plan order, {@code answers.csv} with what came of each, asked or not, and
     * {@code scores.csv} with every score, the missing ones with their reasons.
     *
     * @return takes the trials one by one; an {@link IOException} comes as an {@link UncheckedIOException}
     */
    public static Consumer<Row> trials(
            RunRecord run, Protocol protocol, Appendable plan, Appendable answers, Appendable scores)
            throws IOException {
        // What a table says of a trial needs no effect.
        Study study = new Study(run, protocol, EffectMap.EMPTY, reader -> {});
        Sheet.Lines<Trial> planned = PLAN.begin(study, plan);
        Sheet.Lines<Row> answered = ANSWERS.begin(study, answers);
        Sheet.Lines<Scoring> scored = SCORES.begin(study, scores);
        return row -> {
            planned.print(row.trial());
            answered.print(row);
            row.scores().forEach(score -> scored.print(new Scoring(row.trial(), score)));
        };
    }

    /** Writes {@code effects.csv}: every effect, the ones that cannot be told among them. */
    public static void effects(Study study, Appendable out) throws IOException {
        EFFECTS.write(study, out);
    }

    /** Writes {@code interactions.csv}: how effects differ between models, and between languages. */
    public static void interactions(Study study, Appendable out) throws IOException {
        INTERACTIONS.write(study, out);
    }

    /** Writes {@code dice.csv}: what makes each metric vary. */
    public static void dice(Study study, Appendable out) throws IOException {
        DICE.write(study, out);
    }

    /** Writes {@code losses.csv}: whether forms lose more trials than the control. */
    public static void losses(Study study, Appendable out) throws IOException {
        LOSSES.write(study, out);
    }

    /** Writes {@code loss-reasons.csv}: how many trials of each form are lost for which reason. */
    public static void lossReasons(Study study, Appendable out) throws IOException {
        REASONS.write(study, out);
    }

    /** Writes {@code checks.csv}: how many answers of each form repeat another, and how many of their words are known. */
    public static void checks(Study study, Appendable out) throws IOException {
        CHECKS.write(study, out);
    }

    /** Writes {@code control.csv}: what comparing the control with itself gives. */
    public static void control(Study study, Appendable out) throws IOException {
        CONTROL.write(study, out);
    }

    private static OptionalDouble adjusted(Effect effect) {
        Optional<Evidence.Correction> correction = effect.evidence().correction();
        return correction.isPresent() ? OptionalDouble.of(correction.get().adjusted()) : OptionalDouble.empty();
    }

    private static OptionalLong comparisons(Effect effect) {
        Optional<Evidence.Correction> correction = effect.evidence().correction();
        return correction.isPresent() ? OptionalLong.of(correction.get().comparisons()) : OptionalLong.empty();
    }

    private static Optional<Evidence.Analysis> byIntents(Effect effect) {
        return effect.evidence().byIntents();
    }

    private static Optional<Evidence.Analysis> byWordings(Effect effect) {
        return effect.evidence().byWordings();
    }

    private static OptionalDouble low(Optional<Evidence.Analysis> analysis) {
        return end(analysis.map(Evidence.Analysis::interval), Interval::low);
    }

    private static OptionalDouble high(Optional<Evidence.Analysis> analysis) {
        return end(analysis.map(Evidence.Analysis::interval), Interval::high);
    }

    private static OptionalDouble chance(Optional<Evidence.Analysis> analysis) {
        return analysis.isPresent() ? OptionalDouble.of(analysis.get().pValue()) : OptionalDouble.empty();
    }

    private static String part(Trial trial) {
        return trial.part().name().toLowerCase(Locale.ROOT);
    }

    private static String system(Trial trial) {
        return trial.messages().stream()
                .filter(message -> message.role() == Message.Role.SYSTEM)
                .map(Message::text)
                .collect(Collectors.joining("\n"));
    }

    private static Outcome outcome(Row row) {
        return row.result().map(Result::outcome).orElseGet(() -> new Outcome.NotRun("not asked yet"));
    }

    private static Optional<Answer> answer(Row row) {
        return outcome(row).text();
    }

    private static Optional<Attempt> last(Row row) {
        return row.result()
                .map(Result::attempts)
                .filter(attempts -> !attempts.isEmpty())
                .map(attempts -> attempts.get(attempts.size() - 1));
    }

    private static OptionalDouble seconds(Row row) {
        Optional<Duration> took = last(row).map(Attempt::took);
        return took.isPresent() ? OptionalDouble.of(took.get().toMillis() / 1000.0) : OptionalDouble.empty();
    }

    private static OptionalLong tokens(Row row, Function<Answer, OptionalInt> count) {
        OptionalInt tokens = answer(row).map(count).orElse(OptionalInt.empty());
        return tokens.isPresent() ? OptionalLong.of(tokens.getAsInt()) : OptionalLong.empty();
    }

    private static String fault(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed)
            return failed.cause().name().toLowerCase(Locale.ROOT);
        if (outcome instanceof Outcome.TimedOut late) return late.limit().name().toLowerCase(Locale.ROOT);
        return "";
    }

    private static OptionalDouble value(Score score) {
        return score.value() instanceof Score.Scored scored
                ? OptionalDouble.of(scored.number())
                : OptionalDouble.empty();
    }

    private static String unscored(Score score) {
        return score.value() instanceof Score.Unscored missing ? missing.reason() : "";
    }

    private static String form(Effect effect) {
        return effect.contrast() instanceof Effect.OfForm of ? of.form() : "";
    }

    private static String group(Effect effect) {
        return effect.contrast() instanceof Effect.OfWords of ? of.group() : "";
    }

    private static String contrast(Effect effect) {
        return effect.contrast() instanceof Effect.OfForm ? "form" : "words";
    }

    private static String direction(Effect effect) {
        if (effect.verdict() != Effect.Verdict.DIFFERS) return "";
        return effect.moves().stream()
                .map(move -> move.metric() + " " + (move.by() < 0 ? "" : "+") + Decimal.plain(move.by()))
                .collect(Collectors.joining("; "));
    }

    private static OptionalDouble end(Effect effect, Function<Interval, Double> which) {
        return end(effect.interval(), which);
    }

    private static OptionalDouble end(Optional<Interval> interval, Function<Interval, Double> which) {
        Optional<Double> end = interval.map(which);
        return end.isPresent() ? OptionalDouble.of(end.get()) : OptionalDouble.empty();
    }

    private static OptionalDouble level(Study study, Effect effect, String form) {
        return study.map().levels().stream()
                .filter(level -> level.language().equals(effect.language())
                        && level.model().equals(effect.model())
                        && level.metric().equals(effect.metric())
                        && level.form().equals(form))
                .mapToDouble(Level::mean)
                .findFirst();
    }
}
