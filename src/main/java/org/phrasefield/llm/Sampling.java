package org.phrasefield.llm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.protocol.ModelChoice;

/**
 * How a model will draw the next token, as far as a protocol says.
 *
 * @param sent settings that are sent with every question, by name
 * @param left names of those that are left to the model and its server, whose newer version may take other values
 */
public record Sampling(Map<String, String> sent, List<String> left) {
    /** Of a model of a service; empty where it is inside this program, or where nobody knows yet what it is. */
    public static Optional<Sampling> of(ModelChoice choice) {
        String service = choice.reference().replaceFirst("/.*", "");
        Sampling sampling = new Sampling(Carried.sent(choice.settings()), Carried.left(service, choice.settings()));
        return sampling.left.isEmpty() ? Optional.empty() : Optional.of(sampling);
    }
}
