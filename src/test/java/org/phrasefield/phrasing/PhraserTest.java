package org.phrasefield.phrasing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.phrasefield.phrasing.Given.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Gender;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Phrase;
import org.phrasefield.protocol.Template;

class PhraserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Расскажи о {topic:prep}. | шум в съёмной квартире | Расскажи о шуме в съёмной квартире.",
                "Расскажи о {topic:prep}. | осенние листья | Расскажи об осенних листьях.",
                "Расскажи о {topic:prep}. | искусственный интеллект | Расскажи об искусственном интеллекте.",
                "Расскажи о {topic:prep}. | ёлка | Расскажи о ёлке.",
                "Расскажи о {topic:prep}. | всё живое | Расскажи обо всём живом.",
                "Расскажи об {topic:prep}. | хлеб | Расскажи о хлебе.",
                "О {topic:prep} расскажи. | осенние листья | Об осенних листьях расскажи.",
                "Расскажи о «{topic}». | осенние листья | Расскажи об «осенние листья».",
                "Что общего с «{topic:ins}»? | сны | Что общего со «снами»?",
                "Расскажи о {topic:prep}. | «Что делать?» | Расскажи о «Что делать?».",
                "Расскажи о {topic:prep}. | «Евгений Онегин» | Расскажи о «Евгений Онегин».",
                "Расскажи о {topic:prep}. | «Идиот» | Расскажи об «Идиот».",
                "О {topic:prep}? | Мария Кюри | О Марии Кюри?",
                "Что связано с {topic:ins}? | сон | Что связано со сном?",
                "Что связано с {topic:ins}? | деньги | Что связано с деньгами?",
                "Как ты относишься к {topic:dat}? | всё живое | Как ты относишься ко всему живому?",
                "Мир без {topic:gen}. | всё живое | Мир без всего живого.",
                "Представь себе {topic:acc}. | соседская собака | Представь себе соседскую собаку.",
                "Поставь себя на место {topic:gen}. | Великий шёлковый путь | Поставь себя на место Великого шёлкового пути.",
                "Назови главное о {topic:prep}. | метро | Назови главное о метро.",
                "Каково это — быть {topic:ins}? | карманные деньги | Каково это — быть карманными деньгами?",
            })
    void aRussianTopicTakesItsCaseAndThePrepositionThatFits(String wording, String topic, String expected) {
        assertThat(text("ru", wording, topic)).isEqualTo(expected);
    }

    @Test
    void aPrepositionInsideAValueOrAWordIsNotTouched() {
        assertThat(text("ru", "Скажи {topic} {topic}.", "о")).isEqualTo("Скажи о о.");
        assertThat(text("ru", "Это {topic}.", "ухо")).isEqualTo("Это ухо.");
        assertThat(text("ru", "Слово-о {topic}.", "ухе")).isEqualTo("Слово-о ухе.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Что бы {сказал|сказала} {person} о {topic:prep}? ; MASCULINE ; Сократ ; Что бы сказал Сократ о хлебе?",
                "Что бы {сказал|сказала} {person} о {topic:prep}? ; FEMININE ; Ада Лавлейс ; Что бы сказала Ада Лавлейс о хлебе?",
                "{person} сказал{|а} бы: {topic}. ; FEMININE ; художница ; Художница сказала бы: хлеб.",
                "Слова {person:gen} о {topic:prep}. ; FEMININE ; Ада Лавлейс ; Слова Ады Лавлейс о хлебе.",
                "Вопрос к {person:dat} о {topic:prep}. ; MASCULINE ; учёный ; Вопрос к учёному о хлебе.",
            })
    void wordsAgreeWithThePerson(String wording, Gender gender, String name, String expected) {
        Phrasing phrasing =
                Given.phrasing("ru", wording, Phrase.of("хлеб"), Optional.of(new Person("p", name, gender)));
        assertThat(phrasing.text()).isEqualTo(expected);
        assertThat(phrasing.person()).isPresent();
    }

    @Test
    void aFormGivenByHandIsTakenAsItIs() {
        Phrase topic = new Phrase("нейросеть", Map.of("prep", "нейросети"));
        Phrasing phrasing = Given.phrasing("ru", "Расскажи о {topic:prep}.", topic, Optional.empty());
        assertThat(phrasing.text()).isEqualTo("Расскажи о нейросети.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{topic}: what follows? | the sea at night | The sea at night: what follows?",
                "{topic}? | bread | Bread?",
                "{topic}? | iPhone | IPhone?",
                "{topic}? | \"big\" bread | \"big\" bread?",
                "And {topic}? | bread | And bread?",
            })
    void aWordingThatBeginsWithTheTopicBeginsWithACapitalAndNoMore(String wording, String topic, String expected) {
        assertThat(text("en", wording, topic)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en | Tell me about {topic}. | Acme Inc. | Tell me about Acme Inc.",
                "en | What is like {topic}? | Acme Inc. | What is like Acme Inc?",
                "en | If you were {topic}, what then? | bread. | If you were bread, what then?",
                "en | Tell me about {topic}. | what is life? | Tell me about what is life?",
                "en | What is like {topic}? | what is life? | What is like what is life?",
                "en | What is like {topic}? | bread! | What is like bread?",
                "en | Tell me about {topic}. | bread! | Tell me about bread!",
                "en | Tell me about {topic}. | bread… | Tell me about bread…",
                "en | What is like {topic}? | bread… | What is like bread…?",
                "en | Tell me about {topic}. | bread... | Tell me about bread...",
                "en | Tell me about {topic}. | \"the end.\" | Tell me about \"the end.\"",
                "en | Tell me about {topic}. | the sea (at night) | Tell me about the sea (at night).",
                "en | What is like {topic}? | \"Who's there?\" | What is like \"Who's there?\"?",
                "ru | Расскажи о {topic:prep}. | роман «Что делать?» | Расскажи о романе «Что делать?».",
                "ru | Представь «{topic}». | хлеб | Представь «хлеб».",
                "ru | Что такое {topic}? | «Идиот» | Что такое «Идиот»?",
            })
    void marksAreNotDoubledAndHaveNoSpaceBeforeThem(String language, String wording, String topic, String expected) {
        assertThat(text(language, wording, topic)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{topic}",
                "{{topic}}",
                "{person}",
                "100% %s %n",
                "$HOME $1 ${x}",
                "C:\\temp\\1",
                "two\nlines",
                "a 🦀 crab",
                "שלום עולם",
                "<b>&amp;</b>",
                "о {topic:prep}",
                "{a|b}"
            })
    void aTopicIsNeverReadAgain(String topic) {
        assertThat(text("en", "Tell me about {topic} and {topic}.", topic))
                .isEqualTo("Tell me about " + topic + " and " + topic + ".");
        assertThat(text("ru", "Вот {topic} и {topic}, да.", topic)).isEqualTo("Вот " + topic + " и " + topic + ", да.");
    }

    @Test
    void anyTopicArrivesUnchangedBetweenTheSameTexts() {
        long seed = 20261125;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            String topic = topic(random);
            String language = random.nextBoolean() ? "en" : "ru";
            assertThat(text(language, "Say {topic} here {{now}}.", topic))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo("Say " + topic + " here {now}.");
            assertThat(text(language, "«{topic}» it is", topic))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo("«" + topic + "» it is");
        }
    }

    private static String topic(Random random) {
        String alphabet = "ab оz{}|:$%\\\"'«».,?!…\n\t🦀😀אñ1";
        int[] points = alphabet.codePoints().toArray();
        int length = random.nextInt(100) == 0 ? 2_000 : 1 + random.nextInt(20);
        String middle = IntStream.range(0, length)
                .mapToObj(i -> Character.toString(points[random.nextInt(points.length)]))
                .collect(Collectors.joining());
        return "x" + middle;
    }

    @Test
    void theCarrierSentenceStandsBeforeTheWording() {
        Intent intent = Given.intent("en", Phrase.of("bread"));
        Form form = BuiltIns.form("direct", "en");
        Word word = new Word("mythic", Word.Kind.MAGNET, "void");
        Phrasing phrasing =
                new Phraser().phrase(intent, "en", form, form.wording(0), Optional.empty(), Optional.of(word));
        assertThat(phrasing.text()).isEqualTo("A word to keep in mind: void. Tell me about bread.");
        assertThat(phrasing.word()).contains("void");
    }

    @Test
    void theIdFollowsTheWordsAndNothingElse() {
        Optional<Person> nobody = Optional.empty();
        Phrasing first = Given.phrasing("en", "Tell me about {topic}.", Phrase.of("bread"), nobody);
        Phrasing again = Given.phrasing("en", "Tell me about {topic}.", Phrase.of("bread"), nobody);
        assertThat(again).isEqualTo(first);
        assertThat(first.id()).matches("[0-9a-f]{16}");
        assertThat(Given.phrasing("en", "Tell me about {topic}.", Phrase.of("salt"), nobody)
                        .id())
                .isNotEqualTo(first.id());
        assertThat(Given.phrasing("en", "Tell us about {topic}.", Phrase.of("bread"), nobody)
                        .id())
                .isNotEqualTo(first.id());
        assertThat(Given.phrasing("ru", "Tell me about {topic}.", Phrase.of("bread"), nobody)
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void aSlotThatNothingFillsNamesIntentFormAndWording() {
        Form form = new Form("how", "en", 0, List.of(new Wording("how-1", Template.parse("How to {task}?"))));
        assertThatThrownBy(() -> new Phraser()
                        .phrase(
                                Given.intent("en", Phrase.of("bread")),
                                "en",
                                form,
                                form.wording(0),
                                Optional.empty(),
                                Optional.empty()))
                .isInstanceOf(Unfillable.class)
                .hasMessageContaining("{task}")
                .hasMessageContaining("\"given\"")
                .hasMessageContaining("\"how\"")
                .hasMessageContaining("\"how-1\"");
    }

    @Test
    void wordingsPersonsAndWordsTakeTurns() {
        Form form = BuiltIns.form("story", "ru");
        assertThat(IntStream.range(0, 6).mapToObj(turn -> form.wording(turn).id()))
                .containsExactly("story-1", "story-2", "story-3", "story-4", "story-5", "story-1");
        WordLevel level = new WordLevel.Carried("analytic", Word.Kind.MAGNET);
        Words words = BuiltIns.words("ru");
        assertThat(IntStream.range(0, 4)
                        .mapToObj(turn -> words.word(level, turn).orElseThrow().text()))
                .containsExactly("алгоритм", "граф", "логика", "алгоритм");
        assertThat(words.word(new WordLevel.None(), 0)).isEmpty();
    }
}
