package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Reasoning;
import org.phrasefield.trial.Residence;
import org.phrasefield.trial.Usage;

/** A model of an Ollama server, asked through its native interface, which unlike its OpenAI-compatible one carries every setting. */
public final class OllamaModel implements LanguageModel {
    /** How long the server keeps a model that only this program loaded; it is let go at the end. */
    private static final int KEEP_ALIVE_SECONDS = 600;

    /** The smallest window that a server takes by itself. */
    private static final int SMALLEST_WINDOW = 2048;

    /** A token of English or Russian has fewer characters than this on the average, by any tokeniser. */
    private static final int CHARACTERS = 6;

    /** So many tokens more or less than half a window are about half of it. */
    private static final int NEAR = 8;

    /** Bytes of text that make a token at the least, but for signs that no text is made of. */
    private static final double BYTES = 2.5;

    /** So far ahead lies the end of a model that somebody told the server to keep for good. */
    private static final Duration FOR_GOOD = Duration.ofDays(3650);

    private final OllamaServer server;
    private final Transport transport;
    private final Secrets secrets;
    private final ModelChoice choice;
    private final ModelIdentity identity;
    private final OllamaServer.Likeness likeness;
    private final String name;
    private final Wire wire = new Wire();
    private final HeldReply held = new HeldReply();
    private final ChatModel langChain;
    private volatile boolean thinks = true;
    /** The window that the server says is in force; absent until it does. */
    private volatile OptionalInt inForce = OptionalInt.empty();
    /** How it lay in the server's memory at the last look. */
    private volatile Optional<Residence> residence = Optional.empty();
    /** How the server's memory was found; absent until the first load, and once it is so again. */
    private final AtomicReference<@Nullable Found> found = new AtomicReference<>();

    /** How the model was found in the server's memory. */
    private enum Found {
        /** Not there, so that it is this program's to keep and to let go. */
        ABSENT,
        /** To go by itself, or perhaps there without being told from another: nothing is said of how long to keep it, and the server's own word, or another's, stands. */
        PASSING,
        /** Kept for good. */
        FOR_GOOD
    }

    OllamaModel(
            OllamaServer server,
            Transport transport,
            Secrets secrets,
            ModelChoice choice,
            ModelIdentity identity,
            OllamaServer.Likeness likeness,
            String name) {
        this.server = server;
        this.transport = transport;
        this.secrets = secrets;
        this.choice = choice;
        this.identity = identity;
        this.likeness = likeness;
        this.name = name;
        this.langChain = new OllamaChatModel.OllamaChatModelBuilder()
                .httpClientBuilder(wire)
                .baseUrl(transport.address().uri().toString())
                .customHeaders(transport.headers())
                .modelName(name)
                .returnThinking(true)
                .maxRetries(0)
                .build();
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    /** A local server gains little from more than two at once; one elsewhere may have a bigger machine. */
    @Override
    public int lanes() {
        return transport.address().loopback() ? 2 : 4;
    }

    @Override
    public int mostLanes() {
        return transport.address().loopback() ? 2 : 16;
    }

    @Override
    public Optional<String> caution(String language) {
        return Optional.empty();
    }

    /** Loads the model, with the very settings that would load it anew if they differed. */
    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        if (found.get() == null) found.compareAndSet(null, found());
        Optional<Reply> hindrance = load(settings, limits);
        boolean unknownWord = thinks
                && hindrance.map(Reply::outcome).map(Outcome::reason).orElse("").contains("does not support thinking");
        if (!unknownWord || settings.think().orElse(false)) return hindrance;
        thinks = false;
        return load(settings, limits);
    }

    private Found found() throws InterruptedException {
        try {
            return server.loaded(likeness)
                    .map(loaded ->
                            loaded.certain() && loaded.left().compareTo(FOR_GOOD) > 0 ? Found.FOR_GOOD : Found.PASSING)
                    .orElse(Found.ABSENT);
        } catch (Broken untold) {
            return Found.PASSING;
        }
    }

    /** How long each call asks the server to keep the model; absent where that is not this program's to say. */
    private OptionalInt keep() {
        return found.get() == Found.ABSENT ? OptionalInt.of(KEEP_ALIVE_SECONDS) : OptionalInt.empty();
    }

    private Optional<Reply> load(Settings settings, Limits limits) throws InterruptedException {
        Dialect dialect = dialect();
        ObjectNode request = empty(settings, keep());
        dialect.complete(request);
        Call call = transport.call(Patience.loading(limits));
        try {
            call.send(transport.post("/api/chat", request.toString()), dialect.reading());
            lookInMemory(likeness);
            return Optional.empty();
        } catch (Broken broken) {
            return Optional.of(secrets.hideIn(call.reply(broken.outcome())));
        }
    }

    /** How these weights lie in the server's memory, where the server tells; what that says of the window holds from now on. */
    private Optional<OllamaServer.Loaded> lookInMemory(OllamaServer.Likeness model) throws InterruptedException {
        try {
            Optional<OllamaServer.Loaded> seen = server.loaded(model);
            lies(model.digest(), seen);
            Optional<OllamaServer.Loaded> loaded = seen.filter(OllamaServer.Loaded::certain);
            loaded.filter(each -> each.window() > 0).ifPresent(each -> inForce = OptionalInt.of(each.window()));
            return loaded;
        } catch (Broken untold) {
            return Optional.empty();
        }
    }

    /** One that is gone from the memory was put out of it, by another model or by time. */
    private void lies(Optional<String> digest, Optional<OllamaServer.Loaded> loaded) {
        if (digest.isEmpty()) return;
        if (loaded.isEmpty()) residence = Optional.of(new Residence(choice.reference(), server.now(), 0, 0));
        else if (loaded.get().certain()) {
            residence = loaded.get()
                    .part()
                    .map(part -> new Residence(choice.reference(), server.now(), part.bytes(), part.inGraphics()));
        }
    }

