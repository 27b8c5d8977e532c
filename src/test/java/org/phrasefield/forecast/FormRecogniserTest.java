package org.phrasefield.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.forecast.LabelledPrompt.Part;
import org.phrasefield.language.Language;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.phrasing.Form;
import org.phrasefield.phrasing.Person;
import org.phrasefield.phrasing.Phraser;
import org.phrasefield.phrasing.Wording;
import org.phrasefield.protocol.Intent;
import org.phrasefield.stats.Share;

class FormRecogniserTest {
    private static String form(String prompt) {
        return FormRecogniser.recognise(prompt).form();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void formsOfPromptsThatNoRuleWasFittedToAreRecognised(Language language) {
        for (Part part : Part.values()) {
            if (!part.heldOut() || part == Part.HELD_OUT_5) continue;
            FormAccuracy found = FormAccuracy.of(part, language);
            // A stranger made none but those that mislead.
            if (part != Part.HELD_OUT_4) {
                assertThat(found.plain().cases()).isGreaterThan(30);
                assertThat(share(found.plain())).as(part + ", plain").isGreaterThan(0.95);
            }
            assertThat(found.adversarial().cases()).isGreaterThan(30);
            assertThat(share(found.adversarial())).as(part + ", adversarial").isGreaterThan(0.85);
        }
    }

    /**
     * Two strangers made these to mislead as hard as they could, so no bound says how good is good enough: what was measured when words were last learned, less
     * three points, guards against getting worse.
     */
    @ParameterizedTest
    @CsvSource({"EN,0.69", "RU,0.755"})
    void theHardestPromptsAreRecognisedNoWorseThanBefore(Language language, double least) {
        FormAccuracy found = FormAccuracy.of(Part.HELD_OUT_5, language);
        assertThat(found.adversarial().cases()).isGreaterThan(150);
        assertThat(share(found.adversarial())).isGreaterThan(least);
    }

    private static double share(Share share) {
        return share.hits() / (double) share.cases();
    }

    /** What rules were written by proves nothing of them: no prompt may stand in both places, nor one that differs from it in few words. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void noPromptThatRulesAreJudgedByIsNearlyOneThatTheyWereWrittenBy(Language language) {
        List<Set<String>> written = LabelledPrompt.of(Part.DEV, language).stream()
                .map(dev -> words(dev.prompt()))
                .toList();
        for (Part part : Part.values()) {
            if (!part.heldOut()) continue;
            for (LabelledPrompt judged : LabelledPrompt.of(part, language)) {
                Set<String> words = words(judged.prompt());
                assertThat(written).as(part + ": " + judged.prompt()).noneMatch(dev -> overlap(dev, words) >= 0.6);
            }
        }
    }

    private static Set<String> words(String prompt) {
        String even = prompt.toLowerCase(Locale.ROOT).replace('ё', 'е');
        return Pattern.compile("[\\p{L}\\p{N}]+")
                .matcher(even)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** The share of words that two have in common, from 0 to 1. */
    private static double overlap(Set<String> one, Set<String> other) {
        int both = 0;
        for (String word : one) if (other.contains(word)) both++;
        return both / (double) Math.max(1, one.size() + other.size() - both);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void promptsThatRulesWereWrittenByAreRecognised(Language language) {
        List<LabelledPrompt> written = LabelledPrompt.hands(language).get(0);
        assertThat(written).hasSizeGreaterThan(500);
        long found = written.stream()
                .filter(prompt -> prompt.forms().contains(form(prompt.prompt())))
                .count();
        assertThat(found / (double) written.size()).isGreaterThan(0.96);
    }

    /** The recogniser itself looks for the blank behind a sign: one that ends in a blank would never be found. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void noSignEndsInABlank(Language language) {
        for (FormRules.Rule rule : FormRules.of(language).rules()) {
            assertThat(rule.pattern()).doesNotEndWith(" ");
            assertThat(rule.unless().orElse("")).doesNotEndWith(" ");
        }
    }

    /** Where a clause begins is said once, before the whole sign: inside it Java and browsers differ on what begins there. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void noSignThatBeginsAClauseSaysSoAgainInside(Language language) {
        assertThat(FormRules.of(language).rules())
                .filteredOn(FormRules.Rule::begins)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.pattern()).doesNotContain("|^", "(^", ":^"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theBuiltInWordingsAreRecognisedWithAnyTopic(Language language) {
        List<String> lost = new ArrayList<>();
        int all = 0;
        for (Form form : BuiltIns.forms(language.tag()).values()) {
            for (Wording wording : form.wordings()) {
                for (Intent intent : BuiltIns.core24()) {
                    Person person = BuiltIns.people(language.tag()).person(all);
                    String text = new Phraser()
                            .phrase(intent, language.tag(), form, wording, Optional.of(person), Optional.empty())
                            .text();
                    if (!form(text).equals(form.id())) lost.add(text);
                    all++;
                }
            }
        }
        assertThat(lost).hasSizeLessThan(all * 3 / 100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tell me about the silence of the void.|existential,mythic",
                "Расскажи об одиночестве богов.|existential,mythic",
                "Graphs and algorithms|analytic,analytic",
                "Tell me about bread.|''"
            })
    void magnetWordsAreFoundInAnyOfTheirForms(String prompt, String groups) {
        assertThat(FormRecogniser.recognise(prompt).words())
                .extracting(Recognition.Magnet::group)
                .containsExactlyInAnyOrder(groups.isEmpty() ? new String[0] : groups.split(","));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyMagnetWordHasAPatternThatKnowsIt(Language language) {
        BuiltIns.words(language.tag()).words().stream()
                .filter(word -> word.kind() == org.phrasefield.phrasing.Word.Kind.MAGNET)
                .forEach(word -> assertThat(word.text())
                        .matches(FormRules.of(language).magnets().get(word.text())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tell me a story about a lost umbrella.|a lost umbrella",
                "Расскажи, пожалуйста, историю про «старый зонт»!|«старый зонт»",
                "What can a marriage be compared to?|a marriage",
                "What do you think about RAIN in the city?|RAIN in the city",
                "Назови главное о хлебе.|главное о хлебе",
                "What would happen if money stopped working?|money stopped working",
                "Что будет, если деньги перестанут работать?|деньги перестанут работать",
                "What if the internet went down?|the internet went down",
                "Explain what a router does, using an analogy.|a router does",
                "Сравни дружбу с садом.|дружбу с садом",
                "Which tree grows fastest?|tree grows fastest",
                "What do you know about lichens?|lichens",
                "Что ты знаешь о лишайниках?|лишайниках",
                "Что бы сказал Дарвин о роботах?|роботах",
                "If you were a lighthouse, what would you see?|lighthouse",
                "How does yeast make dough rise?|yeast make dough rise",
                "Опишите, пожалуйста, жизнь города.|жизнь города"
            })
    void theTopicStandsAsItWasWritten(String prompt, String topic) {
        assertThat(FormRecogniser.recognise(prompt).topic()).hasValue(topic);
    }

    @Test
    void theEndOfARowIsABlankAndAnEmptyRowEndsASentence() {
        assertThat(FormRecogniser.recognise("Tell me a story about the lamps\r\nof Paris")
                        .topic())
                .hasValue("the lamps of Paris");
        assertThat(FormRecogniser.recognise("Расскажи сказку о фонарях\nПарижа").topic())
                .hasValue("фонарях Парижа");
        assertThat(form("Notes on soup\nName three herbs")).isEqualTo("name");
        assertThat(FormRecogniser.recognise("Explain tides\n \nYours, Ann").topic())
                .hasValue("tides");
    }

    @Test
    void nothingIsFoundInNothing() {
        for (String prompt : List.of("", " ", "?", "…", "\n\n", "🙂", "\u202e", "\u0000", "§", "«»", "'")) {
            assertThat(FormRecogniser.recognise(prompt).forms()).as(prompt).isEmpty();
        }
    }

    @Test
    void aVeryLongPromptIsReadFromBothEnds() {
        String filling = "The fox, and the dog, and if so what would the hen say? ".repeat(4000);
        assertThat(form("Imagine a world of glass. " + filling)).isNotEqualTo("direct");
        assertThat(form("x ".repeat(100_000) + ". Tell me a story about glass."))
                .isEqualTo("story");
    }

    @Test
    void capitalLettersOfALanguageWithItsOwnRulesChangeNothing() {
        assertThat(form("IMAGINE İSTANBUL WITHOUT CARS")).isEqualTo("imagine");
    }
}
