package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.SemanticMap.Centre;
import org.phrasefield.map.SemanticMap.Spot;
import org.phrasefield.map.SemanticMap.State;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.trial.Cell;

class PlaneTest {
    private static final boolean LONG = Boolean.getBoolean("phrasefield.long");

    private static SemanticMap map(List<Laid.Row> rows) {
        Plane plane = Laid.plane(7);
        rows.forEach(row -> row.to(plane));
        List<SemanticMap> maps = plane.maps();
        assertThat(maps).hasSize(1);
        return maps.get(0);
    }

    private static Centre centre(SemanticMap map, String form) {
        return map.forms().stream()
                .filter(each -> each.id().equals(form))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsPlantedIsToldApartInTheDirectionOfTheAxes() {
        SemanticMap map = map(new Laid(1, 12, 4).planting("story", 1.5).rows());
        assertThat(map.state()).isEqualTo(State.DIFFERS);
        assertThat(map.foremost()).isTrue();
        assertThat(centre(map, "story").apart()).isTrue();
        assertThat(centre(map, "story").place().x()).isPositive();
        assertThat(centre(map, "imagine").apart()).isFalse();
        assertThat(map.control().place()).isEqualTo(new Axes.Point(0, 0));
        assertThat(centre(map, "story").terms())
                .contains("dragon sleep", "river")
                .doesNotContain("cold");
        assertThat(centre(map, "story").example().orElseThrow().text()).startsWith("The dragon");
    }

    @Test
    void whereNothingIsPlantedNothingIsVisible() {
        int runs = LONG ? 100 : 40;
        long seen = IntStream.range(0, runs)
                .filter(seed -> map(new Laid(seed, 8, 3).rows()).state() != State.NONE)
                .count();
        assertThat(seen).isLessThanOrEqualTo(LONG ? 11 : 5);
    }

    @Test
    void theEllipseHoldsTheTruthAsOftenAsItSays() {
        // Without chance of its own, many answers show where a form truly lies.
        Axes.Point truth = centre(map(new Laid(99, 400, 2).planting("story", 1).rows()), "story")
                .place();
        int runs = LONG ? 300 : 100;
        long held = IntStream.range(0, runs)
                .filter(seed -> centre(
                                map(new Laid(seed, 8, 2).planting("story", 1).rows()), "story")
                        .ellipse()
                        .orElseThrow()
                        .holds(truth.x(), truth.y()))
                .count();
        assertThat((double) held / runs).isBetween(0.85, 0.95);
    }

    @Test
    void fewIntentsTellNothing() {
        SemanticMap map = map(new Laid(1, 5, 4).planting("story", 3).rows());
        assertThat(map.state()).isEqualTo(State.CANNOT_TELL);
        assertThat(map.forms())
                .allMatch(form -> form.ellipse().isEmpty() && form.p().isEmpty() && !form.apart());
    }

    @Test
    void sameAnswersGiveTheSameMapInAnyOrder() {
        List<Laid.Row> rows = new Laid(3, 8, 4).planting("name", 1).rows();
        SemanticMap map = map(rows);
        assertThat(map(rows)).usingRecursiveComparison().isEqualTo(map);
        List<Laid.Row> mixed = new ArrayList<>(rows);
        Collections.shuffle(mixed, new Random(5));
        SemanticMap other = map(mixed);
        assertThat(other.spots())
                .extracting(Spot::key)
                .isEqualTo(map.spots().stream().map(Spot::key).toList());
        for (Centre form : map.forms()) {
            assertThat(centre(other, form.id()).place().x())
                    .isCloseTo(form.place().x(), within(1e-9));
            assertThat(centre(other, form.id()).apart()).isEqualTo(form.apart());
        }
    }

    @Test
    void aTopicDoesNotShowAndTheControlOfAnotherTopicDoesNotCount() {
        Laid laid = new Laid(4, 0, 0);
        List<Laid.Row> rows = new ArrayList<>();
        for (int intent = 0; intent < 8; intent++) {
            for (int number = 1; number <= 30; number++) {
                rows.add(laid.row("t" + intent, "direct", Cell.NO_WORD, number, intent));
                rows.add(laid.row("t" + intent, "imagine", Cell.NO_WORD, number, intent));
            }
        }
        rows.add(laid.row("alone", "name", Cell.NO_WORD, 1, 3));
        SemanticMap map = map(rows);
        assertThat(centre(map, "imagine").place().x()).isCloseTo(0, within(0.2));
        assertThat(map.forms()).extracting(Centre::id).containsExactly("imagine");
        assertThat(map.spots()).extracting(Spot::intent).doesNotContain("alone");
    }

    @Test
    void magnetWordsStandBesideNeutralOnes() {
        Laid laid = new Laid(5, 0, 0);
        List<Laid.Row> rows = new ArrayList<>();
        for (int intent = 0; intent < 8; intent++) {
            for (String form : List.of("direct", "imagine")) {
                for (int number = 1; number <= 3; number++) {
                    rows.add(laid.row("t" + intent, form, "existential/magnet", number, 4));
                    rows.add(laid.row("t" + intent, form, "existential/neutral", number, 2));
                }
            }
        }
        SemanticMap map = map(rows);
        assertThat(map.words()).singleElement().satisfies(words -> {
            assertThat(words.id()).isEqualTo("existential");
            assertThat(words.apart()).isTrue();
        });
        assertThat(map.state()).isEqualTo(State.NONE);
    }

    @Test
    void anAnswerWithoutAScoreHasNoPlace() {
        Laid.Row row = new Laid(6, 1, 1).rows().get(0);
        Plane plane = Laid.plane(1);
        plane.add(
                row.trial(),
                Optional.of(row.result()),
                row.scores().subList(1, row.scores().size()));
        plane.add(row.trial(), Optional.empty(), row.scores());
        assertThat(plane.maps()).isEmpty();
        assertThat(plane.knows("vectors of another embedder")).isFalse();
    }

    @Test
    void aSampleIsFairAndTheSameInAnyOrder() {
        List<String> keys =
                IntStream.range(0, 1000).mapToObj(each -> "k" + each).toList();
        Draw<String> draw = new Draw<>(100, 3);
        keys.forEach(key -> draw.add(key, () -> key));
        Draw<String> back = new Draw<>(100, 3);
        for (int at = 999; at >= 0; at--) {
            String key = keys.get(at);
            back.add(key, () -> key);
        }
        assertThat(draw.drawn()).hasSize(100).isEqualTo(back.drawn());
        assertThat(draw.drawn().stream()
                        .filter(key -> Integer.parseInt(key.substring(1)) < 500)
                        .count())
                .isBetween(35L, 65L);
        Draw<String> other = new Draw<>(100, 4);
        keys.forEach(key -> other.add(key, () -> key));
        assertThat(other.drawn()).isNotEqualTo(draw.drawn());
    }

    @Test
    void everyZoneHasItsLandmarksOnEveryMap() {
        for (String language : List.of("en", "ru")) {
            for (Axes.Space space : List.of(Axes.Space.STYLE, Axes.Space.BRIEF)) {
                Axes axes = Axes.of(language, space).orElseThrow();
                assertThat(axes.landmarks().keySet()).containsExactlyElementsOf(Kinds.ZONES.names());
                assertThat(axes.name()).matches(language + "-" + space.word() + " \\d+ \\(\\w{8}\\)");
            }
        }
        assertThat(Axes.of("ru", Axes.Space.MEANING)).isEmpty();
        assertThat(Axes.of("en", Axes.Space.MEANING).orElseThrow().dimension()).isEqualTo(384);
    }

    @Test
    void aMoveBetweenRunsIsToldByTheAnswersThemselves() {
        SemanticMap before = map(new Laid(11, 12, 4).rows());
        SemanticMap same = map(new Laid(11, 12, 4).rows());
        MapDrift none = MapDrift.between(before, same).orElseThrow();
        assertThat(none.moves()).extracting(MapDrift.Move::form).containsExactlyElementsOf(Laid.FORMS);
        assertThat(none.moves()).noneMatch(MapDrift.Move::told).allMatch(move -> move.length() == 0);
        Laid drifted = new Laid(11, 12, 4).planting("direct", 1.5);
        MapDrift drift = MapDrift.between(before, map(drifted.rows())).orElseThrow();
        // Measured from the control alone, every form but the control would seem to have moved.
        assertThat(drift.moves())
                .filteredOn(MapDrift.Move::told)
                .extracting(MapDrift.Move::form)
                .containsExactly("direct");
        assertThat(drift.moves().get(0).move().x()).isPositive();
        assertThat(drift.moves().get(0).end().x())
                .isEqualTo(drift.moves().get(0).move().x());
    }
}
