package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With as few intents and answers as anything is said of, intervals hold what they promise. */
@EnabledIfSystemProperty(named = "phrasefield.long", matches = "true")
@Tag("arithmetic")
class SmallStudiesTest {
    private static final int STUDIES = 150;
    private static final long SEED = 20261125;

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void sixIntentsWithTwoOrThreeAnswersShowNoMoreThanChanceAllows(int trials) {
        Rehearsal.Plan plan = new Rehearsal.Plan(Effects.FEWEST_INTENTS, trials, 0, 0.5, 0);
        Calibration found = new Calibration();
        for (int study = 0; study < STUDIES; study++) found.add(plan.planted(), Rehearsal.of(plan, SEED + study));
        for (Calibration.Index index : found.indices()) {
            assertThat(index.alone()).as(index.toString()).isLessThan(0.07);
            assertThat(index.covered()).as(index.toString()).isGreaterThan(0.93);
        }
        assertThat(found.anyCalled()).isLessThan(0.07);
    }
}
