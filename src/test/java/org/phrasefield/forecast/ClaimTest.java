package org.phrasefield.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.map.Interest;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.NormalBelief;

class ClaimTest {
    @ParameterizedTest
    @CsvSource({
        "LENGTH, 1.24, 0",
        "LENGTH, 1.26, +",
        "LENGTH, 1.80, +",
        "LENGTH, 1.83, ++",
        "LENGTH, 0.81, 0",
        "LENGTH, 0.79, -",
        "LENGTH, 0.5, --",
        "STYLE, 0.29, 0",
        "STYLE, 0.79, +",
        "STYLE, 0.81, ++",
        "STYLE, -2, 0",
        "DEPTH, -11, -",
        "DEPTH, 27, ++",
        "ZONE, 0.04, 0",
        "ZONE, 0.06, +",
        "ZONE, 0.14, ++",
        "STRATEGY, 0.3, ++"
    })
    void sizesBeginWhereDifferencesMatter(Index index, double written, String sign) {
        assertThat(index.size(index.own(written)).sign()).isEqualTo(sign);
    }

    @Test
    void theSmallestDifferenceThatMattersIsThatOfTheMap() {
        assertThat(Index.LENGTH.interest()).isEqualTo(Math.log(1.25));
        for (Index index : Index.values()) {
            assertThat(index.metrics()).allSatisfy(metric -> {
                assertThat(Indices.headline()).contains(metric);
                assertThat(Interest.of(metric)).isEqualTo(index.interest());
            });
            assertThat(Index.of(index.id())).contains(index);
        }
        assertThatThrownBy(() -> Interest.of(Metrics.all().get(0).id() + "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Index.class)
    void aSizeAloneIsAWholeClaimThatSaysItself(Index index) {
        for (Size size : index.sizes()) {
            Claim claim = Claim.of(index, size);
            assertThat(index.size(claim.middle())).as(index + " " + size).isEqualTo(size);
            if (size == Size.NONE) assertThat(claim.probability()).isLessThan(0.25);
            else assertThat(claim.probability()).isGreaterThan(0.89);
        }
        // An interval that begins where differences matter, or ends there, has a tenth on the other side.
        if (index.signed()) {
            assertThat(Claim.of(index, Size.NONE).probability()).isCloseTo(0.2, within(1e-9));
            assertThat(Claim.of(index, Size.LESS).probability()).isCloseTo(0.9, within(1e-3));
        } else {
            assertThat(Claim.of(index, Size.NONE).probability()).isCloseTo(0.1, within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(Index.class)
    void theSizesOfABeliefHaveASumOfOne(Index index) {
        for (double mean : new double[] {-3, -1, 0, 0.5, 2, 9}) {
            double[] probabilities =
                    index.probabilities(new NormalBelief(mean * index.interest(), 0.7 * index.interest()));
            assertThat(probabilities).hasSize(index.sizes().size());
            assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
            assertThat(Arrays.stream(probabilities).min().orElseThrow()).isGreaterThanOrEqualTo(0);
        }
    }

    @Test
    void nonsenseIsNoClaim() {
        assertThatThrownBy(() -> new Claim(Size.MORE, 1, 1, 0.5, OptionalInt.empty()))
                .hasMessageContaining("interval");
        assertThatThrownBy(() -> new Claim(Size.MORE, 0, 1, 1.5, OptionalInt.empty()))
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> Claim.of(Index.ZONE, Size.MORE).at(0)).hasMessageContaining("rank");
        assertThatThrownBy(() -> new Forecaster.Person(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBetThatIsChangedHasAnotherHash() {
        Claim claim = Claim.of(Index.LENGTH, Size.MORE);
        Bet bet = BetsSample.bet(1, BetsSample.place("imagine", Index.LENGTH), claim);
        assertThat(bet.hash())
                .hasSize(64)
                .isEqualTo(BetsSample.bet(1, bet.place(), claim).hash())
                .isNotEqualTo(BetsSample.bet(2, bet.place(), claim).hash())
                .isNotEqualTo(BetsSample.bet(1, bet.place(), claim.with(0.5)).hash())
                .isNotEqualTo(BetsSample.bet(1, bet.place(), claim.at(2)).hash())
                .isNotEqualTo(BetsSample.bet(1, BetsSample.place("name", Index.LENGTH), claim)
                        .hash());
    }

    @Test
    void everyFormThatTheSourceNamesHasASizeAndTheControlHasNone() {
        for (String form : BetsSample.forms()) {
            assertThat(Index.values())
                    .as(form)
                    .anySatisfy(
                            index -> assertThat(SourceTable.size(form, index)).isPresent());
            for (Index index : Index.values()) {
                SourceTable.size(form, index)
                        .ifPresent(size -> assertThat(index.sizes()).contains(size));
            }
        }
        assertThat(SourceTable.size("direct", Index.LENGTH)).isEmpty();
        assertThat(SourceTable.size("riddle", Index.LENGTH)).isEmpty();
    }
}
