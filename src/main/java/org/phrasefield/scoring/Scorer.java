package org.phrasefield.scoring;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.phrasefield.language.TextView;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** Scores answers by metrics that need nothing but the answer. Has no state; safe for any number of threads. */
public final class Scorer {

    static final String TOO_LONG = "longer than " + TextView.LIMIT + " characters";

    /** The scores of one answer by every metric, in the order of {@link Metrics#all()}. */
    public List<Score> score(Scorable answer) {
        return score(answer, Metrics.all());
    }

    /**
     * The scores of one answer, one for each metric asked for, in their order; those that an answer does not have are there with the
     * reason.
     */
    public List<Score> score(Scorable answer, Collection<Metric> metrics) {
        if (answer.answer().text().length() > TextView.LIMIT) return unscored(metrics, TOO_LONG);
        AnswerView view = AnswerView.of(answer);
        Optional<Degenerate> degenerate = Degenerate.of(view.text());
        if (degenerate.isPresent()) return unscored(metrics, degenerate.get().reason());
        return metrics.stream()
                .map(metric -> new Score(metric.id(), metric.version(), value(metric, view)))
                .toList();
    }

    private static Value value(Metric metric, AnswerView view) {
        Optional<String> missing = metric.needs().missing(view.given(), view.text());
        return missing.isPresent()
                ? new Unscored(missing.get())
                : Metrics.measure(metric).of(view);
    }

    private static List<Score> unscored(Collection<Metric> metrics, String reason) {
        return metrics.stream()
                .map(metric -> new Score(metric.id(), metric.version(), new Unscored(reason)))
                .toList();
    }
}
