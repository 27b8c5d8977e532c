package org.phrasefield.llm;

import java.util.Optional;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Usage;

/** Repeats the prompt: a dry run without any model, in which every effect is that of the wording itself. */
public final class EchoModel implements LanguageModel {
    /** The reference that names it. */
    public static final String REFERENCE = "echo";

    @Override
    public ModelIdentity identity() {
        return ModelIdentity.named(REFERENCE);
    }

    @Override
    public int lanes() {
        return 4;
    }

    @Override
    public Optional<String> caution(String language) {
        return Optional.of("No model is asked: echo repeats each prompt as its answer.");
    }

    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) {
        return Optional.empty();
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        Answer answer =
                new Answer(Prompts.last(question), Optional.empty(), "stop", Usage.UNKNOWN, Optional.of(REFERENCE));
        return Reply.of(
                answer.text().isBlank()
                        ? new Outcome.Empty(answer, "the prompt is blank, and so is its echo")
                        : new Outcome.Answered(answer));
    }

    @Override
    public void close() {}
}
