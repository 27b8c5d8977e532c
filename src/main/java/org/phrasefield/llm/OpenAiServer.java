package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Clause;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

/** A server with OpenAI's interface: which models it lists, and whether it is ready. */
final class OpenAiServer {
    /** The service's own address. */
    static final String OPENAI = "https://api.openai.com/v1";
    /** The environment variable that holds the service's own key, where a protocol names none. */
    static final String OPENAI_KEY = "OPENAI_API_KEY";

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_LANES = 16;

    private final Transport transport;
    private final Secrets secrets;

    OpenAiServer(Address address, Optional<String> key, Clock clock) {
        Map<String, String> headers =
                key.map(one -> Map.of("Authorization", "Bearer " + one)).orElse(Map.of());
        this.secrets = Secrets.of(key);
        this.transport = new Transport(address, "it", headers, secrets, clock);
    }

    Transport transport() {
        return transport;
    }

    Secrets secrets() {
        return secrets;
    }

    /** Whether this is OpenAI itself, whose newer models take the answer's limit under its newer name only. */
    boolean openAisOwn() {
        return transport.address().uri().getHost().equalsIgnoreCase("api.openai.com");
    }

    /**
     * Waits while the server says that it loads its model, as long as a model may load; asks again when the server says, else at once.
     *
     * @param each how long one call may take
     * @return what hinders every question; empty when nothing does
     */
    Optional<Reply> ready(Limits limits, Patience each) throws InterruptedException {
        long until = System.nanoTime() + limits.load().toNanos();
        while (true) {
            Call call = transport.call(each);
            try {
                call.send(
                        transport.request("/models").GET().build(),
                        new Whole(transport.address().host()));
                return Optional.empty();
            } catch (Broken broken) {
                int status = call.status().orElse(0);
                if (status != 503) {
                    return broken.hinders()
                            ? Optional.of(secrets.hideIn(call.reply(broken.outcome())))
                            : Optional.empty();
                }
                Duration pause = call.retryAfter()
                        .filter(asked -> asked.compareTo(PAUSE) > 0)
                        .orElse(PAUSE);
                if (pause.compareTo(Duration.ofNanos(until - System.nanoTime())) > 0) {
                    return Optional.of(secrets.hideIn(call.reply(unready(limits, call, broken))));
                }
                Thread.sleep(pause.toMillis());
            }
        }
    }

    /** While it is opened, a silent server is no loading one: that says so. */
    private Optional<Reply> atOpening(Limits limits) throws InterruptedException {
        boolean shorter = limits.load().compareTo(Transport.LOOK_UP) < 0;
        return ready(limits, Patience.brief(shorter ? limits.load() : Transport.LOOK_UP));
    }

    private static Outcome unready(Limits limits, Call call, Broken broken) {
        String wait = call.retryAfter()
                .map(asked -> ", and asks to wait " + Patience.words(asked))
                .orElse("");
        return new Outcome.TimedOut(
                Outcome.Limit.LOAD,
                Clause.of(broken.outcome().reason()) + wait + "; it was not ready within the "
                        + Patience.words(limits.load())
                        + " that load: under limits: allows; raise that if the server is still loading its model");
    }

    /** Finds out who a model is; asks nothing of it. */
    Opened<LanguageModel> open(ModelChoice choice, String name, Limits limits) throws InterruptedException {
        Optional<Reply> hindrance = atOpening(limits);
        if (hindrance.isPresent())
            return Opened.refused(secrets, hindrance.get().outcome());
        List<JsonNode> listed = listed();
        Optional<JsonNode> found = listed.stream()
                .filter(model -> model.path("id").asText("").equals(name))
                .findFirst()
                .or(() -> listed.size() == 1 ? Optional.of(listed.get(0)) : Optional.empty());
        if (found.isEmpty() && openAisOwn() && !listed.isEmpty()) {
            List<String> names = listed.stream()
                    .map(model -> model.path("id").asText(""))
                    .limit(200)
                    .toList();
            return Opened.refused("The service lists no model " + name + Hint.of(name, names));
        }
        Optional<ObjectNode> props =
                found.filter(model -> model.path("owned_by").asText("").equals("llamacpp"))
                                .isPresent()
                        ? props()
                        : Optional.empty();
        int slots = props.map(one -> one.path("total_slots").asInt(0)).orElse(0);
        boolean here = transport.address().loopback();
        int lanes = slots > 0 ? Math.min(slots, MOST_LANES) : here ? 4 : 8;
        int most = slots > 0 ? lanes : here ? MOST_LANES : 4 * MOST_LANES;
        return Opened.ready(new OpenAiModel(this, identity(choice, found, props), name, lanes, most));
    }

    /** Finds out whether the server is ready; whether the model can embed, only a call tells. */
    Opened<Embedder> embedder(ModelChoice choice, String name, Limits limits) throws InterruptedException {
        Optional<Reply> hindrance = atOpening(limits);
        if (hindrance.isPresent())
            return Opened.refused(secrets, hindrance.get().outcome());
        Optional<JsonNode> found = listed().stream()
                .filter(model -> model.path("id").asText("").equals(name))
                .findFirst();
        return Opened.ready(new ServedEmbedder(
                transport,
                secrets,
                new OpenAiEmbedding(name),
                identity(choice, found, Optional.empty()),
                2 * ServedEmbedder.USUAL_WINDOW));
    }

    private List<JsonNode> listed() throws InterruptedException {
        try {
            return StreamSupport.stream(transport.get("/models").path("data").spliterator(), false)
                    .toList();
        } catch (Broken unlisted) {
            return List.of();
        }
    }

    /** What llama.cpp's server tells about itself, at its root. */
    private Optional<ObjectNode> props() throws InterruptedException {
        String host = transport.address().uri().toString().replaceFirst("(://[^/]+).*", "$1");
        if (!(Address.read(host, transport.address().source(), 80) instanceof Opened.Ready<Address> root))
            return Optional.empty();
        try {
            return Optional.of(transport.at(root.thing()).get("/props"));
        } catch (Broken none) {
            return Optional.empty();
        }
    }

    private ModelIdentity identity(ModelChoice choice, Optional<JsonNode> listed, Optional<ObjectNode> props) {
        Map<String, String> more = new TreeMap<>();
        listed.ifPresent(model -> {
            for (String field : List.of("owned_by", "created")) {
                if (model.hasNonNull(field)) more.put(field, model.path(field).asText());
            }
            model.path("meta")
                    .properties()
                    .forEach(one -> more.put(one.getKey(), one.getValue().asText()));
        });
        more.putAll(Carried.unconfirmed(choice.settings(), List.of()));
        props.ifPresent(one -> more.put("model_path", one.path("model_path").asText("")));
        String server = props.map(one -> "llama.cpp " + one.path("build_info").asText(""))
                .orElse("OpenAI-compatible");
        return new ModelIdentity(
                choice.reference(),
                listed.map(model -> model.path("id").asText("")),
                Optional.empty(),
                listed.flatMap(model -> Json.text(model.path("meta"), "ftype")),
                props.flatMap(one -> Json.text(one, "chat_template")).map(Sha256::hex),
                Optional.of(openAisOwn() ? "OpenAI" : server.strip()),
                Optional.of(transport.address().host()),
                more);
    }
}
