package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.language.Language;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.KnownGroups;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Scorer;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

/** The same sentences, set in two ways: style sees that, and style without layout does not. */
class LayoutTest {
    private static final int SENTENCES = 9;

    private static List<String> pool(Language language) {
        return Stream.of("manual", "definition", "letter")
                .flatMap(genre -> KnownGroups.of(language, genre).stream())
                .flatMap(text -> text.lines())
                .flatMap(line -> Stream.of(line.split("(?<=[.!?])\\s+")))
                .filter(sentence -> sentence.matches("\\p{Lu}\\p{Ll}*\\s.{20,}[.!?]"))
                .distinct()
                .toList();
    }

    private static String bold(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> sentence.replaceFirst("^(\\p{L}+)", "**$1**"))
                .collect(Collectors.joining("\n\n"));
    }

    /** Two sentences, and the others as points below them. */
    private static String list(List<String> sentences) {
        return String.join(" ", sentences.subList(0, 2)) + "\n\n"
                + sentences.stream().skip(2).map(sentence -> "- " + sentence).collect(Collectors.joining("\n"));
    }

    private static Map<String, Effect> effects(Language language, Function<List<String>, String> set) {
        Random random = new Random(11);
        Scorer scorer = new Scorer();
        Effects effects = new Effects(List.of("direct", "story"), "direct", List.of(), List.of());
        List<String> pool = new ArrayList<>(pool(language));
        assertThat(pool.size()).isGreaterThan(2 * SENTENCES);
        for (int intent = 0; intent < 12; intent++) {
            for (String form : List.of("direct", "story")) {
                for (int number = 1; number <= 5; number++) {
                    Collections.shuffle(pool, random);
                    List<String> drawn = pool.subList(0, SENTENCES);
                    String text = form.equals("story") ? set.apply(drawn) : String.join(" ", drawn);
                    Trial trial = Trials.trial(0, "i" + intent, form, Cell.NO_WORD, number);
                    List<Score> scores = scorer.score(Scorable.of(language, text));
                    effects.add(trial, Optional.of(Trials.answered(trial, text)), scores);
                }
            }
        }
        return effects.map().effects().stream().collect(Collectors.toMap(Effect::metric, effect -> effect));
    }

    @ParameterizedTest
    @EnumSource
    void layoutAloneMovesStyleAndNotItsWords(Language language) {
        for (Function<List<String>, String> set :
                List.<Function<List<String>, String>>of(LayoutTest::bold, LayoutTest::list)) {
            Map<String, Effect> effects = effects(language, set);
            Effect style = java.util.Objects.requireNonNull(effects.get(Indices.STYLE_ID));
            Effect words = java.util.Objects.requireNonNull(effects.get(Indices.STYLE_WORDS_ID));
            assertThat(style.verdict()).isEqualTo(Verdict.DIFFERS);
            assertThat(style.interval().orElseThrow().estimate()).isGreaterThan(1);
            assertThat(words.verdict()).isNotEqualTo(Verdict.DIFFERS);
            assertThat(words.interval().orElseThrow().estimate()).isLessThan(0.3);
            assertThat(words.evidence().members()).isNotEmpty().allMatch(Indices.styleWords()::contains);
        }
    }
}
