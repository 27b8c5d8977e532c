package org.phrasefield.trial;

import java.util.Map;
import java.util.Optional;

/**
 * Who answered, as far as the service tells: a name is not an identity.
 *
 * @param reference as asked, {@code service/name}
 * @param name as reported
 * @param digest hash of the weights
 * @param quantisation how the weights are stored, such as {@code Q4_1}
 * @param template hash of the chat template
 * @param server name and version of the server
 * @param host host and port contacted; absent for a model inside this process
 * @param more anything else that is reported, by name
 */
public record ModelIdentity(
        String reference,
        Optional<String> name,
        Optional<String> digest,
        Optional<String> quantisation,
        Optional<String> template,
        Optional<String> server,
        Optional<String> host,
        Map<String, String> more) {
    public ModelIdentity {
        more = Map.copyOf(more);
    }

    /** A model that reports nothing about itself. */
    public static ModelIdentity named(String reference) {
        return new ModelIdentity(
                reference,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
