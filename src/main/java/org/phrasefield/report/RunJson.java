package org.phrasefield.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.phrasefield.language.Instrument;
import org.phrasefield.map.Tally;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.Course;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Residence;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Spell;

/**
 * The record of a run for other programs: who answered, under which settings, and what came of it. {@code null} says that a
 * setting was left to the model, or that something is not known. Keys keep their order.
 */
public final class RunJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RunJson() {}

    /**
     * Writes {@code run.json}.
     *
     * @param course how its asking went
     */
    public static void write(Study study, Course course, Appendable out) throws IOException {
        RunRecord run = study.run();
        ObjectNode root = JSON.objectNode();
        root.put("run", run.id()).put("number", run.number());
        root.put("protocol", run.protocol()).put("version", run.version()).put("protocol_hash", run.protocolHash());
        root.put("status", run.status().word())
                .put("started_at", run.startedAt().toString());
        root.put("ended_at", run.endedAt().map(Object::toString).orElse(null));
        root.put("tool", run.tool()).put("wordings", run.wordings()).put("seed", run.seed());
        ArrayNode notes = root.putArray("notes");
        run.notes().forEach(note -> notes.add(Harmless.text(note)));
        ArrayNode instruments = root.putArray("instruments");
        study.metrics().instruments().forEach(instrument -> instruments.add(instrument(instrument)));
        ArrayNode models = root.putArray("models");
        run.models().forEach(model -> models.add(identity(model)));
        root.set("settings", settings(study.protocol()));
        counts(root, study);
        root.set("seconds", seconds(run, course));
        ArrayNode memory = root.putArray("graphics_memory");
        course.residences().forEach(residence -> memory.add(residence(residence)));
        root.put("protocol_text", Harmless.text(run.protocolText()));
        out.append(Harmless.json(text(root))).append('\n');
    }

    private static String text(ObjectNode root) throws JsonProcessingException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return new ObjectMapper()
                .writer(printer)
                .with(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .writeValueAsString(root);
    }

    /** What scores were made with beside the code of the metrics. */
    private static ObjectNode instrument(Instrument instrument) {
        ObjectNode node = JSON.objectNode();
        node.put("name", instrument.name()).put("version", instrument.version());
        node.put("digest", instrument.digest());
        return node;
    }

    private static ObjectNode identity(ModelIdentity model) {
        ObjectNode node = JSON.objectNode();
        node.put("model", model.reference());
        put(node, "name", model.name());
        put(node, "digest", model.digest());
        put(node, "quantisation", model.quantisation());
        put(node, "template", model.template());
        put(node, "server", model.server());
        put(node, "host", model.host());
        ObjectNode more = node.putObject("more");
        new TreeMap<>(model.more()).forEach((name, value) -> more.put(name, Harmless.text(value)));
        return node;
    }

    private static ObjectNode settings(Protocol protocol) {
        ObjectNode node = JSON.objectNode();
        node.put("control", protocol.control()).put("trials", protocol.trials()).put("seed", protocol.seed());
        put(node, "system", protocol.system());
        node.put("tolerance", protocol.tolerance());
        put(node, "concurrency", protocol.concurrency());
        put(node, "budget_calls", protocol.budget().calls());
        put(node, "budget_tokens", protocol.budget().tokens());
        protocol.budget().money().ifPresent(money -> node.put("budget_money", money.spoken()));
        protocol.budget().time().ifPresent(time -> node.put("budget_seconds", time.toSeconds()));
        Limits limits = protocol.limits();
        node.putObject("limits_seconds")
                .put("load", limits.load().toMillis() / 1000.0)
                .put("first_token", limits.firstToken().toMillis() / 1000.0)
                .put("silence", limits.silence().toMillis() / 1000.0)
                .put("total", limits.total().toMillis() / 1000.0);
        ArrayNode models = node.putArray("models");
        protocol.models().forEach(model -> models.add(choice(model)));
        return node;
    }

    private static ObjectNode choice(ModelChoice model) {
        Settings settings = model.settings();
        ObjectNode node = JSON.objectNode();
        node.put("model", model.reference());
        put(node, "url", model.url());
        put(node, "key", model.key());
        put(node, "temperature", settings.temperature());
        put(node, "top_k", settings.topK());
        put(node, "top_p", settings.topP());
        put(node, "min_p", settings.minP());
        put(node, "repeat_penalty", settings.repeatPenalty());
        put(node, "num_ctx", settings.contextTokens());
        node.put("max_tokens", settings.maxTokens());
        ArrayNode stop = node.putArray("stop");
        settings.stop().forEach(text -> stop.add(Harmless.text(text)));
        node.put("think", settings.think().orElse(null));
        put(node, "num_thread", settings.threads());
        node.put("json", settings.json());
        return node;
    }

    private static void counts(ObjectNode root, Study study) {
        Map<String, Integer> outcomes = new TreeMap<>();
        int planned = 0;
        for (Tally tally : study.map().tallies()) {
            planned += tally.planned();
            tally.outcomes().forEach((word, count) -> outcomes.merge(word, count, Integer::sum));
        }
        root.put("planned", planned);
        ObjectNode node = root.putObject("outcomes");
        outcomes.forEach(node::put);
    }

    /** On what the run's time was spent, in all and by model; what servers loaded while calls waited is part of the time of these calls. */
    private static ObjectNode seconds(RunRecord run, Course course) {
        ObjectNode node = JSON.objectNode();
        sums(node, course.spells());
        ArrayNode models = node.putArray("models");
        for (ModelIdentity model : run.models()) {
            List<Spell> own = course.spells().stream()
                    .filter(spell -> spell.model().equals(Optional.of(model.reference())))
                    .toList();
            Duration within = course.loading().get(model.reference());
            if (own.isEmpty() && within == null) continue;
            ObjectNode each = models.addObject().put("model", model.reference());
            sums(each, own);
            if (within == null) each.putNull("loading_within_calls");
            else each.put("loading_within_calls", seconds(within));
        }
        return node;
    }

    private static void sums(ObjectNode node, List<Spell> spells) {
        Course.sums(spells).forEach((what, time) -> node.put(what.name().toLowerCase(Locale.ROOT), seconds(time)));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static ObjectNode residence(Residence residence) {
        return JSON.objectNode()
                .put("model", residence.model())
                .put("since", residence.since().toString())
                .put("bytes", residence.bytes())
                .put("in_graphics_memory", residence.inGraphics());
    }

    private static void put(ObjectNode node, String key, Optional<String> text) {
        node.put(key, text.map(Harmless::text).orElse(null));
    }

    private static void put(ObjectNode node, String key, OptionalInt number) {
        if (number.isPresent()) node.put(key, number.getAsInt());
        else node.putNull(key);
    }

    private static void put(ObjectNode node, String key, OptionalLong number) {
        if (number.isPresent()) node.put(key, number.getAsLong());
        else node.putNull(key);
    }

    private static void put(ObjectNode node, String key, OptionalDouble number) {
        if (number.isPresent()) node.put(key, number.getAsDouble());
        else node.putNull(key);
    }
}
