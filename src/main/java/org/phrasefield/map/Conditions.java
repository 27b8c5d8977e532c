package org.phrasefield.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/**
 * Under what one model answered in one run, each thing by its name: two runs with the same conditions differ by chance, or by what nobody tells.
 *
 * @param modelFile weights, template and parameters, as far as the service tells; empty where it tells nothing
 * @param server name and version, under an empty name; empty where it tells nothing
 * @param options how the model was asked
 * @param protocol what was asked
 */
public record Conditions(
        Map<String, String> modelFile,
        Map<String, String> server,
        Map<String, String> options,
        Map<String, String> protocol) {
    private static final String PARAMETERS = "parameters";

    public Conditions {
        modelFile = Map.copyOf(modelFile);
        server = Map.copyOf(server);
        options = Map.copyOf(options);
        protocol = Map.copyOf(protocol);
    }

    /** Those of a model of a run. */
    public static Conditions of(RunRecord run, Protocol protocol, String model) {
        Optional<ModelIdentity> identity = run.models().stream()
                .filter(each -> each.reference().equals(model))
                .findFirst();
        Map<String, String> options = new TreeMap<>(protocol.model(model)
                .map(ModelChoice::settings)
                .map(each -> each.set())
                .orElseGet(TreeMap::new));
        identity.map(each -> each.more().get(ModelIdentity.WINDOW))
                .ifPresent(window -> options.put(ModelIdentity.WINDOW, window));
        Map<String, String> asked = new TreeMap<>(protocol.asked());
        asked.put("wordings", run.wordings());
        return new Conditions(
                identity.map(Conditions::file).orElse(Map.of()),
                identity.flatMap(ModelIdentity::server)
                        .map(told -> Map.of("", told))
                        .orElse(Map.of()),
                options,
                asked);
    }

    private static Map<String, String> file(ModelIdentity identity) {
        Map<String, String> file = new TreeMap<>();
        identity.digest().ifPresent(digest -> file.put("weights", digest));
        identity.template().ifPresent(template -> file.put("template", template));
        Optional.ofNullable(identity.more().get(PARAMETERS)).ifPresent(text -> file.putAll(parameters(text)));
        return file;
    }

    /** One parameter a line, its name first; a name may come again, as that of a text that ends an answer does. */
    private static SortedMap<String, String> parameters(String text) {
        SortedMap<String, String> parameters = new TreeMap<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] named = line.split("\\s+", 2);
            parameters.merge(named[0], named.length > 1 ? named[1] : "", (one, other) -> one + ", " + other);
        });
        return parameters;
    }

    /** Whether the service tells who answers, so that another model under the same name would be noticed. */
    public boolean tellsModel() {
        return !modelFile.isEmpty();
    }

    /** What is other than before, in the order of causes; metrics are no part of this. */
    public List<Change> changed(Conditions before) {
        List<Change> changes = new ArrayList<>();
        changed(Cause.MODEL_FILE, before.modelFile, modelFile, changes);
        changed(Cause.SERVER, before.server, server, changes);
        changed(Cause.OPTIONS, before.options, options, changes);
        changed(Cause.PROTOCOL, before.protocol, protocol, changes);
        return changes;
    }

    private static void changed(
            Cause cause, Map<String, String> before, Map<String, String> now, List<Change> changes) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String from = before.getOrDefault(name, "");
            String to = now.getOrDefault(name, "");
            if (!from.equals(to)) changes.add(Change.of(cause, name, from, to));
        }
    }
}
