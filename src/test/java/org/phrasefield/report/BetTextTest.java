package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.phrasefield.forecast.Bet;
import org.phrasefield.forecast.Claim;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Index;
import org.phrasefield.forecast.Measured;
import org.phrasefield.forecast.Place;
import org.phrasefield.forecast.RunResult;
import org.phrasefield.forecast.Settlement;
import org.phrasefield.forecast.Size;
import org.phrasefield.report.page.BetsView;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.ReliabilityCurve;

class BetTextTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String HOSTILE = "=a|b\u202E<script>";

    /** Forecasts .9 .7 .2 .6 .5, of which the second and third in order break it: worked out by hand. */
    private static final ReliabilityCurve CURVE = ReliabilityCurve.of(
                    new double[] {.9, .7, .2, .6, .5}, new boolean[] {true, true, false, false, true})
            .orElseThrow();

    @Test
    void theDiagramEqualsOneThatWasDrawnByHand() {
        ReliabilityText text = new ReliabilityText(Texts.of("en"), CURVE);
        assertThat(String.join("\n", text.drawing())).isEqualTo("""
                1.0 ┤                                   ━━━━━●━━━━━    ·
                0.9 ┤                            │           │    ·
                0.8 ┤          │                 │           │
                0.7 ┤          │                 │      ·    │
                0.6 ┤          │                 │ ·         │
                0.5 ┤          │              ━━━●━━         │
                0.4 ┤          │         ·       │           │
                0.3 ┤          │    ·            │           │
                0.2 ┤          │                 │
                0.1 ┤     ·    │                 │
                0.0 ┤·         ●
                    └───────────────────────────────────────────────────
                     0.0                                             1.0""");
        assertThat(text.steps())
                .containsExactly(
                        "said 20\u202F%: came true 0 of 1 times (0–79\u202F%)",
                        "said 50–60\u202F%: came true 1 of 2 times (9–91\u202F%)",
                        "said 70–90\u202F%: came true 2 of 2 times (34–100\u202F%)");
        assertThat(text.parts())
                .isEqualTo("Brier 0.150 = 0.050 (miscalibration) − 0.140 (discrimination) + 0.240 (uncertainty)");
        assertThat(new ReliabilityText(Texts.of("ru"), CURVE).steps().get(1))
                .isEqualTo("сказано 50–60\u202F%: сбылось 1 из 2 (9–91\u202F%)");
    }

    private static Settlement settlement(int runs) {
        return settlement(runs, "sweep-" + runs);
    }

    /** @param last id of the last run */
    static Settlement settlement(int runs, String last) {
        return settlement(runs, last, new Forecaster.Person(HOSTILE));
    }

    private static Settlement settlement(int runs, String last, Forecaster.Person person) {
        List<RunResult> results = new java.util.ArrayList<>();
        List<Bet> bets = new java.util.ArrayList<>();
        Place place = new Place("en", "m\u001b[31m", "imagine", Index.LENGTH);
        for (int day = 1; day <= runs; day++) {
            Instant begun = NOON.plusSeconds(86_400L * day);
            results.add(new RunResult(
                    day == runs ? last : "sweep-" + day,
                    "sweep",
                    Map.of(place.model(), new RunResult.Beginning(begun, "h")),
                    Optional.empty(),
                    List.of(new Measured(place, "log-words", new Interval(0.4, 0.3, 0.5), Measured.Matters.YES)),
                    List.of()));
            bets.add(new Bet(person, "sweep", "h", place, Claim.of(Index.LENGTH, Size.MORE), begun.minusSeconds(60)));
        }
        return Settlement.of(bets, results);
    }

    /** The source says something of both forms, the person of one. */
    @Test
    void othersAreComparedOnWhatThePersonForecastToo() {
        Forecaster.Person anna = new Forecaster.Person("anna");
        Instant begun = NOON.plusSeconds(86_400);
        Place name = new Place("en", "m", "name", Index.LENGTH);
        Place count = new Place("en", "m", "how-many", Index.LENGTH);
        RunResult run = new RunResult(
                "sweep-1",
                "sweep",
                Map.of("m", new RunResult.Beginning(begun, "h")),
                Optional.empty(),
                List.of(
                        new Measured(name, "log-words", new Interval(-0.4, -0.5, -0.3), Measured.Matters.YES),
                        new Measured(count, "log-words", new Interval(3, 2.9, 3.1), Measured.Matters.YES)),
                List.of());
        Bet bet = new Bet(anna, "sweep", "h", name, Claim.of(Index.LENGTH, Size.LESS), NOON);
        Bet open = new Bet(anna, "other", "h2", name, Claim.of(Index.LENGTH, Size.LESS), NOON);
        Settlement settlement = Settlement.of(List.of(bet, open), List.of(run));
        BetTable table = new BetTable(Texts.of("en"), settlement);
        BetTable.Cells cells = table.of(anna);
        assertThat(cells.heads()).containsExactly("anna", "source’s table");
        assertThat(cells.rows()).allSatisfy(row -> {
            if (!row.head().startsWith("skill"))
                assertThat(row.cells().get(1))
                        .as(row.head())
                        .isEqualTo(row.cells().get(0));
        });
        assertThat(String.join(" ", table.sentences(anna)))
                .contains("1 forecast settled by 1 run", "open, since no run of other has begun after them: 1")
                .doesNotContain("Each column");
        Forecaster.Person two = new Forecaster.Person("boris");
        assertThat(String.join(" ", new BetTable(Texts.of("ru"), settlement(2, "sweep-2", two)).sentences(two)))
                .as("last night could not say anything of the first run")
                .contains("В каждом столбце");
    }

    @Test
    void hostileNamesActNowhere() throws IOException {
        Settlement settlement = settlement(2);
        BetText text = new BetText("en", settlement, settlement.people(), Optional.of(BetText.By.form), 1, 0);
        assertThat(text.lines(60)).allSatisfy(line -> {
            assertThat(line).doesNotContain("\u202E", "\u001b");
            assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(60);
        });
        assertThat(String.join("\n", text.lines(60))).contains("1 bet was changed", "sweep-1 ", "2 runs are few");
        StringBuilder markdown = new StringBuilder();
        text.markdown(markdown);
        assertThat(markdown.toString()).contains("a\\|b").doesNotContain("<script>", "\u202E");
        StringBuilder csv = new StringBuilder();
        SettledTable.write(settlement.settled(), csv);
        assertThat(csv.toString()).contains("person,'=a|b").contains("automatic,last-night,sweep-2");
    }

    @Test
    void thePageShowsTheSameInBothLanguagesAndOnlyWhoBetOnItsRun() {
        Settlement settlement = settlement(2);
        BetsView view = new BetsSection(Texts.of("ru"), settlement, "sweep-2").view();
        assertThat(view.people()).hasSize(1);
        BetsView.Step step = view.people().get(0).curves().get(0).steps().get(0);
        // Said .9, came true 2 of 2: 102 across, 4 up.
        assertThat(step.middle() + " " + step.share()).isEqualTo("102.00 4.00");
        BetsView.Learning learning = view.people().get(0).learning().get(0);
        assertThat(learning.own()).extracting(BetsView.Point::across).containsExactly("37.00", "87.00");
        assertThat(learning.own()).extracting(BetsView.Point::up).containsExactly("4.00", "4.00");
        assertThat(learning.last()).hasSize(1);
        assertThat(learning.sentences().get(2)).contains("2 запуска — это мало");
        assertThat(view.people().get(0).sentences().get(0)).contains("проверено 2 прогноза (2 запуска)");
        assertThat(view.said().get(0).rows().get(0).cells())
                .containsExactly(
                        "Представь…", "длина", "+", "×1,25 … ×1,81", "90\u202F%", "×1,49 (×1,35 … ×1,65)", "верно");
        assertThat(new BetsSection(Texts.of("en"), settlement, "another").view().people())
                .isEmpty();
    }

    /** Scores by hand: said ×1.25 to ×1.81 each time, came ×1.49, so that all runs score alike; last night said just that. */
    @Test
    void aLearningCurveIsDrawnFromTwoRunsOnAndConcludedFromTenOn() {
        Forecaster.Person person = new Forecaster.Person("Anna");
        assertThat(curve("en", 1, person).drawn()).isFalse();
        assertThat(curve("en", 1, person).sentences())
                .containsExactly("One run makes no learning curve: that takes two.");
        LearningCurve three = curve("en", 3, person);
        String top = Texts.of("en").fixed(LearningCurve.top(three.points()), 2);
        List<String> drawing = three.drawing(60);
        assertThat(drawing).hasSize(11);
        assertThat(drawing.get(0)).isEqualTo("  " + top + " ┤ •  •  •");
        assertThat(drawing.get(8)).startsWith("  0.00 ┤");
        assertThat(String.join("", drawing)).containsPattern("◦[^◦]*◦").doesNotContain("●", "○");
        assertThat(drawing.get(10)).isEqualTo("         1  2  3");
        assertThat(three.sentences().get(1)).contains("sweep-1 " + top + " (n\u00A01), sweep-2 " + top + " (");
        assertThat(three.sentences().get(2))
                .isEqualTo("3 runs are too few to say whether the forecasts get better: that takes 10.");
        LearningCurve thirty = curve("ru", 30, person);
        assertThat(thirty.sentences().get(2)).isEqualTo("От запуска к запуску ничего, кроме случайности, не видно.");
        assertThat(thirty.drawing(60))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
        assertThat(thirty.drawing(60).get(10)).startsWith("        14 15 ").endsWith(" 29 30");
        assertThat(thirty.drawing(60).get(11)).isEqualTo("Показаны последние запуски: 17 из 30.");
    }

    private static LearningCurve curve(String language, int runs, Forecaster.Person person) {
        return new LearningCurve(Texts.of(language), settlement(runs, "sweep-" + runs, person), person);
    }

    @Test
    void withoutAnybodyThatIsSaid() {
        BetText text = new BetText("en", Settlement.of(List.of(), List.of()), List.of(), Optional.empty(), 0, 0);
        assertThat(String.join(" ", text.lines(80))).contains("Nobody has a settled forecast yet");
    }
}
