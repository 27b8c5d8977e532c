package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Usage;

class ScorerTest {

    private static final Scorer SCORER = new Scorer();

    private static List<Score> score(Language language, String text, boolean whole) {
        Scorable answer = Scorable.of(language, text);
        return SCORER.score(new Scorable(language, answer.prompt(), answer.answer(), whole));
    }

    /** 52 words, 6 sentences, of which 2 ask; 4 times first person, 4 times second, 5 hedges. */
    private static final String ENGLISH = """
            I think the quiet flat is mostly a matter of soft things. Perhaps you could hang a heavy curtain near your window.
            It seems to help, and my neighbours sort of noticed it too. What kind of noise troubles you? Maybe we should ask
            our landlord first. Isn't that what you wanted?""";

    /** 51 words, 6 sentences, of which 2 ask; 5 times first person, 4 times second, 5 hedges. */
    private static final String RUSSIAN = """
            Мне кажется, тихая квартира держится на мягких вещах. Возможно, вам стоит повесить плотную штору у вашего окна. По-моему,
            это помогает, и мои соседи вроде бы это тоже заметили. Какой шум мешает вам сильнее всего прочего? Может быть, нам стоит
            сначала спросить нашего хозяина. Разве ты хотел услышать что-нибудь другое в ответ?""";

    @ParameterizedTest
    @MethodSource("handCounted")
    void valuesAgreeWithCountsByHand(Language language, String text, String metric, double expected) {
        assertThat(number(language, text, metric)).as(metric).isCloseTo(expected, within(1e-9));
    }

    static Stream<Arguments> handCounted() {
        String englishList = "Take these things along:\n\n- a warm blanket\n- some tea\n\nThen go.";
        String russianList = "Возьмите с собой вот что:\n\n- тёплый плед\n- чай\n- хорошую книгу\n\nИ идите.";
        return Stream.of(
                Arguments.of(Language.EN, ENGLISH, "words", 52.0),
                Arguments.of(Language.EN, ENGLISH, "sentences", 6.0),
                Arguments.of(Language.EN, ENGLISH, "log-words", Math.log(52)),
                Arguments.of(Language.EN, ENGLISH, "sentence-length", 52.0 / 6),
                Arguments.of(Language.EN, ENGLISH, "questions", 100 * 2.0 / 6),
                Arguments.of(Language.EN, ENGLISH, "first-person", 100 * 4.0 / 52),
                Arguments.of(Language.EN, ENGLISH, "second-person", 100 * 4.0 / 52),
                Arguments.of(Language.EN, ENGLISH, "hedges", 100 * 5.0 / 52),
                Arguments.of(Language.EN, englishList, "list-share", 100 * 5.0 / 11),
                Arguments.of(Language.EN, ENGLISH, "list-share", 0.0),
                Arguments.of(Language.EN, LETTERS + " alpha 12 3.5", "mattr", 24.0 / 25),
                Arguments.of(
                        Language.EN,
                        "The old cat sat on 12 soft mats near Brnqvist and the zorpified lamp.",
                        "known-words",
                        100 * 11.0 / 13),
                Arguments.of(
                        Language.RU,
                        "Старый кот сидел на 12 мягких ковриках возле Брнквиста и зурпячил лампу.",
                        "known-words",
                        100 * 9.0 / 11),
                Arguments.of(Language.RU, RUSSIAN, "words", 51.0),
                Arguments.of(Language.RU, RUSSIAN, "sentences", 6.0),
                Arguments.of(Language.RU, RUSSIAN, "log-words", Math.log(51)),
                Arguments.of(Language.RU, RUSSIAN, "sentence-length", 51.0 / 6),
                Arguments.of(Language.RU, RUSSIAN, "questions", 100 * 2.0 / 6),
                Arguments.of(Language.RU, RUSSIAN, "first-person", 100 * 5.0 / 51),
                Arguments.of(Language.RU, RUSSIAN, "second-person", 100 * 4.0 / 51),
                Arguments.of(Language.RU, RUSSIAN, "hedges", 100 * 5.0 / 51),
                Arguments.of(Language.RU, russianList, "list-share", 100 * 5.0 / 12),
                Arguments.of(Language.RU, RUSSIAN, "list-share", 0.0),
                Arguments.of(Language.RU, BUKVY + " елка 12 3,5", "mattr", 24.0 / 25));
    }

