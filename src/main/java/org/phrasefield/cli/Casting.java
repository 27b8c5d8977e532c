package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.phrasefield.language.Language;
import org.phrasefield.llm.Discovery;
import org.phrasefield.llm.Models;
import org.phrasefield.llm.Opened;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/** Finds out which models a protocol asks, and opens them. */
final class Casting {
    /** The reference that stands for whatever model is there. */
    static final String AUTO = "auto";
    /** Under this name a model's identity keeps why {@code auto} took it. */
    private static final String CHOSEN = "chosen";
    /** Under this one what it was asked as, where it was no subject. */
    private static final String ROLE = "role";

    private final Surroundings surroundings;
    private final Console console;
    private final ModelOptions options;
    private final Models models;

    Casting(Surroundings surroundings, Console console, ModelOptions options) {
        this.surroundings = surroundings;
        this.console = console;
        this.options = options;
        models = models(new ArrivalWords(Language.EN));
    }

    private Models models(ArrivalWords words) {
        MachineModels locals = new MachineModels(surroundings, console, options.offline(), options.beside(), words);
        return new Models(surroundings.environment(), locals, surroundings.clock());
    }

    /**
     * A protocol whose models are all named.
     *
     * @param protocol without {@code auto}
     * @param chosen by the reference that {@code auto} came to, why
     */
    record Cast(Protocol protocol, Map<String, String> chosen) {}

    /**
     * Puts a name in the place of {@code auto}: the one that the run to be continued asked, else what is found.
     *
     * @param newest the run that may be continued
     */
    Cast cast(Protocol protocol, Optional<RunRecord> newest) throws InterruptedException {
        List<ModelChoice> choices = new ArrayList<>();
        Map<String, String> chosen = new TreeMap<>();
        for (ModelChoice choice : protocol.models()) {
            if (!choice.reference().equals(AUTO)) {
                choices.add(choice);
                continue;
            }
            Optional<ModelIdentity> before = newest.flatMap(Casting::auto);
            if (before.isPresent()) {
                choices.add(choice.named(before.get().reference()));
                chosen.put(before.get().reference(), reason(before.get()).orElseThrow());
            } else {
                Discovery found = models(ArrivalWords.of(protocol)).discover(choice);
                choices.add(found.choice());
                chosen.put(found.choice().reference(), found.reason());
            }
        }
        return new Cast(protocol.asking(choices), chosen);
    }

    /** What {@code auto} came to in a run; a replayed sample does not count, since a model may be there by now. */
    static Optional<ModelIdentity> auto(RunRecord run) {
        return run.models().stream()
                .filter(model -> reason(model).isPresent())
                .filter(model -> !model.reference().equals("sample"))
                .findFirst();
    }

    /** Why {@code auto} took a model; absent where the model was named. */
    private static Optional<String> reason(ModelIdentity model) {
        return Optional.ofNullable(model.more().get(CHOSEN));
    }

    /** The protocol as a continued run would ask it, without looking for any model. */
    static Protocol asBefore(Protocol protocol, Optional<RunRecord> newest) {
        Optional<ModelIdentity> before = newest.flatMap(Casting::auto);
        return protocol.asking(protocol.models().stream()
                .map(choice -> choice.reference().equals(AUTO) && before.isPresent()
                        ? choice.named(before.get().reference())
                        : choice)
                .toList());
    }

    /** Opens a model; a refusal ends the command. */
    LanguageModel open(ModelChoice choice, Limits limits, RunWords words) throws InterruptedException {
        String sentence = words.loading(choice.reference());
        try (LoadingLine loading = LoadingLine.begin(console, sentence, LoadingLine.later())) {
            Opened<LanguageModel> opened = models.open(choice, limits);
            if (opened instanceof Opened.Ready<LanguageModel> ready) return ready.thing();
            throw Failure.input(((Opened.Refused<LanguageModel>) opened).sentence());
        }
    }

    /** Opens a model that is looked for again where it may be there later; any other refusal ends the command. */
    LanguageModel await(ModelChoice choice, Limits limits, RunWords words) throws InterruptedException {
        String sentence = words.loading(choice.reference());
        try (LoadingLine loading = LoadingLine.begin(console, sentence, LoadingLine.later())) {
            return awaited(choice, limits);
        }
    }

    private LanguageModel awaited(ModelChoice choice, Limits limits) throws InterruptedException {
        Awaited.Opening opening = () -> models.open(choice, limits);
        Opened<LanguageModel> opened = opening.open();
        if (opened instanceof Opened.Refused<LanguageModel> refused && !refused.passing()) {
            throw Failure.input(refused.sentence());
        }
        return new Awaited(choice.reference(), opened, opening);
    }

    /** Refuses what can never be asked, however long one waits; what may be there later is not looked at any further. */
    void foresee(Protocol protocol) throws InterruptedException {
        for (ModelChoice choice : protocol.models()) {
            if (!choice.reference().equals(AUTO))
                awaited(choice, protocol.limits()).close();
        }
        if (protocol.embedder().isPresent()
                && embedder(protocol.embedder().get(), protocol.limits(), true)
                        instanceof Opened.Ready<Embedder> ready) {
            ready.thing().close();
        }
    }

    /** Opens a model that embeds; a refusal ends the command. */
    Embedder embedder(ModelChoice choice, Limits limits) throws InterruptedException {
        return ((Opened.Ready<Embedder>) embedder(choice, limits, false)).thing();
    }

    /**
     * Opens a model that embeds; a refusal ends the command.
     *
     * @param awaited whether one that may be there later is no refusal
     */
    Opened<Embedder> embedder(ModelChoice choice, Limits limits, boolean awaited) throws InterruptedException {
        Opened<Embedder> opened = models.embedder(choice, limits);
        if (opened instanceof Opened.Refused<Embedder> refused && !(awaited && refused.passing())) {
            throw Failure.input(refused.sentence());
        }
        return opened;
    }

    /**
     * An identity that says why it was taken, where {@code auto} took it.
     *
     * @param chosen by reference, why
     */
    static ModelIdentity chosen(ModelIdentity identity, Map<String, String> chosen) {
        String reason = chosen.get(identity.reference());
        return reason == null ? identity : with(identity, CHOSEN, reason);
    }

    /** An identity that says that it judged. */
    static ModelIdentity judging(ModelIdentity identity) {
        return with(identity, ROLE, ModelChoice.Role.JUDGE.word());
    }

    /** Whether a run asked this model as a judge. */
    static boolean judges(ModelIdentity identity) {
        return ModelChoice.Role.JUDGE.word().equals(identity.more().get(ROLE));
    }

    private static ModelIdentity with(ModelIdentity identity, String name, String value) {
        Map<String, String> more = new TreeMap<>(identity.more());
        more.put(name, value);
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
