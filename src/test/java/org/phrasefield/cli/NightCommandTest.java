package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;
import org.phrasefield.llm.FakeOllama;
import org.phrasefield.llm.FakeServer;
import org.phrasefield.run.Patience;

/** Nights from the command line. */
class NightCommandTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-26T00:00:00Z");

    private static final String PROTOCOL = """
            protocol: evening
            intents: [{topic: the sea}, {topic: autumn leaves}, {topic: a garden}]
            forms: [direct, imagine]
            model: echo
            trials: 15
            """;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void aMachineAtMidnight() {
        shell = new Shell(folder).with(Clock.fixed(MIDNIGHT, ZoneOffset.UTC));
        shell.write("night.yaml", PROTOCOL + "night: {from: '23:00', until: '06:30'}\n");
    }

    /** A clock on which a second passes each time that somebody looks. */
    private static Clock hurrying(Instant from) {
        AtomicLong seconds = new AtomicLong();
        InstantSource hurrying = () -> from.plusSeconds(seconds.incrementAndGet());
        return hurrying.withZone(ZoneOffset.UTC);
    }

    @Test
    void aNightThatIsLongEnoughIsOneLineAndEndsWith0() {
        Shell.Ended ended = shell.run("night", "night.yaml");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().strip().lines().reduce((first, last) -> last).orElseThrow())
                .startsWith("evening-001 is complete: 96 of 96 trials settled")
                .contains(" Of the trials: sweep 90, canaries with fixed seeds 6.");
        assertThat(shell.read("results/night.log"))
                .contains(
                        "2026-11-26T00:00:00Z evening-001: 96 trials in 6 cells. Of the trials: sweep 90, canaries with"
                                + " fixed seeds 6.")
                .contains("evening-001 is complete");
    }

    @Test
    void whatTrialsAreForIsSaidWhereverTheyAreCountedSoThatTheAnswersOfTheTableAddUp() {
        assertThat(shell.run("plan", "night.yaml").out())
                .contains("6 cells, 96 trials", "\nsweep 90, canaries with fixed seeds 6\n");
        shell.write("russian.yaml", PROTOCOL + "night: {from: '23:00', until: '06:30'}\nreport: {language: ru}\n");
        assertThat(shell.run("night", "russian.yaml").out())
                .contains("Из вопросов: основных — 90, контрольных с постоянным зерном — 6.");
        shell.write("plain.yaml", PROTOCOL);
        assertThat(shell.run("plan", "plain.yaml").out()).doesNotContain("sweep");
        assertThat(shell.run("run", "plain.yaml", "--new").err()).doesNotContain("Of the trials");
    }

    @Test
    void aBudgetOfMoneyWithoutAPriceIsSaidToBindNothing() {
        assertThat(shell.run("night", "night.yaml", "--max-money", "3 XYZ").err())
                .contains("The budget of 3.00 XYZ binds nothing: no model of the protocol has a price.");
    }

    @Test
    void whatEndsANightBeforeItBeginsHasItsFilesNameInTheLog() {
        shell.run("night", "night.yaml", "--max-calls", "0");
        assertThat(shell.read("results/night.log")).contains("night night.yaml: --max-calls is a whole number");
    }

    @Test
    void everyNightIsARunOfItsOwn() {
        shell.run("night", "night.yaml");
        assertThat(shell.run("night", "night.yaml").out()).contains("evening-002 is complete");
        assertThat(shell.run("run", "night.yaml").err()).contains("evening-002 is complete and its plan unchanged");
    }

    @Test
    void aNightThatIsCutSaysSoEarlyAndCanBeContinued() {
        shell.with(hurrying(Instant.parse("2026-11-26T06:28:00Z")));
        Shell.Ended ended = shell.run("night", "night.yaml");
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err())
                .contains("Will not finish by 06:30: about ")
                .contains("the night ended at 06:30")
                .contains("evening-001 is incomplete");
        assertThat(ended.err().indexOf("Will not finish"))
                .isLessThan(ended.err().indexOf("the night ended"));
        String answers = shell.read("results/evening-001/answers.csv");
        assertThat(answers).contains(",not run,");
        assertThat(shell.run("run", "night.yaml").out()).isNotEmpty();
        assertThat(shell.run("runs").out()).contains("evening-001").doesNotContain("evening-002");
    }

    @Test
    void earlierRunsShowThatTheTimeIsTooShort() {
        shell.with(hurrying(MIDNIGHT)).run("run", "night.yaml");
        Shell.Ended ended =
                shell.with(hurrying(Instant.parse("2026-11-26T06:28:00Z"))).run("night", "night.yaml");
        assertThat(ended.err()).contains("at the pace of earlier runs").contains("Whole replicates come first");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 25:00 --until 06:30 | --from is a time of the day such as 23:00, not 25:00.",
                "--from 06:30 --until 06:30 | The night ends when it begins",
                "--max-calls 0 | --max-calls is a whole number from 1, not 0.",
                "--max-hours never | --max-hours is a number above 0 and under 10000, such as 6.5, with at most six decimals, not never.",
                "--max-hours 0.0000001 | with at most six decimals, not 0.0000001.",
                "--max-hours 10000 | under 10000, such as 6.5, with at most six decimals, not 10000.",
                "--max-money 3 | --max-money is an amount above 0 with its currency",
                "--from 12:00 --until 13:00 --no-wait | It is outside the night from 12:00 until 13:00; nothing was asked.",
                "--model openai/x | Money cannot be counted without the price of openai/x",
            })
    void aWrongNightSendsNothing(String options, String sentence) {
        shell.write("money.yaml", PROTOCOL + "night: {from: '23:00', until: '06:30'}\nbudget: {money: 3 EUR}\n");
        Shell.Ended ended = shell.run(Stream.concat(Stream.of("night", "money.yaml"), Stream.of(options.split(" ")))
                .toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains(sentence);
        assertThat(shell.files("results")).doesNotContain("phrasefield.db");
    }

    @Test
    void aNightNeedsAnEnd() {
        shell.write("day.yaml", PROTOCOL);
        assertThat(shell.run("night", "day.yaml").err()).contains("A night needs its window");
        assertThat(shell.run("night", "day.yaml", "--max-hours", "0.5").code()).isZero();
    }

    @Test
    void hoursAndCallsEndItToo() {
        shell.with(hurrying(MIDNIGHT));
        Shell.Ended hours = shell.run("night", "night.yaml", "--max-hours", "0.02");
        assertThat(hours.code()).as(hours.err()).isEqualTo(3);
        assertThat(hours.err()).contains("the time of 72 s is used up");
        Shell.Ended calls =
                shell.with(Clock.fixed(MIDNIGHT, ZoneOffset.UTC)).run("night", "night.yaml", "--max-calls", "7");
        assertThat(calls.err()).contains("the budget of 7 calls is used up");
        assertThat(calls.out()).contains("evening-002 is incomplete: 7 of 96 trials settled, 7 calls");
        // The same command would begin another night, and the limit was its own.
        assertThat(calls.err())
                .contains("phrasefield run night.yaml continues it.")
                .doesNotContain("same command", "Raise budget");
    }

    @Test
    void theSmallestLimitsAreKeptAndSaidAsTheyAre() {
        Shell.Ended time = shell.with(hurrying(MIDNIGHT)).run("night", "night.yaml", "--max-hours", "0.0001");
        assertThat(time.code()).as(time.err()).isEqualTo(3);
        assertThat(time.err()).contains("the time of 360 ms is used up");
        shell.with(Clock.fixed(MIDNIGHT, ZoneOffset.UTC));
        assertThat(shell.run("night", "night.yaml", "--max-calls", "1").err())
                .contains("the budget of 1 call is used up");
        shell.write(
                "priced.yaml",
                PROTOCOL.replace("model: echo", "model: {model: echo, price: {input: 1 EUR, output: 2 EUR}}")
                        + "night: {from: '23:00', until: '06:30'}\n");
        Shell.Ended money = shell.run("night", "priced.yaml", "--max-money", "0.000001 EUR");
        assertThat(money.code()).as(money.err()).isEqualTo(3);
        assertThat(money.err())
                .containsPattern("one call may cost up to 0\\.00\\d+ EUR, and the budget is 0\\.000001 EUR")
                .contains(" 0 calls");
    }

    @Test
    void aCommandIsToldHowItEndedAndReadsNothingAsACommand() {
        String report = "printf '%s\\n' \"$PHRASEFIELD_CODE\" \"$PHRASEFIELD_STATUS\" \"$PHRASEFIELD_RUN\""
                + " \"$PHRASEFIELD_SETTLED/$PHRASEFIELD_PLANNED\" \"$PHRASEFIELD_SUMMARY\" > told.txt";
        shell.run("night", "night.yaml", "--notify", report);
        assertThat(shell.read("told.txt"))
                .startsWith("0\ncomplete\nevening-001\n96/96\nevening-001 is complete: 96 of");
        Shell.Ended wrong = shell.run("night", "night.yaml", "--notify", "exit 7");
        assertThat(wrong.code()).isZero();
        assertThat(wrong.err()).contains("The command of --notify: it ended with 7.");
        shell.run("night", "night.yaml", "--no-wait", "--from", "12:00", "--until", "13:00", "--notify", report);
        assertThat(shell.read("told.txt")).startsWith("2\nfailed\n").contains("It is outside the night");
    }

    @Test
    void aRussianNightIsRussianFromBeginningToEnd() {
        shell.write("russian.yaml", PROTOCOL + "report: {language: ru}\n");
        String report = "printf '%s' \"$PHRASEFIELD_SUMMARY\" > told.txt; exit 7";
        Shell.Ended ended =
                shell.with(hurrying(MIDNIGHT)).run("night", "russian.yaml", "--max-hours", "0.02", "--notify", report);
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err())
                .contains("всё не успеть: при нынешнем темпе", "Команда из --notify: завершилась с кодом 7.")
                .doesNotContain("Will not", "night: ", "The command");
        assertThat(ended.err().lines()).allSatisfy(line -> assertThat(line).containsPattern("[а-я]"));
        assertThat(shell.read("told.txt")).startsWith("Запуск evening-001 ").endsWith(" Время вышло (72 с).");
    }

    @Test
    void howANightWentIsSaidOnceOnAScreen() {
        shell.onTerminal(200);
        Shell.Ended ended = shell.run("night", "night.yaml");
        assertThat(ended.out() + ended.err()).containsOnlyOnce("evening-001 is complete");
        assertThat(shell.run("--quiet", "night", "night.yaml").out()).containsOnlyOnce("evening-002 is complete");
    }

    @Test
    void theMorningHearsOfAProtocolThatIsWrongToo() {
        String report = "printf '%s|%s' \"$PHRASEFIELD_CODE\" \"$PHRASEFIELD_SUMMARY\" > told.txt";
        shell.write("wrong.yaml", PROTOCOL + "night: {from: '23:00', until: '06:30'}\ntrails: 3\n");
        assertThat(shell.run("night", "wrong.yaml", "--notify", report).code()).isEqualTo(2);
        assertThat(shell.read("told.txt")).startsWith("2|").contains("nothing was sent");
        assertThat(shell.read("results/night.log")).contains("wrong.yaml").contains("nothing was sent");
        assertThat(shell.run("night", "nowhere.yaml", "--notify", report).code())
                .isEqualTo(2);
        assertThat(shell.read("told.txt")).startsWith("2|").contains("nowhere.yaml");
        assertThat(shell.run("night", "night.yaml", "--max-calls", "0", "--notify", report)
                        .code())
                .isEqualTo(2);
        assertThat(shell.read("told.txt")).contains("--max-calls is a whole number from 1, not 0.");
    }

    @Test
    void whatACommandIsToldHasNothingThatAShellReads() {
        String hostile = "a`id`$(id);b|c&d\"e'f%PATH%^g!h\nrm -rf\u0000<x>\\";
        String clean = Notice.harmless(Map.of("X", hostile)).get("X");
        assertThat(clean).isEqualTo("aʼidʼ (id),b c d eʼf PATH g.h rm -rf x /");
        assertThat(Notice.harmless(Map.of("X", "The source's “word”; start it, or name ‘url:’. C:\\me\\page.html"))
                        .get("X"))
                .isEqualTo("The sourceʼs word, start it, or name ʼurl:ʼ. C:/me/page.html");
        assertThat(Notice.harmless(Map.of("X", "я".repeat(5000))).get("X")).hasSize(1001);
    }

    @Test
    void theLogIsBegunAnewAndOlderOnesAreKept() throws IOException {
        NightLog log = new NightLog(folder, Clock.fixed(MIDNIGHT, ZoneId.of("Asia/Vladivostok")), 100);
        for (int i = 0; i < 40; i++) log.write("line " + i + "\u001b[31m\nmore");
        assertThat(log.unwritable()).isFalse();
        assertThat(Files.readString(folder.resolve("night.log")))
                .endsWith("2026-11-26T10:00:00+10:00 more\n")
                .doesNotContain("\u001b");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("night.log")))
                    .containsExactlyInAnyOrder(
                            "night.log", "night.log.1", "night.log.2", "night.log.3", "night.log.4", "night.log.5");
        }
        assertThat(new NightLog(folder.resolve("nowhere"), Clock.systemUTC(), 100))
                .satisfies(lost -> {
                    lost.write("x");
                    assertThat(lost.unwritable()).isTrue();
                });
    }

    @Test
    void whatANightLeavesIsTheUsersAlone() throws IOException {
        Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        shell.run("night", "night.yaml");
        for (String name : List.of("phrasefield.db", "phrasefield.lock", "night.log")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("results/" + name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
        for (String format : List.of("csv", "jsonl")) {
            shell.run("export", "evening-001", "--format", format, "--out", "out." + format);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("out." + format))))
                    .as(format)
                    .isEqualTo("rw-------");
        }
        for (String name : List.of("results", "results/evening-001")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .as(name)
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void theOutlookChangesItsMindOnlyWhereThePaceDoes() {
        Outlook outlook = new Outlook(
                Optional.of(new Term(MIDNIGHT.plus(Duration.ofHours(1)), "01:00", "the night is over")),
                new StepWords(Language.EN));
        assertThat(outlook.change(MIDNIGHT, Optional.empty(), 5, 100)).isEmpty();
        assertThat(outlook.change(MIDNIGHT, Optional.of(Duration.ofMinutes(62)), 10, 100))
                .isEmpty();
        assertThat(outlook.change(MIDNIGHT, Optional.of(Duration.ofMinutes(120)), 10, 100))
                .contains(
                        "Will not finish by 01:00: about 55 of 100 trials until then; what is not reached is not run.");
        assertThat(outlook.change(MIDNIGHT, Optional.of(Duration.ofMinutes(180)), 10, 100))
                .isEmpty();
        assertThat(outlook.change(MIDNIGHT, Optional.of(Duration.ofMinutes(59)), 10, 100))
                .isEmpty();
        assertThat(outlook.change(MIDNIGHT, Optional.of(Duration.ofMinutes(30)), 10, 100))
                .contains("Will finish by 01:00 after all.");
    }

    private static FakeServer served() throws IOException {
        return new FakeServer((request, wire) -> {
            if (request.path().equals("/v1/models")) wire.json(200, "{\"data\":[{\"id\":\"m\"}]}");
            else wire.json(200, "{\"choices\":[{\"message\":{\"content\":\"Blue.\"},\"finish_reason\":\"stop\"}]}");
        });
    }

    /** Answers, and with its first answer opens another that was closed. */
    private FakeServer servedAndOpening(FakeServer late) throws IOException {
        Path started = folder.resolve("started");
        return new FakeServer((request, wire) -> {
            if (request.path().equals("/v1/models")) {
                wire.json(200, "{\"data\":[{\"id\":\"m\"}]}");
                return;
            }
            if (!Files.exists(started)) {
                Files.createFile(started);
                late.reopen();
            }
            wire.json(200, "{\"choices\":[{\"message\":{\"content\":\"Blue.\"},\"finish_reason\":\"stop\"}]}");
        });
    }

    @Test
    void aServerThatIsNotThereAtTheBeginningIsLookedForAndCostsNoOtherModelItsNight() throws Exception {
        try (FakeServer late = served();
                FakeServer other = servedAndOpening(late)) {
            late.close();
            shell.with(Clock.systemUTC());
            shell.write("two.yaml", PROTOCOL.replace("model: echo", """
                    models:
                      - {model: openai/late, url: "%s"}
                      - {model: openai/m, url: "%s"}""".formatted(late.url(), other.url())));
            Shell.Ended ended = shell.run("night", "two.yaml", "--max-hours", "1");
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.err())
                    .contains("openai/late is not there yet: No server answers at ")
                    .contains("It is looked for again until ")
                    .contains("openai/late is there now.");
            assertThat(shell.read("results/night.log")).contains("openai/late is not there yet");
            assertThat(shell.read("results/evening-001/run.json"))
                    .contains(late.url().replaceFirst(".*//([^/]+).*", "$1"));
        }
    }

    @Test
    void aServerThatNeverComesEndsTheNightWithItsTimeAndTheNoticeTellsIt() throws Exception {
        try (FakeServer never = served()) {
            never.close();
            shell.with(hurrying(Instant.parse("2026-11-26T06:28:00Z")))
                    .with(new Patience(1, Duration.ofMillis(1), Duration.ofSeconds(1)));
            shell.write(
                    "two.yaml",
                    PROTOCOL.replace("model: echo", """
                    models:
                      - {model: openai/never, url: "%s"}
                      - {model: echo}""".formatted(never.url()))
                            + "night: {from: '23:00', until: '06:30'}\n");
            Shell.Ended ended = shell.run("night", "two.yaml", "--notify", "echo \"$PHRASEFIELD_SUMMARY\" > told.txt");
            assertThat(ended.code()).as(ended.err()).isEqualTo(3);
            assertThat(ended.err())
                    .contains("openai/never is not there yet", "openai/never was never there: No server answers at ");
            assertThat(shell.read("told.txt")).contains("openai/never was never there");
            assertThat(shell.read("results/evening-001/answers.csv")).contains(",echo,");
            assertThat(shell.run("run", "two.yaml").code()).isEqualTo(2);
            never.reopen();
            Shell.Ended continued = shell.run("run", "two.yaml");
            assertThat(continued.code()).as(continued.err()).isZero();
        }
    }

    /** Answers; its first answer comes while another program holds the database, until the night's log says so. */
    private FakeServer servedWhileTheDatabaseIsHeld(AtomicInteger asked, AtomicInteger meanwhile) throws IOException {
        return new FakeServer((request, wire) -> {
            if (request.path().equals("/v1/models")) {
                wire.json(200, "{\"data\":[{\"id\":\"m\"}]}");
                return;
            }
            if (asked.incrementAndGet() == 1) {
                CompletableFuture<Void> held = new CompletableFuture<>();
                CompletableFuture<Void> unused = CompletableFuture.runAsync(
                        () -> hold(held, () -> meanwhile.set(asked.get())), task -> new Thread(task).start());
                held.join();
            }
            wire.json(200, "{\"choices\":[{\"message\":{\"content\":\"Blue.\"},\"finish_reason\":\"stop\"}]}");
        });
    }

    private void hold(CompletableFuture<Void> held, Runnable told) {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("results/phrasefield.db"));
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            held.complete(null);
            while (!shell.read("results/night.log").contains("in use by another program")) Thread.onSpinWait();
            told.run();
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            held.completeExceptionally(e);
        }
    }

    @Test
    void aDatabaseThatAnotherProgramHoldsIsWaitedForAndNothingIsAskedMeanwhile() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger meanwhile = new AtomicInteger();
        try (FakeServer server = servedWhileTheDatabaseIsHeld(asked, meanwhile)) {
            shell.with(Clock.systemUTC());
            shell.write(
                    "held.yaml",
                    PROTOCOL.replace(
                                    "model: echo",
                                    "models: [{model: openai/m, url: \"" + server.url() + "\"}]\nconcurrency: 1")
                            .replace("trials: 15", "trials: 1"));
            Shell.Ended ended = shell.run("night", "held.yaml", "--max-hours", "1");
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.err())
                    .containsOnlyOnce("phrasefield.db is in use by another program: nothing is asked until it is free")
                    .contains("it is waited for until ");
            assertThat(meanwhile).hasValue(1);
            assertThat(ended.out()).contains("evening-001 is complete: 6 of 6 trials settled, 6 calls");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openai/m, key: NO_SUCH_KEY | The environment variable NO_SUCH_KEY holds no key
            ollama/nosuch | nosuch
            embedded/nosuch | No weights are called nosuch
            """)
    @Timeout(60)
    void whatNoNightCanAskIsRefusedBeforeTheWindowIsWaitedFor(String model, String said) throws Exception {
        try (FakeServer server = FakeOllama.server((request, wire) -> wire.json(500, "{}"))) {
            String url = !model.startsWith("embedded") ? ", url: \"" + server.url() + "\"" : "";
            shell.write("never.yaml", PROTOCOL.replace("model: echo", "models: [{model: " + model + url + "}]"));
            Shell.Ended ended = shell.run("night", "never.yaml", "--from", "12:00", "--until", "13:00");
            assertThat(ended.code()).as(ended.err()).isEqualTo(2);
            assertThat(ended.err()).contains(said).doesNotContain("Waiting for the night");
        }
    }

    private static FakeServer embedding() throws IOException {
        return new FakeServer((request, wire) -> {
            switch (request.path()) {
                case "/v1/models" -> wire.json(200, "{\"data\":[{\"id\":\"e\"}]}");
                default -> {
                    long texts = request.body()
                            .substring(request.body().indexOf('['))
                            .split("\",\"", -1)
                            .length;
                    String vectors = LongStream.range(0, texts)
                            .mapToObj(at -> "{\"index\":" + at + ",\"embedding\":[1,0.5," + at + "]}")
                            .collect(Collectors.joining(","));
                    wire.json(200, "{\"data\":[" + vectors + "]}");
                }
            }
        });
    }

    private String withEmbedder(FakeServer subject, FakeServer embedder) {
        return PROTOCOL.replace("model: echo", """
                models:
                  - {model: openai/m, url: "%s"}
                  - {role: embedder, model: openai/e, url: "%s"}""".formatted(subject.url(), embedder.url()))
                .replace("trials: 15", "trials: 2");
    }

    @Test
    void anEmbedderThatIsNotThereAtTheBeginningIsLookedForWhenTheAnswersAreThere() throws Exception {
        try (FakeServer late = embedding();
                FakeServer subject = servedAndOpening(late)) {
            late.close();
            shell.with(Clock.systemUTC());
            shell.write("embed.yaml", withEmbedder(subject, late));
            Shell.Ended ended = shell.run("night", "embed.yaml", "--max-hours", "1");
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.err())
                    .contains("openai/e is not there yet: No server answers at ", "openai/e is there now.")
                    .contains("12 of 12 answers embedded");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Not all answers are embedded: openai/e was never there: No server answers at | openai/e was never there
            ru | Векторы есть не у всех ответов: Модели openai/e так и не было: | Модели openai/e так и не было
            """)
    void anEmbedderThatNeverComesLeavesTheAnswersAndIsSaid(String language, String said, String told) throws Exception {
        try (FakeServer never = embedding();
                FakeServer subject = served()) {
            never.close();
            shell.with(hurrying(Instant.parse("2026-11-26T06:15:00Z")))
                    .with(new Patience(1, Duration.ofMillis(1), Duration.ofMillis(10)));
            shell.write(
                    "embed.yaml",
                    withEmbedder(subject, never) + "night: {from: '23:00', until: '06:30'}\nreport: {language: "
                            + language + "}\n");
            Shell.Ended ended =
                    shell.run("night", "embed.yaml", "--notify", "echo \"$PHRASEFIELD_SUMMARY\" > told.txt");
            assertThat(ended.code()).as(ended.err()).isEqualTo(3);
            assertThat(ended.errUnfolded()).contains(said);
            assertThat(shell.read("told.txt")).contains(told);
            assertThat(shell.read("results/evening-001/answers.csv")).contains("Blue.");
            assertThat(shell.run("run", "embed.yaml").code())
                    .as("with somebody there")
                    .isEqualTo(2);
        }
    }

    @Test
    void aJudgeThatNeverComesLeavesTheAnswersAndIsSaid() throws Exception {
        try (FakeServer never = served()) {
            never.close();
            // It is morning as soon as the judge was missed: there is nothing else left to wait for.
            InstantSource missed =
                    () -> MIDNIGHT.plus(shell.said("openai/j is not there yet") ? 7 : 6, ChronoUnit.HOURS);
            shell.with(missed.withZone(ZoneOffset.UTC))
                    .with(new Patience(1, Duration.ofMillis(1), Duration.ofSeconds(1)));
            shell.write(
                    "judged.yaml",
                    PROTOCOL.replace("model: echo", """
                    models:
                      - {model: echo}
                      - {role: judge, model: openai/j, url: "%s"}""".formatted(never.url()))
                            + "night: {from: '23:00', until: '06:30'}\n");
            Shell.Ended ended = shell.run("night", "judged.yaml");
            assertThat(ended.code()).as(ended.err()).isEqualTo(3);
            assertThat(ended.err())
                    .contains("openai/j is not there yet: No server answers at ", "openai/j was never there: ");
            assertThat(shell.read("results/evening-001/answers.csv")).contains(",answered,");
        }
    }
}