    @Test
    void tooShortAnAnswerIsUnscoredWithItsReason() {
        assertThat(value(Language.EN, "One two. Three four.", "sentence-length"))
                .isEqualTo(new Unscored("fewer than 3 sentences"));
        assertThat(value(Language.EN, "One two. Three four.", "questions"))
                .isEqualTo(new Unscored("fewer than 3 sentences"));
        assertThat(value(Language.RU, BUKVY, "mattr")).isEqualTo(new Unscored("fewer than 25 words"));
        for (String rate : List.of(
                "hedges", "boosters", "modality", "hypothetical", "comparisons", "perception", "concreteness")) {
            assertThat(value(Language.RU, BUKVY, rate)).as(rate).isEqualTo(new Unscored("fewer than 25 words"));
        }
        assertThat(value(Language.RU, BUKVY, "first-person")).isEqualTo(new Unscored("fewer than 50 words"));
        assertThat(value(Language.EN, LETTERS, "second-person")).isEqualTo(new Unscored("fewer than 50 words"));
        assertThat(value(Language.EN, LETTERS + " perhaps", "hedges")).isEqualTo(new Scored(4));
        assertThat(value(Language.EN, ENGLISH, "mtld")).isEqualTo(new Unscored("fewer than 100 words"));
        assertThat(value(Language.RU, RUSSIAN, "contrast")).isEqualTo(new Unscored("fewer than 80 words"));
        assertThat(value(
                        Language.EN,
                        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 one",
                        "syllables-per-word"))
                .isEqualTo(new Unscored("fewer than 25 words"));
        assertThat(value(Language.EN, LETTERS, "hdd")).isEqualTo(new Unscored("fewer than 50 words"));
    }

    @Test
    void whatIsNotKnownOfAnAnswerIsSaid() {
        assertThat(value(Language.EN, ENGLISH, "echo")).isEqualTo(new Unscored("prompt not known"));
        assertThat(value(Language.EN, ENGLISH, "hedges-masked")).isEqualTo(new Unscored("prompt not known"));
        assertThat(value(Language.EN, ENGLISH, "tokens")).isEqualTo(new Unscored("tokens not told"));
        assertThat(value(Language.EN, ENGLISH, "tokens-o200k")).isInstanceOf(Scored.class);
        assertThat(value(Language.EN, ENGLISH, "reasoning-words")).isEqualTo(new Unscored("no reasoning given"));
        assertThat(value(Language.EN, "- Only a list.", "verse")).isEqualTo(new Unscored("no running text"));
    }

    @Test
    void aCutAnswerHasNoScoreThatNeedsItsEnd() {
        for (Score score : score(Language.EN, ENGLISH, false)) {
            boolean wholeOnly = Metrics.of(score.metric()).orElseThrow().wholeOnly();
            assertThat(score.value().equals(new Unscored("cut"))).isEqualTo(wholeOnly);
            if (!wholeOnly) {
                assertThat(score.value()).isEqualTo(value(Language.EN, ENGLISH, score.metric()));
            }
        }
        assertThat(Metrics.all())
                .filteredOn(Metric::wholeOnly)
                .extracting(Metric::id)
                .contains("words", "log-words", "sentences");
    }