    @Override
    public Optional<Residence> residence() {
        return residence;
    }

    /** A chat without messages, which loads, keeps or lets go, with the options that a load hangs on. */
    private ObjectNode empty(Settings settings, OptionalInt keepSeconds) {
        ObjectNode request = Json.object().put("model", name);
        keepSeconds.ifPresent(seconds -> request.put("keep_alive", seconds));
        request.putArray("messages");
        settings.think().ifPresent(think -> request.put("think", think));
        ObjectNode options = request.putObject("options");
        settings.contextTokens().ifPresent(tokens -> options.put("num_ctx", tokens));
        settings.threads().ifPresent(threads -> options.put("num_thread", threads));
        return request;
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        Question asked = held.of(question);
        Bridge bridge = new Bridge(transport.call(Patience.asking(question.limits())), dialect());
        Reply reply = bridge.ask(
                wire,
                langChain,
                Conversation.request(asked, parameters(asked)),
                (response, whole) -> outcome(asked, response, whole));
        return secrets.hideIn(held.of(asked, reply.loading(bridge.whole().flatMap(OllamaModel::loading))));
    }

    /** How long the server loaded while the call waited, which it tells in nanoseconds. */
    private static Optional<Duration> loading(ObjectNode whole) {
        long nanos = whole.path("load_duration").asLong(-1);
        return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }

    private Dialect dialect() {
        return new OllamaDialect(transport.address().host(), thinks);
    }

    private OllamaChatRequestParameters parameters(Question question) {
        Settings settings = question.settings();
        OllamaChatRequestParameters.Builder parameters = OllamaChatRequestParameters.builder()
                .modelName(name)
                .maxOutputTokens(settings.maxTokens())
                .seed(question.samplingSeed())
                .think(settings.think().orElse(false));
        keep().ifPresent(parameters::keepAlive);
        Conversation.common(settings, parameters);
        settings.topK().ifPresent(parameters::topK);
        settings.minP().ifPresent(parameters::minP);
        settings.repeatPenalty().ifPresent(parameters::repeatPenalty);
        settings.contextTokens().ifPresent(parameters::numCtx);
        settings.threads().ifPresent(parameters::numThread);
        return parameters.build();
    }

    private Outcome outcome(Question question, ChatResponse response, ObjectNode whole) {
        OptionalInt prompt = Json.count(whole, "prompt_eval_count");
        OptionalInt wished = question.settings().contextTokens();
        OptionalInt window = inForce.isPresent() ? inForce : wished;
        if (prompt.isPresent() && promptWasCut(question, prompt.getAsInt(), window)) {
            return new Outcome.Failed(
                    Outcome.Cause.REQUEST,
                    "the server cut the prompt to " + prompt.getAsInt() + " tokens"
                            + (window.isPresent() ? " to fit a context window of " + window.getAsInt() : "")
                            + (window.isPresent() && window.getAsInt() < wished.orElse(0)
                                    ? ", less than the " + wished.getAsInt()
                                            + " of num_ctx; see what limits it at the server, or shorten the prompt"
                                    : "; raise num_ctx or shorten the prompt"));
        }
        Optional<String> text = Optional.ofNullable(response.aiMessage().text());
        Optional<String> thinking = Optional.ofNullable(response.aiMessage().thinking());
        return new Ending(
                        whole.path("done_reason").asText(""),
                        question.settings().maxTokens(),
                        0,
                        true)
                .of(
                        Reasoning.of(text.orElse(""), thinking),
                        new Usage(prompt, Json.count(whole, "eval_count")),
                        Json.text(whole, "model"));
    }

    /**
     * Whether an older server cut the prompt in silence: it then keeps the whole window or half of it or something between, and far fewer tokens than
     * so much text has. Just half a window is a sign where the text could have had more than a whole one: no text has less than two and a half bytes a token and many,
     * such as Russian ones read by a vocabulary of English, have little more. Fewer than half a window are no sign: a server that answers from its cache may count only what it read anew.
     */
    private static boolean promptWasCut(Question question, int prompt, OptionalInt window) {
        int characters = question.messages().stream()
                .mapToInt(message -> message.text().length())
                .sum();
        int bytes = question.messages().stream()
                .mapToInt(message -> message.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        int half = window.orElse(SMALLEST_WINDOW) / 2;
        boolean full = window.isPresent() && prompt >= window.getAsInt() - 1;
        boolean halved = window.isPresent() && Math.abs(prompt - half) <= NEAR && bytes > BYTES * window.getAsInt();
        return full || halved || (prompt >= half - NEAR && characters > (long) CHARACTERS * prompt);
    }

    @Override
    public Optional<ModelIdentity> identityNow() throws InterruptedException {
        Optional<OllamaModel> now = server.now(choice, name);
        if (now.isEmpty()) return Optional.empty();
        Optional<OllamaServer.Loaded> loaded = lookInMemory(now.get().likeness);
        ModelIdentity found = now.get().identity;
        return Optional.of(
                loaded.map(each -> OllamaServer.inForce(found, choice, each)).orElse(found));
    }

    /** Leaves the server's memory as it was found: what only this program loaded goes, what was kept for good is kept for good. */
    @Override
    public void close() {
        Found before = found.getAndSet(null);
        if (before == null || before == Found.PASSING) return;
        ObjectNode request = empty(choice.settings(), OptionalInt.of(before == Found.ABSENT ? 0 : -1));
        dialect().complete(request);
        try {
            transport.post("/api/chat", request);
        } catch (Broken notNow) {
            // The server is gone, or lets go of the model by itself in ten minutes.
            return;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
