package org.phrasefield.llm;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.ModelIdentity;

/** A model that is asked another question than a test asks: the one that brings about what the test wants to see. */
class Rewording implements LanguageModel {
    private final LanguageModel model;
    private final UnaryOperator<Question> asked;

    Rewording(LanguageModel model, UnaryOperator<Question> asked) {
        this.model = model;
        this.asked = asked;
    }

    @Override
    public ModelIdentity identity() {
        return model.identity();
    }

    @Override
    public int lanes() {
        return model.lanes();
    }

    @Override
    public Optional<String> caution(String language) {
        return model.caution(language);
    }

    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) throws InterruptedException {
        return model.warmUp(settings, limits);
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        return model.ask(asked.apply(question));
    }

    @Override
    public void close() {
        model.close();
    }
}
