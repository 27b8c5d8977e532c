package org.phrasefield.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phrasefield.protocol.Budget;
import org.phrasefield.protocol.Money;
import org.phrasefield.protocol.NightWindow;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.Curfew;
import org.phrasefield.run.Stop;
import org.phrasefield.trial.Clause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code night}: an unattended run inside a window and a budget. */
@Command(
        name = "night",
        description = {
            "Make a new run of a protocol unattended, inside a window and a budget.",
            "The window and the budget are the protocol's (night:, budget:), or these options'. Before the window it waits; at its end "
                    + "nothing new is asked, and what was not reached is not run: whole replicates come first, and several models share "
                    + "the time, so that a night that is cut is balanced. Messages also go to night.log in the results folder."
        },
        footer = {
            "",
            "Example: phrasefield night protocols/evening.yaml --from 23:00 --until 06:30",
            "",
            "--notify runs a command of yours when the night has ended, with PHRASEFIELD_SUMMARY, PHRASEFIELD_STATUS, PHRASEFIELD_CODE, "
                    + "PHRASEFIELD_RUN, PHRASEFIELD_SETTLED, PHRASEFIELD_PLANNED and PHRASEFIELD_REPORT in its environment.",
            "Exit codes: 0 every trial is settled, 3 some are not, 2 nothing was sent, 130 stopped by a person."
        })
