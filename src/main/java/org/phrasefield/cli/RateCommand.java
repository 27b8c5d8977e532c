package org.phrasefield.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.report.PairSheet;
import org.phrasefield.report.RatingSheet;
import org.phrasefield.scoring.Rating;
import org.phrasefield.scoring.Rubric;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rate}: people say which zone and strategy answers have, or which of two goes deeper, without knowing how they were asked. */
@Command(
        name = "rate",
        description = {
            "Let people say which zone and strategy answers have, or with --depth which of two goes deeper, blind to form, model and scores.",
            "Shows answers one by one: a number and Enter for the zone, then one for the strategy (each digit of a line counts); ? explains them, s skips, u undoes, q stops. What was "
                    + "said is kept at once, and the same command goes on where it stopped. Everybody gets the same answers in an order "
                    + "of their own. With verdicts of two people, --show says how far they agree.",
            "With --depth an answer of a form stands beside one of the control to the same question, each two in both orders: 1 for the first, 2 for the "
                    + "second, 3 where neither goes deeper. Pairs that the judge decided come first, so that --show can hold it against people."
        },
        footer = {"", "Example: phrasefield rate first-map-001 --rater anna"})
final class RateCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id; without it, the newest.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--rater", paramLabel = "NAME", description = "Who rates.")
    private Optional<String> rater = Optional.empty();

    @Option(names = "--depth", description = "Compare pairs of answers by depth instead.")
    private boolean depth;

    @Option(
            names = "--answers",
            paramLabel = "N",
            defaultValue = "150",
            description =
                    "How many answers, with --depth pairs, of each language are drawn from the run, evenly over its forms (default: ${DEFAULT-VALUE}).")
    private int answers = 150;

    @Option(
            names = "--csv-out",
            paramLabel = "FILE",
            description =
                    "Write a sheet to be filled in elsewhere, instead of asking here, with ids that no other file has, and beside it a codebook that says "
                            + "what the labels mean.")
    private Optional<String> out = Optional.empty();

    @Option(names = "--csv-in", paramLabel = "FILE", description = "Take in a sheet of this run that was filled in.")
    private Optional<String> in = Optional.empty();

    @Option(names = "--show", description = "Show how far people agree with each other and with the metrics.")
    private boolean show;

    @Override
    public Integer call() {
        if (answers < 1) throw Failure.input("--answers is a whole number from 1 on, not " + answers + ".");
        refuseSeveral();
        Surroundings surroundings = root.surroundings();
        try (JdbcAnswerStore store = results.existing(surroundings)) {
            RunRecord record = ResultsFolder.run(store, run);
            if (show) {
                new Agreements(store)
                        .lines(List.of(record), surroundings.reader())
                        .forEach(root.console()::result);
                return ExitCode.DONE.number();
            }
            if (in.isPresent()) {
                take(store, record, in.get());
                return ExitCode.DONE.number();
            }
            if (depth) {
                compare(store, record);
                return ExitCode.DONE.number();
            }
            BlindAnswers blind = BlindAnswers.of(store, record, answers, rater.orElse(""));
            if (blind.texts().isEmpty()) throw Failure.input(record.id() + " has no whole answer to be rated.");
            if (out.isPresent()) write(record, blind, out.get());
            else new RatingScreen(surroundings, root.console(), store, record, blind, named()).show();
        }
        return ExitCode.DONE.number();
    }

    private void compare(JdbcAnswerStore store, RunRecord record) {
        List<PairSheet.Shown> pairs = BlindPairs.of(store, record).drawn(answers, rater.orElse(""));
        if (pairs.isEmpty()) {
            throw Failure.input(record.id()
                    + " has no two whole answers of 30 words or more, one of a form and one of the control, to be"
                    + " compared.");
        }
        if (out.isPresent()) {
            written(
                    free(out.get(), ", and what was filled in would be lost"),
                    text -> PairSheet.write(record.id(), rater.orElse(""), pairs, text));
            root.console()
                    .say("Wrote " + out.get()
                            + ": fill in the column deeper with A, B or tie, then give it with --depth --csv-in. What deeper means: "
                            + Rubric.of(root.surroundings().reader()).explained());
        } else {
            new PairScreen(root.surroundings(), root.console(), store, record, pairs, named()).show();
        }
    }

    private void refuseSeveral() {
        List<String> wishes = new ArrayList<>();
        if (show) wishes.add("--show");
        in.ifPresent(file -> wishes.add("--csv-in"));
        out.ifPresent(file -> wishes.add("--csv-out"));
        if (wishes.size() > 1) {
            throw Failure.input(String.join(" and ", wishes) + " exclude each other; give one of them.");
        }
        if (show && rater.isPresent()) throw Failure.input("--show is about everybody; leave out --rater.");
    }

    private String named() {
        return rater.filter(name -> !name.isBlank())
                .map(String::strip)
                .orElseThrow(() -> Failure.input("Whose verdicts are these? Give a name with --rater."));
    }

    private void write(RunRecord record, BlindAnswers blind, String name) {
        String codebook = name.replaceFirst("(?i)\\.csv$", "") + "-codebook.csv";
        Path sheet = free(name, ", and what was filled in would be lost");
        Path beside = free(codebook, "");
        written(sheet, text -> RatingSheet.write(record.id(), rater.orElse(""), blind.texts(), text));
        written(beside, RatingSheet::writeCodebook);
        root.console()
                .say("Wrote " + name
                        + ": fill in the columns zone and strategy, one or both, with labels out of the columns zones and strategies or with"
                        + " their numbers there, from 1, then give it with --csv-in. What the labels mean stands in "
                        + codebook + ".");
    }

    /** A file that is written anew: one that is there stays. */
    private Path free(String name, String loss) {
        Path file = root.surroundings().path(name);
        FileFault.refuseUnlessPlain(file, name, "name a file with --csv-out");
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Failure.input(name + " is there already" + loss + "; name another file with --csv-out.");
        }
        return file;
    }

    private static void written(Path file, ResultsFolder.Writing text) {
        ResultsFolder.write(
                Objects.requireNonNull(file.toAbsolutePath().getParent()),
                Objects.requireNonNull(file.getFileName()).toString(),
                text);
    }

    private void take(JdbcAnswerStore store, RunRecord record, String name) {
        Instant now = root.surroundings().clock().instant();
        int taken;
        if (depth) {
            PairSheet.Filled filled = read(
                    name,
                    text -> PairSheet.read(
                            text,
                            rater,
                            record.id(),
                            BlindPairs.of(store, record).all(),
                            now));
            refuse(name, filled.faults(), filled.preferences().isEmpty());
            store.keepPreferences(record.id(), filled.preferences());
            taken = filled.preferences().size();
        } else {
            RatingSheet.Filled filled =
                    read(name, text -> RatingSheet.read(text, rater, record.id(), store.settled(record.id()), now));
            refuse(name, filled.faults(), filled.ratings().isEmpty());
            store.keepRatings(record.id(), joined(filled.ratings(), store.ratings(record.id())));
            taken = filled.ratings().size();
        }
        root.console().say(record.id() + ": " + Counts.of(taken, "verdict") + " of " + name + " taken in.");
    }

    /** Who says the strategies after the zones takes back no zone. */
    private static List<Rating> joined(List<Rating> filled, List<Rating> earlier) {
        return filled.stream()
                .map(each -> earlier.stream()
                        .filter(said ->
                                said.key().equals(each.key()) && said.rater().equals(each.rater()))
                        .findFirst()
                        .map(said -> each.after(said))
                        .orElse(each))
                .toList();
    }

    private static void refuse(String name, List<String> faults, boolean empty) {
        if (!faults.isEmpty()) {
            throw Failure.input(name + " was not taken in:\n  " + String.join("\n  ", shortened(faults)));
        }
        if (empty) throw Failure.input(name + " holds no verdict; fill it in, then give it again.");
    }

    private static List<String> shortened(List<String> faults) {
        int most = 20;
        if (faults.size() <= most) return faults;
        List<String> first = new ArrayList<>(faults.subList(0, most));
        first.add("and " + (faults.size() - most) + " more");
        return first;
    }

    /** Something made of a sheet's text. */
    private interface Reading<T> {
        T of(Reader text) throws IOException;
    }

    private <T> T read(String name, Reading<T> reading) {
        Path file = root.surroundings().path(name);
        FileFault.refuseUnlessPlain(file, name, "write its text into a file");
        try (Reader text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
            return reading.of(text);
        } catch (NoSuchFileException e) {
            throw Failure.input("There is no file " + name + ".");
        } catch (CharacterCodingException e) {
            throw Failure.input(name + " is not UTF-8 text; save it as UTF-8.");
        } catch (IOException e) {
            throw Failure.input(name + " cannot be read: " + FileFault.of(e) + ".");
        }
    }
}
