package org.phrasefield.report;

import java.util.Map;
import java.util.Optional;
import org.phrasefield.map.Axes.Point;
import org.phrasefield.map.SemanticMap;
import org.phrasefield.map.SemanticMap.Centre;
import org.phrasefield.map.SemanticMap.Quality;
import org.phrasefield.scoring.Kinds;

/** What is said of a semantic map in words, on a page and on a terminal alike. */
final class MapWords {
    /** Landmarks nearer to the middle of all point nowhere. */
    private static final double FAR = 0.4;
    /** Cosine of an angle within which a form lies in a zone's direction. */
    private static final double TOWARDS = 0.8;

    private final Texts texts;
    private final SemanticMap map;

    MapWords(Texts texts, SemanticMap map) {
        this.texts = texts;
        this.map = map;
    }

    String title() {
        return texts.say("map.title." + map.axes().space().word());
    }

    /** What may be said of the map as a whole. */
    String lead() {
        String control = texts.quoted(texts.form(map.control().id()));
        int forms = map.forms().size();
        return switch (map.state()) {
            case CANNOT_TELL -> texts.count("map.few", map.intents());
            case NONE -> texts.say("map.none", control, texts.fixed(map.least(), 2));
            case DIFFERS ->
                texts.count(
                        "map.differs",
                        map.forms().stream().filter(Centre::apart).count(),
                        texts.whole(forms),
                        control,
                        texts.list(map.forms().stream()
                                .filter(Centre::apart)
                                .map(centre -> texts.quoted(texts.form(centre.id())))
                                .toList()));
        };
    }

    /** How much of what there is the map shows. */
    String quality() {
        Quality quality = map.quality();
        String placed = map.placed() < map.answers()
                ? " " + texts.say("map.placed", texts.whole(map.placed()), texts.whole(map.answers()))
                : "";
        if (quality.kept().isEmpty() || quality.trustworthiness().isEmpty()) {
            return texts.say("map.quality.none") + placed;
        }
        return texts.say(
                        "map.quality",
                        texts.percent(quality.kept().getAsDouble()),
                        texts.fixed(quality.trustworthiness().getAsDouble(), 2),
                        texts.fixed(quality.continuity().orElse(0), 2))
                + placed;
    }

    String axes() {
        String axes = texts.say("map.axes", map.axes().name());
        if (map.axes().steady()) return axes;
        return axes + " "
                + texts.say(
                        "map.unsteady",
                        texts.language(map.language()),
                        texts.say("map.unsteady." + map.axes().space().word()),
                        texts.fixed(map.axes().turn(), 0));
    }

    /** The zones whose landmarks lie in a direction of their own, with their names; none where directions hang on the landmarks' topics. */
    Map<String, Point> zones() {
        Map<String, Point> zones = new java.util.LinkedHashMap<>();
        if (!map.axes().steady()) return zones;
        map.axes().landmarks().entrySet().stream()
                .filter(zone -> length(zone.getValue()) >= FAR)
                .sorted(java.util.Comparator.comparingDouble(
                        (Map.Entry<String, Point> zone) -> -length(zone.getValue())))
                .forEach(zone -> zones.put(zone(zone.getKey()), zone.getValue()));
        return zones;
    }

    String zone(String id) {
        return Kinds.ZONES.name(id, texts.reader());
    }

    /** How far from the control something lies. */
    String far(Point place) {
        return texts.say("map.far", texts.fixed(length(place), 2));
    }

    /** How far and in which direction something lies that is told apart. */
    String whereabouts(Point place) {
        String far = far(place);
        return direction(place)
                .map(zone -> far + ", " + texts.say("map.towards", zone))
                .orElse(far);
    }

    /** The zone in whose direction something lies or moves, if there is one. */
    Optional<String> direction(Point place) {
        return zones().entrySet().stream()
                .filter(zone -> cosine(place, zone.getValue()) >= TOWARDS)
                .max(java.util.Comparator.comparingDouble(zone -> cosine(place, zone.getValue())))
                .map(Map.Entry::getKey);
    }

    private static double cosine(Point a, Point b) {
        return (a.x() * b.x() + a.y() * b.y()) / (length(a) * length(b));
    }

    static double length(Point place) {
        return Math.hypot(place.x(), place.y());
    }
}
