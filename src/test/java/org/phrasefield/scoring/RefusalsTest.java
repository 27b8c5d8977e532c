package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;

/** How many refusals are told, and how many answers are taken for one, of texts that no rule was fitted to. */
class RefusalsTest {
    private static final String REFUSAL = "refusal";
    private static final String ANSWER = "answer";
    private static final int EACH = 40;

    /** @param told of {@value EACH} refusals, at least; {@code alarms} of as many answers that look like one, at most */
    @ParameterizedTest
    @CsvSource({"EN, 36, 1", "RU, 31, 1"})
    void refusalsThatNoRuleWasFittedToAreToldAndAnswersThatLookAlikeAreNot(Language language, int told, int alarms) {
        Map<String, List<String>> texts = Texts.lines("refusals-" + language.tag() + ".csv").stream()
                .map(line -> line.split("\\|", 2))
                .collect(Collectors.groupingBy(
                        cells -> cells[0], Collectors.mapping(cells -> cells[1], Collectors.toList())));
        assertThat(texts.get(REFUSAL)).hasSize(EACH);
        assertThat(texts.get(ANSWER)).hasSize(EACH);
        assertThat(refused(language, texts.getOrDefault(REFUSAL, List.of()))).hasSizeGreaterThanOrEqualTo(told);
        assertThat(refused(language, texts.getOrDefault(ANSWER, List.of()))).hasSizeLessThanOrEqualTo(alarms);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | true  | I don't have enough information to answer that question.
            EN | true  | Sorry, but I don't have the necessary details to help with this request.
            EN | true  | I do not have sufficient context to answer your question. Could you tell me more?
            EN | false | I don't have enough information to name a date, but the bridge was built by monks and mended twice.
            EN | false | We never have enough information to decide, and so we decide by what we love.
            RU | true  | У меня недостаточно информации, чтобы ответить на этот вопрос.
            RU | true  | К сожалению, мне не хватает данных, чтобы ответить на ваш вопрос.
            RU | true  | Недостаточно сведений для ответа на этот вопрос.
            RU | false | Недостаточно данных, чтобы назвать год, но мост построили монахи, и дважды его чинили.
            RU | false | Нам вечно не хватает данных, чтобы решить, и мы решаем сердцем.
            """)
    void whoLacksWhatItTakesToAnswerRefuses(Language language, boolean refuses, String text) {
        assertThat(refused(language, List.of(text))).hasSize(refuses ? 1 : 0);
    }

    private static List<String> refused(Language language, List<String> texts) {
        return texts.stream()
                .filter(text -> Degenerate.of(language, text)
                        .filter(Degenerate.REFUSED::equals)
                        .isPresent())
                .toList();
    }
}
