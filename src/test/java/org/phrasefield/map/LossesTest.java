package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossesTest {
    private static final List<String> FORMS = List.of("direct", "name", "story");

    private final Grouped grouped = new Grouped("words");

    /** So many lost and so many answered trials of a cell. */
    private void ended(String intent, String form, int lost, int answered) {
        grouped.lost(intent, form, lost).answered(intent, form, new double[answered]);
    }

    private List<Loss> losses() {
        return Losses.of("en", "echo", grouped.group, FORMS, "direct");
    }

    @Test
    void ofOneIntentTheTestIsFishers() {
        ended("a", "direct", 0, 3);
        ended("a", "story", 3, 0);
        Loss loss = losses().get(0);
        // Of the 20 ways to lay three losses on six trials two are as unequal.
        assertThat(loss.pValue()).isCloseTo(2 / 20.0, within(1e-9));
        assertThat(loss.adjusted()).isCloseTo(loss.pValue(), within(1e-12));
        assertThat(List.of(loss.lost(), loss.asked(), loss.controlLost(), loss.controlAsked()))
                .containsExactly(3, 3, 0, 3);
        assertThat(loss.unequal()).isFalse();
    }

    @Test
    void intentsAddUpInsideThemselves() {
        for (String intent : List.of("a", "b")) {
            ended(intent, "direct", 0, 3);
            ended(intent, "story", 3, 0);
        }
        assertThat(losses().get(0).pValue()).isCloseTo(2 / 400.0, within(1e-9));
        assertThat(losses().get(0).unequal()).isTrue();
    }

    @Test
    void everyFormCountsAgainstTheOthersByHolm() {
        ended("a", "direct", 0, 3);
        ended("a", "name", 3, 0);
        ended("a", "story", 0, 3);
        List<Loss> losses = losses();
        assertThat(losses.stream().map(Loss::form)).containsExactly("name", "story");
        assertThat(losses.get(0).adjusted()).isCloseTo(0.2, within(1e-9));
        assertThat(losses.get(1).pValue()).isCloseTo(1, within(1e-9));
    }

    @Test
    void whatNobodyAskedIsNeitherLostNorAsked() {
        ended("a", "direct", 0, 3);
        ended("a", "story", 1, 2);
        grouped.open("a", "story", 5);
        // The control was not asked here.
        ended("b", "story", 3, 0);
        Loss loss = losses().get(0);
        assertThat(List.of(loss.lost(), loss.asked(), loss.controlLost(), loss.controlAsked()))
                .containsExactly(1, 3, 0, 3);
    }

    @Test
    void aFormThatWasNotAskedHasNoLoss() {
        ended("a", "direct", 1, 3);
        assertThat(losses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void lossesOfTheTwoSidesAreAskedAlike(long seed) {
        Random random = new Random(seed);
        Grouped other = new Grouped("words");
        for (int intent = 0; intent < 5; intent++) {
            int one = random.nextInt(5);
            int two = random.nextInt(5);
            ended("i" + intent, "direct", one, 4 - one);
            ended("i" + intent, "story", two, 4 - two);
            other.lost("i" + intent, "direct", two).answered("i" + intent, "direct", new double[4 - two]);
            other.lost("i" + intent, "story", one).answered("i" + intent, "story", new double[4 - one]);
        }
        double found = losses().get(0).pValue();
        assertThat(found).isBetween(0.0, 1.0);
        assertThat(Losses.of("en", "echo", other.group, FORMS, "direct").get(0).pValue())
                .isCloseTo(found, within(1e-9));
    }
}
