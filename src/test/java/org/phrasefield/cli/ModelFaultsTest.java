package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.llm.FakeServer;
import org.phrasefield.run.Patience;

/** Whole runs against servers that do everything wrong: two of six questions go bad, and nothing else is lost. */
class ModelFaultsTest {
    private static final String KEY = "sk-test-0123456789abcdef";

    @TempDir
    Path folder;

    private static void good(FakeServer.Wire wire, String text) throws IOException {
        wire.json(200, "{\"choices\":[{\"message\":{\"content\":\"" + text + "\"},\"finish_reason\":\"stop\"}]}");
    }

    private static FakeServer server(FakeServer.Script bad) throws IOException {
        return new FakeServer((request, wire) -> {
            if (request.path().equals("/v1/models")) wire.json(200, "{\"data\":[{\"id\":\"m\"}]}");
            else if (request.body().contains("story")) bad.answer(request, wire);
            else good(wire, "Blue is a colour.");
        });
    }

    private Shell.Ended run(FakeServer fake) {
        return run(fake, new Shell(folder));
    }

    private Shell.Ended run(FakeServer fake, Shell shell) {
        shell.with("THE_KEY", KEY);
        shell.write("p.yaml", """
                protocol: p
                intents:
                  - topic: bread
                  - topic: autumn leaves
                forms: [direct, {id: tale, wordings: {en: ["A story of {topic}."]}}, imagine]
                trials: 1
                tolerance: 60%%
                limits: {load: 5s, first_token: 1s, silence: 1s, total: 30s}
                model: {model: openai/m, url: "%s", key: THE_KEY}
                """.formatted(fake.url()));
        return shell.run("run", "p.yaml");
    }

