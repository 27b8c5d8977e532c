package org.phrasefield.map;

import java.util.List;
import java.util.Optional;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

/** A group that is filled answer by answer, with one score each. */
final class Grouped {
    final Group group;
    private final String metric;
    private int number;

    /** @param metric what every answer has a score of */
    Grouped(String metric) {
        this.metric = metric;
        this.group = new Group(List.of(), List.of(Metrics.of(metric).orElseThrow()));
    }

    /** Answers of one cell with these scores. */
    Grouped answered(String intent, String form, double... scores) {
        for (double score : scores) {
            Trial trial = Trials.trial(0, intent, form, Cell.NO_WORD, ++number);
            group.add(
                    trial,
                    Optional.of(Trials.answered(trial, trial.key())),
                    List.of(new Score(metric, "1", new Score.Scored(score))));
        }
        return this;
    }

    /** So many trials of one cell that timed out. */
    Grouped lost(String intent, String form, int trials) {
        for (int at = 0; at < trials; at++) {
            Trial trial = Trials.trial(0, intent, form, Cell.NO_WORD, ++number);
            Outcome outcome = new Outcome.TimedOut(Outcome.Limit.SILENCE, "silent");
            group.add(trial, Optional.of(Trials.result(trial, outcome)), List.of());
        }
        return this;
    }

    /** So many trials of one cell that nobody asked yet. */
    Grouped open(String intent, String form, int trials) {
        for (int at = 0; at < trials; at++) {
            group.add(Trials.trial(0, intent, form, Cell.NO_WORD, ++number), Optional.empty(), List.of());
        }
        return this;
    }
}
