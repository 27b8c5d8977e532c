package org.phrasefield.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.phrasefield.protocol.Limits;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

/** Asks one trial of a model, again where that may help and the budget lets it, and keeps every attempt. */
final class Asking {
    private final LanguageModel model;
    private final Limits limits;
    private final Patience patience;
    private final Clock clock;
    private final Purse purse;
    private final Stop stop;

    Asking(LanguageModel model, Limits limits, Patience patience, Clock clock, Purse purse, Stop stop) {
        this.model = model;
        this.limits = limits;
        this.patience = patience;
        this.clock = clock;
        this.purse = purse;
        this.stop = stop;
    }

    /** What came of the trial; not run, without attempts, when the budget is used up. */
    Result ask(Trial trial) throws InterruptedException {
        Question question = new Question(trial.messages(), trial.settings(), trial.samplingSeed(), limits);
        List<Attempt> attempts = new ArrayList<>();
        // The waits are no part of what is measured, but a run with the same faults is to wait the same.
        try {
            patience.with(new Random(trial.samplingSeed()), () -> attempt(question, attempts));
        } catch (InterruptedException e) {
            if (attempts.isEmpty()) throw e;
            // The calls that were made count, whatever hurry there is.
            Thread.currentThread().interrupt();
        }
        return new Result(
                trial.key(),
                attempts,
                attempts.isEmpty()
                        ? Purse.notRun()
                        : attempts.get(attempts.size() - 1).outcome());
    }

    private Reply attempt(Question question, List<Attempt> attempts) throws InterruptedException {
        if (!attempts.isEmpty() && stop.asked() || !purse.take()) return Reply.of(Purse.notRun());
        Instant start = clock.instant();
        Reply reply = model.ask(question);
        Attempt attempt = new Attempt(
                attempts.size() + 1,
                start,
                Duration.between(start, clock.instant()),
                reply.outcome(),
                reply.status(),
                reply.raw());
        attempts.add(attempt);
        purse.made(attempt);
        return reply;
    }
}
