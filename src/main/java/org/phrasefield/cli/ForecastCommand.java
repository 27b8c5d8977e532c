package org.phrasefield.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.phrasefield.forecast.Bet;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Questions;
import org.phrasefield.language.Language;
import org.phrasefield.map.Effects;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.BetSheet;
import org.phrasefield.store.JdbcAnswerStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code forecast}: a person says what a protocol's forms will do, before anybody has answered. */
@Command(
        name = "forecast",
        description = {
            "Say before a run what its forms will do to length, style, depth, scope, zone and strategy; phrasefield calibrate says afterwards how "
                    + "good that was.",
            "Asks form by form, blind to all data: a sign for the size of the difference, and as many of an 80 %% interval, a probability and the "
                    + "order of forms as you like. What was said is kept at once with the protocol's hash and the time, and the same command goes "
                    + "on where it stopped. After a model's first answer its bets are closed. Sends nothing."
        },
        footer = {
            "",
            "Example: phrasefield forecast protocols/first-map.yaml --as anna",
            "         phrasefield forecast protocols/first-map.yaml --as anna --csv bets.csv",
            "         phrasefield forecast protocols/first-map.yaml --as anna --from bets.csv",
            "         phrasefield forecast protocols/first-map.yaml --as anna --withdraw"
        })
final class ForecastCommand implements Callable<Integer> {
    private static final int LONGEST_NAME = 60;
    private static final int MOST_FAULTS = 20;

    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Mixin
    private ModelOptions models;

    @Parameters(paramLabel = "FILE", description = "The protocol.")
    private String file = "";

    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = "me",
            description = "Whose forecasts these are; people are kept apart (default: ${DEFAULT-VALUE}).")
    private String name = "me";

    @Option(names = "--csv", paramLabel = "FILE", description = "Write a sheet to be filled in, instead of asking.")
    private Optional<String> out = Optional.empty();

    @Option(names = "--from", paramLabel = "FILE", description = "Take in a sheet that was filled in.")
    private Optional<String> in = Optional.empty();

    @Option(
            names = "--withdraw",
            description = "Take back all that this person has bet on the protocol's coming run, instead of asking.")
    private boolean withdraw;

    @Option(
            names = "--next",
            description = "Bet on the run that begins next, such as tonight's, though earlier ones have answers.")
    private boolean next;

    @Option(names = "--language", paramLabel = "LANG", description = "en or ru; without it that of the report.")
    private Optional<String> language = Optional.empty();

    @Override
    public Integer call() {
        if (in.isPresent() && out.isPresent()) {
            throw Failure.input("--csv and --from exclude each other; give one of them.");
        }
        if (withdraw && (in.isPresent() || out.isPresent())) {
            throw Failure.input("--withdraw takes bets back alone; leave out --csv and --from.");
        }
        Forecaster.Person person = new Forecaster.Person(name(name));
        Protocol read = models.protocol(root.surroundings(), file);
        Language reader = reader(read);
        try (JdbcAnswerStore store = results.made(root.surroundings())) {
            Protocol protocol = Casting.asBefore(read, store.newest(read.id()));
            Questions questions = Questions.of(protocol);
            if (questions.groups().isEmpty()) {
                throw Failure.input(file + " has no form beside its control form, so there is nothing to forecast.");
            }
            Betting betting = new Betting(store, protocol, person, questions);
            refuseLate(betting);
            if (withdraw) {
                withdraw(betting, reader);
                return ExitCode.DONE.number();
            }
            if (protocol.intents().size() < Effects.FEWEST_INTENTS) {
                root.console()
                        .say(
                                "With fewer than " + Effects.FEWEST_INTENTS
                                        + " intents no effect has an interval, so no forecast of this protocol will be settled.");
            }
            if (out.isPresent()) write(betting, out.get(), reader);
            else if (in.isPresent()) take(betting, in.get(), reader);
            else new BettingScreen(root.surroundings(), root.console(), betting, reader).show();
        }
        return ExitCode.DONE.number();
    }

    private Language reader(Protocol protocol) {
        String tag = language.orElseGet(protocol::reportLanguage);
        return Language.of(tag).orElseThrow(() -> Failure.input("--language is en or ru, not " + tag + "."));
    }

    /** A person's name as it was given. */
    static String name(String given) {
        String name = given.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw Failure.input("--as is a name of 1 to " + LONGEST_NAME + " characters on one line.");
        }
        return name;
    }

    private void refuseLate(Betting betting) {
        if (next) return;
        betting.begun().stream().findFirst().ifPresent(begun -> {
            throw Failure.input("Bets on " + betting.protocol().id() + " are closed: " + begun.model()
                    + " has answered in " + begun.run()
                    + " already"
                    + (begun.protocolHash().equals(betting.protocol().hash())
                            ? ""
                            : ", which goes on with the changed protocol")
                    + ". Give --next to bet on the run that begins next: the next night, or run --new.");
        });
    }

    private void withdraw(Betting betting, Language reader) {
        int count = betting.claims().size();
        betting.takeBack(betting.claims().keySet(), root.surroundings().clock().instant());
        String protocol = betting.protocol().id();
        root.console()
                .say(betting.person().name() + ": "
                        + (reader == Language.RU
                                ? "отозвано прогнозов по " + protocol + ": " + count + "."
                                : Counts.of(count, "forecast") + " on " + protocol + " taken back."));
    }

    private void write(Betting betting, String written, Language reader) {
        Path path = root.surroundings().path(written);
        FileFault.refuseUnlessPlain(path, written, "name a file with --csv");
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw Failure.input(
                    written + " is there already, and what was filled in would be lost; name another file with --csv.");
        }
        ResultsFolder.write(
                Objects.requireNonNull(path.toAbsolutePath().getParent()),
                Objects.requireNonNull(path.getFileName()).toString(),
                text -> BetSheet.write(betting.questions().all(), betting.claims(), reader, text));
        root.console()
                .say(
                        reader == Language.RU
                                ? "Записан файл " + written
                                        + ": впишите size (слово из столбца sizes), или low и high, или и то и другое и передайте его с --from."
                                : "Wrote " + written
                                        + ": fill in size (a word out of the column sizes), or low and high, or both, then give it with --from.");
    }

    private void take(Betting betting, String written, Language reader) {
        BetSheet.Filled filled = filled(betting, written, reader);
        if (!filled.faults().isEmpty()) {
            List<String> faults = new ArrayList<>(filled.faults()
                    .subList(0, Math.min(MOST_FAULTS, filled.faults().size())));
            if (filled.faults().size() > MOST_FAULTS) {
                faults.add("and " + (filled.faults().size() - MOST_FAULTS) + " more");
            }
            throw Failure.input(written + " was not taken in:\n  " + String.join("\n  ", faults));
        }
        if (filled.claims().isEmpty()) throw Failure.input(written + " has no row with a size or an interval.");
        Instant now = root.surroundings().clock().instant();
        List<Bet> bets = filled.claims().entrySet().stream()
                .map(each -> betting.bet(each.getKey(), each.getValue(), now))
                .collect(Collectors.toList());
        betting.keep(bets);
        root.console()
                .say(betting.person().name() + ": "
                        + (reader == Language.RU
                                ? "принято прогнозов из " + written + ": " + bets.size() + "."
                                : Counts.of(bets.size(), "forecast") + " of " + written + " taken in."));
    }

    private BetSheet.Filled filled(Betting betting, String written, Language reader) {
        String text = ProtocolFile.text(root.surroundings().path(written), written);
        try {
            return BetSheet.read(new StringReader(text), betting.questions().all(), reader);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory", e);
        }
    }
}
