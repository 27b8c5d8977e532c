package org.phrasefield.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Evidence;
import org.phrasefield.report.CsvTables;
import org.phrasefield.report.EffectTable;
import org.phrasefield.report.Study;
import org.phrasefield.scoring.PluggedScorer;
import org.phrasefield.stats.Interval;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code report}: writes a run's files again from its stored answers. */
@Command(
        name = "report",
        description = {
            "Write a run's tables and its page again from stored answers. Asks no model.",
            "With --format nothing is written to files: the effects go to standard output."
        },
        footer = {"", "Example: phrasefield report first-map-001"})
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id; without it, the newest.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "Print the effects instead, as md (a table), csv or json (every effect with what it rests on).")
    private Optional<PrintFormat> format = Optional.empty();

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        try (JdbcAnswerStore store = results.existing(surroundings)) {
            RunRecord record = ResultsFolder.run(store, run);
            List<PluggedScorer> plugged = Plugins.of(surroundings, results);
            if (format.isPresent()) {
                print(new Scoreboard(store, Finish.protocol(record), plugged).compared(record), format.get());
                return ExitCode.DONE.number();
            }
            Finish.report(surroundings, root.console(), store, record, plugged, results.of(surroundings, record));
            RunWords words = RunWords.of(Finish.protocol(record));
            root.console().say(words.report(results.of(surroundings, record).resolve(Outputs.PAGE)));
        }
        return ExitCode.DONE.number();
    }

    private void print(Study study, PrintFormat as) {
        Console console = root.console();
        boolean terminal = root.surroundings().resultsTerminal();
        switch (as) {
            case md ->
                console.stream(
                        terminal,
                        out -> EffectTable.markdown(study, study.protocol().reportLanguage(), out));
            case csv -> console.stream(terminal, out -> CsvTables.effects(study, out));
            case json ->
                console.json(
                        study.map().effects().stream().map(ReportCommand::facts).toList());
        }
    }

    private static JsonText.Facts facts(Effect effect) {
        Evidence evidence = effect.evidence();
        return new JsonText.Facts()
                .add("language", effect.language())
                .add("model", effect.model())
                .add("metric", effect.metric())
                .add("form", effect.contrast() instanceof Effect.OfForm of ? of.form() : null)
                .add("word_group", effect.contrast() instanceof Effect.OfWords of ? of.group() : null)
                .add("interval", interval(effect.interval()))
                .add("unit", effect.unit())
                .add("intents", effect.intents())
                .add("answers", effect.answers())
                .add("verdict", effect.verdict().word())
                .add("reason", effect.reason())
                .add("p_value", number(evidence.pValue()))
                .add(
                        "p_adjusted",
                        evidence.correction().map(Evidence.Correction::adjusted).orElse(null))
                .add(
                        "family",
                        evidence.correction().map(each -> each.family().word()).orElse(null))
                .add(
                        "comparisons",
                        evidence.correction()
                                .map(Evidence.Correction::comparisons)
                                .orElse(null))
                .add("verdict_alone", evidence.alone().word())
                .add(
                        "by_intents",
                        evidence.byIntents().map(ReportCommand::facts).orElse(null))
                .add(
                        "by_wordings",
                        evidence.byWordings().map(ReportCommand::facts).orElse(null))
                .add("by_wordings_reason", evidence.notByWordings())
                .add("members", evidence.members())
                .add("deviations", interval(evidence.deviations()))
                .add("smallest_of_interest", number(evidence.interest()))
                .add("p_equivalence", number(evidence.equivalence()))
                .add("left_out_answers", evidence.missing().answers())
                .add("left_out_intents", evidence.missing().intents());
    }

    private static JsonText.Facts facts(Evidence.Analysis analysis) {
        return new JsonText.Facts()
                .add("interval", interval(Optional.of(analysis.interval())))
                .add("p_value", analysis.pValue());
    }

    private static @Nullable Object interval(Optional<Interval> interval) {
        return interval.map(found -> List.of(found.estimate(), found.low(), found.high()))
                .orElse(null);
    }

    private static @Nullable Object number(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
