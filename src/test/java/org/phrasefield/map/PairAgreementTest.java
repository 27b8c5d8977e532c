package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.scoring.Ballot;
import org.phrasefield.scoring.Preference;
import org.phrasefield.scoring.Verdict;
import org.phrasefield.scoring.Verdicts;

class PairAgreementTest {
    private static Ballot said(boolean turned, Verdict... verdicts) {
        List<Preference> all = new ArrayList<>();
        boolean order = turned;
        for (Verdict verdict : verdicts) {
            all.add(new Preference(new Preference.Pair("a", "b"), order, "anna", Optional.of(verdict), Instant.EPOCH));
            order = !order;
        }
        return Ballot.of(all);
    }

    private static Ballot prefers(boolean one) {
        return one ? said(false, Verdict.A, Verdict.B) : said(false, Verdict.B, Verdict.A);
    }

    @Test
    void aPairCountsInBothOrdersAloneAndWhatTheOrderDecidesIsATie() {
        Ballot steady = prefers(true);
        Ballot byOrder = said(true, Verdict.A, Verdict.A);
        Ballot once = said(true, Verdict.A);
        PairAgreement found = PairAgreement.of(List.of(
                new PairAgreement.Rated(Map.of("anna", steady, "boris", byOrder), OptionalDouble.of(1)),
                new PairAgreement.Rated(Map.of("anna", prefers(false), "boris", once), OptionalDouble.empty())));
        assertThat(found.rated()).isEqualTo(2);
        assertThat(found.twice()).isEqualTo(1);
        assertThat(found.steady())
                .isEqualTo(Map.of("anna", new Verdicts.Agreement(2, 2), "boris", new Verdicts.Agreement(0, 1)));
        // Anna said 1 and Boris a tie of the one pair that both rated: no agreement.
        assertThat(found.people().orElseThrow()).isZero();
    }

    /** @param pairs rated by two people; {@code alike} of them alike; the judge says what the first says of {@code judged} of them */
    @ParameterizedTest
    @CsvSource({"120, 120, 120, true", "99, 99, 99, false", "120, 70, 120, false", "120, 120, 70, false"})
    void peopleConfirmAJudgeWhoAgreesWithThemAsTheyDoWithEachOther(int pairs, int alike, int judged, boolean valid) {
        List<PairAgreement.Rated> rated = new ArrayList<>();
        for (int at = 0; at < pairs; at++) {
            boolean one = at % 2 == 0;
            rated.add(new PairAgreement.Rated(
                    Map.of("anna", prefers(one), "boris", prefers(at < alike == one)),
                    OptionalDouble.of(at < judged == one ? 1 : 0)));
        }
        assertThat(PairAgreement.of(rated).validates()).isEqualTo(valid);
    }
}
