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
                        none.members(),
                        none.still()));
    }

    private static Stream<Effect> effects(int number, Optional<Family> family, Verdict verdict) {
        return IntStream.range(0, number).mapToObj(at -> effect(family, verdict, true));
    }

    @Test
    void uncorrectedComparisonsGiveOneInTwentyByChance() {
        Chance chance = Chance.of(effects(30, Optional.empty(), Verdict.MORE));
        assertThat(chance).isEqualTo(new Chance(30, false, 0, 0));
        assertThat(chance.sentence(ENGLISH)).contains("about 1.5 of them");
    }

    @Test
    void comparisonsWithoutAnIntervalCanShowNothingByChance() {
        Chance chance = Chance.of(Stream.of(effect(Optional.of(Family.CONFIRMED), Verdict.CANNOT_TELL, false)));
        assertThat(chance).isEqualTo(new Chance(0, false, 0, 0));
        assertThat(chance.sentence(ENGLISH)).isEmpty();
    }

    @Test
    void confirmedEffectsAreSurerThanExploredOnes() {
        Chance confirmed = Chance.of(effects(9, Optional.of(Family.CONFIRMED), Verdict.MORE));
        assertThat(confirmed.sentence(ENGLISH)).isEqualTo(ENGLISH.say("chance.confirmed"));
        Chance mixed = Chance.of(Stream.concat(
                effects(9, Optional.of(Family.CONFIRMED), Verdict.MORE),
                effects(2, Optional.of(Family.EXPLORED), Verdict.LESS)));
        assertThat(mixed).isEqualTo(new Chance(11, true, 9, 2));
        assertThat(mixed.sentence(ENGLISH))
                .isEqualTo(ENGLISH.say("chance.confirmed") + " " + ENGLISH.count("chance.besides", 2));
        Chance explored = Chance.of(effects(2, Optional.of(Family.EXPLORED), Verdict.LESS));
        assertThat(explored.sentence(ENGLISH)).isEqualTo(ENGLISH.say("chance.explored"));
    }

    @Test
    void exploredComparisonsThatShowNothingLeaveConfirmedEffectsAsSureAsTheyAre() {
        Chance chance = Chance.of(Stream.concat(
                effects(3, Optional.of(Family.CONFIRMED), Verdict.MORE),
                effects(60, Optional.of(Family.EXPLORED), Verdict.CANNOT_TELL)));
        assertThat(chance.sentence(ENGLISH)).isEqualTo(ENGLISH.say("chance.confirmed"));
    }

    @Test
    void eachTableIsSureByItself() {
        Chance chance = Chance.of(effects(9, Optional.of(Family.CONFIRMED), Verdict.MORE));
        assertThat(chance.sentence(ENGLISH, 4)).contains("each table", "all 4 tables together at most 4 in 20");
        assertThat(chance.sentence(Texts.of("ru"), 4)).contains("отдельно", "не чаще чем в 4 из 20");
    }

    @Test
    void whereNothingIsCalledNothingIsSaidOfFalseCalls() {
        for (Verdict verdict : List.of(Verdict.NONE, Verdict.CANNOT_TELL)) {
            Chance chance = Chance.of(effects(9, Optional.of(Family.EXPLORED), verdict));
            assertThat(chance.sentence(ENGLISH)).isEqualTo(ENGLISH.say("chance.allowed"));
        }
    }
}
