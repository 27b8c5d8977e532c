package org.phrasefield.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.phrasefield.stats.ConfidenceEllipse;

/** A map drawn with characters, its origin in the middle; a character is twice as high as it is wide. What is drawn later covers what was there. */
final class CharacterMap {
    private static final int HALF_HEIGHT = 10;
    private static final int STEPS = 240;

    private final int halfWidth;
    private final double unit;
    private final char[][] grid;

    /**
     * @param columns characters at most
     * @param reach what the half height shows
     */
    CharacterMap(int columns, double reach) {
        this.halfWidth = Math.min(39, (columns - 1) / 2);
        this.unit = HALF_HEIGHT / reach;
        this.grid = new char[2 * HALF_HEIGHT + 1][2 * halfWidth + 1];
        for (char[] line : grid) Arrays.fill(line, ' ');
    }

    /** How much more the width shows than the height, in so many columns. */
    static double aspect(int columns) {
        return Math.min(39, (columns - 1) / 2) / (2.0 * HALF_HEIGHT);
    }

    /** What the whole width shows. */
    double width() {
        return 2 * halfWidth / (2 * unit);
    }

    private int column(double x) {
        return (int) Math.round(halfWidth + 2 * x * unit);
    }

    private int line(double y) {
        return (int) Math.round(HALF_HEIGHT - y * unit);
    }

    void put(double x, double y, char mark) {
        put(line(y), column(x), mark);
    }

    private void put(int line, int column, char mark) {
        if (line >= 0 && line < grid.length && column >= 0 && column < grid[0].length) grid[line][column] = mark;
    }

    void ellipse(ConfidenceEllipse ellipse) {
        for (int step = 0; step < STEPS; step++) {
            double turn = 2 * Math.PI * step / STEPS;
            double along = ellipse.major() * Math.cos(turn);
            double across = ellipse.minor() * Math.sin(turn);
            put(
                    ellipse.x() + along * Math.cos(ellipse.angle()) - across * Math.sin(ellipse.angle()),
                    ellipse.y() + along * Math.sin(ellipse.angle()) + across * Math.cos(ellipse.angle()),
                    '·');
        }
    }

    void path(double fromX, double fromY, double toX, double toY) {
        for (int step = 0; step <= STEPS; step++) {
            double share = step / (double) STEPS;
            put(fromX + share * (toX - fromX), fromY + share * (toY - fromY), '·');
        }
    }

    /** A name at the rim, in a direction, where nothing is yet. */
    void rim(double towardsX, double towardsY, String name) {
        double size =
                Math.max(Math.abs(towardsX) / (halfWidth / (2 * unit)), Math.abs(towardsY) / (HALF_HEIGHT / unit));
        int line = Math.max(0, Math.min(2 * HALF_HEIGHT, line(towardsY / size)));
        int width = EffectTable.width(name);
        int column = Math.max(0, Math.min(grid[0].length - width, column(towardsX / size) - width / 2));
        if (width > grid[0].length) return;
        for (int at = Math.max(0, column - 1); at < Math.min(grid[0].length, column + width + 1); at++) {
            if (grid[line][at] != ' ') return;
        }
        for (int at = 0; at < name.length(); at++) put(line, column + at, name.charAt(at));
    }

    /** The lines, without blanks at their ends. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (char[] line : grid) lines.add(new String(line).stripTrailing());
        return lines;
    }
}
