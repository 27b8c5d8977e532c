package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phrasefield.report.page.MapView.Arrow;
import org.phrasefield.report.page.MapView.Dot;
import org.phrasefield.report.page.MapView.Label;
import org.phrasefield.report.page.MapView.Mark;
import org.phrasefield.report.page.MapView.Picture;
import org.phrasefield.report.page.MapView.Shape;
import org.phrasefield.stats.ConfidenceEllipse;

/**
 * The geometry of a map's picture: the control in the middle, steps of zoom that stay the same from night to night unless something would fall out, and labels
 * that keep clear of each other.
 */
final class MapPicture {
    static final int WIDTH = 720;
    static final int HEIGHT = 520;

    private static final double MARGIN = 34;
    /** Of letters on wide screens, and of numbers on narrow ones, which show the picture at half its size. */
    private static final double LETTER = 7.6;

    private static final double LINE = 17;
    private static final double HEAD = 10;
    private static final double NUMBER = 30;

    private final double unitX;
    private final double unitY;
    private final List<double[]> taken = new ArrayList<>();
    private final List<double[]> takenNarrow = new ArrayList<>();
    private final List<Dot> dots = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<Label> rim = new ArrayList<>();

    /**
     * @param reachX the picture's half width, in the map's units
     * @param reachY its half height
     */
    MapPicture(double reachX, double reachY) {
        this.unitX = (WIDTH / 2.0 - MARGIN) / reachX;
        this.unitY = (HEIGHT / 2.0 - MARGIN) / reachY;
    }

    /** The smallest of the steps a, 1.5a, 2a, 3a, 4a, 6a… that holds a number. */
    static double step(double least, double number) {
        double step = least;
        while (1.5 * step < number) step *= 2;
        return step >= number ? step : 1.5 * step;
    }

    double x(double x) {
        return WIDTH / 2.0 + x * unitX;
    }

    double y(double y) {
        return HEIGHT / 2.0 - y * unitY;
    }

    static String number(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.equals("-0.0") ? "0.0" : text;
    }

    /** An answer; one that falls out of the picture is left out. */
    void dot(double x, double y) {
        double px = x(x);
        double py = y(y);
        if (px > 0 && px < WIDTH && py > 0 && py < HEIGHT) dots.add(new Dot(number(px), number(py)));
    }

    /** Keeps labels away from a place. */
    void reserve(double x, double y) {
        taken.add(new double[] {x(x) - 7, y(y) - 7, x(x) + 7, y(y) + 7});
        takenNarrow.add(new double[] {x(x) - 9, y(y) - 9, x(x) + 9, y(y) + 9});
    }

    /** A way from one place to another, with a head where it is long enough to have one. */
    void arrow(boolean told, double fromX, double fromY, double toX, double toY) {
        double x = x(toX);
        double y = y(toY);
        double dx = x - x(fromX);
        double dy = y - y(fromY);
        double length = Math.hypot(dx, dy);
        String line = "M" + number(x(fromX)) + " " + number(y(fromY)) + "L" + number(x) + " " + number(y);
        String head = length < HEAD
                ? ""
                : "M" + wing(x, y, dx / length, dy / length, 1) + "L" + number(x) + " " + number(y) + "L"
                        + wing(x, y, dx / length, dy / length, -1);
        arrows.add(new Arrow(told, line + head));
    }

    /** The end of one side of an arrow's head. */
    private static String wing(double x, double y, double dx, double dy, int side) {
        return number(x - HEAD * dx + side * HEAD / 2 * dy) + " " + number(y - HEAD * dy - side * HEAD / 2 * dx);
    }

    Shape ellipse(ConfidenceEllipse ellipse) {
        return new Shape(
                true,
                number(ellipse.major() * unitX),
                number(ellipse.minor() * unitX),
                number(-Math.toDegrees(ellipse.angle())),
                "",
                "",
                "",
                "");
    }

