package org.phrasefield.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * A server that is gone, or broken, for a while, such as one that is started anew at night: after a few lost connections in a row, a few replies in a row that
 * tell of its own fault (5xx), or a row of different trials for all of which it is busy, or, where the model has answered before, that all meet some fault that may
 * pass (silence, a page, garbage, an error inside a success, a redirect), every lane waits at the gate, and one asks whether the server is back, more and more seldom, until it is or patience ends.
 * One that says that it is ready is believed when one call, of whichever trial is next, goes well: only then do the others go on. Safe from any thread.
 */
final class Outage {
    /** So many connections lost in a row, with no reply between them, are a sign: a single one happens. */
    private static final int STREAK = 2;

    /** So many replies in a row that tell of the server's own fault, not counting trials that are known to meet it alone. */
    private static final int BROKEN_STREAK = 3;

    /** So many different trials in a row that meet any fault, not counting those either: fewer may be faults of their own. */
    static final int ROW = 5;

    /** So often at most a trial is put off while others fail as it does. */
    private static final int PUT_OFF = 2;

    /** So many first pauses at most all wait where the last few trials may be to blame. */
    private static final int UNSURE = 15;

    private static final Duration SELDOM = Duration.ofSeconds(30);

    /** Who may pass. */
    private enum Door {
        OPEN,
        CLOSED,
        /** One call, to see whether the server works. */
        AJAR
    }

    private final LanguageModel model;
    private final Settings settings;
    private final Limits limits;
    private final Gate gate;
    private final Standing standing;
    private final Terms terms;
    private int lost;
    private int broken;
    /** Trials that met a fault since a call last went well, not counting those that are known to meet one alone. */
    private final Set<String> row = new HashSet<>();
    /** Trials that were of such a row when the server was back: that they meet a fault once more is no news of it. */
    private final Set<String> spared = new HashSet<>();

    private Door door = Door.OPEN;
    /** Trials that meet a fault while others go well, with no sign that it is more than that. */
    private final Loners loners = new Loners();
    /** How often each was put off since it met the fault and others went well. */
    private final Map<String, Integer> putOff = new HashMap<>();
    /** Trials that were put off before others went well: theirs is a fault of their own. */
    private final Set<String> alone = new HashSet<>();
    /** Trials that once waited in vain while the server answered others that had begun later. */
    private final Set<String> passedOver = new HashSet<>();
    /** Whether there was a sign of more since the last reply without a fault. */
    private boolean signed;
    /** Whether it is the server that fails, and not the trials; until a call goes well. */
    private boolean sure;
    /** Trials that were asked. */
    private final Set<String> begun = new HashSet<>();
    /** Trials whose last call began before the server was last found well or ready, and failed as calls did then. */
    private final Set<String> late = new HashSet<>();
    /** How often each was put off for that, in all. */
    private final Map<String, Integer> wasLate = new HashMap<>();
    /** Those that were put off for that since the last reply without a fault. */
    private final Set<String> putOffLate = new HashSet<>();
    /** Trials whose last call was a sign, each with whether that was sure: by now the server may be well. */
    private final Map<String, Boolean> signs = new HashMap<>();
    /** Grows whenever the server is found well or ready after a sign. */
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
     * @param steady tells how long it was asked in vain, which counts too
     * @param stop ends the waiting
     * @param progress told of it
     * @param answered references of models that have answered in this run, kept here: of one that never did, a fault that is not plainly the server's own
     *     is more likely a wrong address, which no waiting mends
     * @param trials how many are to be asked
     */
    record Terms(
            Duration first,
            Duration longest,
            Clock steady,
            Stop stop,
            Progress progress,
            Set<String> answered,
            int trials) {}

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

    /** Whether the server could not be reached at all. */
    private static boolean gone(Reply reply) {
        return reply.outcome() instanceof Outcome.Failed failed
                && failed.cause() == Outcome.Cause.CONNECTION
                && reply.status().isEmpty();
    }

    /** Whether a call met what may pass; that the service is busy for one and all, too, keeps every trial from its answer. */
    private static boolean fault(Reply reply) {
        return reply.outcome() instanceof Outcome.Failed failed
                ? failed.cause().passing()
                : reply.outcome() instanceof Outcome.TimedOut;
    }

