package org.phrasefield.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.Outcome;

/**
 * A server that is gone, or broken, for a while, such as one that is started anew at night: after a few lost connections in a row, or a few replies in a row that
 * tell of its own fault (5xx), every lane waits at the gate, and one asks whether the server is back, more and more seldom, until it is or patience ends.
 * One that says that it is ready and goes on to fail is left alone for longer each time. Safe from any thread.
 */
final class Outage {
    /** So many connections lost in a row, with no reply between them, are a sign: a single one happens. */
    private static final int STREAK = 2;

    /** So many replies in a row that tell of the server's own fault, not counting trials that are known to meet it alone. */
    private static final int BROKEN_STREAK = 3;

    /** So often at most a trial is put off while others fail as it does. */
    private static final int PUT_OFF = 2;

    private static final Duration SELDOM = Duration.ofSeconds(30);

    private final LanguageModel model;
    private final Settings settings;
    private final Limits limits;
    private final Gate gate;
    private final Standing standing;
    private final Terms terms;
    private int lost;
    private int broken;
    private boolean probing;
    /** Trials that meet the server's own fault while others go well, with no sign that it is more than that. */
    private final Loners loners = new Loners();
    /** How often each was put off since it met the fault and others went well. */
    private final Map<String, Integer> putOff = new HashMap<>();
    /** Trials that were put off before others went well: theirs is a fault of their own. */
    private final Set<String> alone = new HashSet<>();
    /** Whether there was a sign of more since the last reply without a fault. */
    private boolean signed;
    /** Trials whose last call began before the server was last found well or ready, and failed as calls did then. */
    private final Set<String> late = new HashSet<>();
    /** How often each was put off for that, in all. */
    private final Map<String, Integer> wasLate = new HashMap<>();
    /** Those that were put off for that since the last reply without a fault. */
    private final Set<String> putOffLate = new HashSet<>();
    /** Grows whenever the server is found well or ready. */
    private int era;
    /** How long all lanes have waited since then, and how long they wait next. */
    private Duration waited = Duration.ZERO;

    private Duration wait;
    /** Whether it was said since then that the server is gone. */
    private boolean told;

    /**
     * How a server is waited for.
     *
     * @param first pause before the server is asked whether it is back; each further one doubles
     * @param longest for no longer than this
     * @param stop ends the waiting
     * @param progress told of it
     */
    record Terms(Duration first, Duration longest, Stop stop, Progress progress) {}

    /** @param standing told where the model is given up */
    Outage(LanguageModel model, Settings settings, Limits limits, Gate gate, Standing standing, Terms terms) {
        this.standing = standing;
        this.model = model;
        this.settings = settings;
        this.limits = limits;
        this.gate = gate;
        this.terms = terms;
        this.wait = shorter(terms.first(), terms.longest());
    }

    /** Whether a service tells of its own fault, and not just that it is busy. */
    static boolean broken(Reply reply) {
        int status = reply.status().orElse(0);
        return reply.outcome() instanceof Outcome.Failed failed
                && failed.cause() == Outcome.Cause.SERVICE
                && status >= 500
                && status < 600
                && !Traffic.busy(reply);
    }

    /** A call begins; to be told again with what came of it. */
    synchronized Loners.Begun begins() {
        return loners.begins(era);
    }

    /**
     * Learns from a call; where that shows that the server is gone or broken, waits until it is back, or gives the model up.
     *
     * @param trial key of the trial that it was made for
     * @param then what {@link #begins} told before it
     */
    void note(String trial, Reply reply, Loners.Begun then) throws InterruptedException {
        if (!tells(trial, reply, then)) return;
        try {
            // Who waits at the gate must find it lost when that opens, or would ask once more.
            probed(reply).ifPresent(standing::lose);
        } finally {
            over();
        }
    }

