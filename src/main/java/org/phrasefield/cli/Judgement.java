package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.Judging;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Plan;
import org.phrasefield.run.Runner;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trial.Part;

/** Asks a judge about the answers of a run, step by step: what is asked next hangs on what it said before. */
final class Judgement {
    private final Console console;
    private final JdbcAnswerStore store;
    private final RunRecord run;
    private final Protocol protocol;
    private final ModelChoice judge;
    private final List<Criterion> criteria;
    private final Judging judging;

    /** @param protocol names the languages, the control form and the limits */
    Judgement(Console console, JdbcAnswerStore store, RunRecord run, Protocol protocol, ModelChoice judge) {
        this.console = console;
        this.store = store;
        this.run = run;
        this.protocol = protocol;
        this.judge = judge;
        this.criteria = Criterion.of(protocol.metrics());
        this.judging = new Judging(protocol, judge, run.seed(), reader -> store.eachOf(run.id(), Part.MAIN, reader));
    }

    /**
     * Where a judgement stands.
     *
     * @param questions all that is to be asked as far as is known now
     * @param open those of them that are not settled
     * @param verdicts what was said, by each criterion
     */
    record Standing(List<Trial> questions, List<Trial> open, List<Verdicts> verdicts) {
        /** What the judge is worth, a sentence for each criterion and language. */
        List<String> notes() {
            return verdicts.stream().flatMap(each -> each.notes().stream()).toList();
        }
    }

    /** The trials of the run's present plan that are no judge's. */
    static List<Trial> sweep(JdbcAnswerStore store, String run) {
        return store.trials(run).stream()
                .filter(trial -> trial.part() != Part.JUDGE)
                .toList();
    }

    /** Where it stands, as the store knows. */
    Standing standing(int from) {
        return standing(from, List.of());
    }

    /** @param before questions that were to be asked: what came of them may open others */
    private Standing standing(int from, List<Trial> before) {
        List<Trial> questions = before;
        while (true) {
            Set<String> keys = questions.stream().map(Trial::key).collect(Collectors.toSet());
            List<Verdicts> verdicts = Verdicts.of(criteria);
            Set<String> settled = new HashSet<>();
            store.eachJudged(run.id(), true, (trial, result) -> {
                if (!keys.contains(trial.key())) return;
                verdicts.forEach(each -> each.add(trial, result));
                if (result.isPresent() && settled(result.get().outcome())) settled.add(trial.key());
            });
            List<Trial> open = questions.stream()
                    .filter(trial -> !settled.contains(trial.key()))
                    .toList();
            if (!open.isEmpty()) return new Standing(questions, open, verdicts);
            List<Trial> next = judging.plan(verdicts, from);
            if (next.equals(questions)) return new Standing(questions, List.of(), verdicts);
            questions = next;
        }
    }

    private static boolean settled(Outcome outcome) {
        return outcome.text().isPresent() || outcome instanceof Outcome.Refused;
    }

    /**
     * How a judgement ended.
     *
     * @param ending of the asking
     * @param standing where it stands now
     */
    record Ended(Runner.Ending ending, Standing standing) {}

    /** Asks until nothing is open, or asking ends early. */
    Ended carryOut(Runner runner, LanguageModel model) {
        List<Trial> sweep = sweep(store, run.id());
        Standing standing = standing(sweep.size());
        while (true) {
            List<Trial> all = new ArrayList<>(sweep);
            all.addAll(standing.questions());
            store.plan(run.id(), all);
            if (standing.open().isEmpty()) {
                if (standing.questions().isEmpty()) {
                    console.fault(StepWords.of(protocol).nothingToJudge(protocol.control()));
                }
                say(standing.verdicts());
                return new Ended(new Runner.Ending(Status.COMPLETE, List.of(), Optional.empty()), standing);
            }
            console.say(StepWords.of(protocol)
                    .judging(judge.reference(), standing.open().size()));
            Runner.Ending ending =
                    runner.run(run.id(), new Plan(standing.open()), protocol, Map.of(judge.reference(), model));
            standing = standing(sweep.size(), standing.questions());
            if (ending.status() != Status.COMPLETE) return new Ended(ending, standing);
        }
    }

    private void say(List<Verdicts> verdicts) {
        for (Verdicts each : verdicts) {
            for (String language : protocol.languages()) {
                if (!each.asked(language)) continue;
                each.fault(language)
                        .ifPresent(
                                why -> console.fault(StepWords.of(protocol).untold(each.criterion(), language, why)));
            }
        }
    }
}
