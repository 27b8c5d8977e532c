package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;
import org.phrasefield.language.TokenCount;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Value;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Usage;

/** Each measure against counts by hand. */
class MeasuresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EN | Words of a row. Is it? No! | questions | 1
            EN | One more. What?! Stop! | questions | 1
            EN | One more. What?! Stop! | exclamations | 1
            EN | He asked: "Why?" She left. "Go!" | exclamations | 1
            RU | Раз. «Что?» Да! | questions | 1
            RU | Раз. Что?! Да!.. | exclamations | 1
            """)
    void sentencesAreCountedByTheirLastMarks(Language language, String text, String metric, int expected) {
        assertThat(number(language, text, metric)).isCloseTo(100.0 * expected / 3, within(1e-9));
    }

    @Test
    void sentenceRhythmIsTheDeviationByTheMean() {
        String text = "# Head\\n\\nOne. One two. One two three. One two three four. One two three four five."
                .replace("\\n", "\n");
        assertThat(number(Language.EN, text, "sentence-variation")).isCloseTo(Math.sqrt(2) / 3, within(1e-9));
        assertThat(number(Language.EN, text, "paragraphs")).isEqualTo(2);
        assertThat(number(Language.EN, "Ab, «ё».", "characters")).isEqualTo(8);
    }

    @Test
    void markdownIsCountedPerHundredWords() {
        String text = """
                # Two words

                Some **bold words** and **more**.

                - one item
                - two items
                  - inner item

                > quoted words here

                ```
                code
                ```

                | a | b |
                |---|---|
                | c | d |
                """;
        double words = 20;
        assertThat(number(Language.EN, text, "words")).isEqualTo(words);
        assertThat(number(Language.EN, text, "headings")).isEqualTo(100 / words);
        assertThat(number(Language.EN, text, "list-items")).isEqualTo(300 / words);
        assertThat(number(Language.EN, text, "list-share")).isEqualTo(600 / words);
        assertThat(number(Language.EN, text, "bold")).isEqualTo(200 / words);
        assertThat(number(Language.EN, text, "code-blocks")).isEqualTo(100 / words);
        assertThat(number(Language.EN, text, "tables")).isEqualTo(100 / words);
        assertThat(number(Language.EN, text, "block-quotes")).isEqualTo(100 / words);
    }

    @Test
    void versesAreShortOpenLinesInRuns() {
        String poem =
                "Ночь, улица, фонарь, аптека,\nБессмысленный и тусклый свет\nЖиви ещё хоть четверть века\nВсё будет так. Исхода нет.";
        assertThat(number(Language.RU, poem, "verse")).isEqualTo(75);
        assertThat(number(Language.RU, poem.replace("\n", "  \n"), "verse")).isEqualTo(75);
        assertThat(number(Language.RU, poem.replace("\n", " "), "verse")).isZero();
        assertThat(number(Language.RU, poem.replace("\n", ".\n"), "verse")).isZero();
        assertThat(number(
                        Language.EN,
                        "one line here\n\ntwo lines here\n\nthree lines here\n\n- four lines here",
                        "verse"))
                .isEqualTo(100);
        assertThat(number(Language.EN, "one line here\n\n## Head\n\ntwo lines here\n\nthree lines here", "verse"))
                .isZero();
        assertThat(number(Language.EN, "one line here\ntwo lines here\nthis is a full line.", "verse"))
                .isZero();
    }

    @Test
    void dialogueOpensWithADashOrAQuotationMark() {
        assertThat(number(Language.RU, "— Здесь тихо?\n— Да.\nОна ушла.\n«Хорошо», — сказал он.", "dialogue"))
                .isEqualTo(75);
        assertThat(number(Language.EN, "\"Is it quiet?\"\n\nShe nodded.", "dialogue"))
                .isEqualTo(50);
    }

    @Test
    void syllablesLeaveNumbersOut() {
        String text = "В нём никто никогда не был, и что ты там услышишь? ".repeat(3) + "12 345";
        assertThat(number(Language.RU, text, "syllables-per-word")).isCloseTo(15.0 / 11, within(1e-9));
        String english = "The quick brown fox jumps over the lazy dog. ".repeat(3) + "12 345";
        assertThat(number(Language.EN, english, "syllables-per-word")).isCloseTo(11.0 / 9, within(1e-9));
    }

    @Test
    void lixAddsLongWordsToTheLengthOfSentences() {
        String text = "A silent evening brings understanding to everybody here now. ".repeat(12);
        assertThat(number(Language.EN, text, "lix")).isCloseTo(9 + 100 * 3.0 / 9, within(1e-9));
        String russian = "Тихий вечер приносит понимание всем нам здесь. ".repeat(15);
        assertThat(number(Language.RU, russian, "lix")).isCloseTo(7 + 100 * 2.0 / 7, within(1e-9));
    }

    @Test
    void wordClassesAreSharesOfWords() {
        String text = "The old dog slowly eats a red apple in the garden. ".repeat(5);
        assertThat(number(Language.EN, text, "adjectives")).isCloseTo(100 * 2.0 / 11, within(1e-9));
        assertThat(number(Language.EN, text, "adverbs")).isCloseTo(100 * 1.0 / 11, within(1e-9));
        assertThat(number(Language.EN, text, "noun-verb-ratio")).isCloseTo(3, within(1e-9));
        assertThat(number(Language.EN, text, "lexical-density")).isCloseTo(100 * 7.0 / 11, within(1e-9));
        assertThat(number(Language.EN, text, "formality"))
                .isCloseTo((100.0 * (3 + 2 + 1 + 3 - 1 - 1) / 11 + 100) / 2, within(1e-9));
        String russian = "Старая собака медленно ест красное яблоко в саду, и она рада. ".repeat(5);
        assertThat(number(Language.RU, russian, "coordinators")).isCloseTo(100 * 1.0 / 11, within(1e-9));
        assertThat(number(Language.RU, russian, "pronouns")).isCloseTo(100 * 1.0 / 11, within(1e-9));
        assertThat(number(Language.RU, russian, "noun-verb-ratio")).isCloseTo(3, within(1e-9));
        String advice = "Повесьте штору и положите ковёр на холодный пол. ".repeat(7);
        assertThat(number(Language.RU, advice, "imperatives")).isCloseTo(100 * 2.0 / 8, within(1e-9));
    }

    @Test
    void numbersNamesAndTitlesAreExact() {
        String filler = "the rug is soft and the room is warm and quiet now ".repeat(7);
        String text = filler + ". In \"War and Peace\" Anna paid 40 rubles.";
        double words = number(Language.EN, text, "words");
        assertThat(number(Language.EN, text, "specificity"))
                .isBetween(100 * 3.0 / words - 1e-9, 100 * 5.0 / words + 1e-9);
        assertThat(QuotedTitles.count(
                        AnswerView.of(Scorable.of(Language.RU, "Роман «Идиот» и «Да», — сказал он. «Пойдём!» и «так»."))
                                .text()))
                .isEqualTo(1);
        assertThat(QuotedTitles.count(
                        AnswerView.of(Scorable.of(Language.EN, "\"Emma\" and “Persuasion”; \"Yes,\" he said. \"Go!\""))
                                .text()))
                .isEqualTo(2);
    }

    @Test
    void connectivesAreCountedOnceEachForTheirVariety() {
        String text = "However, it is quiet, because nobody is here. ".repeat(12);
        assertThat(number(Language.EN, text, "connective-variety")).isCloseTo(2 / Math.sqrt(0.96), within(1e-9));
        assertThat(number(Language.EN, text, "contrast")).isCloseTo(100 / 8.0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Тишина, как старый друг, ждёт дома. | 1
            Глаза блестят, как звёзды. | 1
            Глаза блестят, как звёзды на небе. | 1
            Снег лежал, как одеяло матери, на полу. | 1
            Тишина — как старый друг. | 1
            Память — это как старый дом, где всё знакомо. | 1
            Он был как ребёнок. | 1
            Жизнь будет как сон, и ты проснёшься. | 1
            Он был как ребёнок и плакал. | 1
            Голос звучал как гром. | 1
            Она, как правило, молчит. | 0
            Он не знает, как человек думает. | 0
            Он помнит, как дорога в горы была трудна. | 0
            Он такой, как брат. | 0
            Он работает как врач. | 0
            Книга — как зеркало, так и окно. | 0
            Постарайтесь быть как можно тише. | 0
            Это было как раз вовремя. | 0
            Всё было как обычно. | 0
            Так как он был болен, мы ушли. | 0
            """)
    void russianComparisonsNeedACommaADashOrAVerbOfBeing(String text, int expected) {
        assertThat(comparisons(Language.RU, text)).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            He was as brave as a lion. | 1
            She ran as fast as the wind. | 1
            I am as hungry as a wolf. | 1
            Silence is like waves. | 1
            Hope is like sunrise over hills. | 1
            It is like your first love. | 1
            It's not quite like walking through fog. | 1
            It feels like velvet, and it moves like old slow water. | 2
            Like a place, it has doors. | 1
            Her voice, like honey, filled the room. | 1
            She sang like nobody else. | 1
            A scarf came out of my mouth like a scarf. | 1
            Come as soon as you can, as well as your friends. | 0
            As long as it rains, go as far as the bridge, as much as possible. | 0
            It costs as little as ten dollars, as early as the third century. | 0
            I would like a coffee, and she'd really like a tea. | 0
            We like dogs, and people like to talk. | 0
            I don't like loud music. Do you like music? | 0
            Tools like Slack and cities like Paris help. | 0
            What is silence like? It works like this. | 0
            I feel like a break. There is nothing like a cold drink. | 0
            It looks like the weather will hold. | 0
            """)
    void englishComparisonsAreToldByWordClasses(String text, int expected) {
        assertThat(comparisons(Language.EN, text)).isCloseTo(expected, within(1e-9));
    }

    private static double comparisons(Language language, String text) {
        return number(language, text, "comparisons") * number(language, text, "words") / 100;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | The red wind whispered in my hand. | 4
            EN | The idea of a plan is a decision. | 0
            RU | Красная тень лежала на белом столе. | 3
            RU | Мысль о плане становится решением. | 0
            """)
    void wordsOfTheSensesAreCounted(Language language, String text, int expected) {
        assertThat(number(language, text, "perception") * number(language, text, "words") / 100)
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void tangibleNounsAreMoreConcreteThanIdeas() {
        double things = number(Language.EN, "A stone, a tree, a table, a dog, a lamp and a cup.", "concreteness");
        double ideas = number(Language.EN, "An idea, a belief, a thought, hope, freedom and truth.", "concreteness");
        assertThat(things).isBetween(0.6, 1.0);
        assertThat(ideas).isBetween(0.0, 0.3);
        assertThat(number(Language.RU, "Стол, стул, лампа, вера и авторитет.", "concreteness"))
                .isEqualTo(0.6);
        assertThat(value(Scorable.of(Language.RU, "Стол и стул."), "concreteness"))
                .isEqualTo(new Score.Unscored("fewer than 5 known nouns"));
    }

    @Test
    void reasoningIsMeasuredApart() {
        Answer answer =
                new Answer("Silence.", Optional.of("Think of silence."), "stop", Usage.of(5, 9), Optional.empty());
        Scorable scorable = new Scorable(Language.EN, "What is it?", answer, true);
        assertThat(value(scorable, "words")).isEqualTo(new Scored(1));
        assertThat(value(scorable, "tokens")).isEqualTo(new Scored(9));
        // Of the answer alone, by a count of its own: the two are never mixed in one comparison.
        assertThat(value(scorable, "tokens-o200k")).isEqualTo(new Scored(TokenCount.of("Silence.")));
        assertThat(value(scorable, "reasoning-words")).isEqualTo(new Scored(3));
        assertThat(value(scorable, "log-reasoning")).isEqualTo(new Scored(Math.log(3)));
        assertThat(number(value(scorable, "reasoning-share"))).isBetween(55.0, 75.0);
    }

    private static double number(Language language, String text, String metric) {
        return number(value(Scorable.of(language, text), metric));
    }

    private static double number(Value value) {
        assertThat(value).isInstanceOf(Scored.class);
        return value instanceof Scored scored ? scored.number() : Double.NaN;
    }

    /** By the measure alone, since a sentence said ten times is easily counted and no answer. */
    private static Value value(Scorable answer, String metric) {
        return Metrics.measure(Metrics.of(metric).orElseThrow()).of(AnswerView.of(answer));
    }
}
