package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

/** An Ollama server: which version, which models, and who a model is. A name is not an identity; weights, template and parameters are. */
final class OllamaServer {
    static final int PORT = 11434;

    private final Transport transport;
    private final Secrets secrets;
    private final Clock clock;

    OllamaServer(Address address, Optional<String> key, Clock clock) {
        Map<String, String> headers =
                key.map(one -> Map.of("Authorization", "Bearer " + one)).orElse(Map.of());
        this.secrets = Secrets.of(key);
        this.transport = new Transport(address, "Ollama", headers, secrets, clock);
        this.clock = clock;
    }

    /** Where the user's Ollama listens: {@code OLLAMA_HOST}, else this machine's usual port. */
    static Opened<Address> usual(Map<String, String> environment) {
        String host = environment.getOrDefault("OLLAMA_HOST", "").strip();
        return Address.read(host.isEmpty() ? "127.0.0.1" : host, "OLLAMA_HOST", PORT);
    }

    /** One installed model. */
    record Tag(
            String name, String digest, String quantisation, String size, List<String> capabilities, boolean remote) {
        private static Tag of(JsonNode model) {
            List<String> capabilities = StreamSupport.stream(
                            model.path("capabilities").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            return new Tag(
                    model.path("name").asText(""),
                    model.path("digest").asText(""),
                    model.path("details").path("quantization_level").asText(""),
                    model.path("details").path("parameter_size").asText(""),
                    capabilities,
                    model.hasNonNull("remote_host")
                            || model.path("name").asText("").endsWith("-cloud"));
        }

        /** Whether it gives answers, on this server; an older one does not say what a model can. */
        boolean answers() {
            return !remote && !name.isEmpty() && (capabilities.isEmpty() || capabilities.contains("completion"));
        }
    }

    /**
     * Installed models that answer, the newest first.
     *
     * @param time how long the server may take to list them
     * @return at least one, or one clause on how it stands with the server and what to do
     */
    Opened<List<Tag>> answering(Duration time) throws InterruptedException {
        String host = transport.address().host();
        try {
            List<Tag> answering = tags(time).stream().filter(Tag::answers).toList();
            return answering.isEmpty()
                    ? Opened.refused("Ollama at " + host + " has no model to ask yet; ollama pull llama3.2 brings one")
                    : Opened.ready(answering);
        } catch (Broken broken) {
            return Opened.refused(standing(broken.outcome(), host));
        }
    }

    /** Settings of sampling that a model brings along, one a piece; none where it has none, or where the server does not tell. */
    List<String> sampling(Tag tag) throws InterruptedException {
        try {
            ObjectNode card = transport.post("/api/show", Json.object().put("model", tag.name()));
            return Json.text(card, "parameters")
                    .orElse("")
                    .lines()
                    .map(line -> line.strip().replaceAll("\\s+", " "))
                    .filter(line -> !line.isEmpty() && !line.startsWith("stop "))
                    .toList();
        } catch (Broken untold) {
            return List.of();
        }
    }

    private static String standing(Outcome outcome, String host) {
        if (outcome instanceof Outcome.TimedOut) {
            return "something takes connections at " + host + " and does not answer; if it is Ollama, start it anew";
        }
        boolean nobody = outcome instanceof Outcome.Failed failed && failed.cause() == Outcome.Cause.CONNECTION;
        return nobody
                ? "no Ollama server answers at " + host + "; ollama serve starts one"
                : foreign(host) + "; set OLLAMA_HOST where it is another address";
    }

    /**
     * What the server says about itself.
     *
     * @param version of the server
     * @param tags of what is installed
     */
    private record Installed(String version, List<Tag> tags) {
        Optional<Tag> tag(String name) {
            return tags.stream()
                    .filter(tag -> canonical(tag.name()).equals(canonical(name)))
                    .findFirst();
        }
    }

    private Opened<Installed> installed(String name) throws InterruptedException {
        try {
            ObjectNode itself = transport.get("/api/version");
            ObjectNode listed = transport.get("/api/tags");
            if (!itself.has("version") && !listed.has("models")) return Opened.refused(instead(name));
            return Opened.ready(new Installed(itself.path("version").asText("of unknown version"), tags(listed)));
        } catch (Broken broken) {
            boolean foreign = broken.outcome() instanceof Outcome.Failed failed
                    && switch (failed.cause()) {
                        case MODEL, REQUEST, SETTING -> true;
                        case CONNECTION, KEY, QUOTA, RATE, REPLY, SERVICE -> false;
                    };
            return foreign ? Opened.refused(instead(name)) : Opened.refused(secrets, broken.outcome());
        }
    }

    /** What to try where a server knows none of Ollama's ways. */
    private String instead(String name) {
        return "W" + foreign(transport.address().host()).substring(1)
                + "; if it speaks OpenAI's interface, try openai/" + name + " with --url "
                + transport.address().orPath("/v1").uri() + ".";
    }

    private static String foreign(String host) {
        return "what answers at " + host + " is not Ollama";
    }

    private List<Tag> tags(Duration time) throws Broken, InterruptedException {
        return tags(transport.get("/api/tags", time));
    }

    private static List<Tag> tags(ObjectNode listed) {
        return StreamSupport.stream(listed.path("models").spliterator(), false)
                .map(Tag::of)
                .toList();
    }

    /** Finds out who a model is; loads nothing. */
    Opened<LanguageModel> open(ModelChoice choice, String name) throws InterruptedException {
        return installed(name).then(installed -> open(choice, name, installed));
    }

    private Opened<LanguageModel> open(ModelChoice choice, String name, Installed installed)
            throws InterruptedException {
        try {
            Optional<Tag> found = installed.tag(name);
            if (found.isEmpty() && !name.endsWith("-cloud")) return Opened.refused(missing(name, installed.tags()));
            ObjectNode card = transport.post("/api/show", Json.object().put("model", name));
            List<String> can = capabilities(card);
            if (!can.isEmpty() && !can.contains("completion")) {
                return Opened.refused("The model ollama/" + name + " makes embeddings, not answers; name another.");
            }
            if (!can.isEmpty()
                    && !can.contains("thinking")
                    && choice.settings().think().orElse(false)) {
                return Opened.refused("The model ollama/" + name + " cannot reason first; leave think: out.");
            }
            ModelIdentity identity = identity(choice, installed.version(), found, card, can);
            return Opened.ready(new OllamaModel(
                    this, transport, secrets, choice, identity, Likeness.of(found.map(Tag::digest), card), name));
        } catch (Broken broken) {
            return Opened.refused(secrets, broken.outcome());
        }
    }

    /** Finds out who an embedding model is; loads nothing. */
    Opened<Embedder> embedder(ModelChoice choice, String name) throws InterruptedException {
        return installed(name).then(installed -> embedder(choice, name, installed));
    }

    private Opened<Embedder> embedder(ModelChoice choice, String name, Installed installed)
            throws InterruptedException {
        try {
            Optional<Tag> found = installed.tag(name);
            if (found.isEmpty()) return Opened.refused(missing(name, installed.tags()));
            ObjectNode card = transport.post("/api/show", Json.object().put("model", name));
            List<String> can = capabilities(card);
            if (!can.isEmpty() && !can.contains("embedding")) {
                return Opened.refused("The model ollama/" + name
                        + " makes answers, not embeddings; name another, such as ollama/nomic-embed-text.");
            }
            return Opened.ready(new ServedEmbedder(
                    transport,
                    secrets,
                    new OllamaEmbedding(name),
                    identity(choice, installed.version(), found, card, can),
                    window(card)));
        } catch (Broken broken) {
            return Opened.refused(secrets, broken.outcome());
        }
    }

    /** Characters that surely fit into a model's window: a token has two at least, in Russian too. */
    private static int window(ObjectNode card) {
        int tokens = card.path("model_info").properties().stream()
                .filter(entry -> entry.getKey().endsWith(".context_length"))
                .mapToInt(entry -> entry.getValue().asInt(0))
                .filter(length -> length > 0)
                .findFirst()
                .orElse(ServedEmbedder.USUAL_WINDOW);
        return 2 * Math.min(tokens, ServedEmbedder.WIDEST_WINDOW);
    }

    private static List<String> capabilities(ObjectNode card) {
        return StreamSupport.stream(card.path("capabilities").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** A model as it is now; empty when the server does not tell. */
    Optional<OllamaModel> now(ModelChoice choice, String name) throws InterruptedException {
        return open(choice, name) instanceof Opened.Ready<LanguageModel> ready
                        && ready.thing() instanceof OllamaModel model
                ? Optional.of(model)
                : Optional.empty();
    }

    /** A model with what is in force of its settings where it is loaded. */
    static ModelIdentity inForce(ModelIdentity found, ModelChoice choice, Loaded loaded) {
        if (loaded.window() == 0) return found;
        Map<String, String> more = new TreeMap<>(found.more());
        OptionalInt asked = choice.settings().contextTokens();
        String window = Integer.toString(loaded.window());
        more.put(
                ModelIdentity.WINDOW,
                asked.isPresent() && asked.getAsInt() != loaded.window()
                        ? window + ", not " + asked.getAsInt() + " as asked"
                        : window);
        more.keySet().removeIf("sent, not confirmable"::equals);
        more.putAll(Carried.unconfirmed(choice.settings(), List.of("num_ctx")));
        return new ModelIdentity(
                found.reference(),
                found.name(),
                found.digest(),
                found.quantisation(),
                found.template(),
                found.server(),
                found.host(),
                more);
    }

    /**
     * A model in the server's memory.
     *
     * @param left how long the server keeps it if nobody asks it again
     * @param window its context window in tokens; 0 where the server does not tell
     * @param certain whether it surely is the model that was looked for, and not merely one that cannot be told from it
     * @param part what part of it is where; absent where the server does not tell
     */
    record Loaded(Duration left, int window, boolean certain, Optional<Part> part) {}

    /**
     * What part of a model is where.
     *
     * @param bytes that it takes
     * @param inGraphics those of them in the memory of a graphics card
     */
    record Part(long bytes, long inGraphics) {
        private static Optional<Part> of(JsonNode model) {
            long bytes = model.path("size").asLong(0);
            boolean told = bytes > 0 && model.path("size_vram").isIntegralNumber();
            return told
                    ? Optional.of(new Part(
                            bytes,
                            Math.max(0, Math.min(bytes, model.path("size_vram").asLong()))))
                    : Optional.empty();
        }
    }

    /**
     * What a model is told by in the server's memory, where the same weights may lie under another tag's name and digest.
     *
     * @param digest of the tag; empty where the server told none
     * @param weights the file that holds them, named by its checksum; empty where the server told none
     * @param details family, size and quantisation; empty where the server told none
     */
    record Likeness(Optional<String> digest, Optional<String> weights, List<String> details) {
        private static final Pattern FROM = Pattern.compile("(?m)^FROM \\S*(sha256[-:][0-9a-f]{64})\\s*$");

        private static Likeness of(Optional<String> digest, ObjectNode card) {
            Matcher from = FROM.matcher(card.path("modelfile").asText(""));
            return new Likeness(
                    digest.filter(text -> !text.isEmpty()),
                    from.find() ? Optional.of(from.group(1)) : Optional.empty(),
                    details(card));
        }

        private static List<String> details(JsonNode model) {
            return Stream.of("family", "parameter_size", "quantization_level")
                    .flatMap(field -> Json.text(model.path("details"), field).stream())
                    .toList();
        }
    }

    /**
     * Whether a model's weights are in the server's memory. The server lists them under whatever tag used them first, with that tag's digest, so that what
     * looks the same is asked for its weights.
     *
     * @return empty where they surely are not there
     */
    Optional<Loaded> loaded(Likeness model) throws Broken, InterruptedException {
        Optional<Loaded> doubtful = Optional.empty();
        for (JsonNode resident : transport.get("/api/ps").path("models")) {
            Optional<Boolean> same = same(model, resident);
            if (same.isPresent() && !same.get()) continue;
            Loaded loaded = new Loaded(
                    left(resident.path("expires_at").asText("")),
                    resident.path("context_length").asInt(0),
                    same.isPresent(),
                    Part.of(resident));
            if (loaded.certain()) return Optional.of(loaded);
            if (doubtful.isEmpty()) doubtful = Optional.of(loaded);
        }
        return doubtful;
    }

    /** Whether what lies in memory is a model's weights; empty where nobody can tell. */
    private Optional<Boolean> same(Likeness model, JsonNode resident) throws InterruptedException {
        if (model.digest().isPresent() && model.digest().equals(Json.text(resident, "digest"))) {
            return Optional.of(true);
        }
        List<String> details = Likeness.details(resident);
        boolean unlike = details.size() == model.details().size() && !details.equals(model.details());
        if (unlike) return Optional.of(false);
        Optional<String> weights = weights(resident.path("name").asText(""));
        return model.weights().isPresent() && weights.isPresent()
                ? Optional.of(weights.equals(model.weights()))
                : Optional.empty();
    }

    /** The weights of a tag; empty where the server does not tell. */
    private Optional<String> weights(String name) throws InterruptedException {
        try {
            return Likeness.of(
                            Optional.empty(),
                            transport.post("/api/show", Json.object().put("model", name)))
                    .weights();
        } catch (Broken untold) {
            return Optional.empty();
        }
    }

    /** The time, as this program knows it. */
    Instant now() {
        return clock.instant();
    }

    private Duration left(String until) {
        try {
            return Duration.between(clock.instant(), OffsetDateTime.parse(until).toInstant());
        } catch (DateTimeException untold) {
            return Duration.ZERO;
        }
    }

    private String missing(String name, List<Tag> tags) {
        List<String> names = tags.stream().map(Tag::name).toList();
        String base = canonical(name).replaceFirst(":[^:/]*$", "") + ":";
        Optional<String> sibling =
                names.stream().filter(one -> canonical(one).startsWith(base)).findFirst();
        String has = names.isEmpty()
                ? "; it has none yet."
                : sibling.map(one -> "; did you mean " + one + "?").orElseGet(() -> Hint.of(name, names));
        return "Ollama at " + transport.address().host() + " has no model " + name + has + " To get it: ollama pull "
                + name;
    }

    private ModelIdentity identity(
            ModelChoice choice, String version, Optional<Tag> tag, ObjectNode card, List<String> can) {
        Map<String, String> more = new TreeMap<>();
        Json.text(card, "parameters").ifPresent(text -> more.put("parameters", text));
        Json.text(card, "system").ifPresent(text -> more.put("system", text));
        Json.text(card.path("details"), "parameter_size").ifPresent(text -> more.put("size", text));
        Json.text(card.path("details"), "family").ifPresent(text -> more.put("family", text));
        if (!can.isEmpty()) more.put("capabilities", String.join(" ", can));
        more.putAll(Carried.unconfirmed(choice.settings(), List.of()));
        String own = more.getOrDefault("parameters", "");
        String left = Carried.left("ollama", choice.settings()).stream()
                .filter(name -> own.lines().noneMatch(line -> line.strip().startsWith(name + " ")))
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) more.put(ModelIdentity.LEFT, left);
        return new ModelIdentity(
                choice.reference(),
                tag.map(Tag::name),
                tag.map(Tag::digest).filter(digest -> !digest.isEmpty()),
                Json.text(card.path("details"), "quantization_level"),
                Json.text(card, "template").map(Sha256::hex),
                Optional.of("Ollama " + version),
                Optional.of(transport.address().host()),
                more);
    }

    /** Names are the same in any case, and a bare one means the tag {@code latest}. */
    private static String canonical(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.indexOf(':', lower.lastIndexOf('/') + 1) < 0 ? lower + ":latest" : lower;
    }
}
