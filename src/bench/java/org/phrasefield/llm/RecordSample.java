package org.phrasefield.llm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/**
 * Writes the recorded sample that is replayed where no model can be had, from a run of a real model: the results folder, the run's id,
 * the file to write.
 */
public final class RecordSample {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordSample() {}

    /** Records a run. */
    public static void main(String[] arguments) throws IOException {
        List<String> lines = new ArrayList<>();
        try (JdbcAnswerStore store = JdbcAnswerStore.open(Path.of(arguments[0]))) {
            RunRecord run = store.run(arguments[1]).orElseThrow();
            lines.add(head(run.models().get(0)));
            store.each(run.id(), (trial, result) -> line(trial, result).ifPresent(lines::add));
        }
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[2]));
                OutputStream packed = new GZIPOutputStream(file)) {
            packed.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        System.out.println(lines.size() - 1 + " answers recorded");
    }

    private static String head(ModelIdentity model) {
        ObjectNode node = MAPPER.createObjectNode().put("model", model.reference());
        model.digest().ifPresent(digest -> node.put("digest", digest));
        model.quantisation().ifPresent(quantisation -> node.put("quantisation", quantisation));
        return node.toString();
    }

    private static Optional<String> line(Trial trial, Optional<Result> result) {
        Optional<Answer> answer = result.flatMap(each -> each.outcome().text());
        if (answer.isEmpty()) return Optional.empty();
        ObjectNode node = MAPPER.createObjectNode();
        for (Message message : trial.messages()) {
            node.put(message.role() == Message.Role.SYSTEM ? "system" : "prompt", message.text());
        }
        node.put("outcome", result.orElseThrow().outcome() instanceof Outcome.Cut ? "cut" : "answered");
        node.put("text", answer.get().text());
        answer.get().usage().inputTokens().ifPresent(tokens -> node.put("input_tokens", tokens));
        answer.get().usage().outputTokens().ifPresent(tokens -> node.put("output_tokens", tokens));
        return Optional.of(node.toString());
    }
}
