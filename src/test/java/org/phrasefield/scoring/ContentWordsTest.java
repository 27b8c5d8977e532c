package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.phrasefield.language.Language;

class ContentWordsTest {
    @Test
    void englishHasPairsOfNeighboursInsideASentence() {
        ContentWords words =
                ContentWords.of(Scorable.of(Language.EN, "The brave knight rode home. Dragons sleep. A knight waits."));
        assertThat(words.words()).contains("brave", "knight", "dragon");
        assertThat(words.pairs()).contains("brave knight", "knight wait").doesNotContain("home dragon");
    }

    @Test
    void russianHasWordsAlone() {
        ContentWords words = ContentWords.of(Scorable.of(Language.RU, "Храбрый рыцарь поехал домой. Драконы спят."));
        assertThat(words.words()).contains("храбрый", "рыцарь");
        assertThat(words.pairs()).isEmpty();
    }

    @Test
    void aLoopSaysNothing() {
        ContentWords words =
                ContentWords.of(Scorable.of(Language.EN, "the cat sat on the mat and the dog sat there ".repeat(30)));
        assertThat(words.words()).isEmpty();
        assertThat(words.pairs()).isEmpty();
    }
}
