package org.phrasefield.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.phrasefield.forecast.ClaimCheck;
import org.phrasefield.language.Language;
import org.phrasefield.map.Effect;
import org.phrasefield.report.ClaimTable;
import org.phrasefield.report.ClaimText;
import org.phrasefield.report.Study;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code claims}: what the source claims beside what a run measured. */
@Command(
        name = "claims",
        description = {
            "Hold what the source claims of forms and magnet words against a run: which claims its effects support, which they contradict, which it "
                    + "cannot tell, and which it did not put to the test, with the reason.",
            "By model and language; the same stands in the run's report and in its claims.csv. Asks no model."
        },
        footer = {
            "",
            "Example: phrasefield claims first-map-001",
            "         phrasefield claims first-map-001 --format md --language ru"
        })
final class ClaimsCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id; without it, the newest.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Print md (a table), csv (as claims.csv) or json instead.")
    private Optional<PrintFormat> format = Optional.empty();

    @Option(names = "--language", paramLabel = "LANG", description = "en or ru; without it that of the report.")
    private Optional<String> language = Optional.empty();

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        try (JdbcAnswerStore store = results.existing(surroundings)) {
            RunRecord record = ResultsFolder.run(store, run);
            String reader = CompareCommand.reader(language, record);
            Study study =
                    new Scoreboard(store, Finish.protocol(record), Plugins.of(surroundings, results)).compared(record);
            print(study, reader);
        }
        return ExitCode.DONE.number();
    }

    private void print(Study study, String reader) {
        Console console = root.console();
        boolean terminal = root.surroundings().resultsTerminal();
        if (format.isEmpty()) {
            Columns columns = new Columns(root.surroundings().columns());
            new ClaimText(study, reader)
                    .lines()
                    .forEach(line -> console.result(
                            line.startsWith("  ") ? columns.wrapped("  ", line.strip()) : columns.folded(line)));
            return;
        }
        switch (format.get()) {
            case md -> console.stream(terminal, out -> new ClaimText(study, reader).markdown(out));
            case csv -> console.stream(terminal, out -> ClaimTable.write(study, out));
            case json ->
                console.json(ClaimCheck.of(study.protocol(), study.map()).stream()
                        .map(check -> facts(check, Language.of(reader).orElse(Language.EN)))
                        .toList());
        }
    }

    private static JsonText.Facts facts(ClaimCheck check, Language reader) {
        Effect.Contrast about = check.claim().about();
        return new JsonText.Facts()
                .add("claim", check.claim().id())
                .add("says", check.claim().text(reader))
                .add("language", check.language())
                .add("model", check.model())
                .add("form", about instanceof Effect.OfForm of ? of.form() : null)
                .add("word_group", about instanceof Effect.OfWords of ? of.group() : null)
                .add(
                        "metric",
                        check.effect()
                                .map(Effect::metric)
                                .orElse(check.claim().metrics().get(0)))
                .add("prediction", check.claim().expects().word())
                .add("finding", check.verdict().word())
                .add("interval", interval(check))
                .add("unit", check.effect().map(Effect::unit).orElse(""))
                .add("intents", check.effect().map(Effect::intents).orElse(0))
                .add("answers", check.effect().map(Effect::answers).orElse(0))
                .add("asked", check.lost().asked())
                .add("lost", check.lost().causes())
                .add("reason", check.reason());
    }

    private static @Nullable Object interval(ClaimCheck check) {
        return check.effect()
                .flatMap(Effect::interval)
                .map(found -> List.of(found.estimate(), found.low(), found.high()))
                .orElse(null);
    }
}
