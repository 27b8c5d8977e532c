package org.phrasefield.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bets beside what came, and what was forecast without being asked. A bet is settled by the first run of its protocol whose model had
 * not answered yet when it was made, and whose protocol meant the same when that first answer came, whatever it was extended to later; of several bets of a person on the same the last one before that run counts.
 *
 * @param settled every claim that is settled, people's first, each in the order of runs
 * @param open bets that are not settled
 * @param results the runs that settle them, in their order of time
 */
public record Settlement(List<Settled> settled, List<Open> open, List<RunResult> results) {
    public Settlement {
        settled = List.copyOf(settled);
        open = List.copyOf(open);
        results = List.copyOf(results);
    }

    /** Why a bet is open. */
    public enum Reason {
        /** No run of its protocol has begun since. */
        NOT_RUN,
        /** Runs have begun since, but of a protocol that means something else. */
        PROTOCOL_CHANGED,
        /** The run has no interval there: too few intents, too few answers, or too many lost. */
        NOT_TOLD
    }

    /**
     * A bet that is not settled.
     *
     * @param run id of the run that has nothing to settle it by; empty where there is no run
     * @param why the reason
     */
    public record Open(Bet bet, String run, Reason why) {}

    /** Of several bets with one of these the last counts. */
    private record Key(Forecaster.Person person, Place place, String protocol, String hash, String run) {}

    /**
     * Settles bets.
     *
     * @param bets in the order in which they were made
     * @param results runs in their order of time
     */
    public static Settlement of(List<Bet> bets, List<RunResult> results) {
        Map<Key, Settled> settled = new LinkedHashMap<>();
        Map<Key, Open> open = new LinkedHashMap<>();
        for (Bet bet : bets) {
            Optional<RunResult> run =
                    results.stream().filter(each -> each.settles(bet)).findFirst();
            Key key = new Key(
                    bet.person(),
                    bet.place(),
                    bet.protocol(),
                    bet.protocolHash(),
                    run.map(RunResult::run).orElse(""));
            Optional<Measured> measured = run.flatMap(each -> each.at(bet.place()));
            if (measured.isPresent()) {
                settled.put(key, new Settled(bet.person(), key.run(), bet.claim(), measured.get()));
            } else {
                open.put(key, new Open(bet, key.run(), why(bet, run, results)));
            }
        }
        List<Settled> all = new ArrayList<>();
        for (RunResult each : results) {
            settled.values().stream()
                    .filter(one -> one.run().equals(each.run()))
                    .forEach(all::add);
        }
        all.addAll(automatic(results));
        return new Settlement(all, List.copyOf(open.values()), results);
    }

    private static Reason why(Bet bet, Optional<RunResult> run, List<RunResult> results) {
        if (run.isPresent()) return Reason.NOT_TOLD;
        return results.stream().anyMatch(each -> each.follows(bet)) ? Reason.PROTOCOL_CHANGED : Reason.NOT_RUN;
    }

    private static List<Settled> automatic(List<RunResult> results) {
        List<Settled> all = new ArrayList<>();
        for (Forecaster.Automatic forecaster : Forecaster.Automatic.values()) {
            for (int at = 0; at < results.size(); at++) {
                RunResult run = results.get(at);
                Known known = new Known(run.protocol(), results.subList(0, at));
                for (Measured measured : run.measured()) {
                    known.claim(forecaster, measured.place())
                            .ifPresent(claim -> all.add(new Settled(forecaster, run.run(), claim, measured)));
                }
            }
        }
        return all;
    }

    /** Whether a person bet on a run. */
    public boolean concerns(String run) {
        return open.stream().anyMatch(each -> each.run().equals(run))
                || settled.stream()
                        .anyMatch(each -> each.run().equals(run) && each.forecaster() instanceof Forecaster.Person);
    }

    /** The people who have settled or open bets, in the order of their first. */
    public List<Forecaster.Person> people() {
        List<Forecaster.Person> people = new ArrayList<>();
        settled.stream()
                .map(Settled::forecaster)
                .filter(Forecaster.Person.class::isInstance)
                .map(Forecaster.Person.class::cast)
                .forEach(people::add);
        open.forEach(each -> people.add(each.bet().person()));
        return people.stream().distinct().toList();
    }

    /** How good one has been. */
    public TrackRecord of(Forecaster forecaster) {
        return new TrackRecord(
                forecaster,
                settled.stream()
                        .filter(each -> each.forecaster().equals(forecaster))
                        .toList());
    }

    /** How far the order of forms was the one that came; empty where one has forecast no order. */
    public Optional<Orders> orders(Forecaster forecaster) {
        return orders(of(forecaster));
    }

    /** The same of some of one's forecasts. */
    public Optional<Orders> orders(TrackRecord record) {
        return Orders.of(record, results);
    }
}
