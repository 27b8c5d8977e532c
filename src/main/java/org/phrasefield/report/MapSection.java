package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.map.SemanticMap;
import org.phrasefield.map.SemanticMap.Centre;
import org.phrasefield.map.SemanticMap.State;
import org.phrasefield.report.page.MapView;
import org.phrasefield.report.page.MapView.Picture;
import org.phrasefield.report.page.MapView.Told;
import org.phrasefield.report.page.PageView.Line;
import org.phrasefield.report.page.PageView.Note;
import org.phrasefield.stats.ConfidenceEllipse;
import org.phrasefield.stats.Interval;

/** The part of a page that shows where forms lie: in words, as two pictures, as a figure of single answers, and as a table. */
final class MapSection {
    private static final double CLOSEST = 0.5;
    private static final double CLOSEST_WAY = 0.25;
    private static final double CLOSEST_RATIO = Math.log(1.25);

    private final Study study;
    private final Texts texts;
    private final Panel panel;
    private final SemanticMap map;
    private final MapWords words;
    private final String id;

    private MapSection(Study study, Texts texts, Panel panel, SemanticMap map, String id) {
        this.study = study;
        this.texts = texts;
        this.panel = panel;
        this.map = map;
        this.words = new MapWords(texts, map);
        this.id = id;
    }

    /** The map of a panel; none where no answer has a place, or a single pair of prompts is compared. */
    static List<MapView> of(Study study, Texts texts, Panel panel, String panelId) {
        return study.planes().stream()
                .filter(map -> map.foremost() && map.language().equals(panel.language()))
                .filter(map -> map.model().equals(panel.model()) && !map.forms().isEmpty())
                .map(map -> new MapSection(study, texts, panel, map, panelId).view())
                .toList();
    }

    private MapView view() {
        boolean differs = map.state() == State.DIFFERS;
        List<Centre> apart = map.forms().stream().filter(Centre::apart).toList();
        List<String> notes = new ArrayList<>();
        if (differs) notes.add(texts.say("map.read"));
        notes.add(words.quality());
        if (differs && !map.trusted()) notes.add(texts.say("map.untrusted", texts.fixed(SemanticMap.TRUSTED, 1)));
        notes.add(words.axes());
        List<Picture> named = named();
        return new MapView(
                id + "-map",
                words.title(),
                words.lead(),
                notes,
                differs ? List.of(picture(apart)) : List.of(),
                apart.stream().map(this::told).toList(),
                differs ? untold() : "",
                named,
                texts.say("map.named.read"),
                MapFigure.of(study, texts, map, id).stream().toList(),
                Stream.of("x", "y", "ellipse", "p", "poetic", "scope", "n")
                        .map(head -> texts.say("map.column." + head))
                        .toList(),
                rows(),
                made());
    }

    private String untold() {
        List<String> others = map.forms().stream()
                .filter(form -> !form.apart())
                .map(form -> texts.quoted(texts.form(form.id())))
                .toList();
        return others.isEmpty() ? "" : texts.say("map.untold", texts.list(others));
    }

    private Told told(Centre centre) {
        String where = words.whereabouts(centre.place());
        String text = centre.terms().isEmpty()
                ? texts.say("map.told", where)
                : texts.say("map.told.terms", where, String.join(", ", centre.terms()));
        return new Told(
                texts.form(centre.id()),
                text,
                centre.example().map(spot -> spot.text()).orElse(""),
                map.language());
    }

    private Picture picture(List<Centre> apart) {
        double reach = MapPicture.step(
                CLOSEST,
                map.forms().stream().mapToDouble(MapSection::reach).max().orElse(0));
        MapPicture picture = new MapPicture(reach * MapPicture.WIDTH / MapPicture.HEIGHT, reach);
        words.zones().forEach((zone, place) -> picture.rim(place.x(), place.y(), zone));
        if (map.trusted())
            map.spots()
                    .forEach(spot -> picture.dot(spot.place().x(), spot.place().y()));
        picture.reserve(0, 0);
        map.forms()
                .forEach(form -> picture.reserve(form.place().x(), form.place().y()));
        map.forms().stream().filter(form -> !form.apart()).forEach(form -> mark(picture, form, "untold", "", ""));
        picture.mark("control", 0, 0, List.of(), texts.form(map.control().id()), "0");
        int number = 0;
        for (Centre form : apart) mark(picture, form, "apart", texts.form(form.id()), Integer.toString(++number));
        return picture.picture(
                words.title(),
                words.lead(),
                reach / 2,
                texts.say("map.scale", texts.fixed(reach / 2, reach < 1 ? 2 : 1)));
    }

    private static void mark(MapPicture picture, Centre form, String kind, String name, String number) {
        picture.mark(
                kind,
                form.place().x(),
                form.place().y(),
                form.ellipse().map(picture::ellipse).stream().toList(),
                name,
                number);
    }

    /** How far a form with its ellipse reaches from the control, up and down or to a side. */
    private static double reach(Centre form) {
        double arm = form.ellipse().map(ConfidenceEllipse::major).orElse(0.0);
        double aside = (Math.abs(form.place().x()) + arm) * MapPicture.HEIGHT / MapPicture.WIDTH;
        return Math.max(aside, Math.abs(form.place().y()) + arm);
    }

    /** A form on the named axes; ratios as logarithms. */
    private record Named(Centre form, Interval poetic, Interval width, boolean told) {}

