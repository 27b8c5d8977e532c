package org.phrasefield.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Spell;
import org.phrasefield.trial.Trial;

/** Carries a plan out: skips what is settled, asks model by model, hands each result to the store, keeps to budget and tolerance. */
public final class Runner {
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** After so long at most it is looked again whether a model is there. */
    private static final Duration SELDOM = Duration.ofSeconds(30);

    private final AnswerStore store;
    private final Clocks clocks;
    private final Patience patience;
    private final Progress progress;
    private final Stop stop;
    private final Duration grace;
    private final Optional<Curfew> curfew;
    /** By server: models of one server share what it asks for. */
    private final Map<String, Gate> gates = new HashMap<>();
    /** Models that are not there yet, each with why. */
    private final Map<String, String> absent = new LinkedHashMap<>();
    /** Models that are there and were told to be made ready, and are not yet. */
    private final Set<String> loading = ConcurrentHashMap.newKeySet();
    /** Models that were ready once. */
    private final Set<String> ready = new HashSet<>();
    /** Models that have answered. */
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    /**
     * @param store where plan and results lie
     * @param clocks for the times of attempts, and how long they take
     * @param patience how often to ask again
     * @param progress told how it goes on
     * @param stop ends the run early
     */
    public Runner(AnswerStore store, Clocks clocks, Patience patience, Progress progress, Stop stop) {
        this(store, clocks, patience, progress, stop, GRACE, Optional.empty());
    }

    /**
     * One whose time ends.
     *
     * @param curfew ends the time, which the models share: each gets its part of what is left when its turn comes; absent where there is
     *     time for all
     */
    public Runner(
            AnswerStore store,
            Clocks clocks,
            Patience patience,
            Progress progress,
            Stop stop,
            Optional<Curfew> curfew) {
        this(store, clocks, patience, progress, stop, GRACE, curfew);
    }

