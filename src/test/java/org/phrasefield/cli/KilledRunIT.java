package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.llm.FakeServer;
import org.phrasefield.run.Spent;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;

/** Runs in processes of their own, ended in every way a process can end. */
class KilledRunIT {
    /** The whole of it in the long profile. */
    private static final boolean LONG = Boolean.getBoolean("phrasefield.long");

    private static final int REPLICATES = LONG ? 50 : 4;
    private static final int TRIALS = 40 * REPLICATES;
    private static final int KILLS = LONG ? 100 : 6;
    /** So many more are met at their start, within so many milliseconds. */
    private static final int STARTS = KILLS / 2;

    private static final int START_UP = 700;
    private static final long SEED = 20261125;

    @TempDir
    Path folder;

    private static final int LANES = 4;

    private static final Pattern ASKED = Pattern.compile("\"seed\" ?: ?(\\d+)");

    private void writeProtocol() throws IOException {
        Files.writeString(folder.resolve("script.yaml"), """
                - answer: ["One answer to {prompt}", "Another, with the seed {seed}."]
                  delay: 60ms
                """);
        writeProtocol("scripted/script.yaml");
    }

    private void writeProtocol(String model) throws IOException {
        Files.writeString(folder.resolve("long.yaml"), """
                protocol: long
                intents: [{topic: bread}, {topic: sleep}, {topic: rain in the city}, {topic: autumn leaves}]
                trials: %d
                concurrency: %d
                model: %s
                """.formatted(REPLICATES, LANES, model));
    }

    private Process start(String results) throws IOException {
        return start("run", results);
    }

    /** The undisturbed run leaves an image of its classes, as the launcher has one: those after it start in half the time. */
    private List<String> image(String results) {
        Path image = folder.resolve("classes.jsa");
        if (results.equals("calm")) return List.of("-XX:ArchiveClassesAtExit=" + image, "-Xlog:disable");
        return Files.exists(image) ? List.of("-XX:SharedArchiveFile=" + image, "-Xlog:disable") : List.of();
    }

    /** The program's own: of a folder of classes there can be no image. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Files.isRegularFile(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Process start(String command, String results, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "org.phrasefield.cli.Main",
                command,
                "long.yaml",
                "--results",
                results));
        words.addAll(1, image(results));
        words.addAll(List.of(more));
        ProcessBuilder process = new ProcessBuilder(words);
        process.environment().put("OPENAI_API_KEY", "k");
        return process.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(results + ".log").toFile())
                .start();
    }

    private Path file(String results, String name) throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve(results))) {
            return runs.filter(Files::isDirectory).toList().get(0).resolve(name);
        }
    }

    /** A table of the run, without the times of answers. */
    private List<String> table(String results, String name) throws IOException {
        return Files.readAllLines(file(results, name)).stream()
                .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z,[0-9.E-]+", "TIMES"))
                .toList();
    }

    /** A page or a record of the run, without what tells when and how long. */
    private String timeless(String results, String name) throws IOException {
        String text = Files.readString(file(results, name));
        String bare = text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                .replaceAll("\\d{1,2} \\p{Alpha}+ \\d{4}, \\d\\d:\\d\\d UTC", "TIME")
                .replaceAll("took [0-9.]+ (seconds?|minutes?)", "took TIME")
                .replaceAll("(?s)\"seconds\" : \\{.*?\n  }", "\"seconds\" : TIME")
                .replaceAll("(data-head=\"mean s\">)[0-9.]+", "$1TIME");
        assertThat(bare).contains("TIME");
        return bare;
    }

    /** Waits until the first answer is durable. */
    private static void awaitAsking(Process process, Path log) throws IOException, InterruptedException {
        while (process.isAlive() && !Files.readString(log).contains(" of " + TRIALS)) {
            process.waitFor(10, TimeUnit.MILLISECONDS);
        }
    }

    /** A server that answers a question by its seed, and counts how often it is asked each. */
    private static FakeServer counting(Map<Long, Integer> asked) throws IOException {
        return new FakeServer((request, wire) -> {
            Matcher seed = ASKED.matcher(request.body());
            if (!seed.find()) {
                wire.json(200, "{\"data\":[{\"id\":\"m\"}]}");
                return;
            }
            asked.merge(Long.parseLong(seed.group(1)), 1, Integer::sum);
            wire.pause(Duration.ofMillis(60))
                    .json(
                            200,
                            "{\"choices\":[{\"message\":{\"content\":\"An answer with the seed " + seed.group(1)
                                    + ".\"},\"finish_reason\":\"stop\"}]}");
        });
    }

