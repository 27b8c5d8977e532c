package org.phrasefield.scoring;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The JSON objects of a judge's reply. What stands in an object beside its verdict, such as the reason, is the judge's thinking and never a verdict, whatever words
 * it is made of.
 *
 * @param verdicts what the objects decide, each decision once
 * @param before the reply up to the end of the last object, without the objects
 * @param after what follows the last object; the whole reply where there is none
 */
record JsonVerdicts(Set<Verdict> verdicts, String before, String after) {
    /** Strict but for the quotes: a key that stands twice makes no object, since either value could be meant. */
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    static JsonVerdicts of(String reply) {
        Set<Verdict> verdicts = new HashSet<>();
        StringBuilder before = new StringBuilder();
        int done = 0;
        for (int open = reply.indexOf('{'); open >= 0; open = reply.indexOf('{', Math.max(done, open + 1))) {
            String rest = reply.substring(open);
            try (JsonParser parser = READER.createParser(rest)) {
                if (!(READER.readTree(parser) instanceof ObjectNode object)) continue;
                decided(object).ifPresent(verdicts::add);
                before.append(reply, done, open).append('\n');
                done = open + (int) parser.currentLocation().getCharOffset();
            } catch (IOException noJson) {
                // A brace that opens no object is a character like others.
            }
        }
        return new JsonVerdicts(Set.copyOf(verdicts), before.toString(), reply.substring(done));
    }

    /** What stands under a key that names a verdict; empty where two such keys differ, or where the value is none. */
    private static Optional<Verdict> decided(ObjectNode object) {
        Set<Verdict> found = new HashSet<>();
        object.properties()
                .forEach(field -> text(field.getValue())
                        .flatMap(value -> VerdictWords.under(field.getKey().replace('_', ' '), value))
                        .ifPresent(found::add));
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }
}
