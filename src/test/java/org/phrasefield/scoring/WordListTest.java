package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;

class WordListTest {

    private static final List<String> KINDS = List.of(
            "first-person",
            "first-plural",
            "second-person",
            "hedges",
            "boosters",
            "modality",
            "hypothetical",
            "comparisons",
            "contingency",
            "contrast",
            "expansion",
            "temporal");

    @Test
    void theLongestExpressionWinsAndPassedOverOnesDoNotCount() {
        WordList list = WordList.of("kind of", "it seems", "seems", "- a kind of", "в определённой степени");
        assertThat(list.count(words(Language.EN, "It seems a kind of kind of seems kind, of")))
                .isEqualTo(4);
        assertThat(list.different(words(Language.EN, "It seems a kind of kind of seems kind, of")))
                .isEqualTo(3);
        assertThat(list.count(words(Language.EN, "kind\n\nof"))).isZero();
        assertThat(WordList.of("so that").count(words(Language.EN, "I hope so. That dog is old.")))
                .isZero();
        assertThat(WordList.of("так что").count(words(Language.RU, "Пусть так. Что было, то прошло.")))
                .isZero();
        assertThat(list.count(words(Language.RU, "В определенной степени."))).isEqualTo(1);
    }

    /** Counted by hand. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            first-person | EN | I think we should ask my neighbour, says she. | 3
            first-person | RU | Я думаю, что нам стоит спросить моего соседа. | 3
            first-plural | EN | We like our house, and I like the US. | 2
            first-plural | RU | Мы любим наш дом, а я люблю свой. | 2
            second-person | EN | You and your cat are what you're after. | 3
            second-person | RU | Ты и ваш кот — это вы. | 3
            hedges | EN | Perhaps it is a kind of bird, or kind of a bird, it seems. | 3
            hedges | RU | Возможно, это птица; как бы то ни было, мне кажется, она поёт. | 2
            boosters | EN | Clearly, this is certainly true, and of course it is not always so. | 3
            boosters | RU | Конечно, это безусловно так, но не всегда. | 2
            modality | EN | You can go, you must stay, and in May it rains. | 2
            modality | RU | Он, может быть, дома, но должен прийти, и это нужно. | 2
            hypothetical | EN | If it rains, ask if she knows, and suppose she does. | 2
            hypothetical | RU | Если бы он знал, как бы то ни было, хотя бы раз. Допустим, знал. | 2
            comparisons | EN | It falls as if thrown, akin to a stone, as it were. | 3
            comparisons | RU | Он словно камень и похож на брата, будто бы так. | 2
            contingency | EN | Because of rain we stayed, therefore it is thus far dry. | 2
            contingency | RU | Он вышел из-за угла, потому что поздно, поскольку тихо. | 2
            contrast | EN | It is quiet, and it is small, although old; however, warm. | 2
            contrast | RU | Тихо, однако тесно, хотя ново, зато дорого. | 3
            expansion | EN | Moreover, take a rug, for example. | 2
            expansion | RU | Например, ковёр, то есть ткань; кроме того, дверь. | 3
            temporal | EN | Afterwards he slept; meanwhile it rained. | 2
            temporal | RU | Затем он встал, потом лёг, едва ли спал. | 2
            """)
    void countsAgreeWithCountsByHand(String kind, Language language, String text, int expected) {
        assertThat(WordLists.of(kind).in(language).count(words(language, text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first-person | The US dollar, a coal mine, Francis I and World War I are none of mine, nor of us. | 2",
                "second-person | Thou art what you would've been, and thine is the hour. | 3",
                "hedges | I think of you and believe in rain. I feel sad; I feel that it is late, I'd argue by and large. | 3"
            })
    void wordsSpeltAlikeDoNotCount(String kind, String text, int expected) {
        assertThat(WordLists.of(kind).in(Language.EN).count(words(Language.EN, text)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void listsHoldWordsAsAnswersAreCut(Language language) {
        for (String kind : KINDS) {
            List<String> lines = Texts.lines(language.tag() + "/" + kind + ".txt");
            assertThat(lines).as(kind).hasSizeGreaterThan(8).doesNotHaveDuplicates();
            for (String line : lines) {
                String expression = line.replaceFirst("^- ?", "");
                assertThat(String.join(" ", TextView.of(language, expression).words()))
                        .isEqualTo(expression);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePluralIsAPartOfTheFirstPerson(Language language) {
        assertThat(Texts.lines(language.tag() + "/first-person.txt"))
                .containsAll(Texts.lines(language.tag() + "/first-plural.txt"));
    }

    @Test
    void theDigestOfAListIsOfItsEntries() {
        assertThat(WordList.instrument(Language.EN, "hedges").digest()).matches("[0-9a-f]{16}");
        assertThat(WordList.instrument(Language.EN, "hedges"))
                .isEqualTo(WordList.instrument(Language.EN, "hedges"))
                .isNotEqualTo(WordList.instrument(Language.RU, "hedges"));
    }

    private static CountedWords words(Language language, String text) {
        return AnswerView.of(Scorable.of(language, text)).words();
    }
}
