package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Language;

class DegenerateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EN | I'm sorry, but I can't help with that.
            EN | I’m sorry, but I cannot assist with this request.
            EN | Sorry, I am unable to provide that information.
            EN | As an AI language model, I cannot answer this question.
            EN | I can't discuss this topic. Let's talk about something else.
            RU | Извините, но я не могу помочь с этим запросом.
            RU | К сожалению, я не могу ответить на этот вопрос.
            RU | Как языковая модель, я не могу обсуждать эту тему.
            RU | Я не могу обсуждать эту тему. Давайте поговорим о чём-нибудь ещё.
            RU | Мне жаль, но я не смогу вам помочь.
            """)
    void anAnswerThatOpensByDecliningIsARefusal(Language language, String answer) {
        assertThat(Degenerate.of(language, answer)).contains(Degenerate.REFUSAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EN | I can't help but think of the sea when I hear of silence.
            EN | I can't help thinking of the sea when I hear of silence.
            EN | I cannot imagine a quieter place.
            EN | As an AI, I don't have feelings, but silence reads to me as rest.
            EN | People say: I can't help you. They are wrong.
            EN | Sorry, silence is not a place.
            EN | OK
            RU | Я не могу представить места тише.
            RU | Как языковая модель, я не чувствую тишины, но могу описать её.
            RU | К сожалению, тишина редка.
            RU | Помочь я не могу только в одном: купить вам тишину.
            RU | OK
            RU | Слово silence по-английски значит «тишина», noise значит «шум».
            """)
    void aProperAnswerIsNone(Language language, String answer) {
        assertThat(Degenerate.of(language, answer)).isEmpty();
    }

    @Test
    void aLongAnswerIsNoRefusalWhateverItsFirstWords() {
        String answer = "I can't help with the lease. " + "Here is another way to look at it.";
        StringBuilder rest = new StringBuilder(answer);
        for (int i = 0; i < 90; i++) {
            rest.append(" word").append(i);
        }
        assertThat(Degenerate.of(Language.EN, rest.toString())).isEmpty();
        assertThat(Degenerate.of(Language.EN, answer)).contains(Degenerate.REFUSAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "🎉🎉", "...", "```\ncode\n```", "\u0000"})
    void aTextWithoutWordsIsEmpty(String answer) {
        assertThat(Degenerate.of(Language.EN, answer)).contains(Degenerate.EMPTY);
        assertThat(Degenerate.of(Language.RU, answer)).contains(Degenerate.EMPTY);
    }

    @Test
    void aTextInAnotherScriptIsInTheWrongLanguage() {
        assertThat(Degenerate.of(Language.RU, "Silence is a place where nobody has been."))
                .contains(Degenerate.WRONG_LANGUAGE);
        assertThat(Degenerate.of(Language.EN, "Тишина — это место, где никто не был."))
                .contains(Degenerate.WRONG_LANGUAGE);
        assertThat(Degenerate.of(Language.EN, "静けさは誰も行ったことのない場所です。そこには何もありません。"))
                .contains(Degenerate.WRONG_LANGUAGE);
    }

    @Test
    void tenWordsFourTimesAreALoop() {
        String ten = "one two three four five six seven eight nine ten. ";
        assertThat(Degenerate.of(Language.EN, "Start here. " + ten.repeat(4))).contains(Degenerate.LOOP);
        assertThat(Degenerate.of(Language.EN, "Start here. " + ten.repeat(3))).isEmpty();
        assertThat(Degenerate.of(Language.RU, "да ".repeat(13))).contains(Degenerate.LOOP);
        assertThat(Degenerate.of(Language.RU, "да ".repeat(12))).isEmpty();
    }
}
