package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static Function<int[], OptionalDouble> mean(double[] values) {
        return units -> Arrays.stream(units).mapToDouble(i -> values[i]).average();
    }

    @Test
    void holdsTheTruthAboutAsOftenAsItSaysWithADozenUnits() {
        Random random = new Random(1);
        int held = 0;
        int runs = 500;
        for (int run = 0; run < runs; run++) {
            double[] values = random.doubles(12).map(u -> -Math.log(u)).toArray();
            Interval interval =
                    Bootstrap.interval(12, mean(values), 0.95, 400, run).orElseThrow();
            if (interval.low() <= 1 && 1 <= interval.high()) held++;
        }
        // The units are exponential, where Student's interval holds the truth in 90 %.
        assertThat(held / (double) runs).isBetween(0.90, 0.97);
    }

    @Test
    void theSameSeedGivesTheSame() {
        double[] values = new Random(2).doubles(15).toArray();
        assertThat(Bootstrap.interval(15, mean(values), 0.9, 500, 4))
                .isEqualTo(Bootstrap.interval(15, mean(values), 0.9, 500, 4));
    }

    @Test
    void whatHasNoValueHasNoInterval() {
        assertThat(Bootstrap.interval(1, mean(new double[] {1}), 0.95, 100, 1)).isEmpty();
        assertThat(Bootstrap.interval(9, units -> OptionalDouble.empty(), 0.95, 100, 1))
                .isEmpty();
        // Without unit 0 there is no value.
        Function<int[], OptionalDouble> first =
                units -> Arrays.stream(units).anyMatch(i -> i == 0) ? OptionalDouble.of(1) : OptionalDouble.empty();
        assertThat(Bootstrap.interval(9, first, 0.95, 100, 1)).isEmpty();
    }
}
