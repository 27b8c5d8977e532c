package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.llm.FakeServer;

class EmbedTest {
    private static final String PROTOCOL = "protocol: p\nlanguages: [en]\nintents: ["
            + topics("bread", "leaves", "maps", "rivers", "chess", "sleep", "sea", "winter")
            + "]\nforms: [direct, imagine]\ntrials: 4\nmodel: planted/scope\n";
    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private static String topics(String... topics) {
        return Arrays.stream(topics).map(topic -> "{topic: " + topic + "}").collect(Collectors.joining(", "));
    }

    /** Texts are placed by the letters that they hold: what shares words lies near. */
    private static FakeServer server() throws IOException {
        return new FakeServer((request, wire) -> {
            switch (request.path()) {
                case "/api/version" -> wire.json(200, "{\"version\":\"0.12.0\"}");
                case "/api/tags" ->
                    wire.json(200, "{\"models\":[{\"name\":\"letters:latest\",\"digest\":\"abc\",\"details\":{}}]}");
                case "/api/show" -> wire.json(200, "{\"capabilities\":[\"embedding\"]}");
                default -> {
                    String input = request.body().substring(request.body().indexOf('['));
                    Matcher texts = TEXT.matcher(input);
                    String vectors = texts.results()
                            .map(text -> vector(text.group(1)))
                            .collect(Collectors.joining(",", "[", "]"));
                    wire.json(200, "{\"embeddings\":" + vectors + ",\"prompt_eval_count\":10}");
                }
            }
        });
    }

    private static String vector(String text) {
        int[] counts = new int[27];
        counts[26] = 1;
        text.toLowerCase(Locale.ROOT).chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> counts[c - 'a']++);
        return Arrays.toString(counts);
    }

    private static List<String> lines(Shell shell, String file, String metric) {
        return shell.read("results/p-001/" + file)
                .lines()
                .filter(line -> line.contains("," + metric + ","))
                .toList();
    }

    @Test
    void oldAnswersAreEmbeddedOnceAndTheirScopeIsTold() throws IOException {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", PROTOCOL);
        assertThat(shell.run("run", "p.yaml").code()).isZero();
        assertThat(lines(shell, "effects.csv", "scope-words")).hasSize(1);
        assertThat(lines(shell, "effects.csv", "scope")).isEmpty();
        try (FakeServer server = server()) {
            shell.with("OLLAMA_HOST", server.url());
            Shell.Ended embedded = shell.run("score", "--embed", "ollama/letters");
            assertThat(embedded.code()).as(embedded.err()).isZero();
            assertThat(embedded.err()).contains("64 of 64 answers embedded");
            assertThat(lines(shell, "effects.csv", "scope")).hasSize(1).allMatch(line -> line.contains(",×,"));
            assertThat(lines(shell, "scores.csv", "breadth")).hasSize(64);
            int calls = server.requests("/api/embed").size();
            assertThat(calls).isPositive();
            assertThat(shell.run("score", "--embed", "ollama/letters").code()).isZero();
            assertThat(server.requests("/api/embed")).hasSize(calls);
        }
        assertThat(shell.run("score", "--embed", "openai/none", "--url", "http://127.0.0.1:9")
                        .code())
                .isEqualTo(2);
        String before = shell.read("results/p-001/effects.csv");
        assertThat(shell.run("report").code()).isZero();
        assertThat(shell.read("results/p-001/effects.csv")).isEqualTo(before);
    }

    @Test
    void aProtocolsEmbedderFollowsTheSweepAndTheBudgetHolds() throws IOException {
        Shell shell = new Shell(folder);
        try (FakeServer server = server()) {
            shell.with("OLLAMA_HOST", server.url());
            shell.write(
                    "p.yaml",
                    PROTOCOL.replace(
                                    "model: planted/scope",
                                    "models: [planted/scope, {role: embedder, model: ollama/letters}]")
                            + "scope: {intents: 6, trials: 5}\nbudget: {calls: 134}\n");
            assertThat(shell.run("plan", "p.yaml").out())
                    .contains("124 trials", "then about 34 calls to embed the answers with ollama/letters");
            Shell.Ended run = shell.run("run", "p.yaml");
            assertThat(run.code()).as(run.err()).isEqualTo(3);
            assertThat(run.err()).contains("Not all answers are embedded: the budget of calls is used up");
            assertThat(server.requests("/api/embed")).hasSize(10);
            shell.write("p.yaml", shell.read("p.yaml").replace("134", "900"));
            Shell.Ended again = shell.run("run", "p.yaml");
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(lines(shell, "effects.csv", "vendi")).hasSize(1);
            assertThat(lines(shell, "effects.csv", "scope")).hasSize(1).allMatch(line -> line.contains(",6,"));
        }
    }

    @Test
    void russianWithoutAnEmbedderThatKnowsItIsToldByItsWords() throws IOException {
        Shell shell = new Shell(folder);
        shell.write(
                "p.yaml",
                "protocol: p\nlanguages: [ru]\nintents: ["
                        + topics("хлеб", "листья", "карты", "река", "шахматы", "сон", "море", "зима")
                        + "]\nforms: [direct, imagine]\ntrials: 4\nmodel: planted/scope\n");
        assertThat(shell.run("run", "p.yaml").code()).isZero();
        try (FakeServer server = server()) {
            shell.with("OLLAMA_HOST", server.url());
            Shell.Ended ended = shell.run("score", "--embed", "ollama/letters");
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.err())
                    .contains("охват ответов на языке «ru» измерен по их словам", "Укажите многоязычную модель");
            assertThat(server.requests("/api/embed")).hasSize(1);
        }
        assertThat(lines(shell, "effects.csv", "scope")).isEmpty();
        assertThat(lines(shell, "effects.csv", "scope-words")).hasSize(1);
        assertThat(shell.read("results/p-001/report.html"))
                .contains("измерен по их словам", "Укажите многоязычную модель");
    }

    @Test
    void aModelThatGivesNoVectorsChangesNothing() throws IOException {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", PROTOCOL);
        shell.run("run", "p.yaml");
        try (FakeServer server = server();
                FakeServer broken = new FakeServer((request, wire) -> {
                    if (request.path().equals("/v1/models")) wire.json(200, "{\"data\":[]}");
                    else wire.json(404, "{\"error\":{\"message\":\"this model does not embed\"}}");
                })) {
            shell.with("OLLAMA_HOST", server.url());
            shell.run("score", "--embed", "ollama/letters");
            String before = shell.read("results/p-001/effects.csv");
            Shell.Ended ended = shell.run("score", "--embed", "openai/chatty", "--url", broken.url());
            assertThat(ended.code()).isEqualTo(3);
            assertThat(ended.err()).contains("Not all answers are embedded").contains("this model does not embed");
            assertThat(shell.read("results/p-001/effects.csv")).isEqualTo(before);
        }
    }

    @Test
    void aServerThatIsNotThereCostsNothing() {
        Shell shell = new Shell(folder).with("OLLAMA_HOST", "http://127.0.0.1:9");
        shell.write("p.yaml", PROTOCOL);
        shell.run("run", "p.yaml");
        Shell.Ended ended = shell.run("score", "--embed", "ollama/letters");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("No server answers at 127.0.0.1:9");
        assertThat(shell.run("score", "--url", "http://a").err()).contains("belong to --embed");
        assertThat(shell.run("score", "--embed", "echo").err()).contains("cannot embed");
    }
}
