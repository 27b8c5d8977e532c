package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Usage;

/**
 * Replays answers that a real model gave earlier, for a machine on which no model can be had. It says so wherever it can.
 *
 * <p>The sample is lines of JSON, compressed, beside this class. The first tells who answered: {@code {"model": "…", "digest": "…",
 * "quantisation": "…"}}. Each other is one answer: {@code {"system": "…", "prompt": "…", "outcome": "answered", "text": "…",
 * "input_tokens": 31, "output_tokens": 87}}, with {@code outcome} one of answered and cut, and without {@code system} where there was
 * none. Of several answers to one prompt the sampling seed picks.
 */
public final class SampleModel implements LanguageModel {
    /** The reference that names it. */
    public static final String REFERENCE = "sample";

    private static final String RESOURCE = "sample-answers.jsonl.gz";
    private static final String NO_MODEL = "NO MODEL WAS ASKED: these answers were recorded earlier";

    private final Map<List<Message>, List<Outcome>> answers;
    private final ModelIdentity identity;

    private SampleModel(Map<List<Message>, List<Outcome>> answers, ModelIdentity identity) {
        this.answers = answers;
        this.identity = identity;
    }

    /** Opens the recorded sample that comes with the program. */
    public static Opened<SampleModel> open() {
        try (InputStream packed = SampleModel.class.getResourceAsStream(RESOURCE)) {
            if (packed == null) return Opened.refused("This build holds no recorded sample; name a model.");
            return Opened.ready(read(packed));
        } catch (IOException broken) {
            return Opened.refused("The recorded sample of this build is damaged; name a model.");
        }
    }

    /** Reads a compressed sample. */
    static SampleModel read(InputStream packed) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
        ObjectNode head = object(lines.readLine());
        Map<List<Message>, List<Outcome>> answers = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            ObjectNode one = object(line);
            List<Message> messages = new ArrayList<>();
            Json.text(one, "system").ifPresent(text -> messages.add(new Message(Message.Role.SYSTEM, text)));
            messages.add(new Message(Message.Role.USER, one.path("prompt").asText()));
            answers.computeIfAbsent(List.copyOf(messages), key -> new ArrayList<>())
                    .add(outcome(one, head));
        }
        String model = Json.text(head, "model").orElse("a model");
        return new SampleModel(
                answers,
                new ModelIdentity(
                        REFERENCE,
                        Optional.of(model + " (recorded; no model was asked)"),
                        Json.text(head, "digest"),
                        Json.text(head, "quantisation"),
                        Optional.empty(),
                        Optional.of("recorded sample"),
                        Optional.empty(),
                        Map.of("warning", NO_MODEL)));
    }

    private static ObjectNode object(String line) throws IOException {
        return Optional.ofNullable(line)
                .flatMap(Json::object)
                .orElseThrow(() -> new IOException("not an object: " + line));
    }

    private static Outcome outcome(ObjectNode one, ObjectNode head) {
        boolean cut = one.path("outcome").asText().equals("cut");
        Usage usage = new Usage(count(one, "input_tokens"), count(one, "output_tokens"));
        Answer answer = new Answer(
                one.path("text").asText(),
                Json.text(one, "reasoning"),
                cut ? "length" : "stop",
                usage,
                Json.text(head, "model"));
        return cut ? new Outcome.Cut(answer, "cut when it was recorded") : new Outcome.Answered(answer);
    }

    private static OptionalInt count(ObjectNode one, String field) {
        return one.path(field).isInt() ? OptionalInt.of(one.path(field).intValue()) : OptionalInt.empty();
    }

    /** Whether the sample holds an answer to these messages. */
    public boolean knows(List<Message> messages) {
        return answers.containsKey(messages);
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public int lanes() {
        return 4;
    }

    @Override
    public Optional<String> caution(String language) {
        return Optional.of(NO_MODEL + ".");
    }

    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) {
        return Optional.empty();
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        List<Outcome> known = answers.getOrDefault(question.messages(), List.of());
        return Reply.of(
                known.isEmpty()
                        ? new Outcome.Failed(
                                Outcome.Cause.REQUEST,
                                "the recorded sample has no answer to this prompt, and no model is here to give one")
                        : known.get(question.samplingSeed() % known.size()));
    }

    @Override
    public void close() {}
}