    Shape cross(double left, double right, double low, double high) {
        return new Shape(
                false,
                "",
                "",
                "",
                number(clampX(x(left))),
                number(clampX(x(right))),
                number(clampY(y(high))),
                number(clampY(y(low))));
    }

    private static double clampX(double x) {
        return Math.max(0, Math.min(WIDTH, x));
    }

    private static double clampY(double y) {
        return Math.max(0, Math.min(HEIGHT, y));
    }

    /** A middle with its name and its number; an empty name for none. */
    void mark(String kind, double x, double y, List<Shape> shape, String name, String number) {
        List<Label> labels = new ArrayList<>();
        if (!name.isEmpty()) {
            label("name", x(x), y(y), name, LETTER * EffectTable.width(name), LINE, taken)
                    .ifPresent(labels::add);
            label("number", x(x), y(y), number, NUMBER * 0.6 * number.length(), NUMBER, takenNarrow)
                    .ifPresent(labels::add);
        }
        marks.add(new Mark(kind, number(x(x)), number(y(y)), shape, labels));
    }

    /** The nearest free place beside, above or below. */
    private static Optional<Label> label(
            String kind, double x, double y, String text, double width, double height, List<double[]> taken) {
        for (double away : new double[] {11, 20, 32, 46, 64, 84, 108}) {
            for (int turn = 0; turn < 8; turn++) {
                double angle = Math.PI / 4 * new int[] {0, 4, 2, 6, 1, 7, 3, 5}[turn];
                double dx = Math.cos(angle);
                double dy = -Math.sin(angle);
                String anchor = dx > 0.3 ? "start" : dx < -0.3 ? "end" : "middle";
                double ax = x + away * dx;
                double left = anchor.equals("start") ? ax : anchor.equals("end") ? ax - width : ax - width / 2;
                double middle = y + (away + (Math.abs(dx) < 0.3 ? height / 4 : 0)) * dy;
                double[] box = {left - 2, middle - height / 2, left + width + 2, middle + height / 2};
                if (box[0] < 0 || box[2] > WIDTH || box[1] < 0 || box[3] > HEIGHT || hits(box, taken)) continue;
                taken.add(box);
                return Optional.of(new Label(kind, number(ax), number(middle + height * 0.28), anchor, text));
            }
        }
        return Optional.empty();
    }

    private static boolean hits(double[] box, List<double[]> taken) {
        return taken.stream()
                .anyMatch(other -> box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
    }

    /** A name at the rim in a direction, where there is room. */
    void rim(double towardsX, double towardsY, String text) {
        double length = Math.hypot(towardsX, towardsY);
        double dx = towardsX / length;
        double dy = -towardsY / length;
        double edgeX = WIDTH / 2.0 - 8;
        double edgeY = HEIGHT / 2.0 - 16;
        double reach = Math.min(
                Math.abs(dx) < 1e-9 ? Double.MAX_VALUE : edgeX / Math.abs(dx),
                Math.abs(dy) < 1e-9 ? Double.MAX_VALUE : edgeY / Math.abs(dy));
        double x = WIDTH / 2.0 + reach * dx;
        double y = HEIGHT / 2.0 + reach * dy;
        double width = LETTER * EffectTable.width(text);
        String anchor = x > WIDTH * 0.66 ? "end" : x < WIDTH * 0.34 ? "start" : "middle";
        double left = anchor.equals("start") ? x : anchor.equals("end") ? x - width : x - width / 2;
        double[] box = {left - 4, y - LINE, left + width + 4, y + LINE};
        if (hits(box, taken)) return;
        taken.add(box);
        takenNarrow.add(new double[] {left - width / 2 - 4, y - LINE, left + 1.5 * width + 4, y + LINE});
        rim.add(new Label("zone", number(x), number(y + 5), anchor, text));
    }

    Picture picture(String title, String description, double scale, String scaleText) {
        return new Picture(title, description, dots, marks, arrows, rim, number(scale * unitX), scaleText);
    }
}
