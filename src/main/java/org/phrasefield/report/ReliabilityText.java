package org.phrasefield.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.ReliabilityCurve;
import org.phrasefield.stats.ReliabilityCurve.Step;

/** A reliability diagram in letters: the probability that was said across, how often it came true upwards, in steps of a tenth. */
final class ReliabilityText {
    private static final int ROWS = 11;
    private static final int COLUMNS = 51;
    private static final double CONFIDENCE = 0.95;

    private final Texts texts;
    private final ReliabilityCurve curve;

    ReliabilityText(Texts texts, ReliabilityCurve curve) {
        this.texts = texts;
        this.curve = curve;
    }

    /** The diagram: the diagonal in dots, each step as a line with its interval through the middle. */
    List<String> drawing() {
        char[][] field = new char[ROWS][COLUMNS];
        for (char[] row : field) Arrays.fill(row, ' ');
        for (int row = 0; row < ROWS; row++) field[row][column(row / (ROWS - 1.0))] = '·';
        curve.steps().forEach(step -> upright(field, step));
        for (Step step : curve.steps()) {
            int row = row(step.share());
            for (int at = column(step.from()); at <= column(step.to()); at++) field[row][at] = '━';
            field[row][column(middle(step))] = '●';
        }
        List<String> lines = new ArrayList<>();
        for (int row = ROWS - 1; row >= 0; row--) {
            lines.add(texts.fixed(row / (ROWS - 1.0), 1) + " ┤" + new String(field[row]).stripTrailing());
        }
        String zero = texts.fixed(0, 1);
        String one = texts.fixed(1, 1);
        lines.add("    └" + "─".repeat(COLUMNS));
        lines.add("     " + zero + " ".repeat(COLUMNS - zero.length() - one.length()) + one);
        return lines;
    }

    private static void upright(char[][] field, Step step) {
        Interval interval = step.happened().interval(CONFIDENCE).orElseThrow();
        for (int row = row(interval.low()); row <= row(interval.high()); row++) field[row][column(middle(step))] = '│';
    }

    /** Where a step's interval stands. */
    static double middle(Step step) {
        return (step.from() + step.to()) / 2;
    }

    private static int row(double share) {
        return (int) Math.round(share * (ROWS - 1));
    }

    private static int column(double probability) {
        return (int) Math.round(probability * (COLUMNS - 1));
    }

    /** Each step in words. */
    List<String> steps() {
        return curve.steps().stream().map(this::step).toList();
    }

    private String step(Step step) {
        Interval interval = step.happened().interval(CONFIDENCE).orElseThrow();
        String said = step.from() == step.to()
                ? texts.percent(step.from())
                : texts.fixed(100 * step.from(), 0) + "–" + texts.percent(step.to());
        return texts.say(
                "bets.curve.step",
                said,
                texts.whole(step.happened().hits()),
                texts.whole(step.happened().cases()),
                texts.fixed(100 * interval.low(), 0) + "–" + texts.percent(interval.high()));
    }

    /** What the score is made of. */
    String parts() {
        return texts.say(
                "bets.curve.parts",
                texts.fixed(curve.score(), 3),
                texts.fixed(curve.miscalibration(), 3),
                texts.fixed(curve.discrimination(), 3),
                texts.fixed(curve.uncertainty(), 3));
    }
}
