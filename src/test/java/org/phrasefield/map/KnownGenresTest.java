package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.KnownGroups;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.Scorer;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Trials;

/**
 * Genres that are known to differ must differ in the headline indices, and halves of one genre must not. Those of style, zone and strategy can be told of
 * texts alone: how long the texts are their author chose, a judge of depth is a model, and scope is that of answers to one prompt.
 */
class KnownGenresTest {
    private static final String TOPIC = "any";
    private static final List<String> GENRES = List.of("story", "manual", "poem", "definition", "letter", "law");
    private static final Map<Language, Group> GROUPS = new HashMap<>();

    /** All texts of a language, as if a genre were a form. */
    private static Group group(Language language) {
        return GROUPS.computeIfAbsent(language, each -> {
            Group group = new Group(List.of(), List.of());
            for (String genre : GENRES) {
                int number = 0;
                for (String text : KnownGroups.of(each, genre)) {
                    Trial trial = Trials.trial(0, TOPIC, genre, ++number);
                    group.add(
                            trial,
                            Optional.of(Trials.answered(trial, text)),
                            new Scorer().score(Scorable.of(each, text)));
                }
            }
            return group;
        });
    }

    private static Distance distance(String index, Language language) {
        return Effects.distances(language.tag(), "written", group(language), "definition").stream()
                .filter(distance -> distance.index().equals(index))
                .findFirst()
                .orElseThrow();
    }

    private static double[][] texts(Distance distance, String genre) {
        double[][] texts = distance.vectors.of(new Group.Place(TOPIC, genre, Cell.NO_WORD));
        assertThat(texts.length).as(genre).isGreaterThan(4);
        return texts;
    }

    /** How far apart the halves of every genre lie, however its texts are parted. */
    private static List<Double> halves(Distance distance) {
        List<Double> apart = new ArrayList<>();
        for (String genre : GENRES) {
            double[][] texts = texts(distance, genre);
            int size = texts.length / 2;
            for (int way = 0; way < 1 << (texts.length - 1); way++) {
                int chosen = way;
                if (Integer.bitCount(chosen) != size) continue;
                apart.add(distance.apart(TOPIC, side(texts, chosen, 1), side(texts, chosen, 0))
                        .orElseThrow());
            }
        }
        return apart;
    }

    private static double[][] side(double[][] texts, int chosen, int side) {
        return IntStream.range(0, texts.length)
                .filter(at -> (chosen >> at & 1) == side)
                .mapToObj(at -> texts[at])
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "style, story, manual",
        "style, poem, definition",
        "style, letter, law",
        "zone, story, manual",
        "zone, poem, definition",
        "zone, letter, law",
        "strategy, story, manual",
        "strategy, poem, definition",
        "strategy, letter, law",
    })
    void genresLieFartherApartThanAnyHalvesOfOne(String index, String one, String other) {
        for (Language language : Language.values()) {
            Distance distance = distance(index, language);
            double found = distance.apart(TOPIC, texts(distance, one), texts(distance, other))
                    .orElseThrow();
            List<Double> halves = halves(distance);
            assertThat(found)
                    .as(language + " " + halves)
                    .isGreaterThan(distance.boundOfMean())
                    .isGreaterThan(Collections.max(halves));
            assertThat(halves.stream().mapToDouble(half -> half).average().orElseThrow())
                    .as("halves of one genre in " + language)
                    .isCloseTo(0, within(1e-9));
        }
    }
}
