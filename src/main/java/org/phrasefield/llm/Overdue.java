package org.phrasefield.llm;

import dev.langchain4j.exception.TimeoutException;
import org.phrasefield.trial.Outcome;

/** An answer took longer than it may, with the limit that it ran into. */
final class Overdue extends TimeoutException {
    private final Outcome.TimedOut outcome;

    Overdue(Outcome.TimedOut outcome) {
        super(outcome.reason());
        this.outcome = outcome;
    }

    Outcome.TimedOut outcome() {
        return outcome;
    }
}
