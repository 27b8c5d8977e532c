package org.phrasefield.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.protocol.Sha256;

/** The rules that every built-in text keeps. */
class WordingsTest {
    private static final Map<String, Set<String>> BANNED = Map.of(
            "en",
            Set.of(
                    "please",
                    "detail",
                    "details",
                    "detailed",
                    "briefly",
                    "brief",
                    "short",
                    "shortly",
                    "long",
                    "list",
                    "step",
                    "steps",
                    "sentence",
                    "sentences",
                    "paragraph",
                    "deep",
                    "deeply",
                    "concise",
                    "feel",
                    "feeling",
                    "feelings",
                    "love",
                    "hate",
                    "joy",
                    "sad",
                    "fear",
                    "happy",
                    "emotion",
                    "beautiful",
                    "explain"),
            "ru",
            Set.of(
                    "пожалуйста",
                    "подробно",
                    "кратко",
                    "коротко",
                    "длинно",
                    "список",
                    "шаг",
                    "шагам",
                    "предложение",
                    "предложений",
                    "абзац",
                    "глубоко",
                    "чувствуешь",
                    "чувство",
                    "чувства",
                    "любишь",
                    "любовь",
                    "страх",
                    "радость",
                    "грусть",
                    "красиво",
                    "объясни",
                    "вы",
                    "вам",
                    "вас",
                    "ваш",
                    "ваше"));

    /** Words that carry grammar, not content. */
    private static final Map<String, Set<String>> GRAMMAR = Map.of(
            "en",
            Set.of(
                    "a",
                    "about",
                    "and",
                    "are",
                    "at",
                    "as",
                    "be",
                    "been",
                    "but",
                    "can",
                    "could",
                    "do",
                    "does",
                    "else",
                    "ever",
                    "everyone",
                    "nobody",
                    "for",
                    "had",
                    "has",
                    "have",
                    "how",
                    "if",
                    "in",
                    "is",
                    "it",
                    "like",
                    "me",
                    "more",
                    "never",
                    "nothing",
                    "of",
                    "on",
                    "something",
                    "such",
                    "that",
                    "the",
                    "then",
                    "there",
                    "to",
                    "up",
                    "us",
                    "were",
                    "what",
                    "with",
                    "without",
                    "would",
                    "you",
                    "your",
                    "yourself"),
            "ru",
            Set.of(
                    "а",
                    "без",
                    "больше",
                    "бы",
                    "был",
                    "было",
                    "быть",
                    "в",
                    "все",
                    "всего",
                    "для",
                    "ещё",
                    "если",
                    "есть",
                    "за",
                    "и",
                    "к",
                    "как",
                    "какая",
                    "какие",
                    "каково",
                    "каков",
                    "какое",
                    "какую",
                    "которой",
                    "можешь",
                    "можно",
                    "мне",
                    "на",
                    "нам",
                    "не",
                    "никогда",
                    "никто",
                    "ничего",
                    "нужно",
                    "о",
                    "от",
                    "с",
                    "себе",
                    "себя",
                    "такой",
                    "твой",
                    "тебя",
                    "то",
                    "тогда",
                    "только",
                    "ты",
                    "у",
                    "чем",
                    "чему",
                    "что",
                    "что-нибудь",
                    "этим",
                    "это"));

    private static final Map<String, String> IRREGULAR = Map.of("knew", "know", "told", "tell");

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
        Set<String> forbidden = new HashSet<>(BANNED.getOrDefault(language, Set.of()));
        BuiltIns.words(language).words().forEach(word -> forbidden.add(word.text()));
        assertThat(forbidden).hasSizeGreaterThan(40);
        assertThat(wordings(language))
                .allSatisfy(wording -> assertThat(words(wording)).doesNotContainAnyElementsOf(forbidden));
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
            assertThat(here.stream().filter(word -> !own.contains(word) && !shared(word, elsewhere)))
                    .as("words that stand in %s alone", form.id())
                    .isEmpty();
        }
    }

    private static Set<String> content(Form form, String language) {
        Set<String> content = form.wordings().stream()
                .flatMap(wording -> words(wording).stream())
                .collect(Collectors.toSet());
        content.removeAll(GRAMMAR.getOrDefault(language, Set.of()));
        return content;
    }

    /** Whether a form of the same word is among others, as far as the beginnings of words tell. */
    private static boolean shared(String word, Collection<String> others) {
        return others.stream()
                .anyMatch(other -> sameStem(IRREGULAR.getOrDefault(word, word), IRREGULAR.getOrDefault(other, other)));
    }

    private static boolean sameStem(String a, String b) {
        int common = 0;
        while (common < Math.min(a.length(), b.length()) && a.charAt(common) == b.charAt(common)) common++;
        return common >= Math.max(3, Math.min(a.length(), b.length()) - 3);
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
