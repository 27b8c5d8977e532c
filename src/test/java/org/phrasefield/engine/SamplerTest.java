package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerTest {
    private static final float[] LOGITS = {2, 1, 0, -1, 3, Float.NEGATIVE_INFINITY};

    @Test
    void zeroTemperatureTakesTheLikeliest() {
        assertThat(new Sampler(Sampling.greedy()).choose(LOGITS, 7)).isEqualTo(4);
        assertThat(new Sampler(new Sampling(0.7, 1, 1, 3)).choose(LOGITS, 7)).isEqualTo(4);
        assertThat(new Sampler(new Sampling(0.7, 0, 1e-9, 3)).choose(LOGITS, 7)).isEqualTo(4);
    }

    @Test
    void aChoiceDependsOnSeedAndNumberAlone() {
        float[] logits = noise(5000);
        Sampler one = new Sampler(Sampling.at(1, 42));
        Sampler other = new Sampler(Sampling.at(1, 42));
        other.choose(logits, 99);
        Set<Integer> chosen = new TreeSet<>();
        for (int number = 0; number < 50; number++) {
            chosen.add(one.choose(logits, number));
            assertThat(other.choose(logits, number)).isEqualTo(one.choose(logits, number));
        }
        assertThat(chosen).hasSizeGreaterThan(20);
        assertThat(new Sampler(Sampling.at(1, 43)).choose(logits, 0)).isNotEqualTo(one.choose(logits, 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "0.5, 0, 1", "2, 0, 1", "1, 3, 1", "1, 0, 0.8", "1, 3, 0.7"})
    void tokensComeAsOftenAsTheirProbabilitySays(double temperature, int topK, double topP) {
        double[] expected = new double[LOGITS.length];
        int[] order = {4, 0, 1, 2, 3};
        int kept = topK == 0 ? order.length : topK;
        double mass = 0;
        for (int i = 0; i < kept; i++) {
            mass += Math.exp(LOGITS[order[i]] / temperature);
        }
        double sum = 0;
        for (int i = 0; i < kept && sum < topP * mass; i++) {
            expected[order[i]] = Math.exp(LOGITS[order[i]] / temperature);
            sum += expected[order[i]];
        }
        int draws = 40_000;
        int[] counts = new int[LOGITS.length];
        Sampler sampler = new Sampler(new Sampling(temperature, topK, topP, 2026));
        for (int number = 0; number < draws; number++) {
            counts[sampler.choose(LOGITS, number)]++;
        }
        for (int i = 0; i < counts.length; i++) {
            assertThat((double) counts[i] / draws).isCloseTo(expected[i] / sum, within(0.012));
            assertThat(counts[i] > 0).isEqualTo(expected[i] > 0);
        }
    }

    @Test
    void topPLeavesOutOnlyWhatIsOutside() {
        float[] logits = noise(3000);
        double[] logProbabilities = Distribution.logProbabilities(logits);
        Sampler sampler = new Sampler(new Sampling(1, 0, 0.6, 5));
        for (int number = 0; number < 300; number++) {
            int token = sampler.choose(logits, number);
            double above = 0;
            for (double logProbability : logProbabilities) {
                above += logProbability > logProbabilities[token] ? Math.exp(logProbability) : 0;
            }
            assertThat(above).isLessThan(0.6 + 1e-4);
        }
    }

    @Test
    void minPKeepsWhatIsLikelyBesideTheLikeliest() {
        // At temperature 1 the tokens weigh e^-1, e^-2, e^-3 and e^-4 of the likeliest, which is number 4.
        assertThat(chosen(new Sampling(1, 0, 1, 11).withMinP(Math.exp(-2.5)))).containsExactly(0, 1, 4);
        assertThat(chosen(new Sampling(1, 0, 1, 11).withMinP(1))).containsExactly(4);
        assertThat(chosen(new Sampling(1, 0, 1, 11).withMinP(0))).containsExactly(0, 1, 2, 3, 4);
        // Twice the temperature, half the distance.
        assertThat(chosen(new Sampling(2, 0, 1, 11).withMinP(Math.exp(-1.75)))).containsExactly(0, 1, 2, 4);
        assertThat(chosen(new Sampling(2, 2, 1, 11).withMinP(Math.exp(-1.75)))).containsExactly(0, 4);
    }

    private static Set<Integer> chosen(Sampling sampling) {
        Sampler sampler = new Sampler(sampling);
        Set<Integer> chosen = new TreeSet<>();
        for (int number = 0; number < 20_000; number++) {
            chosen.add(sampler.choose(LOGITS, number));
        }
        return chosen;
    }

    @Test
    void theRepeatPenaltyMakesRecentTokensLessLikely() {
        Sampler sampler = new Sampler(Sampling.greedy().withRepeatPenalty(2, 64));
        float[] penalised = sampler.penalised(LOGITS, IntStream.of(4, 3, 4, 5));
        assertThat(penalised).containsExactly(2, 1, 0, -2, 1.5f, Float.NEGATIVE_INFINITY);
        assertThat(LOGITS[4]).as("the model's own stay").isEqualTo(3);
        assertThat(sampler.choose(penalised, 0)).isZero();
        assertThat(Sampling.greedy().withRepeatPenalty(1, 64).penalises()).isFalse();
        assertThat(Sampling.greedy().withRepeatPenalty(2, 0).penalises()).isFalse();
    }

    @Test
    void alternativesAreTheLikeliestOfTheModelsOwnDistribution() {
        TokenChoice choice = TokenChoice.of(1, LOGITS, 3);
        double total = Math.exp(2) + Math.exp(1) + 1 + Math.exp(-1) + Math.exp(3);
        assertThat(choice.logProbability()).isCloseTo(1 - Math.log(total), within(1e-9));
        assertThat(choice.alternatives().stream().map(TokenChoice.Alternative::token))
                .containsExactly(4, 0, 1);
        assertThat(choice.alternatives().get(0).logProbability()).isCloseTo(3 - Math.log(total), within(1e-9));
        assertThat(Distribution.likeliest(new float[] {1, 2, 2, 1, 2}, 4)).containsExactly(1, 2, 4, 0);
        assertThat(TokenChoice.of(1, LOGITS, 0).alternatives()).isEmpty();
    }

    @Test
    void uniformNumbersAreUniform() {
        double sum = 0;
        double squares = 0;
        for (int number = 0; number < 100_000; number++) {
            double u = Sampler.uniform(1, number);
            assertThat(u).isBetween(0.0, 1.0);
            sum += u;
            squares += u * Sampler.uniform(1, number + 1);
        }
        assertThat(sum / 100_000).isCloseTo(0.5, within(0.005));
        assertThat(squares / 100_000).as("neighbours are independent").isCloseTo(0.25, within(0.005));
    }

    @Test
    void outputThatIsNoNumberIsAnErrorAndNotAToken() {
        for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Sampler(Sampling.greedy()).choose(new float[] {1, wrong, 2}, 0))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("not a number");
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Sampling.at(-1, 0)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> Sampling.at(Double.NaN, 0)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> new Sampling(1, -1, 1, 0)).hasMessageContaining("top-k");
        assertThatThrownBy(() -> new Sampling(1, 0, 0, 0)).hasMessageContaining("top-p");
        assertThatThrownBy(() -> new Sampling(1, 0, 1.1, 0)).hasMessageContaining("top-p");
        assertThatThrownBy(() -> Sampling.greedy().withMinP(1.1)).hasMessageContaining("min-p");
        assertThatThrownBy(() -> Sampling.greedy().withMinP(Double.NaN)).hasMessageContaining("min-p");
        assertThatThrownBy(() -> Sampling.greedy().withRepeatPenalty(0, 9)).hasMessageContaining("penalty");
        assertThatThrownBy(() -> Sampling.greedy().withRepeatPenalty(1, -1)).hasMessageContaining("look back");
    }

    private static float[] noise(int count) {
        Random random = new Random(8);
        float[] logits = new float[count];
        for (int i = 0; i < count; i++) {
            logits[i] = (float) random.nextGaussian() * 2;
        }
        return logits;
    }
}
