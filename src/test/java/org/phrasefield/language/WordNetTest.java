package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordNetTest {

    @ParameterizedTest
    @CsvSource({"stone, 0.9, 1", "room, 0.8, 1", "lighthouse, 1, 1", "idea, 0, 0.05", "fear, 0, 0.05", "light, 0.5, 0.8"
    })
    void nounsAreAsPhysicalAsTheirSenses(String noun, double least, double most) {
        assertThat(WordNet.physical(noun).orElseThrow()).isBetween(least, most);
    }

    @Test
    void aWordThatIsNoKnownNounHasNoPhysicalShare() {
        assertThat(WordNet.physical("grok")).isEmpty();
        assertThat(WordNet.physical("sing")).isEmpty();
        assertThat(WordNet.physical("london")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "joy, FEELING",
        "love, EMOTION",
        "idea, COGNITION",
        "glow, PERCEPTION",
        "elbow, BODY",
        "shiver, CARE",
        "wind, PHENOMENON"
    })
    void wordsLieInTheirField(String lemma, Supersense supersense) {
        assertThat(WordNet.share(lemma, supersense)).isGreaterThan(0.3);
        assertThat(WordNet.knows(lemma, supersense.pos())).isTrue();
    }

    @Test
    void aWordOutsideAFieldHasNoShareInIt() {
        assertThat(WordNet.share("stone", Supersense.FEELING)).isZero();
        assertThat(WordNet.share("", Supersense.FEELING)).isZero();
    }
}
