package org.phrasefield.llm;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

/** Answers from a {@link Script}: the same answer for the same prompt and sampling seed, whatever else is asked meanwhile. */
public final class ScriptedModel implements LanguageModel {
    private final ModelIdentity identity;
    private final Script script;
    private final Map<Turn, Integer> turns = new ConcurrentHashMap<>();

    private ScriptedModel(String reference, String digest, Script script) {
        this.identity = new ModelIdentity(
                reference,
                Optional.empty(),
                Optional.of(digest),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        this.script = script;
    }

    /** How often a rule met one question. */
    private record Turn(int rule, String prompt, int seed) {}

    /**
     * Opens a script.
     *
     * @param file the file's name, for the reference and for messages
     * @param text the file's text
     */
    public static Opened<ScriptedModel> open(String file, String text) {
        try {
            return Opened.ready(new ScriptedModel("scripted/" + file, Sha256.hex(text), Script.read(file, text)));
        } catch (Script.Mistake mistake) {
            return Opened.refused(mistake.sentence());
        }
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public int lanes() {
        return 8;
    }

    @Override
    public Optional<String> caution(String language) {
        return Optional.of("No model is asked: the answers stand in a script.");
    }

    @Override
    public Optional<Reply> warmUp(Settings settings, Limits limits) {
        return Optional.empty();
    }

    @Override
    public Reply ask(Question question) throws InterruptedException {
        String prompt = Prompts.last(question);
        for (int i = 0; i < script.rules().size(); i++) {
            Script.Rule rule = script.rules().get(i);
            if (!rule.fits(prompt) || spent(rule, new Turn(i, prompt, question.samplingSeed()))) continue;
            Patience patience = Patience.asking(question.limits());
            boolean tooLong = rule.delay().compareTo(patience.total()) > 0;
            Thread.sleep((tooLong ? patience.total() : rule.delay()).toMillis());
            if (tooLong) return Reply.of(patience.over(Outcome.Limit.TOTAL, identity.reference()));
            return Reply.of(rule.outcome(prompt, question.samplingSeed()));
        }
        return Reply.of(
                new Outcome.Failed(Outcome.Cause.REQUEST, "no rule of " + identity.reference() + " fits this prompt"));
    }

    private boolean spent(Script.Rule rule, Turn turn) {
        return rule.times().isPresent()
                && turns.merge(turn, 1, Integer::sum) > rule.times().getAsInt();
    }

    @Override
    public void close() {}
}
