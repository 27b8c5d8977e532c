package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Language;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.Settings;
import org.phrasefield.scoring.Anchor;
import org.phrasefield.scoring.Canary;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.scoring.Inquiry;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Rubric;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.stats.Share;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

class WinRateTest {
    private static final boolean LONG = Boolean.getBoolean("phrasefield.long");
    private static final int INTENTS = 12;
    private static final int NUMBERS = 10;

    private final Verdicts verdicts = new Verdicts();
    private final List<Trial> trials = new ArrayList<>();
    private final List<Double> lengths = new ArrayList<>();

    /** What a judge says of a pair, shown in both orders: A, B or tie, each as it stands in the reply. */
    private void judged(String intent, String form, List<String> about, int number, String straight, String turned) {
        for (boolean inTurn : new boolean[] {false, true}) {
            String wording = new Inquiry("1", inTurn, false).wording();
            Trial trial = new Trial(
                    String.join(" ", intent, form, wording, Integer.toString(number)),
                    0,
                    Trial.Part.JUDGE,
                    new Cell("en", intent, form, "none", "scripted/judge"),
                    number,
                    new Phrasing("id", "en", intent, form, wording, Optional.empty(), Optional.empty(), "?"),
                    List.of(new Message(Message.Role.USER, "?")),
                    Settings.DEFAULT,
                    0,
                    about);
            verdicts.add(
                    trial,
                    Optional.of(Trials.answered(trial, "{\"verdict\": \"" + (inTurn ? turned : straight) + "\"}")));
        }
    }

    private void passAnchors() {
        for (Anchor anchor : Rubric.of(Language.EN).anchors()) {
            for (Canary canary : Criterion.DEPTH.canaries()) {
                boolean tie = canary == Canary.ITSELF;
                judged(
                        anchor.id(),
                        canary.id(),
                        List.of(anchor.id(), anchor.id() + canary),
                        1,
                        tie ? "tie" : "A",
                        tie ? "tie" : "B");
            }
        }
    }

    @Test
    void aJudgeThatPrefersNeitherAnswerAnywhereIsSaidToDoSo() {
        passAnchors();
        for (int intent = 0; intent < INTENTS; intent++) {
            for (int number = 1; number <= 2; number++) pair("intent-" + intent, number, 4.4, 4.4, 0);
        }
        assertThat(effect("depth-raw").reason()).isEqualTo("the judge preferred neither answer in any pair");
        assertThat(effect("depth-matched").reason()).isEqualTo("the judge preferred neither answer in any pair");
    }

    @Test
    void aJudgeThatCallsEveryAnchorATieIsNotSaidToPreferLongRows() {
        for (Anchor anchor : Rubric.of(Language.EN).anchors()) {
            for (Canary canary : Canary.values()) {
                judged(anchor.id(), canary.id(), List.of(anchor.id(), anchor.id() + canary), 1, "tie", "tie");
            }
        }
        assertThat(verdicts.fault("en")).contains("the judge fails: it called every pair of anchors a tie");
    }

    @Test
    void whereNothingWasComparedNoShareIsSaid() {
        judged("bread", Canary.LEVELS.id(), List.of("a", "b"), 1, "?", "?");
        assertThat(verdicts.order("en").share()).isEmpty();
        assertThat(verdicts.notes())
                .containsExactly("Depth (en) is judged by scripted/judge: how steady it is, is not known yet.");
    }

    private String answer(String intent, String form, int number, double logWords) {
        Trial trial = Trials.trial(trials.size(), intent, form, number);
        trials.add(trial);
        lengths.add(logWords);
        return trial.key();
    }

    /** A pair of answers and who won: above 0 the form, below the control, 0 neither. */
    private void pair(String intent, int number, double form, double control, int winner) {
        List<String> about = List.of(answer(intent, "story", number, form), answer(intent, "direct", number, control));
        String straight = winner > 0 ? "A" : winner < 0 ? "B" : "tie";
        judged(intent, "story", about, number, straight, winner > 0 ? "B" : winner < 0 ? "A" : "tie");
    }