    /** What a server was asked and the store does not hold. */
    private Set<Long> lost(String results, Map<Long, Integer> asked) throws IOException {
        Set<Long> lost = new HashSet<>(asked.keySet());
        if (Files.notExists(folder.resolve(results))) return lost;
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder.resolve(results))) {
            for (RunRecord run : store.runs()) {
                store.each(run.id(), (trial, result) -> {
                    if (result.isPresent()) lost.remove((long) trial.samplingSeed());
                });
            }
        }
        return lost;
    }

    @Test
    void aRunThatIsKilledAgainAndAgainEndsAsAnUndisturbedOne() throws IOException, InterruptedException {
        Map<Long, Integer> asked = new ConcurrentHashMap<>();
        int twice = 0;
        try (FakeServer server = counting(asked)) {
            writeProtocol("{model: openai/m, url: \"" + server.url() + "\"}");
            assertThat(start("calm").waitFor())
                    .as(Files.readString(folder.resolve("calm.log")))
                    .isZero();
            assertThat(asked)
                    .hasSize(TRIALS)
                    .allSatisfy((seed, times) -> assertThat(times).isEqualTo(1));
            asked.clear();
            Random random = new Random(SEED);
            int killed = 0;
            for (int i = 0; i < KILLS + STARTS; i++) {
                Process process = start("stormy");
                // Some before anything is asked: while folder, database and run are made, or read again.
                if (i < STARTS) process.waitFor(random.nextInt(START_UP), TimeUnit.MILLISECONDS);
                else awaitAsking(process, folder.resolve("stormy.log"));
                if (!process.waitFor(random.nextInt(250), TimeUnit.MILLISECONDS)) killed++;
                process.destroyForcibly().waitFor();
                server.forget();
                Set<Long> lost = lost("stormy", asked);
                assertThat(lost).as("in flight at kill " + i).hasSizeLessThanOrEqualTo(LANES);
                twice += lost.size();
            }
            assertThat(start("stormy").waitFor())
                    .as(Files.readString(folder.resolve("stormy.log")))
                    .isZero();
            assertThat(killed).as("kills that met a living run").isGreaterThan(KILLS / 2);
        }
        assertThat(twice).as("calls that kills met").isPositive();
        assertThat(asked).hasSize(TRIALS);
        // A call may be met by two kills, where the run was not as far as to ask it anew between them.
        int again = asked.values().stream().mapToInt(times -> times).sum() - TRIALS;
        assertThat(again).as("calls made anew").isBetween(1, twice);
        assertThat(table("stormy", "answers.csv")).hasSize(TRIALS + 1).isEqualTo(table("calm", "answers.csv"));
        for (String name : List.of("plan.csv", "scores.csv", "effects.csv", "map.csv")) {
            assertThat(table("stormy", name)).as(name).isEqualTo(table("calm", name));
        }
        for (String name : List.of("report.html", "run.json")) {
            assertThat(timeless("stormy", name)).as(name).isEqualTo(timeless("calm", name));
        }
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder.resolve("stormy"))) {
            assertThat(store.runs()).hasSize(1);
            // Each trial once: a lost call leaves no attempt behind, but budgets count as many as there can have been.
            Spent spent = store.spent(store.runs().get(0).id());
            assertThat(spent.calls()).isEqualTo(TRIALS);
            assertThat(spent.lost()).isBetween((long) again, (long) (KILLS + STARTS) * LANES);
            int[] attempts = {0};
            store.each(
                    store.runs().get(0).id(),
                    (trial, result) -> attempts[0] +=
                            result.map(Result::attempts).orElseThrow().size());
            assertThat(attempts[0]).isEqualTo(TRIALS);
        }
    }

    @Test
    void aRequestToEndLetsWhatIsInFlightFinish() throws IOException, InterruptedException {
        writeProtocol();
        Process process = start("asked");
        Path log = folder.resolve("asked.log");
        awaitAsking(process, log);
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(130);
        assertThat(Files.readString(log))
                .contains("Finishing what is in flight")
                .contains("is interrupted");
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder.resolve("asked"))) {
            int settled = store.settled(store.runs().get(0).id()).size();
            assertThat(settled).isBetween(1, TRIALS - 1);
        }
        assertThat(start("asked").waitFor()).isZero();
    }

    @Test
    void aNightThatTheMachineEndsSaysSoInItsLogAndToItsOwner() throws IOException, InterruptedException {
        writeProtocol();
        String report = "printf '%s' \"$PHRASEFIELD_CODE $PHRASEFIELD_STATUS $PHRASEFIELD_RUN\" > told.txt";
        Process process = start("night", "dark", "--max-hours", "1", "--notify", report);
        awaitAsking(process, folder.resolve("dark.log"));
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(folder.resolve("dark/night.log"))).contains(" long-001 is interrupted: ");
        assertThat(Files.readString(folder.resolve("told.txt"))).isEqualTo("130 interrupted long-001");
        assertThat(start("dark").waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNightThatIsEndedBeforeItAsksSaysSoToo(boolean waits) throws IOException, InterruptedException {
        writeProtocol();
        LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MINUTES);
        String from = (waits ? now.plusHours(2) : now.minusHours(2)).toString();
        String report = "printf '%s' \"$PHRASEFIELD_CODE $PHRASEFIELD_STATUS $PHRASEFIELD_SUMMARY\" > told.txt";
        Process process = start(
                "night", "early", "--from", from, "--until", now.plusHours(4).toString(), "--notify", report);
        Path log = folder.resolve("early/night.log");
        // With the folder begins what a night keeps.
        while (process.isAlive() && !(waits ? Files.exists(log) : Files.exists(log.getParent()))) {
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(folder.resolve("early.log")))
                .contains("Interrupted; ")
                .doesNotContain("in flight");
        assertThat(Files.readAllLines(log)).last().asString().contains(" night long.yaml: Interrupted; ");
        assertThat(Files.readString(folder.resolve("told.txt"))).startsWith("130 interrupted Interrupted");
    }
}
