package org.phrasefield.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.phrasefield.forecast.Bet;
import org.phrasefield.forecast.Settlement;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;

/**
 * The bets of a store, settled.
 *
 * @param settlement what came of them
 * @param changed how many were changed after they were made, and are left out
 * @param deleted how many rows were deleted
 */
record Bets(Settlement settlement, int changed, int deleted) {
    /**
     * Settles every bet.
     *
     * @param runs by which, in their order of time
     * @param folder where a run's files lie
     */
    static Bets of(JdbcAnswerStore store, List<RunRecord> runs, Function<RunRecord, Path> folder, Console console) {
        List<Optional<Bet>> all = store.bets();
        List<Bet> sound = all.stream().flatMap(Optional::stream).toList();
        return new Bets(
                Settlement.of(sound, Findings.of(store, runs, folder, console)),
                all.size() - sound.size(),
                store.deletedBets());
    }

    /** What was bet on a run, settled by it and the runs before it; empty where nobody bet on it, and then nothing is worked out. */
    static Optional<Settlement> on(JdbcAnswerStore store, RunRecord run, Path folder, Console console) {
        boolean any = store.bets().stream()
                .flatMap(Optional::stream)
                .anyMatch(bet -> bet.protocol().equals(run.protocol()));
        if (!any) return Optional.empty();
        List<RunRecord> runs = store.runs();
        int last = runs.stream().map(RunRecord::id).toList().indexOf(run.id());
        Settlement settlement = of(store, runs.subList(0, last + 1), each -> folder.resolveSibling(each.id()), console)
                .settlement();
        return Optional.of(settlement).filter(each -> each.concerns(run.id()));
    }
}
