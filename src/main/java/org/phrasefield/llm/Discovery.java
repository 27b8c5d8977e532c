package org.phrasefield.llm;

import java.util.List;
import java.util.Optional;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.trial.Clause;

/**
 * What {@code auto} came to.
 *
 * @param choice the model to ask, by its own name
 * @param reason why this one, in words to print and to keep
 */
public record Discovery(ModelChoice choice, String reason) {
    /** The weights that are fetched when there are none: small, free, and enough to see a first map. */
    public static final String WEIGHTS = "SmolLM2-135M-Instruct";

    static Discovery of(ModelChoice auto, String reference, String reason) {
        boolean server = reference.startsWith("ollama/");
        return new Discovery(
                new ModelChoice(
                        auto.role(),
                        reference,
                        auto.settings(),
                        server ? auto.url() : Optional.empty(),
                        server ? auto.key() : Optional.empty()),
                reason);
    }

    /**
     * What is left without a server.
     *
     * @param sentence why there is none, or a clause of it
     */
    static Discovery without(String sentence, ModelChoice auto, Locals locals) throws InterruptedException {
        String no = Clause.of(sentence);
        List<String> cached = locals.cached();
        if (!cached.isEmpty()) {
            String name = cached.contains(WEIGHTS) ? WEIGHTS : cached.get(0);
            return of(auto, "embedded/" + name, no + "; the embedded engine has these weights in its cache");
        }
        Optional<String> unfetched = locals.fetch(WEIGHTS);
        if (unfetched.isEmpty()) {
            return of(auto, "embedded/" + WEIGHTS, no + "; the embedded engine's weights were fetched now");
        }
        return of(
                auto,
                SampleModel.REFERENCE,
                no + "; " + Clause.ended(unfetched.get())
                        + " NO MODEL IS ASKED: answers recorded earlier are replayed.");
    }
}
