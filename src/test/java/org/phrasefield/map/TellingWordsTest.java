package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.TellingWords.Told;

class TellingWordsTest {
    private static final List<String> COMMON = List.of("house", "door", "street", "light");

    private static Told told(String intent, List<String> words, String... pairs) {
        return new Told(intent, words, List.of(pairs));
    }

    private static Told common(String intent) {
        return told(intent, COMMON);
    }

    @Test
    void theMostFrequentHereAndRarestElsewhereComesFirst() {
        TellingWords words = new TellingWords(Map.of(
                "story",
                List.of(
                        told("a", List.of("dragon", "dragon", "river", "house")),
                        told("b", List.of("dragon", "river", "house")),
                        told("c", List.of("dragon", "river", "house"))),
                "direct",
                List.of(common("a"), told("b", List.of("river", "door", "street")), common("c"))));
        // By hand: 4/10 · ln(1 + 10.5/4) = 0.52 for the dragon, 3/10 · ln(1 + 10.5/4) = 0.39 for the river.
        assertThat(words.of("story")).containsExactly("dragon", "river");
    }

    @Test
    void whatOneTopicOrTwoAnswersSayTellsNothing() {
        TellingWords words = new TellingWords(Map.of(
                "story",
                List.of(
                        told("a", List.of("bread", "bread")),
                        told("a", List.of("bread")),
                        told("a", List.of("bread", "king")),
                        told("b", List.of("king"))),
                "direct",
                List.of(common("a"), common("b"))));
        assertThat(words.of("story")).isEmpty();
    }

    @Test
    void aPairTakesThePlaceOfWordsThatStandInItAlways() {
        List<Told> stories = List.of(
                told("a", List.of("long", "ago", "fox"), "long ago"),
                told("b", List.of("long", "ago", "fox"), "long ago"),
                told("c", List.of("long", "ago", "fox", "fox"), "long ago"));
        TellingWords words =
                new TellingWords(Map.of("story", stories, "direct", List.of(common("a"), common("b"), common("c"))));
        assertThat(words.of("story")).containsExactly("fox", "long ago");
    }

    @Test
    void aWordThatIsMoreFrequentThanItsPairIsNamedAlone() {
        List<Told> stories = List.of(
                told("a", List.of("old", "king", "king"), "old king"),
                told("b", List.of("old", "king", "king"), "old king"),
                told("c", List.of("old", "king", "king"), "old king"));
        TellingWords words =
                new TellingWords(Map.of("story", stories, "direct", List.of(common("a"), common("b"), common("c"))));
        assertThat(words.of("story")).containsExactly("king", "old");
    }

    @Test
    void orderOfFormsAndAnswersDoesNotMatter() {
        List<Told> stories = List.of(
                told("a", List.of("wolf", "forest")),
                told("b", List.of("forest", "wolf")),
                told("c", List.of("wolf", "forest")));
        List<Told> reversed = List.of(stories.get(2), stories.get(1), stories.get(0));
        List<Told> plain = List.of(common("a"), common("b"));
        assertThat(new TellingWords(Map.of("story", stories, "direct", plain)).of("story"))
                .isEqualTo(new TellingWords(Map.of("direct", plain, "story", reversed)).of("story"))
                .containsExactly("forest", "wolf");
    }
}
