package org.phrasefield.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.protocol.Limits;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

/** Asks one trial of a model, again where that may help and the budget lets it, and keeps every attempt. */
final class Asking {
    /** A call that was sent counts, even where nobody waited for its reply. */
    private static final Reply GIVEN_UP =
            Reply.of(new Outcome.Failed(Outcome.Cause.CONNECTION, "given up when the run was interrupted"));

    /** Others fail as it does, so that the fault may be the server's. */
    private static final Outcome PUT_OFF = new Outcome.NotRun("put off while the server failed");

    /** Who would have been asked again has not failed: nobody knows yet what the next call brings. */
    private static final Outcome BROKEN_OFF =
            new Outcome.NotRun("its call was lost, and the run ended before it was asked again");

    /** So often a trial that finds the service busy lets the others be asked first, and rests only then. */
    private static final int YIELDS = 3;

    private final LanguageModel model;
    private final Unconfirmed unconfirmed;
    private final Standing standing;
    private final Traffic traffic;
    private final Outage outage;
    private final Terms terms;
    /** How often each trial did. */
    private final Map<String, Integer> yielded = new ConcurrentHashMap<>();

    /**
     * On what terms a run asks.
     *
     * @param limits how long to wait
     * @param patience how often to ask again
     * @param clock for the times of attempts
     * @param purse what may be spent
     * @param stop ends the run early
     */
    record Terms(Limits limits, Patience patience, Clocks clocks, Purse purse, Stop stop) {}

    Asking(
            LanguageModel model,
            Unconfirmed unconfirmed,
            Standing standing,
            Traffic traffic,
            Outage outage,
            Terms terms) {
        this.unconfirmed = unconfirmed;
        this.outage = outage;
        this.model = model;
        this.standing = standing;
        this.traffic = traffic;
        this.terms = terms;
    }

    /**
     * What came of a trial.
     *
     * @param begun what {@link Unconfirmed#begins} told before the last call
     * @param again whether it was put off, and is to be asked again after the others, or when there is budget for it
     */
    record Asked(Result result, int begun, boolean again) {
        private Asked putOff() {
            return new Asked(new Result(result.key(), result.attempts(), PUT_OFF), begun, true);
        }
    }

    /** The calls of one trial until now, and what {@link Unconfirmed#begins} told before the last. */
    private static final class Calls {
        private final List<Attempt> attempts = new ArrayList<>();
        private int begun;
        /** Whether the share of the budget was used up before the trial was asked to the end. */
        private boolean again;

        private Asked with(Trial trial, Outcome outcome) {
            return new Asked(new Result(trial.key(), attempts, outcome), begun, again);
        }
    }

    /**
     * What came of the trial; not run when the run ends or the model is lost before it is asked, or before it is asked again: then with the
     * attempts that were made; put off where it failed and the fault may be the server's, or where that is busy and others wait.
     *
     * @param others whether others wait
     */
    Asked ask(Trial trial, boolean others) throws InterruptedException {
        Question question = new Question(trial.messages(), trial.settings(), trial.samplingSeed(), terms.limits());
        Calls calls = new Calls();
        boolean mayYield = others && yielded.getOrDefault(trial.key(), 0) < YIELDS;
        // The waits are no part of what is measured, but a run with the same faults is to wait the same.
        try {
            Reply reply = terms.patience()
                    .with(
                            new Random(trial.samplingSeed()),
                            traffic::rest,
                            each -> mayYield && Traffic.busy(each),
                            () -> attempt(trial, question, calls));
            Outcome last = reply.outcome();
            boolean brokenOff = last instanceof Outcome.NotRun && !calls.attempts.isEmpty();
            Asked asked = calls.with(trial, brokenOff ? BROKEN_OFF : last);
            boolean excused = Patience.mayHelp(last) && outage.excuses(trial.key(), others);
            boolean yields = mayYield && Traffic.busy(reply);
            if (yields) yielded.merge(trial.key(), 1, Integer::sum);
            return excused || yields ? asked.putOff() : asked;
        } catch (InterruptedException e) {
            if (calls.attempts.isEmpty()) throw e;
            // The calls that were made count, whatever hurry there is.
            Thread.currentThread().interrupt();
            return calls.with(trial, BROKEN_OFF);
        }
    }

    /** When a call began, by either clock, and who was known to answer then. */
    private record Begun(Instant wall, Instant steady, ModelIdentity known) {}

    /** Keeps a call; tells how long it took. */
    private Duration made(Trial trial, Begun begun, Reply reply, Calls calls) {
        Duration took = Duration.between(begun.steady(), terms.clocks().steady().instant());
        Attempt attempt = new Attempt(
                calls.attempts.size() + 1,
                begun.wall(),
                took,
                reply.outcome(),
                reply.status(),
                reply.raw(),
                begun.known().digest(),
                begun.known().server(),
                reply.loading());
        calls.attempts.add(attempt);
        terms.purse().made(trial, attempt);
        return took;
    }

    private Reply attempt(Trial trial, Question question, Calls calls) throws InterruptedException {
        int then = traffic.pass();
        // What waited at the gate, or for another attempt, begins nothing new once nothing new is to begin.
        if (standing.lost().isPresent() || terms.stop().asked()) return Reply.of(Purse.notRun());
        Purse.Taken taken = terms.purse().take(trial);
        if (taken == Purse.Taken.NOT_OF_THIS_SHARE) calls.again = true;
        if (taken != Purse.Taken.YES) return Reply.of(Purse.notRun());
        int asked = standing.begins();
        Loners.Begun called = outage.begins(trial.key());
        calls.begun = unconfirmed.begins();
        Begun begun = new Begun(
                terms.clocks().wall().instant(), terms.clocks().steady().instant(), standing.known());
        Reply reply;
        try {
            reply = model.ask(question);
        } catch (InterruptedException e) {
            made(trial, begun, GIVEN_UP, calls);
            throw e;
        }
        Duration took = made(trial, begun, reply, calls);
        // A trial that meets a fault of the server again, or alone, says no more of how much the server bears than it
        // did at first.
        boolean known = Outage.broken(reply) && (calls.attempts.size() > 1 || outage.alone(trial.key()));
        if (!known) traffic.learn(reply, then, terms.patience().longest());
        standing.note(reply.outcome());
        if (!outage.answered()) standing.listen(reply.outcome(), asked);
        outage.note(trial.key(), reply, called, took);
        standing.lookWho();
        return reply;
    }
}
