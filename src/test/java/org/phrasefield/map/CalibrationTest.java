package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Calibration.Index;
import org.phrasefield.scoring.Accuracy;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;

/** A short version of {@code phrasefield doctor --statistics}, with bounds as wide as so few studies want them. */
class CalibrationTest {
    private static Calibration of(Rehearsal.Plan plan, int studies) {
        Calibration calibration = new Calibration();
        IntStream.range(0, studies).forEach(seed -> calibration.add(plan.planted(), Rehearsal.of(plan, seed)));
        return calibration;
    }

    private static Index length(Calibration calibration) {
        return calibration.indices().stream()
                .filter(index -> index.metric().equals(Metrics.LENGTH_RATIO))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsNotThereIsSeldomCalled() {
        Calibration found = of(new Rehearsal.Plan(12, 5, 0, 0.3, 0), 12);
        assertThat(found.anyCalled()).isLessThanOrEqualTo(0.25);
        boolean gated = Accuracy.fault("en", Indices.STRATEGY.id()).isPresent();
        assertThat(found.indices()).hasSize(gated ? 5 : 6).allSatisfy(index -> {
            // 108 effects an index, nine of a study with one control: 0.05 give or take 0.04.
            assertThat(index.alone()).as(index.metric()).isBetween(0.0, 0.14);
            assertThat(index.covered()).as(index.metric()).isBetween(0.85, 1.0);
        });
    }

    @Test
    void whatIsThereIsFound() {
        Calibration found = of(new Rehearsal.Plan(24, 5, 1, 0, 0), 4);
        assertThat(found.indices()).allSatisfy(index -> {
            assertThat(index.planted()).isEqualTo(4);
            assertThat(index.found().orElseThrow()).as(index.metric()).isGreaterThanOrEqualTo(0.75);
        });
        assertThat(length(found).plantedCovered().orElseThrow()).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void wordingsThatDifferAreNoEffectOfTheForm() {
        Calibration found = of(new Rehearsal.Plan(24, 5, 0, 0.3, 0.5), 4);
        assertThat(length(found).byIntents()).isGreaterThan(0.2);
        assertThat(length(found).alone()).isLessThan(0.17);
    }

    @Test
    void aPromiseThatIsNotKeptIsNamed() {
        Calibration sound = of(new Rehearsal.Plan(12, 5, 0, 0.3, 0), 12);
        Calibration planted = of(new Rehearsal.Plan(24, 5, 1, 0, 0), 4);
        // A tiny effect sold as none is called too often, and as one of a standard deviation it is found too seldom.
        Calibration lied = new Calibration();
        IntStream.range(0, 4)
                .forEach(seed -> lied.add(Map.of(), Rehearsal.of(new Rehearsal.Plan(12, 5, 1, 0, 0), seed)));
        Calibration weak = new Calibration();
        Rehearsal.Plan none = new Rehearsal.Plan(12, 5, 0, 0, 0);
        IntStream.range(0, 4).forEach(seed -> weak.add(Map.of(Rehearsal.PLANTED, 1.3), Rehearsal.of(none, seed)));
        assertThat(Promise.broken(lied, planted))
                .extracting(Promise.Broken::promise)
                .contains(Promise.ANY_FALSE, Promise.FALSE_ALONE);
        assertThat(Promise.broken(sound, weak))
                .extracting(Promise.Broken::promise)
                .contains(Promise.FOUND)
                .doesNotContain(Promise.ANY_FALSE);
    }
}
