package org.phrasefield.scoring;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Usage;

/** The same words and punctuation, laid out in many ways. */
class LayoutTest {
    /** How sentences are laid out. */
    private static final Map<String, Function<List<String>, String>> LAYOUTS = new LinkedHashMap<>();

    static {
        each("paragraphs", "", "\n\n");
        each("lines", "", "\n");
        each("items", "- ", "\n");
        each("nested items", "- - * ", "\n");
        each("headings", "## ", "\n\n");
        each("quotes", "> ", "\n\n");
        each("bullets of its own", "• ", "\n");
        each("hard breaks", "", "  \n");
        each("rules", "", "\n\n***\n\n");
        LAYOUTS.put(
                "bold first words", text -> text.stream().map(LayoutTest::bold).collect(joining("\n\n")));
        LAYOUTS.put("bold that is never closed", text -> "**" + String.join(" ", text));
        LAYOUTS.put(
                "italics", text -> text.stream().map(each -> "*" + each + "*").collect(joining(" ")));
        LAYOUTS.put(
                "one heading, then items",
                text -> "# " + text.get(0) + "\n\n"
                        + text.stream().skip(1).map(each -> "- " + each).collect(joining("\n")));
        LAYOUTS.put("a numbered list", text -> {
            List<String> items = new ArrayList<>();
            for (String each : text) items.add(items.size() + 1 + ". " + each);
            return String.join("\n", items);
        });
        LAYOUTS.put(
                "a table",
                text -> "| " + text.get(0) + " |\n|---|\n"
                        + text.stream().skip(1).map(each -> "| " + each + " |").collect(joining("\n")));
    }

    private static void each(String name, String before, String between) {
        LAYOUTS.put(name, text -> text.stream().map(each -> before + each).collect(joining(between)));
    }

    private static String bold(String sentence) {
        int end = sentence.indexOf(' ');
        return end < 0 ? sentence : "**" + sentence.substring(0, end) + "**" + sentence.substring(end);
    }

    private static Map<String, Score.Value> kinds(Language language, String prompt, String text) {
        Answer answer = new Answer(text, java.util.Optional.empty(), "", Usage.UNKNOWN, java.util.Optional.empty());
        Map<String, Score.Value> kinds = new LinkedHashMap<>();
        new Scorer()
                .score(new Scorable(language, prompt, answer, true)).stream()
                        .filter(score -> score.metric().startsWith("zone-")
                                || score.metric().startsWith("strategy-"))
                        .forEach(score -> kinds.put(score.metric(), score.value()));
        return kinds;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void layoutMovesNeitherZoneNorStrategyByASingleBit(Language language) {
        String prompt = language == Language.EN ? "Tell me of a bridge in winter." : "Расскажи о мосте зимой.";
        List<LabelledText> seeds = LabelledText.seeds(language, Kinds.STRATEGIES);
        List<String> pool = seeds.stream()
                .flatMap(seed -> seed.view().flowing().sentences().stream())
                .toList();
        Random random = new Random(4);
        for (int text = 0; text < 6; text++) {
            List<String> sentences =
                    random.ints(9, 0, pool.size()).mapToObj(pool::get).toList();
            for (String asked : List.of("", prompt)) {
                Map<String, Score.Value> plain = kinds(language, asked, String.join(" ", sentences));
                assertThat(plain).hasSizeGreaterThan(20);
                LAYOUTS.forEach((name, layout) -> assertThat(kinds(language, asked, layout.apply(sentences)))
                        .as(name + ": " + sentences)
                        .isEqualTo(plain));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void wordsMoveBoth(Language language) {
        List<LabelledText> seeds = LabelledText.seeds(language, Kinds.ZONES);
        assertThat(seeds.subList(0, 8).stream()
                        .map(seed -> kinds(language, "", seed.text()))
                        .distinct())
                .hasSize(8);
    }

    @Test
    void aTextFlowsAsOneLineWithItsWordsAndPunctuation() {
        TextView flowing = TextView.of(
                        Language.EN,
                        "# Why?\n\n**First:** it *rains*.\n\n- one\n- 2 * 3 = 6\n\n• C# and snake_case, see www.example.org\n")
                .flowing();
        assertThat(flowing.plain()).isEqualTo("Why? First: it rains. one 2 3 = 6 C and snake_case, see");
        assertThat(flowing.blocks()).hasSize(1);
        assertThat(flowing.structure().headings()).isZero();
        assertThat(flowing.flowing()).isSameAs(flowing);
        assertThat(flowing.tagged()).hasSameSizeAs(flowing.sentences());
        assertThat(TextView.of(Language.EN, "``` \ncode\n```").flowing().words())
                .isEmpty();
    }
}