final class NightCommand implements Callable<Integer> {
    private static final Pattern MONEY = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?) ([A-Z]{3})");
    private static final Pattern HOURS = Pattern.compile("\\d{1,4}(\\.\\d{1,6})?");

    @ParentCommand
    private Commands root;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ResultsFolder results;

    @Mixin
    private ModelOptions models;

    @Parameters(paramLabel = "FILE", description = "The protocol.")
    private String file = "";

    @Option(names = "--from", paramLabel = "HH:MM", description = "When the night begins, by this machine's clock.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--until", paramLabel = "HH:MM", description = "When it ends; over midnight where that is earlier.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--max-calls", paramLabel = "N", description = "Calls at most.")
    private Optional<Long> calls = Optional.empty();

    @Option(names = "--max-tokens", paramLabel = "N", description = "Input and output tokens at most.")
    private Optional<Long> tokens = Optional.empty();

    @Option(
            names = "--max-money",
            paramLabel = "SUM",
            description = "Money at most, such as \"3 EUR\", by the prices in the protocol.")
    private Optional<String> money = Optional.empty();

    @Option(names = "--max-hours", paramLabel = "H", description = "Hours of asking at most, such as 6.5.")
    private Optional<String> hours = Optional.empty();

    @Option(names = "--no-wait", description = "Outside the window, end at once instead of waiting for it.")
    private boolean noWait;

    @Option(names = "--notify", paramLabel = "CMD", description = "Run this command in the shell at the end.")
    private Optional<String> command = Optional.empty();

    @Option(
            names = "--schedule",
            description =
                    "Ask nothing; print set-ups of systemd, cron, launchd and the Windows Task Scheduler for this night.")
    private boolean schedule;

    @Override
    public Integer call() throws InterruptedException {
        if (schedule) return scheduled();
        // First, so that the morning hears of a protocol that is wrong too.
        try (Morning morning = new Morning(root, results.path(root.surroundings()), file, command)) {
            try {
                results.make(root.surroundings());
                return carryOut(morning).number();
            } catch (RuntimeException | Error fault) {
                morning.failed(fault);
                throw fault;
            }
        }
    }

    private Protocol protocol() {
        Protocol written = models.protocol(root.surroundings(), file);
        Protocol protocol = written.spending(budget(written.budget()));
        ModelOptions.priced(protocol);
        if (window(protocol).isEmpty() && protocol.budget().time().isEmpty()) {
            throw Failure.input("A night needs its window: write night: {from: \"23:00\", until: \"06:30\"} into the"
                    + " protocol, or give --from and --until, or --max-hours for a night that begins now.");
        }
        return protocol;
    }

    private int scheduled() {
        Protocol protocol = protocol();
        LocalTime begins = window(protocol)
                .map(NightWindow::from)
                .orElseThrow(() -> Failure.input("--schedule needs to know when the night begins: give --from and"
                        + " --until, or write night: into the protocol."));
        root.console().result(schedules(protocol, begins).all());
        return ExitCode.DONE.number();
    }

    private ExitCode carryOut(Morning morning) throws InterruptedException {
        Console console = morning.console();
        Protocol protocol = protocol();
        StepWords words = StepWords.of(protocol);
        morning.speaks(words);
        Optional<NightWindow> window = window(protocol);
        Warnings.count(console, file, protocol);
        if (protocol.budget().money().isPresent()
                && protocol.models().stream().allMatch(model -> model.price().isEmpty())) {
            console.fault(RunWords.of(protocol)
                    .unpriced(protocol.budget().money().get().spoken()));
        }
        Optional<Term> term = Optional.empty();
        if (window.isPresent()) {
            Instant now = root.surroundings().clock().instant();
            NightWindow.Night night =
                    window.get().at(now, root.surroundings().clock().getZone());
            if (!night.holds(now)) await(night, window.get(), protocol, words, console);
            String end = window.get().until().toString();
            term = Optional.of(new Term(night.until(), end, "the night ended at " + end));
        }
        morning.asks();
        RunCommand.Done done = RunCommand.carryOut(
                root,
                results,
                models,
                protocol,
                new RunCommand.Terms(
                        console,
                        true,
                        term,
                        "night " + file,
                        Optional.of(RunCommand.continuing(file)),
                        calls.isPresent() || tokens.isPresent() || money.isPresent(),
                        true));
        Sweep.End end = done.end();
        RunWords run = RunWords.of(protocol);
        String line = done.line(run);
        // On a screen it stands already among the messages, unless those are not wanted.
        if (!root.surroundings().resultsTerminal() || console.quiet()) console.result(line);
        List<String> sentences = new ArrayList<>(List.of(line));
        done.finished().flatMap(Finish.Finished::lack).ifPresent(sentences::add);
        end.reasons().stream().map(run::reason).forEach(sentences::add);
        Map<String, String> facts = facts(end, Clause.sentences(sentences));
        if (done.finished().isPresent()) {
            Path page = results.of(root.surroundings(), end.run()).resolve(Outputs.PAGE);
            facts.put("PHRASEFIELD_REPORT", page.toString());
        }
        morning.tell(facts);
        return end.code();
    }

    private void await(NightWindow.Night night, NightWindow window, Protocol protocol, StepWords words, Console console)
            throws InterruptedException {
        Surroundings surroundings = root.surroundings();
        ZonedDateTime begins = night.from().atZone(surroundings.clock().getZone());
        if (noWait) {
            throw Failure.input("It is outside the night from " + window.from() + " until " + window.until()
                    + "; nothing was asked. Without --no-wait it waits.");
        }
        // Who starts it in the evening is still there to mend what the night could not.
        new Casting(surroundings, console, models).foresee(protocol);
        console.say(words.waiting(begins));
        Curfew.await(night.from(), surroundings.clock(), new Stop());
    }

    private Optional<NightWindow> window(Protocol protocol) {
        if (from.isEmpty() && until.isEmpty()) return protocol.night();
        Optional<LocalTime> begin =
                from.map(text -> time("--from", text)).or(() -> protocol.night().map(NightWindow::from));
        Optional<LocalTime> end = until.map(text -> time("--until", text))
                .or(() -> protocol.night().map(NightWindow::until));
        if (begin.isEmpty() || end.isEmpty()) throw Failure.input("A window needs both --from and --until.");
        if (begin.equals(end)) throw Failure.input("The night ends when it begins; give another --until.");
        return Optional.of(new NightWindow(begin.get(), end.get()));
    }

    private static LocalTime time(String option, String text) {
        try {
            return LocalTime.parse(text.matches("\\d:\\d\\d") ? "0" + text : text);
        } catch (DateTimeParseException e) {
            throw Failure.input(option + " is a time of the day such as 23:00, not " + text + ".");
        }
    }

    private Budget budget(Budget written) {
        return new Budget(
                calls.map(number -> OptionalLong.of(positive("--max-calls", number)))
                        .orElse(written.calls()),
                tokens.map(number -> OptionalLong.of(positive("--max-tokens", number)))
                        .orElse(written.tokens()),
                money.map(NightCommand::money).or(written::money),
                hours.map(NightCommand::hours).or(written::time));
    }

    private static long positive(String option, long number) {
        if (number < 1) throw Failure.input(option + " is a whole number from 1, not " + number + ".");
        return number;
    }

    private static Money money(String text) {
        Matcher written = MONEY.matcher(text);
        if (!written.matches() || new BigDecimal(written.group(1)).signum() == 0) {
            throw Failure.input(
                    "--max-money is an amount above 0 with its currency, such as \"3 EUR\", with at most nine"
                            + " digits and six decimals, not " + text + ".");
        }
        return new Money(new BigDecimal(written.group(1)), written.group(2));
    }

    private static Duration hours(String text) {
        if (HOURS.matcher(text).matches()) {
            Duration time = Duration.ofMillis(
                    new BigDecimal(text).multiply(BigDecimal.valueOf(3_600_000)).longValue());
            if (!time.isZero()) return time;
        }
        throw Failure.input(
                "--max-hours is a number above 0 and under 10000, such as 6.5, with at most six decimals, not " + text
                        + ".");
    }

    private static Map<String, String> facts(Sweep.End end, String summary) {
        Map<String, String> facts = Morning.facts(end.code(), end.run().status().word(), summary);
        facts.put("PHRASEFIELD_RUN", end.run().id());
        facts.put("PHRASEFIELD_SETTLED", Integer.toString(end.settled()));
        facts.put("PHRASEFIELD_PLANNED", Integer.toString(end.planned()));
        return facts;
    }

    private Schedules schedules(Protocol protocol, LocalTime begins) {
        Surroundings surroundings = root.surroundings();
        List<String> arguments =
                new ArrayList<>(List.of("night", surroundings.path(file).toString(), "--no-wait"));
        // What else was asked for, in full, from wherever it is started.
        spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option ->
                        !List.of("--schedule", "--no-wait", "--results").contains(option.longestName()))
                .forEach(option -> {
                    if (option.arity().max() == 0) arguments.add(option.longestName());
                    else option.stringValues().forEach(value -> arguments.add(option.longestName() + "=" + value));
                });
        arguments.add("--results=" + results.path(surroundings));
        Map<String, String> environment = new TreeMap<>();
        for (String name : List.of(
                "JAVA_HOME",
                "PATH",
                "OLLAMA_HOST",
                "PHRASEFIELD_MEMORY",
                "PHRASEFIELD_MODELS",
                "PHRASEFIELD_PLUGINS")) {
            String value = surroundings.environment().getOrDefault(name, "");
            if (!value.isEmpty()) environment.put(name, value);
        }
        Path launcher =
                surroundings.path(surroundings.environment().getOrDefault("PHRASEFIELD_LAUNCHER", "phrasefield"));
        return new Schedules(protocol.id(), launcher, arguments, surroundings.folder(), begins, environment);
    }
}
