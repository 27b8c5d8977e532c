package org.phrasefield.run;

import java.util.concurrent.atomic.AtomicLong;
import org.phrasefield.protocol.Budget;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Usage;

/** Keeps a run to its budget: a call is paid for before it is made, tokens once they are known. */
final class Purse {
    private static final String RAISE = "Raise budget: in the protocol";

    private final Budget budget;
    private final Stop stop;
    private final AtomicLong calls;
    private final AtomicLong tokens;

    Purse(Budget budget, Spent spent, Stop stop) {
        this.budget = budget;
        this.stop = stop;
        calls = new AtomicLong(spent.calls());
        tokens = new AtomicLong(spent.tokens());
    }

    /** Takes one call out; false when there is none left, and then the run is asked to stop. */
    boolean take() {
        if (budget.tokens().isPresent() && tokens.get() >= budget.tokens().getAsLong()) {
            stop.ask(Status.INCOMPLETE, "the budget of " + budget.tokens().getAsLong() + " tokens is used up", RAISE);
            return false;
        }
        if (budget.calls().isPresent()
                && calls.incrementAndGet() > budget.calls().getAsLong()) {
            stop.ask(Status.INCOMPLETE, "the budget of " + budget.calls().getAsLong() + " calls is used up", RAISE);
            return false;
        }
        return true;
    }

    void made(Attempt attempt) {
        attempt.outcome().text().ifPresent(answer -> tokens.addAndGet(total(answer.usage())));
    }

    /** Tokens of an outcome, as far as the service said. */
    static long total(Usage usage) {
        return (long) usage.inputTokens().orElse(0) + usage.outputTokens().orElse(0);
    }

    static Outcome notRun() {
        return new Outcome.NotRun("budget used up");
    }
}
