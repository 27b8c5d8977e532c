package org.phrasefield.scoring;

import static org.phrasefield.scoring.Family.ECHO;

import java.util.List;
import org.phrasefield.language.TaggedWord;
import org.phrasefield.scoring.Aligned.Sentence;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;

/** How much of an answer repeats its prompt. */
final class EchoMetrics {

    private EchoMetrics() {}

    static List<Measured> all() {
        return List.of(Measured.of(
                "echo",
                ECHO,
                Scale.of("% of content words", Scale.PERCENT),
                Needs.ANY.words(20),
                Basis.TAGS,
                EchoMetrics::echo));
    }

    private static Value echo(AnswerView answer) {
        if (!answer.asked()) return new Unscored(Measured.NO_PROMPT);
        int contents = 0;
        for (Sentence sentence : answer.tagged()) {
            for (TaggedWord word : sentence.words()) if (word.content()) contents++;
        }
        return contents == 0
                ? new Unscored("no content words")
                : Measure.percent(answer.echoes().cardinality(), contents);
    }
}
