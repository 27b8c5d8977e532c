package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.phrasefield.language.Language;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Usage;

class ContentLemmasTest {
    private static ContentLemmas of(Language language, String text) {
        return new Scorer().assess(Scorable.of(language, text), List.of()).lemmas();
    }

    @Test
    void formsOfOneWordAndRepetitionsAreOne() {
        assertThat(of(Language.EN, "The rivers were quiet, and the river bends."))
                .isEqualTo(of(Language.EN, "A quiet river bends."));
        assertThat(of(Language.RU, "Тихие реки текут, река течёт.")).isEqualTo(of(Language.RU, "Тихая река течет."));
    }

    @Test
    void bytesComeBackAsTheyWere() {
        ContentLemmas lemmas = of(Language.EN, "A quiet river bends near an old stone bridge.");
        assertThat(ContentLemmas.read(lemmas.bytes())).isEqualTo(lemmas);
        assertThat(lemmas.numbers().orElseThrow()).isSorted().hasSizeGreaterThan(4);
    }

    @Test
    void whatIsNoAnswerHasNothingToCompare() {
        assertThat(of(Language.EN, "Это ответ на другом языке, и сравнивать его не с чем.")
                        .numbers())
                .isEmpty();
        assertThat(of(Language.EN, "And it is of the.").numbers()).isEmpty();
        Answer cut = new Answer("A quiet river", Optional.empty(), "length", Usage.UNKNOWN, Optional.empty());
        assertThat(new Scorer()
                        .assess(new Scorable(Language.EN, "", cut, false), List.of())
                        .lemmas())
                .isEqualTo(ContentLemmas.none());
    }
}
