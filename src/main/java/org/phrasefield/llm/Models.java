package org.phrasefield.llm;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.trial.Clause;

/** Opens models by the name that a protocol gives them, and tells which there are. */
public final class Models {
    /** Every service that a model's reference may begin with, and {@code auto}. */
    public static final List<String> SERVICES = List.of(
            "auto", "ollama", "openai", "anthropic", "gemini", "embedded", "echo", "scripted", "planted", "sample");
    /** Services of which a model's name must be given. */
    private static final List<String> NAMED =
            List.of("ollama", "openai", "anthropic", "gemini", "embedded", "scripted", "planted");

    /** Services that are asked over a network, so that an address and a key mean something. */
    private static final List<String> REMOTE = List.of("auto", "ollama", "openai", "anthropic", "gemini");

    private static final List<Cloud> CLOUDS = List.of(new Anthropic(), new Gemini());

    private static final Duration ANSWERS = Duration.ofSeconds(1);

    private final Map<String, String> environment;
    private final Locals locals;
    private final Clock clock;

    /**
     * Where models are looked for.
     *
     * @param environment the process's environment: keys of services, {@code OLLAMA_HOST}
     * @param locals scripts and weights of this machine
     * @param clock for a service that names a date to wait for without telling its own
     */
    public Models(Map<String, String> environment, Locals locals, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.locals = locals;
        this.clock = clock;
    }

    /**
     * Opens a model: finds out who it is, asks nothing of it yet. The reference must not be {@code auto}, which is for {@link #discover}.
     *
     * @param limits how long a server that is loading its model is waited for
     * @return the model, or one clear sentence why not
     * @throws InterruptedException when the caller is interrupted
     */
    public Opened<LanguageModel> open(ModelChoice choice, Limits limits) throws InterruptedException {
        String service = service(choice);
        Optional<String> refusal = refusal(choice);
        if (refusal.isPresent()) return Opened.refused(refusal.get());
        String name = choice.reference()
                .substring(Math.min(service.length() + 1, choice.reference().length()));
        return switch (service) {
            case "ollama" -> ollama(choice).then(server -> server.open(choice, name));
            case "openai" -> openAi(choice).then(server -> server.open(choice, name, limits));
            case "anthropic" -> cloud(new Anthropic(), choice, name);
            case "gemini" -> cloud(new Gemini(), choice, name);
            case "embedded" -> embedded(choice, name);
            case "echo" -> Opened.ready(new EchoModel());
            case "scripted" -> scripted(name);
            case "planted" -> Opened.ready(planted(name));
            case "sample" -> SampleModel.open().then(Opened::ready);
            default -> throw new IllegalArgumentException("auto is for discover, and " + service + " is refused");
        };
    }

    /** Services whose models can embed. */
    public static final List<String> EMBEDDING_SERVICES = List.of("ollama", "openai");
    /** The embedder that is built in. */
    public static final String BUILT_IN_EMBEDDER = "embedded/" + MiniLmEmbedder.NAME;

    /**
     * Opens a model that embeds: finds out who it is, sends no text yet.
     *
     * @param limits how long a server that is loading its model is waited for
     * @return the embedder, or one clear sentence why not
     * @throws InterruptedException when the caller is interrupted
     */
    public Opened<Embedder> embedder(ModelChoice choice, Limits limits) throws InterruptedException {
        if (choice.reference().equals(BUILT_IN_EMBEDDER)) return MiniLmEmbedder.open();
        String service = service(choice);
        if (!EMBEDDING_SERVICES.contains(service)) {
            return Opened.refused("The model " + choice.reference() + " cannot embed; write "
                    + String.join("/NAME, ", EMBEDDING_SERVICES) + "/NAME, or " + BUILT_IN_EMBEDDER + " for English.");
        }
        Optional<String> refusal = refusal(choice);
        if (refusal.isPresent()) return Opened.refused(refusal.get());
        String name = choice.reference().substring(service.length() + 1);
        return service.equals("ollama")
                ? ollama(choice).then(server -> server.embedder(choice, name))
                : openAi(choice).then(server -> server.embedder(choice, name, limits));
    }

