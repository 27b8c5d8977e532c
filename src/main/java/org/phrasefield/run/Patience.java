package org.phrasefield.run;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.phrasefield.trial.Outcome;

/**
 * How often, and after how long a wait, a question is asked again: only where asking again may help, after as long as the service
 * asked for, else with exponential back-off and full jitter; at once, the first time, where only the connection was lost.
 *
 * @param attempts calls at most for one trial, at least 1; three times as many while the service says that it is busy
 * @param first upper end of the first wait; each further one doubles
 * @param longest no wait is longer, whatever the service asks for
 */
public record Patience(int attempts, Duration first, Duration longest) {
    /** Three calls, waits of up to 1, 2, … seconds, ten minutes at most. */
    public static final Patience DEFAULT = new Patience(3, Duration.ofSeconds(1), Duration.ofMinutes(10));

    /** A service that is only busy is asked so many times as often: it will answer once others have been served. */
    private static final int BUSY = 3;

    public Patience {
        if (attempts < 1) throw new IllegalArgumentException("attempts: " + attempts);
    }

    /** A call that may be made again. */
    interface Call {
        Reply make() throws InterruptedException;
    }

    /** Lets time pass before a call is made again. */
    interface Rest {
        void take(Duration time) throws InterruptedException;
    }

    /** Makes the call until it gives what asking again would not mend, or patience ends. */
    Reply with(Random jitter, Rest rest, Call call) throws InterruptedException {
        return with(jitter, rest, reply -> false, call);
    }

    /**
     * Makes the call until it gives what asking again would not mend, or patience ends.
     *
     * @param jitter where the waits come from
     * @param rest taken before each further call
     * @param yields whether, after this reply, others are to be asked first
     * @return the last reply
     */
    Reply with(Random jitter, Rest rest, Predicate<Reply> yields, Call call) throws InterruptedException {
        AtomicInteger faults = new AtomicInteger();
        RetryPolicy<Reply> policy = RetryPolicy.<Reply>builder()
                // An exception is this program's fault, or the caller's wish to stop: neither is asked again.
                .handleIf(exception -> false)
                .handleResultIf(reply -> mayHelp(reply.outcome())
                        && !yields.test(reply)
                        && (Traffic.busy(reply) || faults.get() < attempts))
                .withMaxAttempts(attempts == 1 ? 1 : BUSY * attempts)
                .build();
        try {
            return Failsafe.with(policy).get(context -> {
                Reply last = context.getLastResult();
                if (last != null) rest.take(wait(last, context.getAttemptCount(), jitter));
                Reply reply = call.make();
                if (!Traffic.busy(reply)) faults.incrementAndGet();
                return reply;
            });
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException interrupted) throw interrupted;
            throw e;
        }
    }

    private Duration wait(Reply last, int made, Random jitter) {
        boolean lost = last.outcome() instanceof Outcome.Failed failed && failed.cause() == Outcome.Cause.CONNECTION;
        if (lost && made == 1) return Duration.ZERO;
        Duration asked = last.retryAfter()
                .orElseGet(() -> first.multipliedBy(1L << Math.min(made - 1, 20))
                        .multipliedBy(jitter.nextInt(1001))
                        .dividedBy(1000));
        return asked.compareTo(longest) > 0 ? longest : asked;
    }

    /** Whether what this tells may be over later, however long that takes. */
    static boolean mayPass(Reply reply) {
        return reply.outcome() instanceof Outcome.Failed failed
                ? failed.cause().passing()
                : reply.outcome() instanceof Outcome.TimedOut timedOut && timedOut.limit() != Outcome.Limit.LOAD;
    }

    /** Whether asking again may bring another outcome than this. */
    static boolean mayHelp(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) return failed.cause().passing();
        // A longer wait for the same load or the same whole answer would end the same way.
        return outcome instanceof Outcome.TimedOut timedOut
                && (timedOut.limit() == Outcome.Limit.FIRST_TOKEN || timedOut.limit() == Outcome.Limit.SILENCE);
    }
}
