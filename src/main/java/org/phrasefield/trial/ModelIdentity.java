package org.phrasefield.trial;

import java.util.ArrayList;
import java.util.List;
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
    /** Under this name stands the context window that the server says is in force, and what was asked where that is another. */
    public static final String WINDOW = "num_ctx in force";

    /** Under this name stand settings of sampling that neither the request nor the model's own parameters say: its server's version does. */
    public static final String LEFT = "left to the server";

    private static final String CHANGED = " changed while it was asked: ";

    public ModelIdentity {
        more = Map.copyOf(more);
    }

    /** What changed under the same reference while it was asked, and what is not in force as asked, a sentence each; none where nothing is. */
    public List<String> changes(ModelIdentity now) {
        List<String> changes = new ArrayList<>();
        change("weights", digest, now.digest, changes);
        change("template", template, now.template, changes);
        change("parameters", parameters(), now.parameters(), changes);
        change("server", server, now.server, changes);
        now.window().ifPresent(window -> changes.add(reference + " has a context window (num_ctx) of " + window + "."));
        return changes;
    }

    /** Whether a note is one of the {@link #changes} that happened while a run went on. */
    public static boolean tellsChange(String note) {
        return note.contains(CHANGED);
    }

    /** Whether the same model answers: its weights, template and parameters, as far as both tell. */
    public boolean sameModel(ModelIdentity now) {
        return digest.equals(now.digest)
                && template.equals(now.template)
                && parameters().equals(now.parameters());
    }

    /** Whether another context window is in force than the one that was asked for. */
    public boolean otherWindow() {
        return window().isPresent();
    }

    /** The window in force, where it is another than the one that was asked for. */
    private Optional<String> window() {
        return Optional.ofNullable(more.get(WINDOW)).filter(window -> window.endsWith("as asked"));
    }

    private Optional<String> parameters() {
        return Optional.ofNullable(more.get("parameters"));
    }

    private void change(String what, Optional<String> before, Optional<String> now, List<String> changes) {
        if (before.equals(now)) return;
        changes.add(reference + CHANGED + what + " " + brief(before) + " → " + brief(now) + ".");
    }

    private static String brief(Optional<String> text) {
        String line = text.orElse("?").strip().replaceAll("\\s+", " ");
        return line.length() <= 24 ? line : line.substring(0, 12) + "…";
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