    /**
     * The second picture, with what is told on it just as elsewhere: along the first axis a form must be told apart on the map, along the second its scope must have
     * an effect in the effect map, so that the number of comparisons is allowed for. Empty where nothing is told.
     */
    private List<Picture> named() {
        List<Named> forms = map.forms().stream()
                .flatMap(form -> form
                        .poetic()
                        .flatMap(poetic -> scope(form.id())
                                .map(scope -> new Named(
                                        form, poetic, scope, form.apart() && clear(poetic) || scoped(form.id()))))
                        .stream())
                .toList();
        if (forms.stream().noneMatch(Named::told)) return List.of();
        double reachX = MapPicture.step(
                CLOSEST_WAY,
                forms.stream().mapToDouble(form -> most(form.poetic())).max().orElse(0));
        double reachY = MapPicture.step(
                CLOSEST_RATIO,
                forms.stream().mapToDouble(form -> most(form.width())).max().orElse(0));
        MapPicture picture = new MapPicture(reachX, reachY);
        picture.rim(1, 0, texts.say("map.poetic"));
        picture.rim(-1, 0, texts.say("map.analytic"));
        picture.rim(0, 1, texts.say("map.wider"));
        picture.rim(0, -1, texts.say("map.narrower"));
        picture.reserve(0, 0);
        forms.forEach(
                form -> picture.reserve(form.poetic().estimate(), form.width().estimate()));
        for (Named form : forms) if (!form.told()) mark(picture, form, "untold", "", "");
        picture.mark("control", 0, 0, List.of(), texts.form(map.control().id()), "0");
        int number = 0;
        List<String> heard = new ArrayList<>();
        for (Named form : forms) {
            if (!form.told()) continue;
            String name = texts.form(form.form().id());
            mark(picture, form, "apart", name, Integer.toString(++number));
            heard.add(number + " " + name);
        }
        return List.of(picture.picture(texts.say("map.named.title"), String.join("; ", heard), 0, ""));
    }

    private static void mark(MapPicture picture, Named form, String kind, String name, String number) {
        picture.mark(
                kind,
                form.poetic().estimate(),
                form.width().estimate(),
                List.of(picture.cross(
                        form.poetic().low(),
                        form.poetic().high(),
                        form.width().low(),
                        form.width().high())),
                name,
                number);
    }

    /** Whether the effect map calls a form's answers wider or narrower. */
    private boolean scoped(String form) {
        return effect(form)
                .map(Effect::verdict)
                .filter(verdict -> verdict == Verdict.MORE || verdict == Verdict.LESS)
                .isPresent();
    }

    private static boolean clear(Interval interval) {
        return interval.low() > 0 || interval.high() < 0;
    }

    private static double most(Interval interval) {
        return Math.max(Math.abs(interval.low()), Math.abs(interval.high()));
    }

    /** How much wider a form's answers are, as a logarithm. */
    private Optional<Interval> scope(String form) {
        return effect(form)
                .flatMap(Effect::interval)
                .map(ratio -> new Interval(Math.log(ratio.estimate()), Math.log(ratio.low()), Math.log(ratio.high())));
    }

    private Optional<Effect> effect(String form) {
        return Stream.of("scope", "scope-words")
                .flatMap(metric -> panel.effect(new Effect.OfForm(form), metric).stream())
                .findFirst();
    }

    private List<Line> rows() {
        List<Line> rows = new ArrayList<>();
        map.forms().forEach(form -> rows.add(row(texts.form(form.id()), form, effect(form.id()))));
        map.words().forEach(group -> rows.add(row(texts.say("words.group", group.id()), group, Optional.empty())));
        return rows;
    }

    private List<Note> made() {
        return List.of(
                new Note(texts.say("cell.formula"), texts.say("map.formula")),
                new Note(texts.say("cell.n"), texts.say("map.n", texts.whole(map.placed()))),
                new Note(texts.say("cell.exclusions"), texts.say("map.exclusions")),
                new Note(texts.say("cell.rows"), "map.csv: language=" + map.language() + ", model=" + map.model()));
    }

    private Line row(String name, Centre centre, Optional<Effect> scope) {
        return new Line(
                name,
                List.of(
                        texts.signed(centre.place().x(), 2),
                        texts.signed(centre.place().y(), 2),
                        centre.ellipse()
                                .map(ellipse ->
                                        texts.fixed(ellipse.major(), 2) + " × " + texts.fixed(ellipse.minor(), 2))
                                .orElse("–"),
                        centre.p().isPresent() ? texts.fixed(centre.p().getAsDouble(), 3) : "–",
                        centre.poetic().map(this::percent).orElse("–"),
                        scope.map(effect -> effect.interval()
                                        .map(this::ratio)
                                        .orElseGet(() -> Reasons.brief(effect.reason(), texts)))
                                .orElse("–"),
                        texts.whole(centre.intents()) + " · " + texts.whole(centre.answers())));
    }

    private String percent(Interval interval) {
        return texts.signed(100 * interval.estimate(), 0) + " % [" + texts.signed(100 * interval.low(), 0) + "; "
                + texts.signed(100 * interval.high(), 0) + "]";
    }

    private String ratio(Interval interval) {
        return "×" + texts.fixed(interval.estimate(), 2) + " [" + texts.fixed(interval.low(), 2) + "; "
                + texts.fixed(interval.high(), 2) + "]";
    }
}