    /** Whether the model has answered in this run. */
    boolean answered() {
        return terms.answered().contains(model.identity().reference());
    }

    /**
     * A call begins; to be told again with what came of it.
     *
     * @param trial key of the trial that it is made for
     */
    synchronized Loners.Begun begins(String trial) {
        begun.add(trial);
        return loners.begins(era);
    }

    /**
     * Learns from a call; where that shows that the server is gone or broken, waits until it may be back, or gives the model up.
     *
     * @param trial key of the trial that it was made for
     * @param then what {@link #begins} told before it
     * @param took how long it took
     */
    void note(String trial, Reply reply, Loners.Begun then, Duration took) throws InterruptedException {
        boolean again = tries(then);
        if (!tells(trial, reply, then, took)) return;
        boolean ready = false;
        try {
            Optional<String> why = probed(reply, again);
            // Who waits at the gate must find it lost when that opens, or would ask once more.
            why.ifPresent(standing::lose);
            ready = why.isEmpty();
        } finally {
            over(ready && (answered() || !gone(reply)) && !alone(trial) ? Door.AJAR : Door.OPEN);
        }
    }

    /** Whether a call is the one that was let through to see whether the server works. */
    private synchronized boolean tries(Loners.Begun then) {
        return door == Door.AJAR && then.era() == era;
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
        if (alone.contains(trial)) return false;
        Boolean sureThen = signs.remove(trial);
        if (sureThen != null && sureThen) return true;
        if (sureThen != null && !loners.suspects(trial)) return alone.add(trial);
        if (!loners.suspects(trial) || (loners.knows(trial) && !signed)) return false;
        if (sure) return true;
        if (blamed()) return false;
        if (loners.suspects() < 2 && !others) return false;
        return putOff.merge(trial, 1, Integer::sum) <= PUT_OFF;
    }

    /** There was a sign: whether so many trials meet the fault that it is the server's, however often they do. */
    private void judge() {
        signed = true;
        // The last trials of a block may be such as meet it by themselves, with no other left that would go well.
        if (begun.size() == terms.trials()) return;
        if (row.stream().filter(trial -> !spared.contains(trial)).count() < ROW) return;
        sure = true;
        // Who was put off before anybody could know is none to fail alone.
        putOff.clear();
    }

    /** Whether a few trials are to blame: they were waited with for long enough, and no other is left. */
    private boolean blamed() {
        return !sure
                && begun.size() == terms.trials()
                && waited.compareTo(terms.first().multipliedBy(UNSURE)) >= 0;
    }

    /** Whether a trial is known to meet the server's fault while others do not, so that its calls say nothing of the server. */
    synchronized boolean alone(String trial) {
        return alone.contains(trial) || loners.knows(trial);
    }

    private synchronized boolean tells(String trial, Reply reply, Loners.Begun then, Duration took) {
        late.remove(trial);
        signs.remove(trial);
        boolean gone = gone(reply);
        if (!gone) lost = 0;
        boolean stale = then.era() != era;
        boolean fault = fault(reply) && (answered() || broken(reply) || Traffic.busy(reply));
        if (fault && stale) {
            late.add(trial);
        } else if (fault) {
            meets(trial, reply, then);
        } else if (works(reply.outcome())) {
            if (reply.outcome().settled()) terms.answered().add(model.identity().reference());
            broken = 0;
            if (signed) spared.addAll(row);
            row.clear();
            // What was on its way before the server was last found well or ready says no more of how it is now.
            if (!stale) well(then);
        }
        if (door == Door.AJAR && !stale) return tried(trial, reply, took);
        boolean sign = gone ? ++lost >= STREAK : broken >= BROKEN_STREAK || row.size() >= ROW;
        if (!sign) return false;
        judge();
        if (door != Door.OPEN || (blamed() && !gone)) return false;
        // At once: what is asked between a sign and the closing would use up a trial's attempts on a server that is
        // gone.
        shut(trial);
        return true;
    }

    private void shut(String trial) {
        if (answered() && !alone(trial)) signs.put(trial, sure);
        door = Door.CLOSED;
        gate.close();
    }

