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

    private static final String REST =
            " Farmers grow wheat, mills grind grain, bakers knead dough, ovens heat stones, children carry baskets,"
                    + " dogs guard doors, cats chase mice.";
    private static final String REST_RU =
            " Крестьяне растят пшеницу, мельницы мелют зерно, пекари месят тесто, печи греют камни, дети носят"
                    + " корзины, собаки стерегут двери, кошки ловят мышей.";

    @Test
    void formsOfOneWordAndRepetitionsAreOne() {
        assertThat(of(Language.EN, "The quiet rivers bend by quiet bridges." + REST))
                .isEqualTo(of(Language.EN, "A quiet river bends by the quiet bridge." + REST))
                .isNotEqualTo(ContentLemmas.none());
        assertThat(of(Language.RU, "Тихие реки текут, река шумит." + REST_RU))
                .isEqualTo(of(Language.RU, "Тихая река течет, реки шумят." + REST_RU))
                .isNotEqualTo(ContentLemmas.none());
    }

    @Test
    void onlyEquallyManyWordsAreCompared() {
        String begun = "A quiet river bends near an old stone bridge." + REST;
        assertThat(of(Language.EN, begun + " Later it reaches a noisy harbour with tall cranes."))
                .isEqualTo(of(Language.EN, begun))
                .isNotEqualTo(ContentLemmas.none());
        assertThat(of(Language.EN, "A quiet river bends near an old stone bridge."))
                .isEqualTo(ContentLemmas.none());
    }

    @Test
    void bytesComeBackAsTheyWere() {
        ContentLemmas lemmas = of(Language.EN, "A quiet river bends near an old stone bridge." + REST);
        assertThat(ContentLemmas.read(lemmas.bytes())).isEqualTo(lemmas);
        assertThat(lemmas.numbers().orElseThrow()).isSorted().hasSizeBetween(20, ContentLemmas.WORDS);
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
