package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedDesignTest {
    @Test
    void agreesWithMiller() {
        assertThat(new PairedDesign(1 / 9.0, 1 / 6.0, 1, 1 / 6.0, 1).unitsByNormal(.03, .05, .8))
                .isCloseTo(3876, within(.5));
        assertThat(new PairedDesign(1 / 9.0, 1 / 6.0, 10, 1 / 6.0, 10).unitsByNormal(.03, .05, .8))
                .isCloseTo(1259.7, within(.05));
    }

    @ParameterizedTest
    @CsvSource({
        "0.2, 0.05, 199",
        "0.3, 0.05, 90",
        "0.5, 0.05, 34",
        "0.8, 0.05, 15",
        "1.0, 0.05, 10",
        "0.2, 0.00555555555555, 331",
        "0.3, 0.00555555555555, 150",
        "0.5, 0.00555555555555, 57",
        "0.8, 0.00555555555555, 25",
        "1.0, 0.00555555555555, 17"
    })
    void studentsTestNeedsAsManyUnitsAsTabled(double size, double level, int units) {
        assertThat(new PairedDesign(1, 0, 1, 0, 1).unitsNeeded(size, level, .8)).isEqualTo(units);
    }

    @Test
    void theSmallestEffectIsFoundAsOftenAsItSays() {
        PairedDesign design = new PairedDesign(.3, .5, 5, .5, 5);
        double effect = design.smallestEffect(12, .05, .8);
        assertThat(design.unitsNeeded(effect * 1.0001, .05, .8)).isEqualTo(12);
        Random random = new Random(1);
        int found = 0;
        int runs = 3000;
        for (int run = 0; run < runs; run++) {
            double[] values = random.doubles(12)
                    .map(any -> effect + Math.sqrt(design.variance()) * random.nextGaussian())
                    .toArray();
            if (PairedMean.of(values).orElseThrow().pValue() < .05) found++;
        }
        assertThat(found / (double) runs).isCloseTo(.8, within(.03));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new PairedDesign(-1, 0, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PairedDesign(1, 1, 1, 1, 1).unitsNeeded(0, .05, .8))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
