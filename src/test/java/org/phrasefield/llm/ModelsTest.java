package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;

class ModelsTest {
    private static final ModelChoice AUTO =
            FakeOllama.choice("auto", Optional.empty(), Optional.empty(), Settings.DEFAULT);
    private static final Map<String, String> NO_OLLAMA = Map.of("OLLAMA_HOST", "127.0.0.1:1");

    /** A machine with a script, some weights in its cache, and a network or none. */
    private record Machine(List<String> cached, Optional<String> unfetched) implements Locals {
        @Override
        public Opened<String> script(String file) {
            return file.equals("s.yaml")
                    ? Opened.ready("- answer: x")
                    : Opened.refused("There is no file " + file + ".");
        }

        @Override
        public Opened<Weights> weights(String nameOrFile, OptionalInt threads) {
            return Opened.refused("There are no weights " + nameOrFile + ".");
        }

        @Override
        public Optional<String> fetch(String name) {
            return unfetched;
        }
    }

    private static Models models(Map<String, String> environment, Locals machine) {
        return new Models(environment, machine, Clock.systemUTC());
    }

    private static String refusal(String reference) throws InterruptedException {
        return FakeOllama.sentence(models(NO_OLLAMA, new Machine(List.of(), Optional.empty()))
                .open(
                        FakeOllama.choice(reference, Optional.empty(), Optional.empty(), Settings.DEFAULT),
                        Limits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "olama/x | The model olama/x names the unknown service olama; did you mean ollama?",
                "ollama/ | The model ollama/ lacks a name; write ollama/NAME.",
                "embedded | The model embedded lacks a name; write embedded/NAME.",
                "scripted/t.yaml | There is no file t.yaml.",
                "embedded/Big | There are no weights Big.",
                "openai/gpt | The environment variable OPENAI_API_KEY holds no key; set it, or name by key: or --key the one that does."
            })
    void aModelThatCannotBeOpenedIsOneSentence(String reference, String sentence) throws Exception {
        assertThat(refusal(reference)).isEqualTo(sentence);
    }

    @Test
    void modelsWithoutANetworkOpenByName() throws Exception {
        Models models = models(NO_OLLAMA, new Machine(List.of(), Optional.empty()));
        for (String reference : List.of("echo", "scripted/s.yaml")) {
            assertThat(FakeOllama.thing(models.open(
                                    FakeOllama.choice(reference, Optional.empty(), Optional.empty(), Settings.DEFAULT),
                                    Limits.DEFAULT))
                            .identity()
                            .reference())
                    .isEqualTo(reference);
        }
    }

    @Test
    void autoTakesTheNewestOllamaModelThatAnswersHere() throws Exception {
        String tags = """
                {"models":[{"name":"big:cloud","remote_host":"https://ollama.com"},{"name":"minilm:latest","capabilities":["embedding"]},
                {"name":"qwen3:8b","capabilities":["completion"],"details":{"families":null}},{"name":"old:1b"}]}""";
        try (FakeServer server = new FakeServer((request, wire) -> wire.json(200, tags))) {
            Models models = models(Map.of("OLLAMA_HOST", server.url()), new Machine(List.of("W"), Optional.empty()));
            Discovery found = models.discover(AUTO);
            assertThat(found.choice().reference()).isEqualTo("ollama/qwen3:8b");
            assertThat(found.choice().settings()).isEqualTo(Settings.DEFAULT);
            assertThat(found.reason()).contains("Ollama answers at 127.0.0.1:");
            assertThat(models.listed())
                    .extracting(Listed::reference)
                    .containsExactly("ollama/qwen3:8b", "ollama/old:1b", "embedded/W");
        }
    }

    @Test
    void theParametersThatAModelBringsAlongAreListed() throws Exception {
        String tags = "{\"models\":[{\"name\":\"m:1b\",\"details\":{\"parameter_size\":\"1B\"}}]}";
        String card = "{\"parameters\":\"stop \\\"<end>\\\"\\ntemperature    0.6\\ntop_k    20\"}";
        try (FakeServer server =
                new FakeServer((request, wire) -> wire.json(200, request.path().equals("/api/show") ? card : tags))) {
            Models models = models(Map.of("OLLAMA_HOST", server.url()), new Machine(List.of(), Optional.empty()));
            assertThat(models.listed())
                    .containsExactly(new Listed("ollama/m:1b", "1B; its own parameters: temperature 0.6, top_k 20"));
        }
    }

    @Test
    void autoDoesNotWaitForAServerThatSaysNothing() throws Exception {
        try (FakeServer server = new FakeServer((request, wire) -> wire.silence())) {
            Discovery found = models(Map.of("OLLAMA_HOST", server.url()), new Machine(List.of("W"), Optional.empty()))
                    .discover(AUTO);
            assertThat(found.choice().reference()).isEqualTo("embedded/W");
        }
    }

    @Test
    void withoutAServerAutoTakesCachedThenFetchedWeightsThenTheSample() throws Exception {
        assertThat(models(NO_OLLAMA, new Machine(List.of("W", Discovery.WEIGHTS), Optional.empty()))
                        .discover(AUTO))
                .extracting(found -> found.choice().reference(), Discovery::reason)
                .containsExactly(
                        "embedded/SmolLM2-135M-Instruct",
                        "no Ollama server answers at 127.0.0.1:1; ollama serve starts one; the embedded engine has these weights in its cache");
        Discovery fetched =
                models(NO_OLLAMA, new Machine(List.of(), Optional.empty())).discover(AUTO);
        assertThat(fetched.choice().reference()).isEqualTo("embedded/SmolLM2-135M-Instruct");
        assertThat(fetched.reason()).contains("fetched now");
        Discovery sample = models(NO_OLLAMA, new Machine(List.of(), Optional.of("--offline forbids it.")))
                .discover(AUTO);
        assertThat(sample.choice().reference()).isEqualTo("sample");
        assertThat(sample.reason()).contains("--offline forbids it.").contains("NO MODEL IS ASKED");
    }

    @Test
    void aServiceWithItsKeyIsListed() throws Exception {
        assertThat(models(
                                Map.of("OLLAMA_HOST", "127.0.0.1:1", "OPENAI_API_KEY", "sk-x", "GEMINI_API_KEY", "k"),
                                FakeOllama.NOTHING)
                        .listed())
                .containsExactly(
                        new Listed("openai/NAME", "with the key in OPENAI_API_KEY"),
                        new Listed("gemini/NAME", "with the key in GEMINI_API_KEY"));
    }

    @Test
    void itIsSaidHowItStandsWithOllama() throws Exception {
        assertThat(standing("127.0.0.1:1"))
                .contains("no Ollama server answers at 127.0.0.1:1; ollama serve starts one");
        try (FakeServer empty = new FakeServer((request, wire) -> wire.json(200, "{\"models\":[]}"));
                FakeServer page = new FakeServer((request, wire) -> wire.whole(404, "text/html", "<h1>no</h1>"));
                FakeServer silent = new FakeServer((request, wire) -> wire.silence())) {
            assertThat(standing(empty.url())).get().asString().contains("has no model to ask yet; ollama pull");
            assertThat(standing(page.url())).get().asString().contains("is not Ollama; set OLLAMA_HOST");
            assertThat(standing(silent.url())).get().asString().contains("does not answer; if it is Ollama");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"::bad::", "http://a:b@c", "ftp://x", "127.0.0.1:1"})
    void howItStandsWithOllamaIsOneClauseAndGoesOnInOneSentence(String host) throws Exception {
        assertThat(standing(host).orElseThrow()).doesNotContainPattern(DOUBLED).doesNotEndWith(".");
        for (Machine machine : List.of(
                new Machine(List.of(), Optional.of("No way.")),
                new Machine(List.of(), Optional.of("No way")),
                new Machine(List.of("SmolLM2-135M-Instruct"), Optional.empty()))) {
            assertThat(models(Map.of("OLLAMA_HOST", host), machine)
                            .discover(AUTO)
                            .reason())
                    .doesNotContainPattern(DOUBLED);
        }
    }

    private static final String DOUBLED = "[.?!;,]\\s*[.?!;,]|:\\s+[.;,]";

    private static Optional<String> standing(String host) throws InterruptedException {
        return models(Map.of("OLLAMA_HOST", host), new Machine(List.of(), Optional.empty()))
                .withoutOllama();
    }
}