    @Test
    void aDegenerateAnswerHasNoScoreAtAll() {
        assertThat(score(Language.RU, "I would rather answer in English today.", true))
                .hasSize(Metrics.all().size())
                .allMatch(score -> score.value().equals(new Unscored("wrong-language")));
        assertThat(score(Language.EN, "a".repeat(TextView.LIMIT + 1), true))
                .allMatch(score -> score.value().equals(new Unscored("longer than 1000000 characters")));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sayingEverythingTwiceDoublesCountsAndLeavesRates(Language language) {
        String once = rich(language);
        String twice = once + "\n\n" + once;
        for (String count : List.of("words", "sentences")) {
            assertThat(number(language, twice, count)).isEqualTo(2 * number(language, once, count));
        }
        assertThat(number(language, twice, "log-words"))
                .isCloseTo(number(language, once, "log-words") + Math.log(2), within(1e-12));
        Map<String, Value> before = known(language, once);
        Map<String, Value> after = known(language, twice);
        for (Metric metric : Metrics.all()) {
            if (!RATES.contains(metric.unit()) && !SAME_TWICE.contains(metric.id())) continue;
            assertThat(number(after, metric.id())).as(metric.id()).isCloseTo(number(before, metric.id()), within(1e-9));
        }
    }

    private static final Set<String> RATES =
            Set.of("per 100 words", "% of sentences", "% of words", "% of lines", "% of content words");

    private static final Set<String> SAME_TWICE = Set.of(
            "sentence-length",
            "sentence-variation",
            "syllables-per-word",
            "reading-ease",
            "grade",
            "lix",
            "formality",
            "noun-verb-ratio",
            "concreteness",
            "concreteness-masked");

    @ParameterizedTest
    @EnumSource(Language.class)
    void theOrderOfParagraphsLeavesCountsAndRates(Language language) {
        long seed = 7;
        List<String> paragraphs = new ArrayList<>(Arrays.asList(rich(language).split("(?<=[.?])\\s")));
        Map<String, Value> before = known(language, String.join("\n\n", paragraphs));
        Collections.shuffle(paragraphs, new Random(seed));
        Map<String, Value> after = known(language, String.join("\n\n", paragraphs));
        for (Metric metric : Metrics.all()) {
            String id = metric.id();
            if (id.startsWith("mattr") || id.startsWith("mtld")) continue;
            assertThat(number(after, id)).as("%s, seed %d", id, seed).isCloseTo(number(before, id), within(1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void addingTheSameSentenceAgainLowersWordVariety(Language language) {
        String last = text(language).replaceFirst("(?s).*[.?!]\\s+(?=\\S)", "");
        String more = text(language) + " " + last;
        assertThat(number(language, more + " " + last, "mattr")).isLessThan(number(language, more, "mattr"));
        assertThat(number(language, more, "mattr")).isLessThan(number(language, text(language), "mattr"));
    }

    @Test
    void everyMetricScoresBothLanguages() {
        for (Language language : Language.values()) {
            assertThat(score(language, text(language), true))
                    .extracting(Score::metric)
                    .containsExactlyElementsOf(
                            Metrics.all().stream().map(Metric::id).toList());
            assertThat(known(language, rich(language)))
                    .allSatisfy((metric, value) -> assertThat(value).as(metric).isInstanceOf(Scored.class));
        }
    }

    @Test
    void theSpellingWithoutYoScoresTheSame() {
        String text = "В моём доме тихо, и о твоём доме я думаю в определённой степени часто. ".repeat(3) + RUSSIAN;
        Map<String, Value> plain = known(Language.RU, text.replace('ё', 'е'));
        Map<String, Value> dotted = known(Language.RU, text);
        // Vocabularies of tokens know the letters apart.
        List<String> byTokens = List.of("reasoning-share", "tokens-o200k");
        plain.keySet().removeAll(byTokens);
        dotted.keySet().removeAll(byTokens);
        assertThat(plain).isEqualTo(dotted);
    }

    @Test
    void eightThreadsScoreAsOneDoes() throws Exception {
        List<List<Score>> alone = scoreMany();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<List<List<Score>>> task = ScorerTest::scoreMany;
            for (Future<List<List<Score>>> scored : pool.invokeAll(Collections.nCopies(8, task))) {
                assertThat(scored.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<List<Score>> scoreMany() {
        Random random = new Random(11);
        List<List<Score>> scores = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Language language = Language.values()[i % 2];
            List<String> sentences =
                    new ArrayList<>(Arrays.asList(text(language).split("(?<=[.?])\\s")));
            Collections.shuffle(sentences, random);
            scores.add(score(language, "## " + String.join(" ", sentences.subList(0, 1 + i % 6)), true));
            scores.add(score(language, String.join("\n- ", sentences), true));
        }
        return scores;
    }

    @Test
    void anotherLocaleOfTheMachineChangesNothing() {
        List<Score> before = score(Language.EN, ENGLISH.toUpperCase(Locale.ROOT), true);
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(score(Language.EN, ENGLISH.toUpperCase(Locale.ROOT), true))
                    .isEqualTo(before);
        } finally {
            Locale.setDefault(machine);
        }
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void hostileTextGivesScoresOrReasons(String text) {
        for (Language language : Language.values()) {
            assertThat(score(language, text, true)).hasSize(Metrics.all().size());
            assertThat(score(language, text, false)).hasSize(Metrics.all().size());
        }
    }

    static Stream<String> hostileTexts() {
        String noise = new Random(3)
                .ints(20_000, 0, 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Stream.of(
                "",
                "\ud800",
                "\u0000",
                "🎉",
                "?",
                "1 2 3 4 5",
                "# only a heading",
                "```\ncode only\n```",
                "<script>alert(1)</script> text",
                "=HYPERLINK(\"x\")",
                "? ".repeat(1_000),
                "ё".repeat(100_000),
                "a".repeat(TextView.LIMIT + 1),
                noise);
    }

    private static final String LETTERS =
            "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra"
                    + " tango uniform victor whiskey yankee";

    private static final String BUKVY =
            "ёлка береза ветер город дорога еда жара зима игра кофе лес море небо окно песня река снег трава утро фонарь холод цвет"
                    + " чай шум";

    /** An answer with everything that metrics ask for. */
    private static Map<String, Value> known(Language language, String text) {
        String prompt = language == Language.EN
                ? "Imagine a quiet flat with heavy curtains: how would you make it?"
                : "Представь тихую квартиру с плотными шторами: как её сделать?";
        Answer answer = new Answer(
                text, Optional.of("First the noise, then the room."), "stop", Usage.of(20, 300), Optional.empty());
        Map<String, Value> values = new LinkedHashMap<>();
        SCORER.score(new Scorable(language, prompt, answer, true))
                .forEach(score -> values.put(score.metric(), score.value()));
        return values;
    }

    /** More than 100 words, more than five sentences. */
    private static String rich(Language language) {
        return language == Language.EN
                ? ENGLISH
                        + " However, the old door is worse than the thin wall, because sound finds every gap like a cold draught."
                        + " For example, Anna measured forty decibels in the kitchen, where the black stove hums at night. Then she put"
                        + " a thick rug under the table, and the room grew warm and soft. If nothing helps, the landlord must always"
                        + " pay for the window. What a relief that was!"
                : RUSSIAN
                        + " Однако старая дверь хуже тонкой стены, потому что звук, словно холодный сквозняк, находит каждую щель."
                        + " Например, Анна намерила сорок децибел на кухне, где ночью гудит чёрная плита. Потом она положила под стол"
                        + " толстый ковёр, и в комнате стало тепло и мягко. Если ничего не помогает, хозяин, конечно, должен заплатить"
                        + " за окно. Какое это было облегчение!";
    }

    private static double number(Map<String, Value> values, String metric) {
        Value value = values.get(metric);
        assertThat(value).as(metric).isInstanceOf(Scored.class);
        return value instanceof Scored scored ? scored.number() : Double.NaN;
    }

    private static String text(Language language) {
        return language == Language.EN ? ENGLISH : RUSSIAN;
    }

    private static Map<String, Value> values(Language language, String text) {
        Map<String, Value> values = new LinkedHashMap<>();
        score(language, text, true).forEach(score -> values.put(score.metric(), score.value()));
        return values;
    }

    private static Value value(Language language, String text, String metric) {
        return score(language, text, true).stream()
                .filter(score -> score.metric().equals(metric))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static double number(Language language, String text, String metric) {
        return number(values(language, text), metric);
    }
}