    Runner(
            AnswerStore store,
            Clocks clocks,
            Patience patience,
            Progress progress,
            Stop stop,
            Duration grace,
            Optional<Curfew> curfew) {
        this.grace = grace;
        this.curfew = curfew;
        this.store = store;
        this.clocks = clocks;
        this.patience = patience;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * How a run ended.
     *
     * @param status complete, interrupted or incomplete
     * @param reasons why it is not complete where no trial and no lost model says so, a sentence each; empty when complete
     * @param first what must be done before asking further can help; absent where nothing must
     */
    public record Ending(Status status, List<String> reasons, Optional<Remedy> first) {
        public Ending {
            reasons = List.copyOf(reasons);
        }

        /** The same, where the results folder takes no more, if so. */
        public Ending and(Optional<StoreException> unwritable) {
            if (unwritable.isEmpty()) return this;
            Remedy remedy = unwritable.get() instanceof HeldStoreException ? Remedy.STORE : Remedy.FOLDER;
            List<String> all = new ArrayList<>(reasons);
            all.add(unwritable.get().getMessage() + ". What was answered is kept");
            return new Ending(status, all.stream().distinct().toList(), Optional.of(remedy));
        }
    }

    /**
     * Asks every trial of the run's plan that is not settled.
     *
     * @param run id of a run whose plan lies in the store
     * @param plan that plan
     * @param protocol its budget, limits, tolerance and concurrency
     * @param models by reference, one for each model of the plan
     * @throws StoreException when results cannot be kept; what was kept until then stays
     */
    public Ending run(String run, Plan plan, Protocol protocol, Map<String, LanguageModel> models) {
        Set<String> settled = store.settled(run);
        List<Trial> open = plan.trials().stream()
                .filter(trial -> !settled.contains(trial.key()))
                .toList();
        progress.begins(plan.trials().size(), plan.trials().size() - open.size());
        Settled count = new Settled();
        Tolerance tolerance = new Tolerance(
                (int) Math.floor(protocol.tolerance() * plan.trials().size()), stop);
        Purse purse = new Purse(protocol, plan, store.spent(run), stop);
        try (Recorder recorder = new Recorder(
                results -> store.record(run, results),
                count::durable,
                () -> stop.ask(Status.INCOMPLETE, "results cannot be kept"))) {
            Terms terms = new Terms(run, protocol, purse, recorder, tolerance);
            Map<String, List<Trial>> waiting = byModel(open);
            Duration wait = patience.first();
            while (!waiting.isEmpty() && !stop.asked()) {
                long before = size(waiting);
                waiting = round(waiting, models, terms);
                if (size(waiting) < before) continue;
                // Those that are not there yet hold the budget's last share.
                Instant rests = clocks.steady().instant();
                rest(wait);
                terms.spent(Optional.empty(), Spell.What.WAITING, since(rests));
                wait = wait.multipliedBy(2).compareTo(SELDOM) < 0 ? wait.multipliedBy(2) : SELDOM;
            }
        }
        return count.keys.size() == open.size()
                ? new Ending(Status.COMPLETE, List.of(), Optional.empty())
                : unfinished(tolerance.first());
    }

    private static long size(Map<String, List<Trial>> waiting) {
        return waiting.values().stream().mapToLong(List::size).sum();
    }

    private void rest(Duration time) {
        try {
            stop.within(time, new CompletableFuture<>());
        } catch (InterruptedException hurried) {
            stop.ask(Status.INTERRUPTED, "interrupted");
            Thread.currentThread().interrupt();
        }
    }

    private Ending unfinished(Optional<Remedy> first) {
        Optional<Stop.Reason> early = stop.reason();
        List<String> reasons = new ArrayList<>();
        absent.forEach((model, why) -> reasons.add(model + " was never there: " + why));
        early.map(Stop.Reason::words).ifPresent(reasons::add);
        return new Ending(
                early.map(Stop.Reason::status).orElse(Status.INCOMPLETE),
                reasons,
                first.filter(Remedy.ANEW::equals)
                        .or(() -> early.flatMap(Stop.Reason::first))
                        .or(() -> first));
    }

    /** What all blocks of a run have in common. */
    private final class Terms {
        private final String run;
        private final Protocol protocol;
        private final Purse purse;
        private final Recorder recorder;
        private final Tolerance tolerance;

        Terms(String run, Protocol protocol, Purse purse, Recorder recorder, Tolerance tolerance) {
            this.run = run;
            this.protocol = protocol;
            this.purse = purse;
            this.recorder = recorder;
            this.tolerance = tolerance;
        }

        /** Keeps on what time was spent. */
        void spent(Optional<String> model, Spell.What what, Duration time) {
            if (time.isZero() || time.isNegative()) return;
            recorder.beside(() -> store.keep(run, new Spell(model, what, time)));
        }
    }

    private Duration since(Instant steady) {
        return Duration.between(steady, clocks.steady().instant());
    }

    /** Each model once; what is left of those whose share of the time was too short, by model. */
    private Map<String, List<Trial>> round(
            Map<String, List<Trial>> waiting, Map<String, LanguageModel> models, Terms terms) {
        Map<String, List<Trial>> left = new LinkedHashMap<>();
        int turns = waiting.size();
        for (Map.Entry<String, List<Trial>> block : waiting.entrySet()) {
            if (stop.asked()) break;
            LanguageModel model = models.get(block.getKey());
            if (model == null) throw new IllegalArgumentException("no model " + block.getKey());
            terms.purse.share(turns);
            Asked asked = ask(model, block.getValue(), terms, share(turns--));
            asked.lost().ifPresent(why -> progress.lost(block.getKey(), why));
            if (asked.lost().isEmpty() && !asked.left().isEmpty()) left.put(block.getKey(), asked.left());
        }
        return left;
    }

    /** The moment at which a model's share of the time that is left is used up; absent where there is time for all. */
    private Optional<Instant> share(int turns) {
        Instant now = clocks.wall().instant();
        return curfew.map(end -> now.plus(Duration.between(now, end.until()).dividedBy(turns)));
    }

    private BooleanSupplier over(Optional<Instant> share) {
        return () -> share.isPresent()
                && (curfew.orElseThrow().over() || !clocks.wall().instant().isBefore(share.get()));
    }

    /** A server that is gone is waited for as long as a service may ask to be left alone; where the time ends by itself, until then. */
    private Duration longest(Optional<Instant> share) {
        Duration usual = patience.longest();
        Duration left =
                share.map(end -> Duration.between(clocks.wall().instant(), end)).orElse(usual);
        return left.compareTo(usual) > 0 ? left : usual;
    }

    /**
     * What came of asking a model.
     *
     * @param lost why it cannot be asked any more, if so
     * @param left what was not begun
     */
    private record Asked(Optional<String> lost, List<Trial> left) {}

    private Asked ask(LanguageModel model, List<Trial> trials, Terms given, Optional<Instant> share) {
        Protocol protocol = given.protocol;
        String reference = model.identity().reference();
        Instant start = clocks.steady().instant();
        Settings settings = trials.get(0).settings();
        // Of one that is looked for again and again that is told once.
        Runnable begins = () -> {
            if (loading.add(reference)) progress.warmsUp(reference);
        };
        Optional<Reply> hindrance =
                new WarmUp(model, settings, protocol.limits(), patience, progress, begins).orUntil(stop);
        given.spent(
                Optional.of(reference), hindrance.isEmpty() ? Spell.What.LOADING : Spell.What.WAITING, since(start));
        if (stop.asked()) return new Asked(Optional.empty(), trials);
        if (hindrance.isPresent() && curfew.isPresent() && model.awaited() && Patience.mayPass(hindrance.get())) {
            String why = hindrance.get().outcome().reason();
            if (absent.put(reference, why) == null) {
                progress.absent(reference, why, curfew.get().until());
            }
            return new Asked(Optional.empty(), trials);
        }
        boolean sought = absent.remove(reference) != null;
        if (hindrance.isPresent()) {
            given.tolerance.lasts(hindrance.get().outcome());
            return new Asked(Optional.of(hindrance.get().outcome().reason()), trials);
        }
        boolean again = !ready.add(reference);
        if (sought && again) progress.back(reference);
        else if (sought) progress.came(reference);
        loading.remove(reference);
        progress.ready(reference, since(start));
        Gate gate = gates.computeIfAbsent(
                model.identity().host().orElse(reference), host -> new Gate(clocks.steady(), stop));
        Traffic traffic = new Traffic(
                model,
                protocol.concurrency(),
                clocks,
                gate,
                progress,
                width -> given.recorder.beside(() -> store.keep(given.run, width)));
        Unconfirmed unconfirmed = new Unconfirmed(given.recorder);
        Lodging lodging =
                new Lodging(model, found -> given.recorder.beside(() -> store.keep(given.run, found)), progress);
        lodging.look();
        Standing standing = new Standing(model, settings, protocol.limits(), unconfirmed, lodging, clocks.steady());
        Outage.Terms waits = new Outage.Terms(
                patience.first(), longest(share), clocks.steady(), stop, progress, answered, trials.size());
        Outage outage = new Outage(model, settings, protocol.limits(), gate, standing, waits);
        Asking.Terms terms = new Asking.Terms(protocol.limits(), patience, clocks, given.purse, stop);
        Asking asking = new Asking(model, unconfirmed, standing, traffic, outage, terms);
        Block block = new Block(trials, asking, traffic, standing, unconfirmed, given.tolerance, stop, over(share));
        Duration shut = gate.shutFor();
        Instant begun = clocks.steady().instant();
        Optional<String> lost = block.ask(grace);
        Duration took = since(begun);
        // Another model of the server may find it shut, where nobody was left to try it.
        gate.open();
        Duration waited = gate.shutFor().minus(shut);
        given.spent(Optional.of(reference), Spell.What.WAITING, waited);
        given.spent(Optional.of(reference), Spell.What.ASKING, took.minus(waited));
        if (standing.changed()) given.tolerance.first(Remedy.ANEW);
        return new Asked(lost, block.left());
    }

    private static Map<String, List<Trial>> byModel(List<Trial> trials) {
        return trials.stream()
                .collect(Collectors.groupingBy(trial -> trial.cell().model(), LinkedHashMap::new, Collectors.toList()));
    }

    /** Settled trials that are durable; the recorder's thread alone calls it, and it is read once that has ended. */
    private final class Settled {
        private final Set<String> keys = new HashSet<>();

        void durable(Result result) {
            if (result.outcome().settled()) keys.add(result.key());
            else keys.remove(result.key());
            progress.durable(result);
        }
    }
}
