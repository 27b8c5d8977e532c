package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.map.SemanticMap;
import org.phrasefield.map.SemanticMap.Centre;
import org.phrasefield.map.SemanticMap.Spot;
import org.phrasefield.map.SemanticMap.State;
import org.phrasefield.report.page.PageView.Figure;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.traces.AbstractTrace.Visibility;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** Single answers around the control, in layers that can be switched: by form, middles, groups of words, and the middles of other models. */
final class MapFigure {
    private static final int HEIGHT = 560;
    private static final int HOVERED = 120;
    private static final int SMALL = 5;
    private static final int LARGE = 11;

    /** Told apart on light and on dark ground alike; a form keeps its colour in every run. */
    private static final List<String> COLOURS = List.of(
            "#7f7f7f", "#1f8fb4", "#d95f02", "#7570b3", "#e7298a", "#5e9c2f", "#c99700", "#a6761d", "#c0504d",
            "#2a9d8f");

    private static final List<String> FORMS = List.of(
            "direct",
            "how-many",
            "name",
            "what-do-you-think",
            "imagine",
            "if-then",
            "if-you-were",
            "what-would-x-say",
            "analogy",
            "story");

    private final Study study;
    private final Texts texts;
    private final SemanticMap map;

    private MapFigure(Study study, Texts texts, SemanticMap map) {
        this.study = study;
        this.texts = texts;
        this.map = map;
    }

    /** The figure of a map; none where nothing is told apart, since a cloud of points always seems to show something. */
    static Optional<Figure> of(Study study, Texts texts, SemanticMap map, String panelId) {
        if (map.state() != State.DIFFERS || map.spots().isEmpty()) return Optional.empty();
        return Optional.of(new MapFigure(study, texts, map).figure(panelId + "_map"));
    }

    private Figure figure(String id) {
        String read = texts.count("map.figure.read", map.spots().size());
        String text = map.trusted() ? read : read + " " + texts.say("map.figure.untrusted");
        return new Figure(id, texts.say("map.figure.title"), text, script(id), List.of(), List.of());
    }

    private String script(String id) {
        List<Trace> traces = new ArrayList<>();
        Stream.concat(Stream.of(map.control()), map.forms().stream())
                .forEach(form -> answers(form).ifPresent(traces::add));
        traces.add(middles(texts.say("map.figure.middles"), map, Symbol.DIAMOND, "#888888", true));
        if (!map.words().isEmpty()) traces.add(words());
        study.planes().stream()
                .filter(other ->
                        other != map && other.axes().name().equals(map.axes().name()))
                .forEach(other -> traces.add(
                        middles(texts.say("map.figure.model", other.model()), other, Symbol.SQUARE, "#b0892f", false)));
        Layout layout = Layout.builder()
                .height(HEIGHT)
                .hoverMode(Layout.HoverMode.CLOSEST)
                .xAxis(Axis.builder()
                        .title(Figures.label(texts.say("map.column.x")))
                        .build())
                .yAxis(Axis.builder()
                        .title(Figures.label(texts.say("map.column.y")))
                        .build())
                .build();
        return Figures.script(new tech.tablesaw.plotly.components.Figure(layout, traces.toArray(Trace[]::new)), id);
    }

    private Optional<Trace> answers(Centre form) {
        List<Spot> spots = map.spots().stream()
                .filter(spot -> spot.form().equals(form.id()))
                .toList();
        if (spots.isEmpty()) return Optional.empty();
        return Optional.of(ScatterTrace.builder(
                        column("x", spots.stream().map(spot -> spot.place().x()).toList()),
                        column("y", spots.stream().map(spot -> spot.place().y()).toList()))
                .mode(ScatterTrace.Mode.MARKERS)
                .name(Figures.label(texts.form(form.id())))
                .text(spots.stream().map(this::hover).toArray(String[]::new))
                .marker(Marker.builder()
                        .color(colour(form.id()))
                        .size(SMALL)
                        .opacity(0.55)
                        .build())
                .visible(map.trusted() ? Visibility.TRUE : Visibility.LEGEND_ONLY)
                .build());
    }

    private String hover(Spot spot) {
        String text =
                spot.text().length() <= HOVERED ? spot.text() : spot.text().substring(0, HOVERED) + "…";
        return Figures.label(spot.intent()) + ": " + Figures.label(text.replaceAll("\\s+", " "));
    }

    private Trace middles(String name, SemanticMap of, Symbol symbol, String colour, boolean shown) {
        List<Centre> centres =
                Stream.concat(Stream.of(of.control()), of.forms().stream()).toList();
        return layer(
                name,
                centres,
                centres.stream()
                        .map(centre -> Figures.label(texts.form(centre.id())))
                        .toArray(String[]::new),
                symbol,
                colour,
                shown);
    }

    private Trace words() {
        return layer(
                texts.say("map.figure.words"),
                map.words(),
                map.words().stream()
                        .map(group -> Figures.label(texts.say("words.group", group.id())))
                        .toArray(String[]::new),
                Symbol.CROSS,
                "#b5179e",
                true);
    }

    private static Trace layer(
            String name, List<Centre> centres, String[] labels, Symbol symbol, String colour, boolean shown) {
        return ScatterTrace.builder(
                        column(
                                "x",
                                centres.stream()
                                        .map(centre -> centre.place().x())
                                        .toList()),
                        column(
                                "y",
                                centres.stream()
                                        .map(centre -> centre.place().y())
                                        .toList()))
                .mode(ScatterTrace.Mode.MARKERS)
                .name(Figures.label(name))
                .text(labels)
                .marker(Marker.builder()
                        .symbol(symbol)
                        .color(colour)
                        .size(LARGE)
                        .build())
                .visible(shown ? Visibility.TRUE : Visibility.LEGEND_ONLY)
                .build();
    }

    private static DoubleColumn column(String name, List<Double> numbers) {
        return DoubleColumn.create(name, numbers);
    }

    private static String colour(String form) {
        int known = FORMS.indexOf(form);
        return COLOURS.get(known >= 0 ? known : Math.floorMod(form.hashCode(), COLOURS.size()));
    }
}
