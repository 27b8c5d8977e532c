package org.phrasefield.llm;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;

/** A fake server that answers like Ollama about itself, as recorded, and about everything else as a test says. */
public final class FakeOllama {
    static final String MODEL = "smollm2:135m";

    private FakeOllama() {}

    public static FakeServer server(FakeServer.Script chat) throws IOException {
        return new FakeServer((request, wire) -> {
            switch (request.path()) {
                case "/api/version", "/api/tags", "/api/ps", "/api/show" -> about(request, wire);
                default -> {
                    if (request.body().contains("\"messages\":[]")) {
                        Fixture.of("chat-load").send(wire);
                    } else {
                        chat.answer(request, wire);
                    }
                }
            }
        });
    }

    /** What a server with nothing in its memory says of itself. */
    static void about(FakeServer.Request request, FakeServer.Wire wire) throws IOException {
        String asked = request.path().substring("/api/".length());
        Fixture.of(asked.equals("ps") ? "ps-empty" : asked).send(wire);
    }

    static ModelChoice choice(String reference, Optional<String> url, Optional<String> key, Settings settings) {
        return new ModelChoice(ModelChoice.Role.SUBJECT, reference, settings, url, key);
    }

    static Opened<LanguageModel> open(FakeServer server, String reference) throws InterruptedException {
        return models(Map.of("OLLAMA_HOST", server.url()))
                .open(choice(reference, Optional.empty(), Optional.empty(), Settings.DEFAULT), Limits.DEFAULT);
    }

    static LanguageModel model(FakeServer server) throws InterruptedException {
        return thing(open(server, "ollama/" + MODEL));
    }

    static Models models(Map<String, String> environment) {
        return new Models(environment, NOTHING, Clock.systemUTC());
    }

    static <T> T thing(Opened<T> opened) {
        if (opened instanceof Opened.Ready<T> ready) return ready.thing();
        throw new AssertionError(((Opened.Refused<T>) opened).sentence());
    }

    static String sentence(Opened<?> opened) {
        if (opened instanceof Opened.Refused<?> refused) return refused.sentence();
        throw new AssertionError("opened");
    }

    /** Limits short enough to be met in a test. */
    static Limits limits(int load, int first, int silence, int total) {
        return new Limits(
                Duration.ofMillis(load),
                Duration.ofMillis(first),
                Duration.ofMillis(silence),
                Duration.ofMillis(total));
    }

    static Settings settings(int window, int maxTokens, List<String> stop) {
        return new Settings(
                OptionalDouble.of(0.8),
                OptionalInt.of(40),
                OptionalDouble.of(0.9),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.of(window),
                maxTokens,
                stop,
                Optional.empty(),
                OptionalInt.of(1));
    }

    /** A machine that holds no scripts and no weights. */
    public static final Locals NOTHING = new Locals() {
        @Override
        public Opened<String> script(String file) {
            return Opened.refused("There is no file " + file + ".");
        }

        @Override
        public Opened<Weights> weights(String nameOrFile, OptionalInt threads) {
            return Opened.refused("There are no weights " + nameOrFile + ".");
        }

        @Override
        public List<String> cached() {
            return List.of();
        }

        @Override
        public Optional<String> fetch(String name) {
            return Optional.of("--offline forbids to fetch weights.");
        }
    };
}