    private void meets(String trial, Reply reply, Loners.Begun then) {
        // The server answered others while this one waited in vain.
        if (reply.outcome() instanceof Outcome.TimedOut && loners.passedOver(then)) passedOver.add(trial);
        loners.meets(trial);
        if (saysNothing(trial)) return;
        if (broken(reply)) broken++;
        row.add(trial);
    }

    private boolean saysNothing(String trial) {
        return alone(trial) || passedOver.contains(trial);
    }

    /** What the one call that was let through says: the others follow, the next one tries, or the server is left alone for longer. */
    private boolean tried(String trial, Reply reply, Duration took) {
        waited = waited.plus(took);
        if (!fault(reply)) {
            door = Door.OPEN;
            gate.open();
            return false;
        }
        judge();
        if (blamed()) {
            door = Door.OPEN;
            gate.open();
            return false;
        }
        if (saysNothing(trial)) {
            gate.ajar();
            return false;
        }
        shut(trial);
        return true;
    }

    /** Whether a server that says this does its work; one that times out or is busy may be on its way up or down. */
    private static boolean works(Outcome outcome) {
        return outcome.settled()
                || (outcome instanceof Outcome.Failed failed && !failed.cause().passing());
    }

    private void well(Loners.Begun call) {
        Set<String> met = loners.wentWell(call);
        if (!met.isEmpty() && signed) era++;
        if (told) terms.progress().back(model.identity().reference());
        told = false;
        if (!signed) loners.know(met);
        signed = false;
        sure = false;
        for (String trial : met) {
            if (putOff.remove(trial) != null | putOffLate.remove(trial)) alone.add(trial);
        }
        waited = Duration.ZERO;
        wait = shorter(terms.first(), terms.longest());
    }

    private synchronized void over(Door next) {
        door = next;
        era++;
        lost = 0;
        broken = 0;
        if (next == Door.AJAR) gate.ajar();
        else gate.open();
    }

    private Optional<String> probed(Reply sign, boolean again) throws InterruptedException {
        String why = sign.outcome().reason();
        if (again || !gone(sign)) {
            // Whatever it says of itself, it fails.
            if (waited().compareTo(terms.longest()) >= 0) return Optional.of(why);
            pause(sign, certain());
        }
        while (!terms.stop().asked()) {
            Instant asked = terms.steady().instant();
            Optional<Reply> hindrance = model.warmUp(settings, limits);
            if (hindrance.isEmpty()) return Optional.empty();
            waited(Duration.between(asked, terms.steady().instant()));
            boolean passing = hindrance.get().outcome() instanceof Outcome.Failed failed
                    ? failed.cause().passing()
                    : hindrance.get().outcome() instanceof Outcome.TimedOut;
            if (!passing || waited().compareTo(terms.longest()) >= 0) {
                return Optional.of(hindrance.get().outcome().reason());
            }
            pause(sign, true);
        }
        return Optional.empty();
    }

    private synchronized Duration waited() {
        return waited;
    }

    private synchronized void waited(Duration more) {
        waited = waited.plus(more);
    }

    private synchronized boolean certain() {
        return sure;
    }

    /**
     * Waits before the next try, at least as long as a busy server asks to be left alone.
     *
     * @param seldom whether the next pause is to be longer: not where a few trials may be to blame, and nothing else is wrong
     */
    private void pause(Reply sign, boolean seldom) throws InterruptedException {
        Duration now;
        synchronized (this) {
            // That it is busy is said by who hears of it first.
            if (!told && !Traffic.busy(sign)) {
                terms.progress()
                        .gone(model.identity().reference(), sign.outcome().reason(), terms.longest());
                told = true;
            }
            Duration asked = Traffic.busy(sign)
                    ? shorter(sign.retryAfter().orElse(Duration.ZERO), terms.longest())
                    : Duration.ZERO;
            now = asked.compareTo(wait) > 0 ? asked : wait;
            waited = waited.plus(now);
            if (seldom) wait = shorter(wait.multipliedBy(2), shorter(SELDOM, terms.longest()));
        }
        terms.stop().within(now, new CompletableFuture<>());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
