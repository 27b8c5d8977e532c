package org.phrasefield.llm;

import java.time.Duration;
import java.util.Locale;
import org.phrasefield.protocol.Limits;
import org.phrasefield.trial.Outcome;

/**
 * How long one call may take.
 *
 * @param opening the limit that holds until the first byte of the body
 * @param first how long that is
 * @param silence longest time between two bytes of the body
 * @param whole the limit that holds for all of the call
 * @param total how long that is
 * @param way what can be done when one of these is over, a clause
 */
record Patience(
        Outcome.Limit opening, Duration first, Duration silence, Outcome.Limit whole, Duration total, String way) {
    private static final String LIMITS = "limits: sets how long to wait";

    /** For an answer. */
    static Patience asking(Limits limits) {
        return new Patience(
                Outcome.Limit.FIRST_TOKEN,
                limits.firstToken(),
                limits.silence(),
                Outcome.Limit.TOTAL,
                limits.total(),
                LIMITS);
    }

    /** For the loading of a model, which sends nothing until it is done. */
    static Patience loading(Limits limits) {
        return new Patience(
                Outcome.Limit.LOAD, limits.load(), limits.load(), Outcome.Limit.LOAD, limits.load(), LIMITS);
    }

    /** For a question to the server about itself. */
    static Patience brief(Duration total) {
        return new Patience(
                Outcome.Limit.TOTAL,
                total,
                total,
                Outcome.Limit.TOTAL,
                total,
                "see that it is the right address, or start it anew");
    }

    /** The outcome when a limit is reached. */
    Outcome.TimedOut over(Outcome.Limit limit, String host) {
        String what = switch (limit) {
            case LOAD -> host + " did not load the model within " + words(total);
            case FIRST_TOKEN -> host + " sent nothing of an answer within " + words(first);
            case SILENCE -> host + " fell silent in the middle of an answer for " + words(silence);
            case TOTAL -> host + " was not done within " + words(total);
        };
        return new Outcome.TimedOut(limit, what + "; " + way);
    }

    /** A length of time as a person reads it. */
    static String words(Duration time) {
        if (time.toMillis() < 1000) return time.toMillis() + " ms";
        if (time.toMillis() % 1000 != 0) return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        return time.toSeconds() % 60 == 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
