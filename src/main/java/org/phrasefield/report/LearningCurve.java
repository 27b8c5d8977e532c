package org.phrasefield.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Settled.Rule;
import org.phrasefield.forecast.Settlement;
import org.phrasefield.forecast.TrackRecord;

/** How a person's scores went from run to run, beside those of last night, in letters and in words: whether there is anything that was learned. */
final class LearningCurve {
    private static final int ROWS = 9;
    /** Letters that a run takes across. */
    private static final int STEP = 3;
    /** Letters of the scale beside the drawing. */
    private static final int SCALE = 6;

    private final Texts texts;
    private final String name;
    private final OptionalDouble trend;
    private final List<Point> points;

    /**
     * A run.
     *
     * @param run its id
     * @param forecasts how many of the person's it settled
     * @param score their mean CRPS
     * @param last that of last night on what both forecast; empty where that is nothing
     */
    record Point(String run, int forecasts, double score, OptionalDouble last) {
        /** Whether the score rests on few forecasts. */
        boolean few() {
            return forecasts < TrackRecord.FEWEST;
        }
    }

    LearningCurve(Texts texts, Settlement settlement, Forecaster.Person person) {
        this.texts = texts;
        this.name = person.name();
        TrackRecord own = settlement.of(person);
        this.trend = own.trend(Rule.CRPS);
        Map<String, Double> last =
                settlement.of(Forecaster.Automatic.LAST_NIGHT).shared(own).byRun(Rule.CRPS);
        this.points = own.byRun(Rule.CRPS).entrySet().stream()
                .map(each -> new Point(
                        each.getKey(),
                        own.of(each.getKey()).settled().size(),
                        each.getValue(),
                        last.containsKey(each.getKey())
                                ? OptionalDouble.of(last.get(each.getKey()))
                                : OptionalDouble.empty()))
                .toList();
    }

    /** The runs in their order. */
    List<Point> points() {
        return points;
    }

    /** Whether there is a curve at all: one run makes none. */
    boolean drawn() {
        return points.size() > 1;
    }

    /** What is drawn. */
    String title() {
        return texts.say("bets.learning.title", name);
    }

    /** The greatest score of some runs, which the scale ends at. */
    static double top(List<Point> shown) {
        double top = shown.stream()
                .flatMapToDouble(each -> DoubleStream.concat(DoubleStream.of(each.score()), each.last().stream()))
                .max()
                .orElse(0);
        return top > 0 ? top : 1;
    }

    /** The runs that have room in so many letters, the last ones. */
    private List<Point> shown(int columns) {
        int room = Math.max(2, (columns - SCALE - 2) / STEP);
        return points.subList(Math.max(0, points.size() - room), points.size());
    }

    /** The curve for a terminal of so many columns: the person’s marks filled, last night’s open, small ones of few forecasts. */
    List<String> drawing(int columns) {
        List<Point> shown = shown(columns);
        double top = top(shown);
        char[][] field = new char[ROWS][STEP * shown.size()];
        for (char[] row : field) Arrays.fill(row, ' ');
        for (int at = 0; at < shown.size(); at++) {
            Point point = shown.get(at);
            int column = STEP * at + 1;
            field[row(point.score(), top)][column] = point.few() ? '•' : '●';
            if (point.last().isPresent()) {
                field[row(point.last().getAsDouble(), top)][column + 1] = point.few() ? '◦' : '○';
            }
        }
        List<String> lines = new ArrayList<>();
        for (int row = ROWS - 1; row >= 0; row--) {
            String scale = texts.fixed(top * row / (ROWS - 1), 2);
            lines.add(" ".repeat(Math.max(0, SCALE - scale.length())) + scale + " ┤"
                    + new String(field[row]).stripTrailing());
        }
        lines.add(" ".repeat(SCALE + 1) + "└" + "─".repeat(STEP * shown.size()));
        StringBuilder numbers = new StringBuilder(" ".repeat(SCALE + 2));
        for (int at = 0; at < shown.size(); at++) {
            String number = Integer.toString(points.size() - shown.size() + at + 1);
            numbers.append(" ".repeat(Math.max(0, STEP - 1 - number.length())))
                    .append(number)
                    .append(' ');
        }
        lines.add(numbers.toString().stripTrailing());
        if (shown.size() < points.size()) {
            lines.add(texts.say("bets.learning.last", texts.whole(shown.size()), texts.whole(points.size())));
        }
        return lines;
    }

    private static int row(double score, double top) {
        return (int) Math.round(score / top * (ROWS - 1));
    }

    /** How it is read, each run in words, and what may be concluded; that there is no curve, where there is none. */
    List<String> sentences() {
        if (points.isEmpty()) return List.of();
        if (!drawn()) return List.of(texts.say("bets.learning.one"));
        return List.of(
                texts.say("bets.learning.read", name, texts.whole(TrackRecord.FEWEST)),
                texts.say("bets.learning", points.stream().map(this::said).collect(Collectors.joining(", "))),
                conclusion());
    }

    private String said(Point point) {
        String said = point.run() + " " + texts.fixed(point.score(), 2);
        String count = "n\u00A0" + texts.whole(point.forecasts());
        return said + " ("
                + (point.last().isPresent() ? texts.fixed(point.last().getAsDouble(), 2) + "; " + count : count)
                + ")";
    }

    private String conclusion() {
        if (points.size() < TrackRecord.FEWEST_FOR_TREND) {
            return texts.count("bets.learning.few", points.size(), texts.whole(TrackRecord.FEWEST_FOR_TREND));
        }
        // Without one all scores are the same.
        double z = trend.orElse(0);
        return texts.say("bets.trend." + (z < -2 ? "falls" : z > 2 ? "rises" : "none"));
    }
}
