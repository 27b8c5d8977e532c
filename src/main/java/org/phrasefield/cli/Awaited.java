package org.phrasefield.cli;

import java.util.Optional;
import org.phrasefield.llm.Opened;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Residence;

/** A model of a night whose server may be started later: it is opened whenever it is to be made ready, until it is there. */
final class Awaited implements LanguageModel {
    private final String reference;
    private final Opening opening;
    private volatile Runnable arrival = () -> {};
    private volatile Opened<LanguageModel> opened;

    /** Looks whether a model is there. */
    interface Opening {
        Opened<LanguageModel> open() throws InterruptedException;
    }

    /**
     * One that was looked for once.
     *
     * @param reference what the protocol calls it
     * @param first what came of that
     */
    Awaited(String reference, Opened<LanguageModel> first, Opening opening) {
        this.reference = reference;
        this.opened = first;
        this.opening = opening;
    }

    /** What is done as soon as it is there, where it is not yet. */
    void onArrival(Runnable what) {
        arrival = what;
    }

    private Optional<LanguageModel> there() {
        return opened instanceof Opened.Ready<LanguageModel> ready ? Optional.of(ready.thing()) : Optional.empty();
    }

    @Override
    public ModelIdentity identity() {
        return there().map(LanguageModel::identity).orElseGet(() -> ModelIdentity.named(reference));
    }

    @Override
    public int lanes() {
        return there().map(LanguageModel::lanes).orElse(1);
    }

    @Override
    public int mostLanes() {
        return there().map(LanguageModel::mostLanes).orElse(1);
    }

    @Override
    public Optional<ModelIdentity> identityNow() throws InterruptedException {
        Optional<LanguageModel> model = there();
        return model.isPresent() ? model.get().identityNow() : Optional.empty();
    }

    @Override
    public Optional<Residence> residence() {
        return there().flatMap(LanguageModel::residence);
    }

    @Override
    public Optional<String> caution(String language) {
        return there().flatMap(model -> model.caution(language));
    }

    @Override
    public boolean awaited() {
        return true;
    }

    @Override
    public Optional<Reply> look() throws InterruptedException {
        if (there().isEmpty()) {
            opened = opening.open();
            if (there().isPresent()) arrival.run();
        }
        if (opened instanceof Opened.Refused<LanguageModel> refused) {
            Outcome.Cause cause = refused.passing() ? Outcome.Cause.CONNECTION : Outcome.Cause.MODEL;
            return Optional.of(Reply.of(new Outcome.Failed(cause, refused.sentence())));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) throws InterruptedException {
        Optional<Reply> missing = look();
        return missing.isPresent() ? missing : there().orElseThrow().warmUp(settings, limits);
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        return there().orElseThrow().ask(question);
    }

    @Override
    public void close() {
        there().ifPresent(LanguageModel::close);
    }
}
