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
 * Under what one model answered in one run, each thing by its name: two runs with the same conditions differ by chance, or by what nobody tells. What a
 * service did not tell of a run, because it was away or busy with something else, is not another value than what it told of others.
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
    private static final String WEIGHTS = "weights";
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
        identity.digest().ifPresent(digest -> file.put(WEIGHTS, digest));
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

    /** What is other than before, in the order of causes, as far as both are told; metrics are no part of this. */
    public List<Change> changed(Conditions before) {
        List<Change> changes = new ArrayList<>();
        for (Cause cause : List.of(Cause.MODEL_FILE, Cause.SERVER, Cause.OPTIONS, Cause.PROTOCOL)) {
            SortedSet<String> names = new TreeSet<>(before.of(cause).keySet());
            names.addAll(of(cause).keySet());
            for (String name : names) {
                if (!before.tells(cause, name) || !tells(cause, name)) continue;
                String from = before.of(cause).getOrDefault(name, "");
                String to = of(cause).getOrDefault(name, "");
                if (!from.equals(to)) changes.add(Change.of(cause, name, from, to));
            }
        }
        return changes;
    }

    /** These, and what is not told of them as it was told last. */
    Conditions after(Conditions before) {
        return new Conditions(
                told(Cause.MODEL_FILE, before), told(Cause.SERVER, before), told(Cause.OPTIONS, before), protocol);
    }

    private Map<String, String> told(Cause cause, Conditions before) {
        Map<String, String> all = new TreeMap<>(of(cause));
        before.of(cause).forEach((name, value) -> {
            if (!tells(cause, name)) all.put(name, value);
        });
        return all;
    }

    private Map<String, String> of(Cause cause) {
        return switch (cause) {
            case MODEL_FILE -> modelFile;
            case SERVER -> server;
            case OPTIONS -> options;
            case PROTOCOL -> protocol;
            case METRIC -> throw new IllegalArgumentException("metrics are no part of the conditions");
        };
    }

    /** Whether it is known what a thing was, if only that it was not set. A service tells template and parameters at a time. */
    private boolean tells(Cause cause, String name) {
        return switch (cause) {
            case MODEL_FILE ->
                name.equals(WEIGHTS)
                        ? modelFile.containsKey(WEIGHTS)
                        : modelFile.keySet().stream().anyMatch(each -> !each.equals(WEIGHTS));
            case SERVER -> !server.isEmpty();
            case OPTIONS -> !name.equals(ModelIdentity.WINDOW) || options.containsKey(name);
            case PROTOCOL, METRIC -> true;
        };
    }
}
