package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.OwnMetric;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Usage;

/** An author's list finds its words in all their forms, in both languages. */
class OwnMetricsTest {
    /** Names that are in no list, so that an answer is long enough for a rate. */
    private static final Map<Language, String> FILLED = Map.of(
            Language.EN,
                    " Alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra"
                            + " tango uniform victor whiskey yankee.",
            Language.RU,
                    " Елка береза ветер город туча еда жара зима игра кофе кот море небо окно песня река снег трава утро фонарь холод цвет"
                            + " чай шум.");

    private static OwnMetric metric(Language language, String... words) {
        return new OwnMetric("own", Map.of(), Map.of(), new OwnMetric.Words(Map.of(language.tag(), List.of(words))));
    }

    private static Catalogue catalogue(OwnMetric metric) {
        return Catalogue.of(List.of(metric), List.of());
    }

    private static Score.Value value(Catalogue catalogue, String id, Scorable answer) {
        Metric metric = catalogue.of(id).orElseThrow();
        return new Scorer(catalogue).score(answer, List.of(metric)).get(0).value();
    }

    private static Scorable asked(Language language, String prompt, String text) {
        return new Scorable(
                language, prompt, new Answer(text, Optional.empty(), "", Usage.UNKNOWN, Optional.empty()), true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | warm            | It was the warmest of evenings, and Warm light fell.     | 2
            en | warm            | The tea warmed them.                                     | 1
            en | friends         | A friend came with many friends.                         | 2
            en | at ease         | She felt at ease, and he was not at his ease.            | 1
            en | kind, kind of   | This kind of bread suits a kind man.                     | 2
            en | look after      | He looked after the dog. Look! After that he slept.      | 1
            en | not             | She does not know and doesn't care.                      | 2
            en | blorf           | The Blorf is a blorf.                                    | 2
            ru | тёплый          | Теплыми руками он взял тёплую чашку, чай был тёплым.     | 3
            ru | теплый          | Тёплый вечер сменился тёплым утром.                      | 2
            ru | друзья          | Друг пришёл с друзьями.                                  | 2
            ru | дорогой         | Он купил дорогую вещь.                                   | 1
            ru | быть добрым     | Она была доброй, он будет добрым.                        | 2
            ru | на душе         | На душе стало легко.                                     | 1
            ru | идти            | Он шёл домой, а она идёт в лес.                          | 2
            """)
    void findsWordsByTheirDictionaryForms(String language, String entries, String text, int hits) {
        Language spoken = Language.of(language).orElseThrow();
        OwnMetric metric = metric(spoken, entries.split(", "));
        LemmaList list = new LemmaList(spoken, List.of(entries.split(", ")));
        AnswerView view = AnswerView.of(Scorable.of(spoken, text));
        assertThat(list.count(view.words())).isEqualTo(hits);
        AnswerView filled = AnswerView.of(Scorable.of(spoken, text + FILLED.get(spoken)));
        assertThat(value(catalogue(metric), "own", filled.given()))
                .isEqualTo(new Scored(100.0 * hits / filled.words().size()));
        assertThat(value(catalogue(metric), "own", Scorable.of(spoken, text)))
                .isEqualTo(new Unscored("fewer than 25 words"));
    }

    @Test
    void theTwinLeavesOutWhatRepeatsThePrompt() {
        Catalogue catalogue = catalogue(metric(Language.EN, "warm", "kind"));
        Scorable answer = asked(
                Language.EN,
                "Tell me of warm rooms.",
                "A warm room is kind to everybody who comes." + FILLED.get(Language.EN));
        assertThat(value(catalogue, "own", answer)).isEqualTo(new Scored(100.0 * 2 / 33));
        assertThat(value(catalogue, "own-masked", answer)).isEqualTo(new Scored(100.0 * 1 / 31));
        assertThat(value(catalogue, "own-masked", Scorable.of(Language.EN, "A warm room." + FILLED.get(Language.EN))))
                .isEqualTo(new Unscored("prompt not known"));
    }

    @Test
    void aLanguageWithoutAListHasNoScore() {
        assertThat(value(
                        catalogue(metric(Language.EN, "warm")),
                        "own",
                        Scorable.of(Language.RU, "Тёплый вечер у моря." + FILLED.get(Language.RU))))
                .isEqualTo(new Unscored("no list in this language"));
    }

    @Test
    void theVersionHangsOnTheEntriesAlone() {
        String version = version(metric(Language.RU, "тёплый", "добрый"));
        assertThat(version).matches("2\\.[0-9a-f]{8}");
        assertThat(version(metric(Language.RU, "Добрый", "теплый"))).isEqualTo(version);
        assertThat(version(metric(Language.RU, "тёплый"))).isNotEqualTo(version);
        assertThat(version(new OwnMetric(
                        "own",
                        Map.of("en", "Title"),
                        Map.of(),
                        new OwnMetric.Words(Map.of("ru", List.of("тёплый", "добрый"))))))
                .isEqualTo(version);
    }

    private static String version(OwnMetric metric) {
        return catalogue(metric).of("own").orElseThrow().version();
    }

    @Test
    void wordsOfNoDictionaryAreSaid() {
        List<OwnMetrics.Understood> english = OwnMetrics.understood(
                        new OwnMetric.Words(Map.of("en", List.of("Warm", "friends", "at blorf", "with"))))
                .getOrDefault("en", List.of());
        assertThat(english)
                .extracting(OwnMetrics.Understood::line)
                .containsExactly("Warm", "friends (friend)", "at blorf", "with");
        assertThat(english)
                .extracting(OwnMetrics.Understood::unknown)
                .containsExactly(List.of(), List.of(), List.of("blorf"), List.of());
        List<OwnMetrics.Understood> russian = OwnMetrics.understood(
                        new OwnMetric.Words(Map.of("ru", List.of("тёплый", "друзьями", "глокая", "не"))))
                .getOrDefault("ru", List.of());
        assertThat(russian)
                .extracting(OwnMetrics.Understood::unknown)
                .containsExactly(List.of(), List.of(), List.of("глокая"), List.of());
        assertThat(russian.get(1).line()).isEqualTo("друзьями (друг)");
    }

    @Test
    void titlesSpeakToEveryReader() {
        OwnMetric own = new OwnMetric(
                "own", Map.of("ru", "Теплота"), Map.of(), new OwnMetric.Words(Map.of("ru", List.of("тёплый"))));
        Metric metric = catalogue(own).of("own").orElseThrow();
        assertThat(metric.name(Language.RU)).isEqualTo("Теплота");
        assertThat(metric.name(Language.EN)).isEqualTo("Теплота");
        assertThat(metric.unit(Language.RU)).isEqualTo("на 100 слов");
        for (String id : List.of("own", "own-masked")) {
            for (Language reader : Language.values()) {
                Metric each = catalogue(own).of(id).orElseThrow();
                assertThat(List.of(
                                each.more(reader), each.explanation(reader), each.formula(reader), each.limits(reader)))
                        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{0}"));
            }
        }
    }

    @Test
    void aBuiltInMetricOfTheSameIdStands() {
        OwnMetric hedges =
                new OwnMetric("hedges", Map.of(), Map.of(), new OwnMetric.Words(Map.of("en", List.of("warm"))));
        assertThat(catalogue(hedges).own()).isEmpty();
        assertThat(catalogue(hedges).all()).isEqualTo(Metrics.all());
    }
}
