package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign flips, signed ranks and equivalence of paired differences. */
class PairedTestsTest {
    private static final double[] FOUR = {3.5, 5.5, 2, 4};
    private static final double[] EIGHT = {.4, -.1, .8, .3, .5, -.2, .9, .1};

    @Test
    void agreeWithPublishedValues() {
        assertThat(SignFlips.of(FOUR, 1)).contains(new SignFlips(0.125, 16, true));
        assertThat(SignFlips.of(EIGHT, 1)).contains(new SignFlips(.0625, 256, true));
        // The two tied differences share their rank; SciPy counts as if the negative one were the greater.
        assertThat(SignedRanks.pValue(EIGHT).getAsDouble()).isCloseTo(.0625, NEAR);
        double[] untied = EIGHT.clone();
        untied[1] = -.11;
        assertThat(SignedRanks.pValue(untied).getAsDouble()).isCloseTo(.078125, NEAR);
        Equivalence equivalence = Equivalence.of(PairedMean.of(EIGHT).orElseThrow(), .6);
        assertThat(equivalence.pLower()).isCloseTo(.0001396246, NEAR);
        assertThat(equivalence.pUpper()).isCloseTo(.0515338273, NEAR);
        assertThat(equivalence.pValue()).isEqualTo(equivalence.pUpper());
    }

    @Test
    void drawnSignsComeNearAllSigns() {
        double[] most = new Random(3).doubles(24, -1, 1.6).toArray();
        double[] more = Arrays.copyOf(most, 25);
        SignFlips all = SignFlips.of(most, 1).orElseThrow();
        // A difference of 0 has no sign to flip, but leads to the draws.
        SignFlips drawn = SignFlips.of(more, 1).orElseThrow();
        assertThat(all.flips()).isEqualTo(1 << 24);
        assertThat(drawn.exact()).isFalse();
        assertThat(drawn.pValue()).isCloseTo(all.pValue(), within(0.01));
        assertThat(SignFlips.of(more, 1)).contains(drawn);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void allSetsOfSignsAreCountedOneByOne(long seed) {
        // Small whole numbers, so that many sums are equal to the one found.
        double[] differences = new Random(seed).ints(11, -3, 5).asDoubleStream().toArray();
        double found = Math.abs(Arrays.stream(differences).sum());
        int extreme = 0;
        for (int set = 0; set < 1 << 11; set++) {
            double sum = 0;
            for (int i = 0; i < 11; i++) sum += (set >> i & 1) == 0 ? differences[i] : -differences[i];
            if (Math.abs(sum) >= found) extreme++;
        }
        assertThat(SignFlips.of(differences, 1).orElseThrow().pValue()).isCloseTo(extreme / 2048.0, NEAR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areBlindToOrderSignAndScale(long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(9, -1, 2).toArray();
        double[] turned = Arrays.stream(values).sorted().map(x -> -3 * x).toArray();
        assertThat(SignFlips.of(turned, 1)).isEqualTo(SignFlips.of(values, 2));
        assertThat(SignedRanks.pValue(turned).getAsDouble())
                .isCloseTo(SignedRanks.pValue(values).getAsDouble(), within(1e-12))
                .isBetween(2 / 512.0, 1.0);
    }

    @Test
    void rejectNothingMoreOftenThanTheySay() {
        Random random = new Random(4);
        int flips = 0;
        int ranks = 0;
        int runs = 2000;
        for (int run = 0; run < runs; run++) {
            double[] values =
                    random.doubles(9).map(any -> random.nextGaussian()).toArray();
            if (SignFlips.of(values, 1).orElseThrow().pValue() <= 0.05) flips++;
            if (SignedRanks.pValue(values).getAsDouble() <= 0.05) ranks++;
        }
        assertThat(flips / (double) runs).isBetween(0.03, 0.065);
        assertThat(ranks / (double) runs).isBetween(0.025, 0.06);
    }

    @Test
    void manyRanksAgreeWithTheirCount() {
        double[] counted = new Random(5).doubles(200, -1, 1.3).toArray();
        double[] more = Arrays.copyOf(counted, 201);
        more[200] = 1e-9;
        assertThat(SignedRanks.pValue(more).getAsDouble())
                .isCloseTo(SignedRanks.pValue(counted).getAsDouble(), within(0.002));
    }

    @Test
    void nothingMovedTellsNothing() {
        assertThat(SignFlips.of(new double[0], 1)).isEmpty();
        assertThat(SignFlips.of(new double[3], 1)).contains(new SignFlips(1, 8, true));
        assertThat(SignedRanks.pValue(new double[3])).isEmpty();
        assertThatThrownBy(() -> SignFlips.of(new double[] {Double.NaN}, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Equivalence.of(0, 1, 3, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
