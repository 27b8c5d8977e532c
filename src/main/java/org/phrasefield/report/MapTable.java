package org.phrasefield.report;

import static org.phrasefield.report.Column.number;
import static org.phrasefield.report.Column.text;
import static org.phrasefield.report.Column.whole;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.phrasefield.map.Axes.Point;
import org.phrasefield.map.SemanticMap;
import org.phrasefield.map.SemanticMap.Centre;
import org.phrasefield.map.SemanticMap.Spot;
import org.phrasefield.stats.ConfidenceEllipse;
import org.phrasefield.stats.Interval;

/** {@code map.csv}: the semantic maps as rows of five kinds, each map's own row first. */
public final class MapTable {
    /** One row a map, a middle, a landmark or an answer. */
    static final Sheet<Line> MAP = Sheet.of(
            "map.csv",
            (study, reader) -> study.planes().forEach(map -> lines(map, reader)),
            List.of(
                    text("kind", (study, line) -> line.kind()),
                    text("language", (study, line) -> line.map().language()),
                    text("model", (study, line) -> line.map().model()),
                    text("axes", (study, line) -> line.map().axes().name()),
                    text("form", (study, line) -> form(line)),
                    text("word_group", (study, line) -> line.kind().equals("words") ? name(line) : ""),
                    text("zone", (study, line) -> line.zone()),
                    text(
                            "trial_key",
                            (study, line) -> line.spot().map(Spot::key).orElse("")),
                    text(
                            "intent",
                            (study, line) -> line.spot().map(Spot::intent).orElse("")),
                    text(
                            "word_level",
                            (study, line) -> line.spot().map(Spot::word).orElse("")),
                    number("x", "sd", (study, line) -> at(line, Point::x)),
                    number("y", "sd", (study, line) -> at(line, Point::y)),
                    number("ellipse_major", "sd", (study, line) -> ellipse(line, ConfidenceEllipse::major)),
                    number("ellipse_minor", "sd", (study, line) -> ellipse(line, ConfidenceEllipse::minor)),
                    number("ellipse_angle", "rad", (study, line) -> ellipse(line, ConfidenceEllipse::angle)),
                    number("poetic", "", (study, line) -> poetic(line, Interval::estimate)),
                    number("poetic_low", "", (study, line) -> poetic(line, Interval::low)),
                    number("poetic_high", "", (study, line) -> poetic(line, Interval::high)),
                    whole(
                            "intents",
                            "",
                            (study, line) -> line.centre().isPresent()
                                    ? OptionalLong.of(line.centre().get().intents())
                                    : OptionalLong.empty()),
                    whole("placed", "", (study, line) -> placed(line)),
                    number(
                            "p_value",
                            "",
                            (study, line) -> line.centre().map(Centre::p).orElse(OptionalDouble.empty())),
                    text("state", (study, line) -> state(line)),
                    text(
                            "terms",
                            (study, line) -> line.centre()
                                    .map(centre -> String.join("; ", centre.terms()))
                                    .orElse("")),
                    text(
                            "example",
                            (study, line) -> line.centre()
                                    .flatMap(Centre::example)
                                    .map(Spot::key)
                                    .orElse("")),
                    number("kept", "", (study, line) -> ofMap(line, quality -> quality.kept())),
                    number("trustworthiness", "", (study, line) -> ofMap(line, quality -> quality.trustworthiness())),
                    number("continuity", "", (study, line) -> ofMap(line, quality -> quality.continuity()))));

    private MapTable() {}

    /**
     * One row.
     *
     * @param kind map, form, words, landmark or answer
     * @param centre of a form or of words; else absent
     * @param spot of an answer; else absent
     * @param zone of a landmark; else empty
     * @param place absent of a map
     */
    record Line(
            SemanticMap map,
            String kind,
            Optional<Centre> centre,
            Optional<Spot> spot,
            String zone,
            Optional<Point> place) {
        private static Line of(SemanticMap map, String kind, Centre centre) {
            return new Line(map, kind, Optional.of(centre), Optional.empty(), "", Optional.of(centre.place()));
        }
    }

    /** Writes {@code map.csv}; without any map its head line alone. */
    public static void write(Study study, Appendable out) throws IOException {
        MAP.write(study, out);
    }

    private static void lines(SemanticMap map, Consumer<Line> reader) {
        reader.accept(new Line(map, "map", Optional.empty(), Optional.empty(), "", Optional.empty()));
        reader.accept(Line.of(map, "form", map.control()));
        map.forms().forEach(form -> reader.accept(Line.of(map, "form", form)));
        map.words().forEach(words -> reader.accept(Line.of(map, "words", words)));
        for (Map.Entry<String, Point> zone : map.axes().landmarks().entrySet()) {
            reader.accept(new Line(
                    map, "landmark", Optional.empty(), Optional.empty(), zone.getKey(), Optional.of(zone.getValue())));
        }
        map.spots()
                .forEach(spot -> reader.accept(
                        new Line(map, "answer", Optional.empty(), Optional.of(spot), "", Optional.of(spot.place()))));
    }

    private static String name(Line line) {
        return line.centre().map(Centre::id).orElse("");
    }

    private static String form(Line line) {
        return line.kind().equals("words") ? "" : line.spot().map(Spot::form).orElseGet(() -> name(line));
    }

    private static OptionalDouble at(Line line, Function<Point, Double> which) {
        return optional(line.place().map(which));
    }

    private static OptionalDouble ellipse(Line line, Function<ConfidenceEllipse, Double> which) {
        return optional(line.centre().flatMap(Centre::ellipse).map(which));
    }

    private static OptionalDouble poetic(Line line, Function<Interval, Double> which) {
        return optional(line.centre().flatMap(Centre::poetic).map(which));
    }

    private static OptionalDouble optional(Optional<Double> number) {
        return number.isPresent() ? OptionalDouble.of(number.get()) : OptionalDouble.empty();
    }

    private static OptionalLong placed(Line line) {
        if (line.kind().equals("map")) return OptionalLong.of(line.map().placed());
        return line.centre().isPresent() ? OptionalLong.of(line.centre().get().answers()) : OptionalLong.empty();
    }

    private static String state(Line line) {
        if (line.kind().equals("map")) return line.map().state().word();
        if (line.centre().isEmpty() || line.centre().get() == line.map().control()) return "";
        return line.centre().get().apart() ? SemanticMap.State.DIFFERS.word() : SemanticMap.State.CANNOT_TELL.word();
    }

    private static OptionalDouble ofMap(Line line, Function<SemanticMap.Quality, OptionalDouble> which) {
        return line.kind().equals("map") ? which.apply(line.map().quality()) : OptionalDouble.empty();
    }
}
