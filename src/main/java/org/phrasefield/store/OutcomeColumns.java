package org.phrasefield.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phrasefield.run.StoreException;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Outcome;

/** An outcome as columns: its word, which limit or cause it names, its reason, and beside them the answer's own. */
final class OutcomeColumns {
    private OutcomeColumns() {}

    static @Nullable String kind(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) return failed.cause().name();
        if (outcome instanceof Outcome.TimedOut timedOut)
            return timedOut.limit().name();
        return null;
    }

    static Outcome outcome(String word, @Nullable String kind, String reason, Optional<Answer> answer) {
        String named = kind == null ? "" : kind;
        return switch (word) {
            case "answered" -> new Outcome.Answered(answer.orElseThrow());
            case "refused" -> new Outcome.Refused(reason);
            case "cut" -> new Outcome.Cut(answer.orElseThrow(), reason);
            case "empty" -> new Outcome.Empty(answer.orElseThrow(), reason);
            case "timed out" -> new Outcome.TimedOut(Outcome.Limit.valueOf(named), reason);
            case "failed" -> new Outcome.Failed(Outcome.Cause.valueOf(named), reason);
            case "not run" -> new Outcome.NotRun(reason);
            default -> throw new StoreException("the store holds an unknown outcome: " + word);
        };
    }
}
