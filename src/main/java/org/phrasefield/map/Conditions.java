package org.phrasefield.map;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/**
 * Under what one model answered in one run: two runs with the same conditions differ by chance, or by what nobody tells.
 *
 * @param modelFile weights, template and parameters, as far as the service tells; empty where it tells nothing
 * @param server name and version; empty where it tells nothing
 * @param options how the model was asked
 * @param protocol what was asked
 */
public record Conditions(String modelFile, String server, String options, String protocol) {
    private static final String PARAMETERS = "parameters";

    /** Those of a model of a run. */
    public static Conditions of(RunRecord run, Protocol protocol, String model) {
        Optional<ModelIdentity> identity = run.models().stream()
                .filter(each -> each.reference().equals(model))
                .findFirst();
        return new Conditions(
                identity.map(Conditions::file).orElse(""),
                identity.flatMap(ModelIdentity::server).orElse(""),
                protocol.model(model)
                                .map(ModelChoice::settings)
                                .map(Object::toString)
                                .orElse("")
                        + identity.map(each -> each.more().getOrDefault(ModelIdentity.WINDOW, ""))
                                .orElse(""),
                protocol.asked() + run.wordings());
    }

    private static String file(ModelIdentity identity) {
        List<Optional<String>> told = List.of(
                identity.digest(),
                identity.template(),
                Optional.ofNullable(identity.more().get(PARAMETERS)));
        return told.stream().allMatch(Optional::isEmpty) ? "" : told.toString();
    }

    /** Whether the service tells who answers, so that another model under the same name would be noticed. */
    public boolean tellsModel() {
        return !modelFile.isEmpty();
    }

    /** What is other than before; metrics are no part of this. */
    public Set<Cause> changed(Conditions before) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        Map.of(
                        Cause.MODEL_FILE,
                        modelFile.equals(before.modelFile),
                        Cause.SERVER,
                        server.equals(before.server),
                        Cause.OPTIONS,
                        options.equals(before.options),
                        Cause.PROTOCOL,
                        protocol.equals(before.protocol))
                .forEach((cause, same) -> {
                    if (!same) causes.add(cause);
                });
        return causes;
    }
}
