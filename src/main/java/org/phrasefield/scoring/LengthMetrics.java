package org.phrasefield.scoring;

import static org.phrasefield.scoring.Family.LENGTH;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.phrasefield.language.TokenCount;
import org.phrasefield.scoring.Aligned.Sentence;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** How long an answer is, and how long its sentences are. */
final class LengthMetrics {

    static final int LEAST_SENTENCES = 3;

    private static final int LEAST_SENTENCES_TO_VARY = 5;

    private LengthMetrics() {}

    static List<Measured> all() {
        Needs whole = Needs.WHOLE;
        return List.of(
                count("words", "≥ 1", answer -> answer.words().size()),
                count("sentences", "≥ 0", answer -> answer.sentences().size()),
                count("paragraphs", "≥ 1", answer -> answer.text().paragraphs()),
                count("characters", "≥ 1", LengthMetrics::characters),
                Measured.of("tokens", LENGTH, Scale.of("tokens", "≥ 0"), whole, Basis.CODE, LengthMetrics::tokens),
                Measured.of(
                        "tokens-o200k",
                        LENGTH,
                        Scale.of("tokens", "≥ 1"),
                        whole,
                        Basis.TOKENS,
                        answer ->
                                new Scored(TokenCount.of(answer.given().answer().text()))),
                Measured.of(
                        Metrics.LENGTH_RATIO,
                        LENGTH,
                        Scale.logarithm("ln words", "≥ 0"),
                        whole,
                        Basis.TEXT,
                        answer -> new Scored(Math.log(answer.words().size()))),
                Measured.of(
                        "sentence-length",
                        LENGTH,
                        Scale.of("words", "> 0"),
                        whole.sentences(LEAST_SENTENCES),
                        Basis.TEXT,
                        answer -> new Scored(sentenceLength(answer))),
                Measured.of(
                        "sentence-variation",
                        LENGTH,
                        Scale.of("sd by mean", "≥ 0"),
                        whole.sentences(LEAST_SENTENCES_TO_VARY),
                        Basis.TAGS,
                        answer -> new Scored(variation(answer))));
    }

    private static Measured count(String id, String range, ToDoubleFunction<AnswerView> count) {
        return Measured.of(
                id,
                LENGTH,
                Scale.of(id, range),
                Needs.WHOLE,
                Basis.TEXT,
                answer -> new Scored(count.applyAsDouble(answer)));
    }

    private static double characters(AnswerView answer) {
        String plain = answer.text().plain();
        return plain.codePointCount(0, plain.length());
    }

    /** Never by another count than the service's: a comparison of two counts would tell the tokenizers apart, not the forms. */
    private static Value tokens(AnswerView answer) {
        OptionalInt tokens = answer.given().answer().usage().outputTokens();
        return tokens.isPresent() ? new Scored(tokens.getAsInt()) : new Unscored("tokens not told");
    }

    /** Mean number of words of a sentence. */
    static double sentenceLength(AnswerView answer) {
        return (double) answer.text().sentenceWords().size()
                / answer.sentences().size();
    }

    /** Standard deviation (of all sentences, not of a sample) by mean of the words of a sentence. */
    private static double variation(AnswerView answer) {
        int sentences = 0;
        double sum = 0;
        double squares = 0;
        for (Sentence sentence : answer.tagged()) {
            if (sentence.heading()) continue;
            double words = sentence.words().size();
            sentences++;
            sum += words;
            squares += words * words;
        }
        double mean = sum / sentences;
        return Math.sqrt(Math.max(0, squares / sentences - mean * mean)) / mean;
    }
}
