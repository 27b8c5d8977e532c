package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.phrasefield.forecast.SourceClaim;
import org.phrasefield.map.Effect;

class TextsTest {
    private static Set<String> withoutPlurals(Texts texts) {
        return texts.keys().stream()
                .map(key -> key.replaceAll("\\.(one|few|many)$", ".*"))
                .collect(Collectors.toSet());
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(withoutPlurals(Texts.of("ru"))).isEqualTo(withoutPlurals(Texts.of("en")));
    }

    @Test
    void claimsCallFormsAsEveryTableDoes() {
        for (SourceClaim claim : SourceClaim.all()) {
            if (!(claim.about() instanceof Effect.OfForm of)) continue;
            assertThat(claim.english()).startsWith("“" + Texts.of("en").form(of.form()) + "”");
            assertThat(claim.russian()).startsWith("«" + Texts.of("ru").form(of.form()) + "»");
        }
    }

    @Test
    void everyCountedTextHasEveryPluralOfItsLanguage() {
        for (Texts texts : List.of(Texts.of("en"), Texts.of("ru"))) {
            for (String key : texts.keys()) {
                if (!key.matches("(?!gives\\.).*\\.many")) continue;
                String stem = key.substring(0, key.length() - 4);
                assertThat(texts.keys()).contains(stem + "one");
                if (texts.tag().equals("ru")) assertThat(texts.keys()).contains(stem + "few");
            }
        }
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        Texts english = Texts.of("en");
        Texts russian = Texts.of("ru");
        for (String key : english.keys()) {
            assertThat(places(english.say(key))).as(key).isEqualTo(places(russian.say(key)));
        }
    }

    private static Set<String> places(String text) {
        return java.util.regex.Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
    }

    @Test
    void russianPluralsFollowTheirRule() {
        Texts texts = Texts.of("ru");
        for (long one : new long[] {1, 21, 101, 1001, 121})
            assertThat(texts.plural(one)).isEqualTo("one");
        for (long few : new long[] {2, 3, 4, 22, 104, 1003})
            assertThat(texts.plural(few)).isEqualTo("few");
        for (long many : new long[] {0, 5, 11, 12, 13, 14, 19, 20, 111, 112, 114, 211}) {
            assertThat(texts.plural(many)).isEqualTo("many");
        }
        assertThat(texts.count("answer.words", 21)).isEqualTo("21 слово");
        assertThat(texts.count("answer.words", 112)).isEqualTo("112 слов");
    }

    @Test
    void numbersAreWrittenAsInEachLanguage() {
        Texts russian = Texts.of("ru");
        Texts english = Texts.of("en");
        assertThat(russian.fixed(-1.25, 1)).isEqualTo("−1,2");
        assertThat(english.fixed(-0.04, 1)).isEqualTo("0.0");
        assertThat(english.signed(0.5, 1)).isEqualTo("+0.5");
        assertThat(english.signed(0.04, 1)).isEqualTo("0.0");
        assertThat(english.whole(9999)).isEqualTo("9999");
        assertThat(english.whole(1234567)).isEqualTo("1\u202F234\u202F567");
        assertThat(russian.percent(0.314)).isEqualTo("31\u202F%");
    }

    @Test
    void valuesAreNeverReadAgain() {
        assertThat(Texts.of("en").say("list", "{1}", "{0}")).isEqualTo("{1} and {0}");
    }

    @Test
    void listsReadAsSentences() {
        assertThat(Texts.of("en").list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(Texts.of("ru").list(List.of("а"))).isEqualTo("а");
    }

    @Test
    void everyStatusAndVerdictHasItsWordInBothLanguages() {
        for (String language : java.util.List.of("en", "ru")) {
            Texts texts = Texts.of(language);
            for (org.phrasefield.trial.RunRecord.Status status : org.phrasefield.trial.RunRecord.Status.values()) {
                assertThat(texts.say("status." + status.word())).isNotBlank();
            }
            for (org.phrasefield.map.Effect.Verdict verdict : org.phrasefield.map.Effect.Verdict.values()) {
                assertThat(texts.say("verdict."
                                + verdict.name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-')))
                        .isNotBlank();
            }
        }
    }
}
