package org.phrasefield.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.protocol.Sha256;

/** The rules that every built-in text keeps. */
class WordingsTest {
    private static Stream<Wording> wordings(String language) {
        return BuiltIns.forms(language).values().stream().flatMap(form -> form.wordings().stream());
    }

    private static List<String> words(Wording wording) {
        String bare = wording.text().replaceAll("\\{[a-z:]+}", " ").replaceAll("[{}|]", " ");
        return Stream.of(bare.toLowerCase(Locale.ROOT).split("[^\\p{L}-]+"))
                .filter(word -> word.matches(".*\\p{L}.*"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void everyFormHasAtLeastFiveWordingsWithDistinctIdsAndTexts(String language) {
        assertThat(BuiltIns.forms(language).keySet()).containsExactlyElementsOf(BuiltIns.FORMS);
        BuiltIns.forms(language).forEach((id, form) -> {
            assertThat(form.wordings()).as(id).hasSizeGreaterThanOrEqualTo(5);
            assertThat(form.wordings())
                    .allSatisfy(wording -> assertThat(wording.id()).matches(id + "-[0-9]+"));
        });
        assertThat(wordings(language).map(Wording::id)).doesNotHaveDuplicates();
        assertThat(wordings(language).map(wording -> String.join(" ", words(wording))))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void everyWordingIsOneSentenceWithOneMarkAtItsEnd(String language) {
        assertThat(wordings(language)).allSatisfy(wording -> {
            assertThat(wording.text()).matches("[^.?!…]+[.?]");
            assertThat(wording.text())
                    .isEqualTo(wording.text().strip())
                    .doesNotContain("  ")
                    .doesNotContain("\n");
            assertThat(Character.isUpperCase(wording.text().codePointAt(0)))
                    .as(wording.id())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void everyWordingHasTheTopicOnceAndAPersonWhereTheFormAsksForOne(String language) {
        assertThat(wordings(language)).allSatisfy(wording -> {
            assertThat(wording.template().slots().stream()
                            .filter(slot -> slot.name().equals("topic")))
                    .hasSize(1);
            assertThat(wording.template().asks("person")).isEqualTo(wording.id().startsWith("what-would-x-say"));
            assertThat(wording.template().slots())
                    .allSatisfy(slot -> assertThat(slot.name()).isIn("topic", "person"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void noWordingSpeaksOfLengthDepthLayoutOrFeelingNorHoldsAMagnetWord(String language) {
        Set<String> forbidden = new HashSet<>(LintWords.in(language).manner().keySet());
        BuiltIns.words(language).words().forEach(word -> forbidden.add(word.text()));
        assertThat(forbidden).hasSizeGreaterThan(40);
        assertThat(wordings(language))
                .allSatisfy(wording -> assertThat(
                                words(wording).stream().flatMap(word -> LintWords.in(language).bases(word).stream()))
                        .doesNotContainAnyElementsOf(forbidden));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void onlyAFormsOwnWordsStandInOneFormAlone(String language) {
        Sheet forms = Sheet.read("forms-" + language + ".yaml").sheet("forms");
        for (Form form : BuiltIns.forms(language).values()) {
            Set<String> own = new HashSet<>(forms.sheet(form.id()).texts("own"));
            Set<String> here = content(form, language);
            assertThat(here).as("every own word of %s is used", form.id()).containsAll(own);
            Set<String> elsewhere = BuiltIns.forms(language).values().stream()
                    .filter(other -> !other.equals(form))
                    .flatMap(other -> content(other, language).stream())
                    .collect(Collectors.toSet());
            assertThat(here.stream().filter(word -> !own.contains(word) && !ContentWords.shared(word, elsewhere)))
                    .as("words that stand in %s alone", form.id())
                    .isEmpty();
        }
    }

    private static Set<String> content(Form form, String language) {
        return form.wordings().stream()
                .flatMap(wording -> ContentWords.of(wording, LintWords.in(language)).stream())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void aChangedTextNeedsANewVersion(String language) {
        int version = BuiltIns.forms(language).values().iterator().next().version();
        String texts = wordings(language)
                .map(wording -> wording.id() + " " + wording.text())
                .collect(Collectors.joining("\n"));
        String line = language + " " + version + " " + Sha256.hex(texts).substring(0, 16);
        assertThat(Sheet.text("forms-versions.txt").lines())
                .as(
                        "if the texts changed, raise the version in forms-%s.yaml and add this line to forms-versions.txt: %s",
                        language, line)
                .contains(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void magnetWordsAndTheirMatchesAreOfLikeLengthAndFrequency(String language) {
        Sheet groups = Sheet.read("words-" + language + ".yaml").sheet("groups");
        assertThat(groups.values().keySet()).containsExactlyElementsOf(BuiltIns.WORD_GROUPS);
        Words words = BuiltIns.words(language);
        assertThat(words.words().stream().map(Word::text)).doesNotHaveDuplicates();
        for (String group : BuiltIns.WORD_GROUPS) {
            assertThat(words.of(group, Word.Kind.MAGNET)).hasSizeGreaterThanOrEqualTo(3);
            for (Sheet pair : groups.sheets(group)) {
                List<Double> zipf =
                        pair.texts("zipf").stream().map(Double::valueOf).toList();
                assertThat(Math.abs(zipf.get(0) - zipf.get(1))).as("%s", pair).isLessThanOrEqualTo(0.31);
                assertThat(Math.abs(
                                pair.at("magnet").length() - pair.at("neutral").length()))
                        .as("%s", pair)
                        .isLessThanOrEqualTo(2);
            }
        }
        assertThat(words.carrier().slots())
                .singleElement()
                .satisfies(slot -> assertThat(slot.name()).isEqualTo("word"));
    }
}
