package org.phrasefield.scoring;

import static org.phrasefield.scoring.Family.REASONING;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.phrasefield.language.TextView;
import org.phrasefield.language.TokenCount;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** How much a model thought before it answered, where it gives the text of its thinking; never mixed with the answer. */
final class ReasoningMetrics {

    private ReasoningMetrics() {}

    static List<Measured> all() {
        return List.of(
                metric("reasoning-words", Scale.of("words", "≥ 1"), Basis.TEXT, ReasoningMetrics::words),
                metric(
                        "log-reasoning",
                        Scale.logarithm("ln words", "≥ 0"),
                        Basis.TEXT,
                        answer -> Math.log(words(answer))),
                metric(
                        "reasoning-share",
                        Scale.of("% of tokens", Scale.PERCENT),
                        Basis.TOKENS,
                        ReasoningMetrics::share));
    }

    private static Measured metric(String id, Scale scale, Basis basis, ToDoubleFunction<AnswerView> number) {
        return Measured.of(id, REASONING, scale, Needs.WHOLE, basis, answer -> scored(answer, number));
    }

    private static Value scored(AnswerView answer, ToDoubleFunction<AnswerView> number) {
        if (answer.given().answer().reasoning().orElse("").length() > TextView.LIMIT)
            return new Unscored(Scorer.TOO_LONG);
        return answer.reasoningWords() == 0
                ? new Unscored("no reasoning given")
                : new Scored(number.applyAsDouble(answer));
    }

    private static double words(AnswerView answer) {
        return answer.reasoningWords();
    }

    private static double share(AnswerView answer) {
        double reasoning = TokenCount.of(answer.given().answer().reasoning().orElseThrow());
        return 100
                * reasoning
                / (reasoning + TokenCount.of(answer.given().answer().text()));
    }
}
