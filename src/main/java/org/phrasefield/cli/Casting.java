package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phrasefield.llm.Discovery;
import org.phrasefield.llm.Models;
import org.phrasefield.llm.Opened;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/** Finds out which models a protocol asks, and opens them. */
final class Casting {
    private static final String AUTO = "auto";
    /** Under this name a model's identity keeps why {@code auto} took it. */
    private static final String CHOSEN = "chosen";

    private final Models models;

    Casting(Surroundings surroundings, Console console, ModelOptions options) {
        MachineModels locals = new MachineModels(surroundings, console, options.offline());
        models = new Models(surroundings.environment(), locals, surroundings.clock());
    }

    /**
     * A protocol whose models are all named.
     *
     * @param protocol without {@code auto}
     * @param reason why {@code auto} took what it took; empty where nothing was to be found
     */
    record Cast(Protocol protocol, String reason) {}

    /**
     * Puts a name in the place of {@code auto}: the one that the run to be continued asked, else what is found.
     *
     * @param newest the run that may be continued
     */
    Cast cast(Protocol protocol, Optional<RunRecord> newest) throws InterruptedException {
        List<ModelChoice> choices = new ArrayList<>();
        String reason = "";
        for (ModelChoice choice : protocol.models()) {
            if (!choice.reference().equals(AUTO)) {
                choices.add(choice);
                continue;
            }
            Optional<ModelIdentity> before = newest.stream()
                    .flatMap(run -> run.models().stream())
                    .filter(model -> model.more().containsKey(CHOSEN)
                            && !model.reference().startsWith("sample"))
                    .findFirst();
            if (before.isPresent()) {
                choices.add(named(choice, before.get().reference()));
                reason = before.get().more().getOrDefault(CHOSEN, "");
            } else {
                Discovery found = models.discover(choice);
                choices.add(found.choice());
                reason = found.reason();
            }
        }
        return new Cast(protocol.asking(choices), reason);
    }

    private static ModelChoice named(ModelChoice choice, String reference) {
        return new ModelChoice(choice.role(), reference, choice.settings(), choice.url(), choice.key());
    }

    /** Opens a model; a refusal ends the command. */
    LanguageModel open(ModelChoice choice) throws InterruptedException {
        Opened<LanguageModel> opened = models.open(choice);
        if (opened instanceof Opened.Ready<LanguageModel> ready) return ready.thing();
        throw Failure.input(((Opened.Refused<LanguageModel>) opened).sentence());
    }

    /** An identity that says why it was taken. */
    static ModelIdentity chosen(ModelIdentity identity, String reason) {
        Map<String, String> more = new TreeMap<>(identity.more());
        more.put(CHOSEN, reason);
        return new ModelIdentity(
                identity.reference(),
                identity.name(),
                identity.digest(),
                identity.quantisation(),
                identity.template(),
                identity.server(),
                identity.host(),
                more);
    }
}
