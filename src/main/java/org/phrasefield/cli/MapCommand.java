package org.phrasefield.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.map.MapDrift;
import org.phrasefield.map.SemanticMap;
import org.phrasefield.report.EffectTable;
import org.phrasefield.report.MapText;
import org.phrasefield.report.Study;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code map}: where a run's answers lie, and how they moved since another run. */
@Command(
        name = "map",
        description = {
            "Show where the answers to each form lie, on axes that are the same for every run, and write map.csv. Asks no model.",
            "What the axes are, and what the map does not say: src/docs/semantic-map.md."
        },
        footer = {"", "Example: phrasefield map first-map-002 --from first-map-001"})
final class MapCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id; without it, the newest.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "RUN",
            description = "An earlier run: shows how each form's answers moved since.")
    private Optional<String> from = Optional.empty();

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        try (JdbcAnswerStore store = results.existing(surroundings)) {
            RunRecord record = ResultsFolder.run(store, run);
            Optional<RunRecord> earlier = from.map(id -> ResultsFolder.run(store, Optional.of(id)));
            if (earlier.filter(other -> other.id().equals(record.id())).isPresent()) {
                throw Failure.input("A run cannot have moved from itself; name two different runs.");
            }
            Study study = study(store, record);
            if (study.planes().isEmpty()) {
                root.console()
                        .fault("No answer of " + record.id() + " has a place on the map: a place takes an answer of 25 "
                                + "words or more, or a vector of " + org.phrasefield.llm.Models.BUILT_IN_EMBEDDER
                                + ".");
            } else if (earlier.isEmpty()) {
                shown(study.planes()).forEach(map -> print(study, (look, text) -> MapText.write(map, look, text)));
            } else {
                moved(study, study(store, earlier.get()));
            }
            // What there is to see is seen, whether a file can be written or not.
            Outputs.map(study, results.of(surroundings, record));
            root.console().say("Map: " + results.of(surroundings, record).resolve("map.csv"));
        }
        return ExitCode.DONE.number();
    }

    private Study study(JdbcAnswerStore store, RunRecord run) {
        return new Scoreboard(store, Finish.protocol(run), Plugins.of(root.surroundings(), results)).laid(run);
    }

    private static List<SemanticMap> shown(List<SemanticMap> maps) {
        return maps.stream().filter(SemanticMap::foremost).toList();
    }

    private void moved(Study study, Study earlier) {
        List<MapDrift> drifts = shown(study.planes()).stream()
                .flatMap(to -> earlier.planes().stream().flatMap(before -> MapDrift.between(before, to).stream()))
                .toList();
        if (drifts.isEmpty()) {
            throw Failure.input(
                    earlier.run().id() + " and " + study.run().id()
                            + " have no language, model and intent in common, so their answers cannot be held beside each other.");
        }
        for (MapDrift drift : drifts) {
            print(
                    study,
                    (look, text) ->
                            MapText.write(drift, earlier.run().id(), study.run().id(), look, text));
        }
    }

    /** Writes a text of a certain look. */
    private interface Writing {
        void to(EffectTable.Look look, Appendable text) throws IOException;
    }

    private void print(Study study, Writing writing) {
        Surroundings surroundings = root.surroundings();
        StringBuilder text = new StringBuilder();
        try {
            writing.to(
                    new EffectTable.Look(
                            study.protocol().reportLanguage(), surroundings.columns(), surroundings.colours()),
                    text);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        root.console().ready(text + "\n");
    }
}
