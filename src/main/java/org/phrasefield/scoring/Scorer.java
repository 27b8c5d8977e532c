package org.phrasefield.scoring;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.phrasefield.language.TextView;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** Scores answers by metrics that need nothing but the answer. Has no state; safe for any number of threads. */
public final class Scorer {

    private final Catalogue catalogue;

    /** Scores by the built-in metrics. */
    public Scorer() {
        this(Catalogue.BUILT_IN);
    }

    /** Scores by the metrics of a run. */
    public Scorer(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static final String TOO_LONG = "longer than " + TextView.LIMIT + " characters";

    /** The scores of one answer by every metric, in the order of {@link Catalogue#all()}. */
    public List<Score> score(Scorable answer) {
        return score(answer, catalogue.all());
    }

    /**
     * The scores of one answer, one for each metric asked for, in their order; those that an answer does not have are there with the
     * reason.
     */
    public List<Score> score(Scorable answer, Collection<Metric> metrics) {
        return assess(answer, metrics).scores();
    }

    /** The scores of {@link #score(Scorable, Collection)}, and what else is kept of the answer. */
    public Assessment assess(Scorable answer, Collection<Metric> metrics) {
        if (answer.answer().text().length() > TextView.LIMIT) return unscored(metrics, TOO_LONG);
        AnswerView view = AnswerView.of(answer);
        Optional<Degenerate> degenerate = Degenerate.of(view.text());
        if (degenerate.isPresent()) return unscored(metrics, degenerate.get().reason());
        List<Score> scores = metrics.stream()
                .map(metric -> new Score(metric.id(), metric.version(), value(metric, view)))
                .toList();
        return new Assessment(
                scores,
                answer.whole() ? ContentLemmas.of(view) : ContentLemmas.none(),
                Optional.of(FunctionWords.among(view.language(), view.text().words())));
    }

    /**
     * What an answer is assessed as whose text is not looked at.
     *
     * @param reason why
     */
    public static Assessment unscored(Collection<Metric> metrics, String reason) {
        return new Assessment(
                metrics.stream()
                        .map(metric -> new Score(metric.id(), metric.version(), new Unscored(reason)))
                        .toList(),
                ContentLemmas.none(),
                Optional.empty());
    }

    private Value value(Metric metric, AnswerView view) {
        Optional<String> missing = metric.needs().missing(view.given(), view.text());
        return missing.isPresent()
                ? new Unscored(missing.get())
                : catalogue.measure(metric).of(view);
    }
}
