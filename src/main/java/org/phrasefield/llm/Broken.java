package org.phrasefield.llm;

import org.phrasefield.trial.Outcome;

/** A call that gave no whole reply; what came of it instead. */
final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    Broken(Outcome outcome) {
        super(outcome.reason());
        this.outcome = outcome;
    }

    /** The reply is not what the service's interface promises. */
    static Broken reply(String reason) {
        return new Broken(new Outcome.Failed(Outcome.Cause.REPLY, reason));
    }

    Outcome outcome() {
        return outcome;
    }
}
