package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Value;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Usage;

class EchoTest {

    private static final String FOREIGN_EN = "Which fish swims in warm seas?";
    private static final String FOREIGN_RU = "Какая рыба плавает в тёплых морях?";

    @Test
    void echoIsTheShareOfContentWordsFromThePrompt() {
        String english =
                "The door is heavy. The doors of a house keep noise outside. An old door and a new window are good.";
        assertThat(number(score(Language.EN, "Tell me about a door and windows.", english), "echo"))
                .isCloseTo(100 * 4.0 / 11, within(100 * 1.5 / 11));
        String russian =
                "Дверь тяжёлая, двери дома держат шум снаружи. Старая дверь и новое окно хороши, и мы с тобой это знаем. Вот и всё.";
        Map<String, Value> scores = score(Language.RU, "Расскажи о дверях и окнах.", russian);
        assertThat(number(scores, "echo")).isBetween(25.0, 45.0);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void withoutEchoATwinSaysTheSame(Language language) {
        Map<String, Value> scores =
                score(language, language == Language.EN ? FOREIGN_EN : FOREIGN_RU, answer(language));
        assertThat(number(scores, "echo")).isZero();
        for (Metric twin : Metrics.all().stream().filter(Metric::twin).toList()) {
            assertThat(scores.get(twin.id()))
                    .as(twin.id())
                    .isEqualTo(scores.get(twin.id().replaceAll("-(un)?masked", "")));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void zonesOfAllWordsAreThoseToAPromptThatIsNotKnown(Language language) {
        String prompt = language == Language.EN ? "Tell me of a heavy red door." : "Расскажи о красной тяжёлой двери.";
        Map<String, Value> scores = score(language, prompt, answer(language));
        Map<String, Value> unasked = score(language, "", answer(language));
        for (String zone : Kinds.ZONES.withNone()) {
            String id = Kinds.ZONES.metric(zone);
            assertThat(scores.get(id + "-unmasked")).isEqualTo(unasked.get(id));
            assertThat(unasked.get(id + "-unmasked")).isEqualTo(new Score.Unscored("prompt not known"));
        }
        assertThat(Kinds.ZONES.names())
                .map(Kinds.ZONES::metric)
                .anySatisfy(id -> assertThat(scores.get(id + "-unmasked")).isNotEqualTo(scores.get(id)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatRepeatsThePromptIsLeftOutOfTheTwin(Language language) {
        String prompt = language == Language.EN
                ? "Tell me perhaps about a heavy red door."
                : "Скажи, возможно ли: красная тяжёлая дверь?";
        Map<String, Value> scores = score(language, prompt, answer(language));
        for (String metric : List.of("hedges", "perception")) {
            assertThat(number(scores, metric)).as(metric).isPositive();
            assertThat(number(scores, metric + "-masked")).as(metric).isZero();
        }
        assertThat(scores.get("contingency-masked")).isInstanceOf(Scored.class);
        assertThat(number(scores, "contingency-masked")).isGreaterThan(number(scores, "contingency"));
        assertThat(scores.get("mattr-masked")).isNotEqualTo(scores.get("mattr"));
    }

    @Test
    void anExpressionIsNotMadeOverAGap() {
        WordList list = WordList.of("in a sense");
        Scorable answer = answer(Language.EN, "Of silver and rain.", "In silver a sense, in a rain sense, in a sense.");
        assertThat(list.count(AnswerView.of(answer).words())).isEqualTo(1);
        assertThat(list.count(AnswerView.of(answer).unechoed().orElseThrow())).isEqualTo(1);
        assertThat(AnswerView.of(answer).unechoed().orElseThrow().size()).isEqualTo(9);
    }

    @Test
    void numbersOutsideSentencesKeepTheirPlace() {
        Scorable answer =
                answer(Language.EN, "Name the rain.", "| 12 | rain |\n|---|---|\n| 13 | 14 |\n\n15. rain falls");
        CountedWords words = AnswerView.of(answer).unechoed().orElseThrow();
        assertThat(words.runs()).flatMap(run -> run).doesNotContain("rain").contains("12", "13", "14", "falls");
    }

    private static String answer(Language language) {
        return language == Language.EN
                ? ("Perhaps the red door is heavy, because the wood is old. Certainly nobody painted it red for pleasure. "
                                + "Then the owner perhaps left, and the house stayed empty. ")
                        .repeat(5)
                : ("Возможно, красная дверь тяжела, потому что дерево старое. Разумеется, никто не красил её ради удовольствия. "
                                + "Потом хозяин, возможно, уехал, и дом опустел. Мы этого не знаем. ")
                        .repeat(4);
    }

    private static Scorable answer(Language language, String prompt, String text) {
        Answer answer = new Answer(text, Optional.empty(), "stop", Usage.UNKNOWN, Optional.empty());
        return new Scorable(language, prompt, answer, true);
    }

    private static Map<String, Value> score(Language language, String prompt, String text) {
        Map<String, Value> values = new LinkedHashMap<>();
        AnswerView answer = AnswerView.of(answer(language, prompt, text));
        Metrics.all()
                .forEach(metric ->
                        values.put(metric.id(), Metrics.measure(metric).of(answer)));
        return values;
    }

    private static double number(Map<String, Value> values, String metric) {
        Value value = values.get(metric);
        assertThat(value).as(metric).isInstanceOf(Scored.class);
        return value instanceof Scored scored ? scored.number() : Double.NaN;
    }
}
