package org.phrasefield.llm;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.run.LanguageModel;

/** Opens models by the name that a protocol gives them, and tells which there are. */
public final class Models {
    /** Every service that a model's reference may begin with, and {@code auto}. */
    public static final List<String> SERVICES =
            List.of("auto", "ollama", "openai", "embedded", "echo", "scripted", "sample");

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
     * @return the model, or one clear sentence why not
     * @throws InterruptedException when the caller is interrupted
     */
    public Opened<LanguageModel> open(ModelChoice choice) throws InterruptedException {
        String reference = choice.reference();
        int slash = reference.indexOf('/');
        String service = slash < 0 ? reference : reference.substring(0, slash);
        String name = slash < 0 ? "" : reference.substring(slash + 1);
        if (name.isBlank()
                && List.of("ollama", "openai", "embedded", "scripted").contains(service)) {
            return Opened.refused("The model " + reference + " lacks a name; write " + service + "/NAME.");
        }
        return switch (service) {
            case "ollama" -> ollama(choice, name);
            case "openai" -> openAi(choice, name);
            case "embedded" -> embedded(choice, name);
            case "echo" -> Opened.ready(new EchoModel());
            case "scripted" -> scripted(name);
            case "sample" -> SampleModel.open().then(Opened::ready);
            default ->
                Opened.refused("The model " + reference + " names the unknown service " + service
                        + Hint.of(service, SERVICES));
        };
    }

    private Opened<LanguageModel> ollama(ModelChoice choice, String name) throws InterruptedException {
        Opened<Address> address = choice.url().isPresent()
                ? Address.read(choice.url().get(), "url:", OllamaServer.PORT)
                : OllamaServer.usual(environment);
        return address.then(at -> key(choice.key()).then(key -> new OllamaServer(at, key, clock).open(choice, name)));
    }

    private Opened<LanguageModel> openAi(ModelChoice choice, String name) throws InterruptedException {
        List<String> unsupported = OpenAiServer.unsupported(choice.settings());
        if (!unsupported.isEmpty()) {
            return Opened.refused(
                    "The model " + choice.reference() + " cannot be given " + String.join(", ", unsupported)
                            + ": OpenAI's interface has no place for it; leave it out, or ask an Ollama server as ollama/NAME.");
        }
        boolean own = choice.url().isEmpty();
        Optional<String> variable =
                choice.key().or(() -> own ? Optional.of(OpenAiServer.OPENAI_KEY) : Optional.empty());
        return Address.read(choice.url().orElse(OpenAiServer.OPENAI), "url:", 80)
                .then(at ->
                        key(variable).then(key -> new OpenAiServer(at.orPath("/v1"), key, clock).open(choice, name)));
    }

    /** The key that an environment variable holds; none where none is named. */
    private Opened<Optional<String>> key(Optional<String> variable) {
        if (variable.isEmpty()) return Opened.ready(Optional.empty());
        if (!variable.get().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return Opened.refused("key: names the environment variable that holds the key, never the key itself.");
        }
        String key = environment.getOrDefault(variable.get(), "").strip();
        if (!key.isEmpty()) return Opened.ready(Optional.of(key));
        return Opened.refused("The environment variable " + variable.get()
                + " holds no key; set it, or name by key: the one that does.");
    }

    private Opened<LanguageModel> embedded(ModelChoice choice, String name) throws InterruptedException {
        return locals.weights(name, choice.settings().threads())
                .then(weights -> EmbeddedModel.open(choice.reference(), weights, choice.settings()))
                .then(Opened::ready);
    }

    private Opened<LanguageModel> scripted(String file) throws InterruptedException {
        return locals.script(file).then(text -> ScriptedModel.open(file, text)).then(Opened::ready);
    }

    /** What can be asked now: models of a running Ollama server, weights in the cache, services whose key is there. */
    public List<Listed> listed() throws InterruptedException {
        List<Listed> listed = new ArrayList<>();
        if (OllamaServer.usual(environment) instanceof Opened.Ready<Address> address) {
            for (OllamaServer.Tag tag :
                    new OllamaServer(address.thing(), Optional.empty(), clock).tagsWithin(ANSWERS)) {
                if (tag.answers())
                    listed.add(new Listed("ollama/" + tag.name(), (tag.size() + " " + tag.quantisation()).strip()));
            }
        }
        locals.cached().forEach(name -> listed.add(new Listed("embedded/" + name, "in the cache")));
        if (!environment.getOrDefault(OpenAiServer.OPENAI_KEY, "").isBlank()) {
            listed.add(new Listed("openai/NAME", "with the key in " + OpenAiServer.OPENAI_KEY));
        }
        return List.copyOf(listed);
    }

    /**
     * What {@code auto} means now: the first of an Ollama server that answers within a second and has a model, weights in the cache,
     * weights fetched now, and a recorded sample.
     *
     * @param auto the choice whose reference is {@code auto}; what else it says is kept
     */
    public Discovery discover(ModelChoice auto) throws InterruptedException {
        Opened<Address> address = auto.url().isPresent()
                ? Address.read(auto.url().get(), "url:", OllamaServer.PORT)
                : OllamaServer.usual(environment);
        String no;
        if (address instanceof Opened.Ready<Address> ready) {
            String host = ready.thing().host();
            OllamaServer server = new OllamaServer(ready.thing(), Optional.empty(), clock);
            Optional<OllamaServer.Tag> newest = server.tagsWithin(ANSWERS).stream()
                    .filter(OllamaServer.Tag::answers)
                    .findFirst();
            if (newest.isPresent()) {
                return Discovery.of(
                        auto,
                        "ollama/" + newest.get().name(),
                        "Ollama answers at " + host + ", and this is its newest model");
            }
            no = "no Ollama server with a model answers at " + host;
        } else {
            no = ((Opened.Refused<Address>) address).sentence();
        }
        return Discovery.without(no, auto, locals);
    }
}