    /**
     * What forbids a choice, whatever answers: an unknown service, no name, a setting that the service's interface has no place for.
     * Sends nothing.
     *
     * @return one clear sentence, or empty when the choice may be opened
     */
    public static Optional<String> refusal(ModelChoice choice) {
        String service = service(choice);
        String reference = choice.reference();
        if (service.isBlank()) {
            return Optional.of(
                    "A model lacks a name; name one as SERVICE/NAME, known are " + String.join(", ", SERVICES) + ".");
        }
        if (!SERVICES.contains(service)) {
            return Optional.of(
                    "The model " + reference + " names the unknown service " + service + Hint.of(service, SERVICES));
        }
        if (NAMED.contains(service) && reference.length() <= service.length() + 1) {
            return Optional.of("The model " + reference + " lacks a name; write " + service + "/NAME.");
        }
        if (!REMOTE.contains(service)
                && (choice.url().isPresent() || choice.key().isPresent())) {
            return Optional.of("The model " + reference + " has no server; leave the address and the key out.");
        }
        if (service.equals("planted")) {
            Optional<String> unknown = PlantedModel.refusal(reference.substring(service.length() + 1));
            if (unknown.isPresent()) return unknown;
        }
        return Carried.refusal(service, choice);
    }

    /** Whether a model has a temperature at all; one that is built in and no service has none. */
    public static boolean drawsByTemperature(String reference) {
        return !Carried.asksNobody(reference.replaceFirst("/.*", ""));
    }

    /**
     * The settings that a model is asked with in another's place: those of the other, of which a built-in model without a service takes the limit of
     * an answer alone.
     *
     * @param reference of the model that is asked
     * @param settings of the one in whose place it is
     */
    public static Settings borrowed(String reference, Settings settings) {
        return Carried.borrowed(reference.replaceFirst("/.*", ""), settings);
    }

    /**
     * What is wrong with an address that a person wrote.
     *
     * @param name what the person calls it, such as {@code --url}
     * @return one clear sentence, or empty when it is an address
     */
    public static Optional<String> wrongAddress(String written, String name) {
        return Address.read(written, name, OllamaServer.PORT) instanceof Opened.Refused<Address> wrong
                ? Optional.of(wrong.sentence())
                : Optional.empty();
    }

    private static String service(ModelChoice choice) {
        return choice.reference().replaceFirst("/.*", "");
    }

    private Opened<OllamaServer> ollama(ModelChoice choice) throws InterruptedException {
        Opened<Address> address = choice.url().isPresent()
                ? Address.read(choice.url().get(), Address.GIVEN, OllamaServer.PORT)
                : OllamaServer.usual(environment);
        return address.then(at -> key(choice.key()).then(key -> Opened.ready(new OllamaServer(at, key, clock))));
    }

    private Opened<OpenAiServer> openAi(ModelChoice choice) throws InterruptedException {
        boolean own = choice.url().isEmpty();
        Optional<String> variable =
                choice.key().or(() -> own ? Optional.of(OpenAiServer.OPENAI_KEY) : Optional.empty());
        return Address.read(choice.url().orElse(OpenAiServer.OPENAI), Address.GIVEN, 80)
                .then(at -> key(variable).then(key -> Opened.ready(new OpenAiServer(at.orPath("/v1"), key, clock))));
    }

    private Opened<LanguageModel> cloud(Cloud cloud, ModelChoice choice, String name) throws InterruptedException {
        boolean own = choice.url().isEmpty();
        Optional<String> variable = choice.key().or(() -> own ? Optional.of(cloud.keyVariable()) : Optional.empty());
        return Address.read(choice.url().orElse(cloud.address()), Address.GIVEN, 80)
                .then(at -> key(variable).then(key -> {
                    Transport transport = new Transport(
                            at.orPath(cloud.path()), "it", cloud.headers(key.orElse("none")), Secrets.of(key), clock);
                    return CloudModel.open(cloud, transport, key, choice, name);
                }));
    }

    /** The key that an environment variable holds; none where none is named. */
    private Opened<Optional<String>> key(Optional<String> variable) {
        if (variable.isEmpty()) return Opened.ready(Optional.empty());
        if (!variable.get().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return Opened.refused(
                    "key: or --key names the environment variable that holds the key, never the key itself.");
        }
        String key = environment.getOrDefault(variable.get(), "").strip();
        if (!key.isEmpty()) return Opened.ready(Optional.of(key));
        return Opened.refused("The environment variable " + variable.get()
                + " holds no key; set it, or name by key: or --key the one that does.");
    }

