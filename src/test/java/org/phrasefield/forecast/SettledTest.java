package org.phrasefield.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.forecast.BetsSample.ANNA;
import static org.phrasefield.forecast.BetsSample.measured;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.phrasefield.forecast.Settled.Hit;
import org.phrasefield.forecast.Settled.Rule;
import org.phrasefield.stats.NormalBelief;
import org.phrasefield.stats.ReliabilityCurve;
import org.phrasefield.stats.Share;

class SettledTest {
    private static final Offset<Double> NEAR = within(1e-9);
    /** So small that nothing comes of it. */
    private static final double SURE = 1e-7;

    /** A claim whose interval is that of a normal distribution, in smallest differences that matter. */
    private static Claim normal(Index index, double mean, double deviation, double probability) {
        var interval = new NormalBelief(mean * index.interest(), deviation * index.interest()).interval(0.8);
        return new Claim(
                index.size(mean * index.interest()), interval.low(), interval.high(), probability, OptionalInt.empty());
    }

    private static Settled settled(Claim claim, Measured measured) {
        return new Settled(ANNA, "sweep-001", claim, measured);
    }

    /** Forecasts .9 .7 .2 .6 .5 of what came, came not: Brier .15, logarithm .459, z −.503, and the curve worked out by hand. */
    @Test
    void probabilitiesAgreeWithPublishedValues() {
        double[] forecasts = {.9, .7, .2, .6, .5};
        boolean[] matters = {true, true, false, false, true};
        List<Settled> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(settled(
                    normal(Index.STYLE, 2, 1, forecasts[i]), measured("f" + i, Index.STYLE, matters[i] ? 3 : 0, 0.2)));
        }
        all.add(settled(normal(Index.STYLE, 2, 1, .99), measured("open", Index.STYLE, 1, 0.2)));
        TrackRecord record = new TrackRecord(ANNA, all);
        assertThat(record.decided()).hasSize(5);
        assertThat(record.score(Rule.BRIER).orElseThrow()).isCloseTo(.15, NEAR);
        assertThat(record.score(Rule.LOGARITHMIC).orElseThrow()).isCloseTo(.4589233847, NEAR);
        assertThat(record.spiegelhalter().orElseThrow()).isCloseTo(-.5025189076, NEAR);
        ReliabilityCurve curve = record.curve().orElseThrow();
        assertThat(curve.steps())
                .containsExactly(
                        new ReliabilityCurve.Step(.2, .2, new Share(0, 1)),
                        new ReliabilityCurve.Step(.5, .6, new Share(1, 2)),
                        new ReliabilityCurve.Step(.7, .9, new Share(2, 2)));
        assertThat(curve.miscalibration()).isCloseTo(.05, NEAR);
    }

    @Test
    void intervalsAgreeWithPublishedValues() {
        Settled unit = settled(normal(Index.DEPTH, 0, 1, .5), measured("f", Index.DEPTH, 1, SURE));
        assertThat(unit.score(Rule.CRPS).orElseThrow()).isCloseTo(.6024413576, within(1e-6));
        Settled wide = settled(normal(Index.DEPTH, 2, 3, .5), measured("f", Index.DEPTH, 1, SURE));
        assertThat(wide.score(Rule.CRPS).orElseThrow()).isCloseTo(.8328479352, within(1e-6));
        double i = Index.LENGTH.interest();
        Settled missed =
                settled(new Claim(Size.NONE, 0, i, .5, OptionalInt.empty()), measured("f", Index.LENGTH, 1.3, SURE));
        assertThat(missed.score(Rule.INTERVAL).orElseThrow()).isCloseTo(4, within(1e-6));
        assertThat(missed.covered()).isFalse();
        assertThat(missed.bias()).isCloseTo(-.8, NEAR);
        assertThat(missed.width()).isCloseTo(1, NEAR);
    }

    /** A normal belief with a tenth below −1 and above 1 gives .1, .8, .1 to less, none, more; the outermost next to nothing. */
    @Test
    void sizesAreScoredInTheirOrder() {
        double deviation = 1 / 1.2815515655446004;
        Settled none = settled(normal(Index.LENGTH, 0, deviation, .2), measured("f", Index.LENGTH, 0, SURE));
        Settled more = settled(normal(Index.LENGTH, 0, deviation, .2), measured("f", Index.LENGTH, 2, SURE));
        Settled most = settled(normal(Index.LENGTH, 0, deviation, .2), measured("f", Index.LENGTH, 3, SURE));
        // (.1² + .1²)/4, then (.1² + .9²)/4, then one more whole step beyond.
        assertThat(none.score(Rule.RANKED).orElseThrow()).isCloseTo(.005, within(1e-4));
        assertThat(more.score(Rule.RANKED).orElseThrow()).isCloseTo(.205, within(1e-4));
        assertThat(most.score(Rule.RANKED).orElseThrow()).isCloseTo(.455, within(1e-3));
    }

    @Test
    void theErrorOfWhatCameIsNoFaultOfTheClaim() {
        Claim claim = normal(Index.STYLE, 2, 0.5, .9);
        Settled sure = settled(claim, measured("f", Index.STYLE, 3, SURE));
        Settled unsure = settled(claim, measured("f", Index.STYLE, 3, 1.1));
        assertThat(sure.covered()).isFalse();
        assertThat(unsure.covered()).isTrue();
        assertThat(unsure.score(Rule.CRPS).orElseThrow())
                .isLessThan(sure.score(Rule.CRPS).orElseThrow());
        assertThat(unsure.score(Rule.BRIER)).isEmpty();
        assertThat(unsure.decided()).isFalse();
    }

    @Test
    void aSizeIsRightOrWrongOnlyWhereTheRunCanTell() {
        Claim strong = Claim.of(Index.LENGTH, Size.MUCH_MORE);
        assertThat(settled(strong, measured("f", Index.LENGTH, 5, .2)).hit()).isEqualTo(Hit.RIGHT);
        assertThat(settled(strong, measured("f", Index.LENGTH, 3, .5)).hit()).isEqualTo(Hit.OPEN);
        assertThat(settled(strong, measured("f", Index.LENGTH, 1, .2)).hit()).isEqualTo(Hit.WRONG);
        assertThat(settled(strong, measured("f", Index.LENGTH, -5, .2)).hit()).isEqualTo(Hit.WRONG);
        assertThat(settled(Claim.of(Index.ZONE, Size.NONE), measured("f", Index.ZONE, -.5, .1))
                        .hit())
                .isEqualTo(Hit.RIGHT);
    }
}