    private List<CSVRecord> answers() throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(new Shell(folder).read("results/p-001/answers.csv")))
                .getRecords();
    }

    private Map<String, Long> outcomes() throws IOException {
        return answers().stream().collect(Collectors.groupingBy(row -> row.get("outcome"), Collectors.counting()));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("an empty answer", "empty", 0, (request, wire) -> good(wire, "")),
                fault(
                        "reasoning alone",
                        "empty",
                        0,
                        (request, wire) -> wire.json(
                                200,
                                "{\"choices\":[{\"message\":{\"content\":\"\",\"reasoning\":\"hm\"},\"finish_reason\":\"length\"}]}")),
                fault("half a JSON", "failed", 3, (request, wire) -> wire.json(200, "{\"choices\":[{\"mess")),
                fault(
                        "a page",
                        "failed",
                        3,
                        (request, wire) -> wire.whole(200, "text/html", "<html><title>Hi</title></html>")),
                fault(
                        "an error inside a success",
                        "failed",
                        3,
                        (request, wire) -> wire.json(200, "{\"error\":{\"message\":\"down\",\"code\":500}}")),
                fault("500", "failed", 3, (request, wire) -> wire.json(500, "{\"error\":\"down\"}")),
                fault(
                        "503 that asks for no wait",
                        "failed",
                        3,
                        (request, wire) -> wire.json(503, "{\"error\":\"busy\"}", "Retry-After: 0")),
                fault(
                        "429 that asks to wait until yesterday",
                        "failed",
                        3,
                        (request, wire) ->
                                wire.json(429, "{\"error\":\"busy\"}", "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT")),
                fault("a reset", "failed", 3, (request, wire) -> wire.reset()),
                fault("silence", "timed out", 3, (request, wire) -> wire.silence()),
                fault(
                        "silence after headers",
                        "timed out",
                        3,
                        (request, wire) ->
                                wire.stream("text/event-stream").chunk("data: ").silence()),
                fault(
                        "a refusal to the prompt alone",
                        "failed",
                        3,
                        (request, wire) -> wire.json(400, "{\"error\":{\"message\":\"prompt too long\"}}")));
    }

    private static Arguments fault(String name, String outcome, int code, FakeServer.Script bad) {
        return Arguments.of(name, outcome, code, bad);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsSaidOnceAndTheOtherTrialsGoOn(String name, String outcome, int code, FakeServer.Script bad)
            throws Exception {
        try (FakeServer fake = server(bad)) {
            // Silence costs a second each time.
            Shell shell = new Shell(folder);
            if (outcome.equals("timed out")) shell.with(new Patience(1, Duration.ofMillis(20), Duration.ofSeconds(1)));
            Shell.Ended run = run(fake, shell);
            assertThat(run.code()).as(run.err()).isEqualTo(code);
            assertThat(outcomes()).isEqualTo(Map.of("answered", 4L, outcome, 2L));
            assertThat(answers())
                    .filteredOn(row -> row.get("outcome").equals(outcome))
                    .allSatisfy(row -> {
                        assertThat(row.get("reason")).isNotBlank().doesNotContain("Exception", "\n");
                        assertThat(Integer.parseInt(row.get("attempts"))).isPositive();
                    });
            assertThat(run.err()).doesNotContain("Exception", "\tat ", KEY);
            if (code == 3)
                assertThat(run.err()).contains("2 trials " + outcome + ": ", "he same command continues it.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\":{\"message\":\"bad key sk-test-0123456789abcdef\"}} | bad key [key]",
                "404 | {\"error\":{\"message\":\"The model m does not exist\"}} | The model m does not exist",
                "429 | {\"error\":{\"message\":\"no money\",\"code\":\"insufficient_quota\"}} | no money",
                "400 | {\"error\":{\"message\":\"use another\",\"code\":\"unsupported_parameter\",\"param\":\"max_tokens\"}} | use another (max_tokens)"
            })
    void whatHoldsForEveryQuestionEndsTheModelAndSaysWhy(int status, String body, String words) throws Exception {
        try (FakeServer fake = server((request, wire) -> wire.json(status, body))) {
            Shell.Ended run = run(fake);
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err())
                    .contains(words, "; then the same command continues it.")
                    .doesNotContain(KEY, "\tat ");
            for (String file : new Shell(folder).files("results")) {
                if (file.endsWith(".db")) continue;
                assertThat(new Shell(folder).read("results/" + file)).as(file).doesNotContain(KEY);
            }
        }
    }

    @Test
    void hostileAnswersStayTextInEveryFileAndOnTheScreen() throws Exception {
        String hostile = "</script><script>alert(1)</script> =cmd \\u0000 \\u001b[31m \\ud800 \\u202e end";
        try (FakeServer fake = server((request, wire) -> good(wire, "=HYPERLINK(1) " + hostile))) {
            Shell.Ended run = run(fake);
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out() + run.err()).doesNotContain("\u001b", "\u0000");
            assertThat(new Shell(folder).read("results/p-001/report.html")).doesNotContain("<script>alert(1)");
            assertThat(answers())
                    .filteredOn(row -> row.get("answer").contains("HYPERLINK"))
                    .hasSize(2)
                    .allSatisfy(row ->
                            assertThat(row.get("answer")).doesNotStartWith("=").contains("\uFFFD"));
        }
    }

    @Test
    void anAnswerOf50MegabytesIsToldAndKeptOutOfTheMemory() throws Exception {
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (FakeServer fake = server((request, wire) -> {
            wire.stream("application/json");
            for (int i = 0; i < 50; i++) wire.chunk(block);
            wire.end();
        })) {
            Shell.Ended run = run(fake);
            assertThat(run.code()).isEqualTo(3);
            assertThat(outcomes()).isEqualTo(Map.of("answered", 4L, "failed", 2L));
            assertThat(run.err()).contains("sent a reply longer than 1 MB");
        }
    }

    @Test
    void aModelThatIsReplacedIsANoteInEveryOutputAndNotContinuedByTheOther() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        String show = "{\"template\":\"t\",\"capabilities\":[\"completion\"]}";
        try (FakeServer fake = new FakeServer((request, wire) -> {
            switch (request.path()) {
                case "/api/version" -> wire.json(200, "{\"version\":\"0.32.15\"}");
                case "/api/tags" -> {
                    String digest = (answered.get() < 110 ? "a" : "b").repeat(64);
                    wire.json(200, "{\"models\":[{\"name\":\"m:1b\",\"digest\":\"" + digest + "\"}]}");
                }
                case "/api/show" -> wire.json(200, show);
                case "/api/ps" ->
                    wire.json(
                            200,
                            "{\"models\":[{\"digest\":\"" + "b".repeat(64)
                                    + "\",\"expires_at\":\"2026-11-28T10:00:00Z\",\"context_length\":2048}]}");
                default -> {
                    if (request.body().contains("content")) answered.incrementAndGet();
                    wire.json(
                            200,
                            "{\"message\":{\"content\":\"Blue is a colour.\"},\"done\":true,\"done_reason\":\"stop\"}");
                }
            }
        })) {
            Shell shell = new Shell(folder);
            shell.write("p.yaml", """
                    protocol: p
                    intents:
                      - topic: bread
                    forms: [direct, imagine]
                    trials: 60
                    model: {model: ollama/m:1b, url: "%s", num_ctx: 4096}
                    report: {language: ru}
                    """.formatted(fake.url()));
            Shell.Ended run = shell.run("run", "p.yaml");
            assertThat(run.code()).as(run.err()).isEqualTo(3);
            assertThat(run.err())
                    .contains(
                            "Модель ollama/m:1b спросить нельзя: Пока спрашивали ollama/m:1b, сменились веса модели",
                            "ответ не засчитан: модель сменилась",
                            "Ответы другой модели — это отдельный запуск, его начнёт --new",
                            "Учтите: Пока спрашивали ollama/m:1b, сменились веса модели: aaaaaaaaaaaa… → bbbbbbbbbbbb….",
                            "Учтите: У ollama/m:1b окно контекста (num_ctx) 2048, а не 4096, как просили.");
            assertThat(shell.read("results/p-001/run.json"))
                    .contains("changed while it was asked", "2048, not 4096 as asked", "a".repeat(64))
                    .doesNotContain("b".repeat(64));
            assertThat(shell.read("results/p-001/report.html"))
                    .contains(
                            "Пока спрашивали ollama/m:1b, сменились веса модели",
                            "У ollama/m:1b окно контекста (num_ctx) 2048, а не 4096, как просили.");
            assertThat(answers())
                    .filteredOn(row -> row.get("outcome").equals("answered"))
                    .hasSizeBetween(95, 110)
                    .allSatisfy(row -> {
                        assertThat(row.get("model_digest")).isEqualTo("a".repeat(64));
                        assertThat(row.get("server")).isEqualTo("Ollama 0.32.15");
                    });
            int before = answered.get();
            Shell.Ended again = shell.run("run", "p.yaml");
            assertThat(again.code()).isEqualTo(2);
            assertThat(again.err())
                    .contains("p-001 asked ", "; now it is ", "--new starts a run of its own; nothing was sent.");
            assertThat(answered).hasValue(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"ollama/x", "openai/x", "anthropic/x", "gemini/x"})
    void nobodyAtThePortEndsBeforeAnythingIsSent(String model) {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", "protocol: p\nintents:\n  - topic: bread\nmodel: echo\n");
        Shell.Ended run = shell.run("run", "p.yaml", "--model", model, "--url", "http://127.0.0.1:1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("No server answers at 127.0.0.1:1; start ");
    }

    private Shell.Ended runAt(String model, String url) {
        Shell shell = new Shell(folder).with("OPENAI_API_KEY", KEY);
        shell.write("p.yaml", "protocol: p\nintents:\n  - topic: bread\nmodel: echo\n");
        Shell.Ended run = shell.run("run", "p.yaml", "--model", model, "--url", url);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        return run;
    }

    @ParameterizedTest
    @CsvSource({"ollama/x", "openai/x"})
    void aHostThatThereIsNotIsToldBeforeAnythingIsSent(String model) {
        assertThat(runAt(model, "http://no-such-host.invalid:8080").errUnfolded())
                .contains("no-such-host.invalid")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"ollama/x", "openai/x"})
    void aServerWithoutTlsAtAnHttpsAddressIsToldBeforeAnythingIsSent(String model) throws Exception {
        try (FakeServer fake = server((request, wire) -> good(wire, "never"))) {
            assertThat(runAt(model, fake.url().replace("http:", "https:")).errUnfolded())
                    .contains("127.0.0.1")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void anotherKindOfServerAtThePortIsToldAsOne() throws Exception {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", "protocol: p\nintents:\n  - topic: bread\nmodel: echo\n");
        try (FakeServer fake =
                new FakeServer((request, wire) -> wire.whole(200, "text/html", "<html><title>Router</title></html>"))) {
            Shell.Ended run = shell.run("run", "p.yaml", "--model", "ollama/x", "--url", fake.url());
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("sent a page titled Router instead of an answer");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"hello\":\"world\"}", "{\"choices\":[{\"text\":\"Hi\",\"finish_reason\":\"stop\"}]}"})
    void aServerThatAlwaysSendsNonsenseIsGivenUpAtTheTolerance(String body) throws Exception {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", "protocol: p\nintents:\n  - topic: bread\nmodel: echo\nconcurrency: 1\ntrials: 9\n");
        try (FakeServer fake = new FakeServer((request, wire) -> {
            if (request.path().equals("/v1/models")) wire.json(200, "{\"data\":[{\"id\":\"m\"}]}");
            else wire.json(200, body);
        })) {
            Shell.Ended run = shell.run("run", "p.yaml", "--model", "openai/m", "--url", fake.url());
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err())
                    .contains("5 trials failed: ", " sent " + body + " instead of an answer", "stopped, since more");
            assertThat(fake.requests("/v1/chat/completions")).hasSize(15);
        }
    }

    private static FakeServer always(String message) throws IOException {
        return new FakeServer((request, wire) -> {
            if (request.path().equals("/v1/models")) wire.json(200, "{\"data\":[{\"id\":\"m\"}]}");
            else if (request.body().contains("story")) wire.json(200, "{\"choices\":[{" + message + "}]}");
            else wire.json(200, "{\"choices\":[{" + message.replace("\"only\"", "\"\"") + "}]}");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "en | \"message\":{\"content\":\"Blu\"},\"finish_reason\":\"length\" | 6 trials cut: cut at 30 tokens | All 6 answers were cut: raise max_tokens and ask anew.",
                "ru | \"message\":{\"content\":\"Blu\"},\"finish_reason\":\"length\" | обрыв, вопросов: 6: предел — 30 токенов | Оборваны все ответы (6): увеличьте max_tokens и спросите заново.",
                "en | \"message\":{\"content\":\"\",\"reasoning\":\"hm\"},\"finish_reason\":\"length\" | the limit: cut at 30 tokens; raise max_tokens | All 6 answers were empty.",
                "ru | \"message\":{\"content\":\"\",\"reasoning\":\"hm\"},\"finish_reason\":\"length\" | исчерпали предел в 30 токенов; увеличьте max_tokens | Пусты все ответы (6).",
                "en | \"message\":{\"content\":\"only\"},\"finish_reason\":\"length\" | 4 trials empty: | None of the 6 answers is whole: raise max_tokens and ask anew."
            })
    void aCompleteRunWithoutOneWholeAnswerSaysWhatToDo(String language, String message, String loss, String told)
            throws Exception {
        Shell shell = new Shell(folder);
        try (FakeServer fake = always(message)) {
            shell.write("p.yaml", """
                    protocol: p
                    intents: [{topic: bread}, {topic: autumn leaves}]
                    forms: [direct, {id: tale, wordings: {en: ["A story of {topic}."]}}, imagine]
                    trials: 1
                    report: {language: %s}
                    model: {model: openai/m, url: "%s", max_tokens: 30}
                    """.formatted(language, fake.url()));
            Shell.Ended run = shell.run("run", "p.yaml");
            assertThat(run.code()).isZero();
            assertThat(run.err()).contains(loss, told).doesNotContain("think: false");
            assertThat(shell.run("run", "p.yaml").code()).as("again").isZero();
            assertThat(fake.requests("/v1/chat/completions")).hasSize(6);
        }
    }

    @Test
    void aServerThatHasMovedIsToldBeforeAnythingIsSent() throws Exception {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", "protocol: p\nintents:\n  - topic: bread\nmodel: echo\n");
        try (FakeServer fake =
                new FakeServer((request, wire) -> wire.json(301, "", "Location: https://u:pw@new.example/v1/models"))) {
            Shell.Ended run = shell.run("run", "p.yaml", "--model", "openai/m", "--url", fake.url());
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err())
                    .contains("points to https://new.example/v1; if")
                    .doesNotContain("pw");
        }
    }

    @ParameterizedTest
    @CsvSource({"check", "plan", "run"})
    void aSettingThatCannotReachTheModelIsRefusedBeforeAnythingIsSent(String command) {
        Shell shell = new Shell(folder).with("ANTHROPIC_API_KEY", KEY);
        shell.write("p.yaml", """
                protocol: p
                intents:
                  - topic: bread
                model: {model: anthropic/claude, num_ctx: 4096}
                """);
        Shell.Ended ended = shell.run(command, "p.yaml");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("anthropic/claude cannot be given num_ctx");
    }

    private static FakeServer ollama(String loading, int status) throws IOException {
        return new FakeServer((request, wire) -> {
            switch (request.path()) {
                case "/api/version" -> wire.json(200, "{\"version\":\"0.32.15\"}");
                case "/api/tags" ->
                    wire.json(200, "{\"models\":[{\"name\":\"m:latest\",\"digest\":\"" + "a".repeat(64) + "\"}]}");
                case "/api/show" -> wire.json(200, "{\"template\":\"t\",\"capabilities\":[\"completion\"]}");
                case "/api/ps" -> wire.json(200, "{\"models\":[]}");
                default -> wire.json(status, loading);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {\"error\":\"model requires more system memory (9.1 GiB)\"} | more system memory (9.1 GiB); free some memory, or name a smaller model",
                "401 | {\"error\":\"unauthorized\"} | unauthorized; check the key in the environment variable that holds it",
                "404 | {\"error\":\"model m not found\"} | not found; check the model's name, phrasefield models lists what there is"
            })
    void aModelThatCannotBeLoadedSaysSoOnceAndWhatToDo(int status, String body, String words) throws Exception {
        try (FakeServer fake = ollama(body, status)) {
            Shell shell = new Shell(folder);
            shell.write("p.yaml", "protocol: p\nintents:\n  - topic: bread\nmodel: echo\n");
            Shell.Ended run = shell.run("run", "p.yaml", "--model", "ollama/m", "--url", fake.url());
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err()).containsOnlyOnce(words).contains("; then the same command continues it.");
        }
    }

    @Test
    void aModelIsTheSameWhetherItsTagLatestIsWrittenOrNot() throws Exception {
        String answer = "{\"message\":{\"content\":\"Blue is a colour.\"},\"done\":true,\"done_reason\":\"stop\"}";
        try (FakeServer fake = ollama(answer, 200)) {
            Shell shell = new Shell(folder).with("OLLAMA_HOST", fake.url());
            shell.write(
                    "p.yaml",
                    "protocol: p\nintents:\n  - topic: bread\nforms: [direct, imagine]\ntrials: 1\nmodel: auto\n");
            assertThat(shell.run("run", "p.yaml").code()).isZero();
            for (String name : new String[] {"ollama/m", "ollama/m:latest"}) {
                Shell.Ended again = shell.run("run", "p.yaml", "--model", name);
                assertThat(again.err()).contains("p-001 is complete and its plan unchanged");
            }
        }
    }

    @Test
    void whereTheServersAddressCameFromIsSaid() throws Exception {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", "protocol: p\nintents:\n  - topic: bread\nmodel: ollama/x\n");
        assertThat(shell.with("OLLAMA_HOST", "127.0.0.1:1").run("run", "p.yaml").err())
                .contains("start Ollama or name another server with OLLAMA_HOST or --url.");
        assertThat(shell.run("run", "p.yaml", "--model", "ollama/x", "--url", "a b")
                        .err())
                .contains("--url a b is not an address; write one such as http://127.0.0.1:11434.");
        for (String model : new String[] {"echo", "embedded/x", "planted/length", "scripted/x"}) {
            Shell.Ended ended = shell.run("run", "p.yaml", "--model", model, "--url", "http://127.0.0.1:1");
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err())
                    .contains("The model " + model + " has no server; leave the address and the key out.");
        }
    }

    @Test
    void anOptionNamesTheVariableOfAKeyAndIsNeverTheKey() throws Exception {
        try (FakeServer fake = server((request, wire) -> good(wire, "Blue."))) {
            Shell shell = new Shell(folder).with("THE_KEY", KEY);
            Shell.Ended ended = shell.run(
                    "try",
                    "A colour?",
                    "Blue?",
                    "--trials",
                    "1",
                    "--model",
                    "openai/m",
                    "--url",
                    fake.url(),
                    "--key",
                    "THE_KEY");
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(fake.requests("/v1/chat/completions"))
                    .isNotEmpty()
                    .allSatisfy(
                            request -> assertThat(request.headers()).containsEntry("Authorization", "Bearer " + KEY));
            Shell.Ended secret = shell.run("try", "A?", "B?", "--model", "openai/m", "--key", KEY);
            assertThat(secret.code()).isEqualTo(2);
            assertThat(secret.err())
                    .contains("--key is the name of an environment variable")
                    .doesNotContain(KEY);
        }
    }

    @Test
    void plantedEffectsAreFoundByAWholeRun() {
        Shell shell = new Shell(folder);
        shell.write(
                "p.yaml",
                "protocol: p\nuse: core24\nforms: [direct, imagine, name]\ntrials: 2\nmodel: planted/length\n");
        Shell.Ended run = shell.run("run", "p.yaml");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("planted/length makes its answers up");
        List<String> effects = shell.read("results/p-001/effects.csv")
                .lines()
                .filter(line -> line.contains("log-words"))
                .toList();
        assertThat(effects).anyMatch(line -> line.contains("imagine") && line.contains(",more"));
        assertThat(effects).anyMatch(line -> line.contains("name") && line.contains(",less"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Only 43 % of ollama/m:1b lies in the graphics memory, 100 % before; | Note: Only 43 % of ollama/m:1b lay in the graphics memory from \\d\\d:\\d\\d UTC on, 100 % before; it answered [\\d.]+ × slower\\. | s of asking, 1 s of loading
            ru | В видеопамяти лишь 43 % от модели ollama/m:1b, раньше — 100 %; | Учтите: С \\d\\d:\\d\\d UTC в видеопамяти было лишь 43 % от модели ollama/m:1b, раньше — 100 %; отвечала она в [\\d.,]+ раза медленнее\\. | загрузка: 1 с
            """)
    void aModelOfWhichAPartIsPutOutOfTheGraphicsMemoryIsSaidToBeSlower(
            String language, String noticed, String note, String took) throws Exception {
        AtomicInteger answered = new AtomicInteger();
        try (FakeServer fake = new FakeServer((request, wire) -> {
            switch (request.path()) {
                case "/api/version" -> wire.json(200, "{\"version\":\"0.32.15\"}");
                case "/api/tags" ->
                    wire.json(200, "{\"models\":[{\"name\":\"m:1b\",\"digest\":\"" + "a".repeat(64) + "\"}]}");
                case "/api/show" -> wire.json(200, "{\"template\":\"t\",\"capabilities\":[\"completion\"]}");
                case "/api/ps" ->
                    wire.json(
                            200,
                            "{\"models\":[{\"digest\":\"" + "a".repeat(64)
                                    + "\",\"expires_at\":\"2026-11-28T10:00:00Z\",\"size\":4000,\"size_vram\":"
                                    + (answered.get() < 90 ? 4000 : 1720) + "}]}");
                default -> {
                    boolean load = request.body().contains("\"messages\":[]");
                    if (load) wire.pause(Duration.ofMillis(1100));
                    else if (answered.incrementAndGet() > 90) wire.pause(Duration.ofMillis(40));
                    wire.json(
                            200,
                            "{\"message\":{\"content\":\"Blue is a colour.\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":9,"
                                    + "\"eval_count\":5,\"load_duration\":1000000}");
                }
            }
        })) {
            Shell shell = new Shell(folder);
            shell.write("p.yaml", """
                    protocol: p
                    intents:
                      - topic: bread
                    forms: [direct, imagine]
                    trials: 60
                    model: {model: ollama/m:1b, url: "%s"}
                    report: {language: %s}
                    """.formatted(fake.url(), language));
            Shell.Ended run = shell.run("run", "p.yaml");
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.errUnfolded()).containsOnlyOnce(noticed).contains(took);
            assertThat(run.errUnfolded()).containsPattern(note);
            JsonNode record = new ObjectMapper().readTree(shell.read("results/p-001/run.json"));
            assertThat(record.path("graphics_memory").findValuesAsText("in_graphics_memory"))
                    .containsExactly("4000", "1720");
            assertThat(record.path("notes").toString()).contains("only 43 % of it lay in the graphics memory from");
            JsonNode seconds = record.path("seconds");
            assertThat(seconds.path("loading").asDouble()).isBetween(1.1, 5.0);
            assertThat(seconds.path("asking").asDouble()).isPositive();
            assertThat(seconds.path("scoring").asDouble()).isPositive();
            JsonNode model = seconds.path("models").path(0);
            assertThat(model.path("loading").asDouble())
                    .isEqualTo(seconds.path("loading").asDouble());
            assertThat(model.path("loading_within_calls").asDouble()).isEqualTo(0.12);
        }
    }
}
