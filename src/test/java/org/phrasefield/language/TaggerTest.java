package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TaggerTest {

    private record Gold(String sentence, String language, String form, String upos, String lemma) {}

    @ParameterizedTest
    @CsvSource({"en, 0.97, 0.985", "ru, 0.99, 0.99"})
    void classesAndLemmasOfTheHandTaggedSentencesAreRight(String language, double classes, double lemmas)
            throws IOException {
        int words = 0;
        List<String> wrongClass = new ArrayList<>();
        List<String> wrongLemma = new ArrayList<>();
        for (List<Gold> sentence : gold(language).values()) {
            List<TaggedWord> tagged = TextView.of(Language.of(language).orElseThrow(), text(sentence))
                    .taggedWords();
            List<Gold> expected = sentence.stream()
                    .filter(each -> !each.upos().equals("PUNCT"))
                    .toList();
            assertThat(tagged)
                    .extracting(TaggedWord::form)
                    .isEqualTo(expected.stream()
                            .map(each -> each.form().toLowerCase(Locale.ROOT))
                            .toList());
            for (int i = 0; i < expected.size(); i++) {
                TaggedWord word = tagged.get(i);
                Gold right = expected.get(i);
                String made = joined(word.classes());
                String lemma = String.join("+", word.lemmas());
                words++;
                if (!made.equals(right.upos())) {
                    wrongClass.add(right.sentence() + " " + right.form() + " " + made + " for " + right.upos());
                }
                if (!bare(lemma).equals(bare(right.lemma()))) {
                    wrongLemma.add(right.sentence() + " " + right.form() + " " + lemma + " for " + right.lemma());
                }
            }
        }
        assertThat(1 - wrongClass.size() / (double) words)
                .as(() -> String.join("\n", wrongClass))
                .isGreaterThanOrEqualTo(classes);
        assertThat(1 - wrongLemma.size() / (double) words)
                .as(() -> String.join("\n", wrongLemma))
                .isGreaterThanOrEqualTo(lemmas);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eightThreadsGiveTheSameTagsAsOne(Language language) throws Exception {
        List<String> texts =
                gold(language.tag()).values().stream().map(TaggerTest::text).toList();
        List<List<TaggedWord>> alone = texts.stream()
                .map(text -> TextView.of(language, text).taggedWords())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<List<TaggedWord>>>> all = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                all.add(threads.submit(() -> texts.stream()
                        .map(text -> TextView.of(language, text).taggedWords())
                        .toList()));
            }
            for (Future<List<List<TaggedWord>>> each : all) {
                assertThat(each.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneViewSharedByThreadsIsTaggedOnce() throws Exception {
        TextView view = TextView.of(Language.RU, "Тишина растёт. Он слушает.");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<List<TaggedWord>>>> all = new ArrayList<>();
            for (int t = 0; t < 4; t++) all.add(threads.submit(view::tagged));
            List<List<TaggedWord>> first = all.get(0).get();
            for (Future<List<List<TaggedWord>>> each : all)
                assertThat(each.get()).isSameAs(first);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A row: language, text, the word looked at, features that it must have, features that it must not have. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Store old letters in a dry box.               | store   | IMPERATIVE SECOND_PERSON |
            en | Don't worry about it.                         | don't   | IMPERATIVE               |
            en | If you must choose, choose kindness.          | choose  |                          | PAST
            en | First, make a list and review it.             | review  | IMPERATIVE               |
            en | Do you know why he left?                      | do      |                          | IMPERATIVE
            en | They eat, sleep and work.                     | sleep   |                          | IMPERATIVE
            en | Thank you for the letter.                     | thank   |                          | IMPERATIVE
            en | Here is a tip: plan meals ahead.              | plan    | IMPERATIVE               |
            en | He never complained.                          | complained | PAST                  | PASSIVE
            en | The bridge was built in spring.               | built   | PASSIVE PARTICIPLE       | PAST
            en | She has eaten.                                | eaten   | PARTICIPLE               | PAST PASSIVE
            en | Its core collapses and gravity wins.          | wins    | PRESENT THIRD_PERSON     |
            en | We watched the cold stars.                    | we      | FIRST_PERSON PLURAL      |
            en | We watched the cold stars.                    | stars   | PLURAL                   |
            ru | Ты смотришь в окно.                           | смотришь | SECOND_PERSON SINGULAR PRESENT |
            ru | Смотрим в окно.                               | смотрим | FIRST_PERSON PLURAL      |
            ru | Представьте, что вы на берегу.                | представьте | IMPERATIVE PLURAL SECOND_PERSON |
            ru | Письмо было написано бабушкой.                | написано | PASSIVE PARTICIPLE      | IMPERATIVE
            ru | Город просыпался неохотно.                    | просыпался | REFLEXIVE PAST        | PASSIVE
            ru | Рассказав историю, она замолчала.             | рассказав | CONVERB                | PARTICIPLE
            ru | Мы пойдём домой.                              | пойдём  | FUTURE FIRST_PERSON      |
            ru | Твой дом стоял у реки.                        | твой    | SECOND_PERSON            |
            ru | Москва шумнее, чем Тверь.                     | шумнее  | COMPARATIVE              |
            ru | Книги лежат на столе.                         | книги   | PLURAL                   | SINGULAR
            ru | Хочется спать.                                | спать   | INFINITIVE               |
            """)
    void formsSayWhatTheySay(
            String language, String text, String form, @Nullable String features, @Nullable String not) {
        TaggedWord word = TextView.of(Language.of(language).orElseThrow(), text).taggedWords().stream()
                .filter(each -> each.form().equals(form))
                .findFirst()
                .orElseThrow();
        assertThat(word.features()).containsAll(features(features));
        assertThat(word.features()).filteredOn(features(not)::contains).isEmpty();
    }

    /** Words in question, with their class and lemma. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | It’s true that they’d have said so.        | it's PRON+AUX it+be; they'd PRON+AUX they+would
            en | The father's house stands.                 | father's NOUN+PART father+'s
            en | I cannot say, and she won’t.               | cannot AUX+PART can+not; won't AUX+PART will+not
            en | Let's go home.                             | let's VERB+PRON let+us
            en | Socrates smiled.                           | socrates PROPN socrates; smiled VERB smile
            en | Light travels faster than sound.           | travels VERB travel
            en | Thick walls help.                          | thick ADJ thick
            ru | Всё, что нужно, есть.                      | что PRON что; есть VERB быть
            ru | Мне кажется, что это просто.               | что SCONJ что; это PRON это
            ru | Это место тихое.                           | это DET этот
            ru | Тишина — это место.                        | это PRON это
            ru | Его дом далеко, я не вижу его.             | его DET его
            ru | Он хочет есть.                             | есть VERB есть
            ru | Стоит попробовать.                         | стоит VERB стоить
            ru | Он стоит у окна.                           | стоит VERB стоять
            ru | Нейросети купили электросамокат.           | электросамокат NOUN электросамокат
            ru | Мой друг Пётр живёт в Москве.              | пётр PROPN пётр; москве PROPN москва
            ru | Роман лежит на столе.                      | лежит VERB лежать; столе NOUN стол
            """)
    void wordsInQuestionAreTold(String language, String text, String expected) {
        List<TaggedWord> words =
                TextView.of(Language.of(language).orElseThrow(), text).taggedWords();
        for (String each : expected.split("; ", -1)) {
            assertThat(words)
                    .extracting(
                            word -> word.form() + " " + joined(word.classes()) + " " + String.join("+", word.lemmas()))
                    .contains(each);
        }
    }

    @ParameterizedTest
    @MethodSource("org.phrasefield.language.TextViewTest#oddTexts")
    void anyTextIsTagged(String text) {
        for (Language language : Language.values()) {
            TextView view = TextView.of(language, text);
            assertThat(view.tagged()).hasSize((int) view.blocks().stream()
                    .mapToLong(block -> block.sentences().size())
                    .sum());
            assertThat(view.taggedWords()).allMatch(word -> !word.lemma().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            А. С. Пушкина читали вслух. | PROPN PROPN
            И. В. Гёте жил долго. | PROPN PROPN
            Т. е. совсем. | CCONJ CCONJ
            Т. к. поздно, мы ушли. | SCONJ SCONJ
            А он ушёл. | CCONJ PRON
            """)
    void initialsAreNamesAndShortenedConjunctionsAreConjunctions(String text, String classes) {
        assertThat(TextView.of(Language.RU, text).taggedWords().stream()
                        .limit(2)
                        .map(word -> word.pos().name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(classes);
    }

    @Test
    void marksBeforeAWordAreKept() {
        assertThat(TextView.of(Language.RU, "«Да», — сказал он… И ушёл, как ветер.")
                        .tagged()
                        .get(0))
                .extracting(TaggedWord::marks)
                .startsWith("«", "»,—");
    }

    private static List<Feature> features(@Nullable String names) {
        return names == null || names.isBlank()
                ? List.of()
                : Arrays.stream(names.strip().split(" +", -1))
                        .map(Feature::valueOf)
                        .toList();
    }

    private static String text(List<Gold> sentence) {
        return sentence.stream().map(Gold::form).collect(Collectors.joining(" "));
    }

    private static String joined(List<PartOfSpeech> classes) {
        return classes.stream().map(Enum::name).collect(Collectors.joining("+"));
    }

    private static String bare(String lemma) {
        return lemma.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    private static Map<String, List<Gold>> gold(String language) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                TaggerTest.class.getResourceAsStream("/language/pos-gold.tsv"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .filter(line -> line.get(1).equals(language))
                    .map(line -> new Gold(line.get(0), line.get(1), line.get(3), line.get(4), line.get(5)))
                    .collect(Collectors.groupingBy(Gold::sentence, LinkedHashMap::new, Collectors.toList()));
        }
    }
}
