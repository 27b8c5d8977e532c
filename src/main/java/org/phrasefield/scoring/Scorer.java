package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** Scores answers by every metric. Has no state; safe for any number of threads. */
public final class Scorer {

    private static final String TOO_LONG = "longer than " + TextView.LIMIT + " characters";

    /**
     * The scores of one answer, one for each metric in the order of {@link Metrics#all()}.
     *
     * @param language language of the prompt
     * @param answer the raw answer
     * @param whole false where the token limit cut the answer; metrics that need its end are then unscored, {@code cut}
     */
    public List<Score> score(Language language, String answer, boolean whole) {
        if (answer.length() > TextView.LIMIT) {
            return unscored(TOO_LONG);
        }
        TextView text = TextView.of(language, answer);
        Optional<Degenerate> degenerate = Degenerate.of(text);
        if (degenerate.isPresent()) {
            return unscored(degenerate.get().reason());
        }
        List<Score> scores = new ArrayList<>();
        Metrics.measured()
                .forEach((metric, measure) -> scores.add(
                        score(metric, metric.wholeOnly() && !whole ? new Unscored("cut") : measure.of(text))));
        return List.copyOf(scores);
    }

    private static List<Score> unscored(String reason) {
        return Metrics.all().stream()
                .map(metric -> score(metric, new Unscored(reason)))
                .toList();
    }

    private static Score score(Metric metric, Value value) {
        return new Score(metric.id(), metric.version(), value);
    }
}