    private Effect effect(String metric) {
        Effects effects =
                new Effects(List.of("direct", "story"), "direct", List.of(), Metrics.all(), List.of(verdicts));
        for (int at = 0; at < trials.size(); at++) {
            effects.add(
                    trials.get(at),
                    Optional.of(Trials.answered(trials.get(at), "text")),
                    List.of(new Score("log-words", "1", new Score.Scored(lengths.get(at)))));
        }
        return effects.map().effects().stream()
                .filter(each -> each.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    /** Pairs whose winner is drawn with a logit of depth and of length. */
    private void sweep(double depth, double length, double longer, long seed) {
        Random random = new Random(seed);
        for (int intent = 0; intent < INTENTS; intent++) {
            for (int number = 1; number <= NUMBERS; number++) {
                double control = 4.4 + 0.25 * random.nextGaussian();
                double form = control + longer + 0.25 * random.nextGaussian();
                double logit = depth + length * Math.tanh((form - control) / 0.25);
                pair(
                        "intent-" + intent,
                        number,
                        form,
                        control,
                        random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : -1);
            }
        }
    }

    @Test
    void depthThatIsThereIsFoundAtEqualLength() {
        passAnchors();
        sweep(1.2, 0, 0.2, 1);
        assertThat(effect("depth").verdict()).isEqualTo(Verdict.MORE);
        // Of a logit of 1.2 a win rate of 77 %.
        assertThat(effect("depth").interval().orElseThrow().estimate()).isCloseTo(26.8, within(10.0));
        assertThat(effect("depth").intents()).isEqualTo(INTENTS);
        assertThat(effect("depth").answers()).isEqualTo(2 * INTENTS * NUMBERS);
    }

    @Test
    void whatLengthAloneBringsGoesWithLengthControlled() {
        passAnchors();
        sweep(0, 1.5, 0.25, 2);
        assertThat(effect("depth-raw").verdict()).isEqualTo(Verdict.MORE);
        assertThat(effect("depth").verdict()).isNotEqualTo(Verdict.MORE);
        assertThat(effect("depth-matched").interval().orElseThrow().estimate())
                .isLessThan(effect("depth-raw").interval().orElseThrow().estimate());
    }

    /** Twelve intents; one interval in twenty leaves nothing out by chance, and up to one in ten would by chance in 150 runs, of which a build makes 40. */
    @Test
    void nothingIsFoundWhereNothingIs() {
        int raw = 0;
        int controlled = 0;
        int runs = LONG ? 150 : 40;
        for (int seed = 0; seed < runs; seed++) {
            WinRateTest fresh = new WinRateTest();
            fresh.passAnchors();
            fresh.sweep(0, 0, 0.3, seed);
            if (found(fresh.effect("depth-raw"))) raw++;
            if (found(fresh.effect("depth"))) controlled++;
        }
        assertThat(raw).as("raw").isLessThanOrEqualTo(runs / 10);
        assertThat(controlled).as("controlled").isLessThanOrEqualTo(runs / 10);
    }

    /** Who decides by length alone, and nothing else. */
    private static final double ALWAYS_THE_LONGER = Double.POSITIVE_INFINITY;

    private static final int MANY_INTENTS = 24;
    private static final int SIMULATED = LONG ? 300 : 20;

    /** Pairs of 24 intents in turn, lengths that differ by one standard deviation, the form's the longer ones by so many. */
    private void pairs(int pairs, double depth, double length, double longer, Random random) {
        for (int at = 0; at < pairs; at++) {
            double control = 4.4 + 0.25 * random.nextGaussian();
            double apart = longer + random.nextGaussian();
            double logit = length == ALWAYS_THE_LONGER ? 1e6 * apart : depth + length * Math.tanh(apart);
            boolean won = random.nextDouble() < 1 / (1 + Math.exp(-logit));
            pair("intent-" + at % MANY_INTENTS, 1 + at / MANY_INTENTS, control + 0.25 * apart, control, won ? 1 : -1);
        }
    }

    private static Effect simulated(int pairs, double depth, double length, double longer, long seed) {
        WinRateTest fresh = new WinRateTest();
        fresh.passAnchors();
        fresh.pairs(pairs, depth, length, longer, new Random(seed));
        return fresh.effect("depth");
    }

    /** The nearer length comes to deciding alone, the less an answer left out changes: the error must not shrink with that. */
    @ParameterizedTest
    @CsvSource({
        "1.3, 30",
        "1.3, 100",
        "4, 30",
        "4, 100",
        "8, 30",
        "8, 100",
        "Infinity, 30",
        "Infinity, 100",
    })
    void whereLengthAloneDecidesNoDepthIsFoundMoreOftenThanByChance(double length, int pairs) {
        for (double longer : new double[] {0, 0.8}) {
            int found = 0;
            for (int seed = 0; seed < SIMULATED; seed++) {
                if (found(simulated(pairs, 0, length, longer, 1000L * pairs + seed))) found++;
            }
            assertThat(new Share(found, SIMULATED).orMore(0.05))
                    .as("%d of %d where the form is longer by %s", found, SIMULATED, longer)
                    .isGreaterThan(0.001);
        }
    }

    /** 24 intents of two contests, of which so many were lost, each in another intent. */
    private static double pValue(int lost) {
        WinRateTest fresh = new WinRateTest();
        fresh.passAnchors();
        Random random = new Random(7);
        for (int at = 0; at < 2 * MANY_INTENTS; at++) {
            double control = 4.4 + 0.25 * random.nextGaussian();
            double form = control + 0.25 * random.nextGaussian();
            fresh.pair("intent-" + at % MANY_INTENTS, 1 + at / MANY_INTENTS, form, control, at < lost ? -1 : 1);
        }
        return fresh.effect("depth").evidence().byIntents().orElseThrow().pValue();
    }

    /** By an estimate over its error p would be 0.02 with one lost, and 1e-5 with six. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4, 6})
    void aNearlyUnanimousJudgeIsSure(int lost) {
        assertThat(pValue(lost)).isLessThan(0.0001);
    }

    @ParameterizedTest
    @CsvSource({"1.2, 0", "1.2, 1.3", "-1.2, 1.3", "2, 4"})
    void depthIsFoundBesideLengthAndWithItsSign(double depth, double length) {
        int right = 0;
        for (int seed = 0; seed < SIMULATED; seed++) {
            Verdict verdict = simulated(100, depth, length, 0, seed).verdict();
            assertThat(verdict).isNotEqualTo(depth > 0 ? Verdict.LESS : Verdict.MORE);
            if (verdict == (depth > 0 ? Verdict.MORE : Verdict.LESS)) right++;
        }
        assertThat(right).isGreaterThan(SIMULATED * 3 / 4);
    }

    @Test
    void whereLengthDecidesThatIsTheReason() {
        Effect effect = simulated(100, 0, ALWAYS_THE_LONGER, 0.3, 1);
        assertThat(effect.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(effect.reason())
                .isEqualTo("it cannot be separated from length: the longer answer wins 100 % of the pairs");
        assertThat(effect.interval()).isPresent();
    }

    /** One lost contest among many must not make anything surer than none. */
    @Test
    void noIntervalIsNarrowerThanThatOfAgreement() {
        passAnchors();
        double agreed =
                100 * (new Share(INTENTS, INTENTS).interval(0.95).orElseThrow().low() - 0.5);
        Random random = new Random(5);
        for (int intent = 0; intent < INTENTS; intent++) {
            for (int number = 1; number <= NUMBERS; number++) {
                pair(
                        "intent-" + intent,
                        number,
                        4.4 + 0.25 * random.nextGaussian(),
                        4.4 + 0.25 * random.nextGaussian(),
                        intent == 0 && number == 1 ? -1 : 1);
            }
        }
        for (String metric : List.of("depth", "depth-raw", "depth-matched")) {
            assertThat(effect(metric).interval().orElseThrow().low())
                    .as(metric)
                    .isGreaterThan(0)
                    .isLessThanOrEqualTo(agreed);
        }
    }

    @Test
    void whoAlwaysWinsAndAlwaysIsLongerIsNotSaidToBeDeeper() {
        passAnchors();
        Random random = new Random(6);
        for (int intent = 0; intent < INTENTS; intent++) {
            for (int number = 1; number <= NUMBERS; number++) {
                double control = 4.4 + 0.25 * random.nextGaussian();
                pair("intent-" + intent, number, control + 0.1, control, 1);
            }
        }
        assertThat(effect("depth-raw").verdict()).isEqualTo(Verdict.MORE);
        assertThat(effect("depth").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(effect("depth").reason())
                .isEqualTo("it cannot be separated from length: an answer that is not the longer one wins in 0 intents,"
                        + " and it takes 6");
    }

    private static boolean found(Effect effect) {
        return effect.interval()
                .map(interval -> interval.low() > 0 || interval.high() < 0)
                .orElse(false);
    }

    @Test
    void lengthsThatDoNotOverlapAreNotControlled() {
        passAnchors();
        sweep(1.2, 0, 3, 3);
        assertThat(effect("depth").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(effect("depth").reason()).startsWith("lengths do not overlap: 0 %");
        assertThat(effect("depth-raw").verdict()).isEqualTo(Verdict.MORE);
        assertThat(effect("depth-matched").reason()).contains("6 intents");
    }

    @Test
    void whereAllIntentsAgreeTheirNumberSaysHowSureThatIs() {
        passAnchors();
        for (int intent = 0; intent < 6; intent++) {
            for (int number = 1; number <= 4; number++)
                pair("intent-" + intent, number, 4.4 + 0.1 * number, 4.9 - 0.1 * number, 1);
        }
        // Wilson: 6 of 6.
        assertThat(effect("depth").interval().orElseThrow().low()).isCloseTo(100 * (0.60966 - 0.5), within(0.01));
        assertThat(effect("depth").interval().orElseThrow().high()).isEqualTo(50);
    }

    @Test
    void ofFewMatchedContestsNothingIsCalled() {
        passAnchors();
        for (int intent = 0; intent < INTENTS; intent++) {
            pair("intent-" + intent, 1, 4.4, 4.4, -1);
            for (int number = 2; number <= 4; number++)
                pair("intent-" + intent, number, 4.4, 5.4, intent % 2 == 0 ? 1 : -1);
        }
        Effect matched = effect("depth-matched");
        assertThat(matched.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(matched.interval()).isEmpty();
        assertThat(matched.reason()).isEqualTo("contests of about equal length: 12, and a share of them needs 20");
        assertThat(effect("depth-raw").interval()).isPresent();
    }

    @Test
    void ofFewContestsNothingIsCalledAtEqualLength() {
        passAnchors();
        for (int intent = 0; intent < INTENTS; intent++)
            pair(
                    "intent-" + intent,
                    1,
                    4.4 + 0.02 * intent,
                    4.4 + 0.02 * ((intent + 6) % INTENTS),
                    intent == 0 ? 1 : -1);
        assertThat(effect("depth").interval()).isEmpty();
        assertThat(effect("depth").reason())
                .isEqualTo("contests whose length is controlled: 12, and a share of them needs 20");
        assertThat(effect("depth-raw").interval()).isPresent();
    }

    @Test
    void fewIntentsTellNothing() {
        passAnchors();
        for (int intent = 0; intent < 5; intent++) pair("intent-" + intent, 1, 4.4, 4.4, 1);
        assertThat(effect("depth").reason()).contains("6 intents");
    }

    @Test
    void aJudgeWithoutAnchorsIsNotBelieved() {
        sweep(1.2, 0, 0, 4);
        assertThat(effect("depth").reason()).isEqualTo("the judge fails: it decided 0 of 0 anchors");
        assertThat(effect("depth").interval()).isEmpty();
    }

    @Test
    void aJudgeWhomTheOrderSwaysOverTheAnswersIsSwitchedOff() {
        passAnchors();
        for (int intent = 0; intent < INTENTS; intent++) {
            List<String> about =
                    List.of(answer("intent-" + intent, "story", 1, 4.4), answer("intent-" + intent, "direct", 1, 4.4));
            judged("intent-" + intent, "story", about, 1, "A", "A");
        }
        assertThat(effect("depth").reason())
                .isEqualTo("the judge fails: the order of the answers decides 12 of 24 pairs");
    }

    @Test
    void withoutAJudgeThereIsNoDepth() {
        answer("intent", "story", 1, 4);
        Effects effects = new Effects(List.of("direct", "story"), "direct", List.of(), Metrics.all());
        effects.add(trials.get(0), Optional.empty(), List.of());
        assertThat(effects.map().effects()).noneMatch(effect -> effect.metric().startsWith("depth"));
    }
}
