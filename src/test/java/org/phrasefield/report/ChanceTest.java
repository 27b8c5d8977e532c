package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.Evidence;
import org.phrasefield.map.Evidence.Family;
import org.phrasefield.stats.Interval;

class ChanceTest {
    private static final Texts ENGLISH = Texts.of("en");

    private static Effect effect(Optional<Family> family, Verdict verdict, boolean told) {
        Optional<Evidence.Correction> correction =
                family.map(each -> new Evidence.Correction(each, 9, verdict == Verdict.MORE ? 0.01 : 0.5));
        Evidence none = Evidence.NONE;
        return new Effect(
                "en",
                "a",
                "words",
                new Effect.OfForm("story"),
                told ? Optional.of(new Interval(1, 0, 2)) : Optional.empty(),
                "words",
                6,
                30,
                verdict,
                "",
                List.of(),
                new Evidence(
                        none.byIntents(),
                        none.byWordings(),
                        none.notByWordings(),
                        none.equivalence(),
                        none.interest(),
                        none.deviations(),
                        none.alone(),
                        correction,
                        none.missing(),
                        none.members()));
    }

    private static Stream<Effect> effects(int number, Optional<Family> family, Verdict verdict) {
        return IntStream.range(0, number).mapToObj(at -> effect(family, verdict, true));
    }

    @Test
    void uncorrectedComparisonsGiveOneInTwentyByChance() {
        Chance chance = Chance.of(effects(30, Optional.empty(), Verdict.MORE));
        assertThat(chance).isEqualTo(new Chance(30, 0, 0, 30));
        assertThat(chance.sentence(ENGLISH)).contains("about 1.5 of them");
    }

    @Test
    void comparisonsWithoutAnIntervalCanShowNothingByChance() {
        Chance chance = Chance.of(Stream.of(effect(Optional.of(Family.CONFIRMED), Verdict.CANNOT_TELL, false)));
        assertThat(chance).isEqualTo(new Chance(0, 0, 0, 0));
        assertThat(chance.sentence(ENGLISH)).isEmpty();
    }

    @Test
    void confirmedEffectsAreSurerThanExploredOnes() {
        Chance confirmed = Chance.of(effects(9, Optional.of(Family.CONFIRMED), Verdict.MORE));
        assertThat(confirmed.sentence(ENGLISH)).isEqualTo(ENGLISH.say("chance.confirmed"));
        Chance mixed = Chance.of(Stream.concat(
                effects(9, Optional.of(Family.CONFIRMED), Verdict.MORE),
                effects(1, Optional.of(Family.EXPLORED), Verdict.NONE)));
        assertThat(mixed).isEqualTo(new Chance(10, 9, 1, 9));
        assertThat(mixed.sentence(ENGLISH)).isEqualTo(ENGLISH.say("chance.explored"));
    }

    @Test
    void whereNothingIsCalledNothingIsSaidOfFalseCalls() {
        for (Verdict verdict : List.of(Verdict.NONE, Verdict.CANNOT_TELL)) {
            Chance chance = Chance.of(effects(9, Optional.of(Family.EXPLORED), verdict));
            assertThat(chance.called()).isZero();
            assertThat(chance.sentence(ENGLISH)).isEqualTo(ENGLISH.say("chance.allowed"));
        }
    }
}
