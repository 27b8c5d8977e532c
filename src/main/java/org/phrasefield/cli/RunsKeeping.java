package org.phrasefield.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.phrasefield.run.StoreException;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.ResultsLock;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What can be done with runs that are there: {@code runs delete}, {@code prune}, {@code check}, {@code backup}. */
final class RunsKeeping {
    /** What every SQLite file begins with. */
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private RunsKeeping() {}

    /** Whether a file holds a whole run, as {@code export --format run} writes it. */
    static boolean isRun(Path file) {
        if (!Files.isRegularFile(file)) return false;
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.equals(bytes.readNBytes(SQLITE.length), SQLITE);
        } catch (IOException unreadable) {
            // Whoever reads it as a table says why.
            return false;
        }
    }

    /** Removes a run from the store, and its folder. */
    private static void remove(Surroundings surroundings, ResultsFolder results, JdbcAnswerStore store, RunRecord run) {
        store.delete(run.id());
        Path folder = results.of(surroundings, run);
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        } catch (IOException e) {
            throw new StoreException(
                    run.id() + " is deleted, but its folder " + folder + " could not be removed (" + FileFault.of(e)
                            + ")",
                    e);
        }
    }

    /** {@code runs delete}: removes a run for good. */
    @Command(
            name = "delete",
            description =
                    "Delete a run for good: plan, answers, scores, ratings and its folder. Without --yes it only says what would go.",
            footer = {"", "Example: phrasefield runs delete first-map-001 --yes"})
    static final class Delete implements Callable<Integer> {
        @ParentCommand
        private RunsCommand runs;

        @Mixin
        private ResultsFolder results;

        @Parameters(paramLabel = "RUN", description = "The run's id.")
        private String run = "";

        @Option(names = "--yes", description = "Really delete.")
        private boolean yes;

        @Override
        public Integer call() {
            Surroundings surroundings = runs.root.surroundings();
            try (JdbcAnswerStore store = results.existing(surroundings);
                    ResultsLock lock = results.lock(surroundings, "runs delete")) {
                RunRecord record = ResultsFolder.run(store, Optional.of(run));
                JdbcAnswerStore.Standing standing = store.standing(record);
                String what = record.id() + " of " + record.startedAt().truncatedTo(ChronoUnit.SECONDS) + ", "
                        + Counts.of(standing.settled(), "settled trial");
                if (!yes) {
                    runs.root.console().result("Would delete " + what + "; with --yes it does.");
                } else {
                    remove(surroundings, results, store, record);
                    runs.root.console().result("Deleted " + what + ".");
                }
            }
            return ExitCode.DONE.number();
        }
    }

    /** {@code runs prune}: removes old runs. */
    @Command(
            name = "prune",
            description =
                    "Delete the runs that began longer ago than an age. Without --yes it only says which would go.",
            footer = {"", "Example: phrasefield runs prune --older 90d"})
    static final class Prune implements Callable<Integer> {
        private static final Pattern AGE = Pattern.compile("(\\d{1,5})([dw])");

        @ParentCommand
        private RunsCommand runs;

        @Mixin
        private ResultsFolder results;

        @Option(
                names = "--older",
                paramLabel = "AGE",
                required = true,
                description = "Days or weeks, such as 90d or 12w.")
        private String older = "";

        @Option(names = "--yes", description = "Really delete.")
        private boolean yes;

        @Override
        public Integer call() {
            Surroundings surroundings = runs.root.surroundings();
            Instant before = surroundings.clock().instant().minus(age(older));
            try (JdbcAnswerStore store = results.existing(surroundings);
                    ResultsLock lock = results.lock(surroundings, "runs prune")) {
                List<RunRecord> old = store.runs().stream()
                        .filter(run -> run.startedAt().isBefore(before))
                        .toList();
                for (RunRecord run : old) {
                    if (yes) remove(surroundings, results, store, run);
                    runs.root
                            .console()
                            .result((yes ? "Deleted " : "Would delete ") + run.id() + " of "
                                    + run.startedAt().truncatedTo(ChronoUnit.SECONDS) + ".");
                }
                if (old.isEmpty())
                    runs.root.console().say("No run is older than " + older + ": there is nothing to delete.");
                else if (!yes)
                    runs.root.console().say("With --yes " + (old.size() == 1 ? "it is" : "they are") + " deleted.");
            }
            return ExitCode.DONE.number();
        }

        private static Duration age(String text) {
            Matcher written = AGE.matcher(text);
            if (!written.matches()) throw Failure.input("--older is an age such as 90d or 12w, not " + text + ".");
            long number = Long.parseLong(written.group(1));
            return Duration.ofDays(written.group(2).equals("w") ? 7 * number : number);
        }
    }

    /** {@code runs check}: looks the store over. */
    @Command(
            name = "check",
            description =
                    "Look every page, every reference and every answer of the store over; ends with 1 where something is wrong, with 2 where it cannot even be opened.",
            footer = {"", "Example: phrasefield runs check"})
    static final class Check implements Callable<Integer> {
        @ParentCommand
        private RunsCommand runs;

        @Mixin
        private ResultsFolder results;

        @Override
        public Integer call() {
            try (JdbcAnswerStore store = results.unexamined(runs.root.surroundings())) {
                List<String> faults = store.check();
                if (faults.isEmpty()) {
                    runs.root
                            .console()
                            .result("The store is sound: "
                                    + Counts.of(store.runs().size(), "run") + ".");
                    return ExitCode.DONE.number();
                }
                faults.forEach(runs.root.console()::result);
                return ExitCode.TOOL_FAILED.number();
            }
        }
    }

    /** {@code runs backup}: copies the store. */
    @Command(
            name = "backup",
            description = "Write the whole store to a new file, as it stands at one moment; a run may go on meanwhile.",
            footer = {
                "",
                "Example: phrasefield runs backup before-the-move.db",
                "",
                "Put back, it is phrasefield.db in a results folder."
            })
    static final class Backup implements Callable<Integer> {
        @ParentCommand
        private RunsCommand runs;

        @Mixin
        private ResultsFolder results;

        @Parameters(paramLabel = "FILE", description = "A file that is not there.")
        private String file = "";

        @Override
        public Integer call() {
            Surroundings surroundings = runs.root.surroundings();
            try (JdbcAnswerStore store = results.existing(surroundings)) {
                store.backup(surroundings.path(file));
                runs.root.console().say("Wrote " + file + ".");
            }
            return ExitCode.DONE.number();
        }
    }
}