    /**
     * Whether a trial that failed as often as it may is to be asked again later, since what it met may be the server's fault and not its own:
     * others fail as it does, it began when they did, or nobody knows yet.
     *
     * @param others whether others wait
     */
    synchronized boolean excuses(String trial, boolean others) {
        if (late.remove(trial)) {
            putOffLate.add(trial);
            loners.meets(trial);
            return wasLate.merge(trial, 1, Integer::sum) <= PUT_OFF;
        }
        if (!loners.suspects(trial) || alone.contains(trial)) return false;
        if (loners.suspects() < 2 && !others) return false;
        return putOff.merge(trial, 1, Integer::sum) <= PUT_OFF;
    }

    /** Whether a trial is known to meet the server's fault while others do not, so that its calls say nothing of the server. */
    synchronized boolean alone(String trial) {
        return alone.contains(trial) || loners.knows(trial);
    }

    private synchronized boolean tells(String trial, Reply reply, Loners.Begun then) {
        late.remove(trial);
        boolean gone = reply.outcome() instanceof Outcome.Failed failed
                && failed.cause() == Outcome.Cause.CONNECTION
                && reply.status().isEmpty();
        if (!gone) lost = 0;
        boolean stale = then.era() != era;
        if (broken(reply) && stale) {
            late.add(trial);
        } else if (broken(reply)) {
            loners.meets(trial);
            if (!alone(trial)) broken++;
        } else if (works(reply.outcome())) {
            broken = 0;
            // What was on its way before the server was last found well or ready says no more of how it is now.
            if (!stale) well(then);
        }
        boolean sign = gone ? ++lost >= STREAK : broken >= BROKEN_STREAK;
        if (!sign) return false;
        signed = true;
        if (probing) return false;
        probing = true;
        // At once: what is asked between a sign and the closing would use up a trial's attempts on a server that is
        // gone.
        gate.close();
        return true;
    }

    /** Whether a server that says this does its work; one that times out or is busy may be on its way up or down. */
    private static boolean works(Outcome outcome) {
        return outcome.settled()
                || (outcome instanceof Outcome.Failed failed && !failed.cause().passing());
    }

    private void well(Loners.Begun call) {
        Set<String> met = loners.wentWell(call);
        if (!met.isEmpty()) era++;
        if (told) terms.progress().back(model.identity().reference());
        told = false;
        if (!signed) loners.know(met);
        signed = false;
        for (String trial : met) {
            if (putOff.remove(trial) != null | putOffLate.remove(trial)) alone.add(trial);
        }
        waited = Duration.ZERO;
        wait = shorter(terms.first(), terms.longest());
    }

    private synchronized void over() {
        probing = false;
        era++;
        lost = 0;
        broken = 0;
        gate.open();
    }

    private Optional<String> probed(Reply sign) throws InterruptedException {
        String why = sign.outcome().reason();
        if (broken(sign)) {
            // Whatever it says of itself, it fails.
            if (waited().compareTo(terms.longest()) >= 0) return Optional.of(why);
            pause(why);
        }
        while (!terms.stop().asked()) {
            Optional<Reply> hindrance = model.warmUp(settings, limits);
            if (hindrance.isEmpty()) return Optional.empty();
            boolean passing = hindrance.get().outcome() instanceof Outcome.Failed failed
                    ? failed.cause().passing()
                    : hindrance.get().outcome() instanceof Outcome.TimedOut;
            if (!passing || waited().compareTo(terms.longest()) >= 0) {
                return Optional.of(hindrance.get().outcome().reason());
            }
            pause(why);
        }
        return Optional.empty();
    }

    private synchronized Duration waited() {
        return waited;
    }

    private void pause(String why) throws InterruptedException {
        Duration now;
        synchronized (this) {
            if (!told) terms.progress().gone(model.identity().reference(), why, terms.longest());
            told = true;
            now = wait;
            waited = waited.plus(now);
            wait = shorter(wait.multipliedBy(2), shorter(SELDOM, terms.longest()));
        }
        terms.stop().within(now, new CompletableFuture<>());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