    private Opened<LanguageModel> embedded(ModelChoice choice, String name) throws InterruptedException {
        return locals.weights(name, choice.settings().threads())
                .then(weights -> EmbeddedModel.open(choice.reference(), weights, choice.settings()))
                .then(Opened::ready);
    }

    private static LanguageModel planted(String name) {
        Optional<PlantedJudge> judge = PlantedJudge.named(name);
        return judge.isPresent() ? judge.get() : PlantedModel.named(name);
    }

    private Opened<LanguageModel> scripted(String file) throws InterruptedException {
        return locals.script(file).then(text -> ScriptedModel.open(file, text)).then(Opened::ready);
    }

    /** What can be asked now: models of a running Ollama server, weights in the cache, services whose key is there. */
    public List<Listed> listed() throws InterruptedException {
        List<Listed> listed = new ArrayList<>();
        if (OllamaServer.usual(environment) instanceof Opened.Ready<Address> address) {
            OllamaServer server = new OllamaServer(address.thing(), Optional.empty(), clock);
            if (server.answering(ANSWERS) instanceof Opened.Ready<List<OllamaServer.Tag>> tags) {
                for (OllamaServer.Tag tag : tags.thing()) listed.add(listed(tag, server.sampling(tag)));
            }
        }
        locals.cached().forEach(name -> listed.add(new Listed("embedded/" + name, "in the cache")));
        if (!environment.getOrDefault(OpenAiServer.OPENAI_KEY, "").isBlank()) {
            listed.add(new Listed("openai/NAME", "with the key in " + OpenAiServer.OPENAI_KEY));
        }
        for (Cloud cloud : CLOUDS) {
            if (environment.getOrDefault(cloud.keyVariable(), "").isBlank()) continue;
            listed.add(new Listed(
                    cloud.name().toLowerCase(Locale.ROOT) + "/NAME", "with the key in " + cloud.keyVariable()));
        }
        return List.copyOf(listed);
    }

    private static Listed listed(OllamaServer.Tag tag, List<String> sampling) {
        String about = (tag.size() + " " + tag.quantisation()).strip();
        String own = sampling.isEmpty() ? "" : "; its own parameters: " + String.join(", ", sampling);
        return new Listed(ModelChoice.canonical("ollama/" + tag.name()), about + own);
    }

    /** How it stands with the usual Ollama server, where it has no model to ask: one clause that says what to do. */
    public Optional<String> withoutOllama() throws InterruptedException {
        return usualOllama() instanceof Opened.Refused<List<OllamaServer.Tag>> refused
                ? Optional.of(Clause.of(refused.sentence()))
                : Optional.empty();
    }

    private Opened<List<OllamaServer.Tag>> usualOllama() throws InterruptedException {
        return OllamaServer.usual(environment)
                .then(address -> new OllamaServer(address, Optional.empty(), clock).answering(ANSWERS));
    }

    /**
     * What {@code auto} means now: the first of an Ollama server that answers within a second and has a model, weights in the cache,
     * weights fetched now, and a recorded sample.
     *
     * @param auto the choice whose reference is {@code auto}; what else it says is kept
     */
    public Discovery discover(ModelChoice auto) throws InterruptedException {
        Opened<Address> address = auto.url().isPresent()
                ? Address.read(auto.url().get(), Address.GIVEN, OllamaServer.PORT)
                : OllamaServer.usual(environment);
        Opened<Discovery> served = address.then(at -> key(auto.key()).then(key -> newest(at, key, auto)));
        if (served instanceof Opened.Ready<Discovery> found) return found.thing();
        return Discovery.without(((Opened.Refused<Discovery>) served).sentence(), auto, locals);
    }

    private Opened<Discovery> newest(Address address, Optional<String> key, ModelChoice auto)
            throws InterruptedException {
        return new OllamaServer(address, key, clock)
                .answering(ANSWERS)
                .then(tags -> Opened.ready(Discovery.of(
                        auto,
                        "ollama/" + tags.get(0).name(),
                        "Ollama answers at " + address.host() + ", and this is its newest model")));
    }
}
