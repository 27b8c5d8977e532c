package org.phrasefield.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.phrasefield.map.Axes.Point;
import org.phrasefield.map.SemanticMap.Centre;
import org.phrasefield.stats.ConfidenceEllipse;

/**
 * How the middles of forms moved from one run to another, on the same axes: the mean over common intents of the difference of their places themselves,
 * not of their distances from the control, which may have moved too.
 *
 * @param from the map of the earlier run
 * @param to the map of the later run
 * @param moves one for each form that both runs have, the control first
 */
public record MapDrift(SemanticMap from, SemanticMap to, List<Move> moves) {
    /** Share of cases in which any of the forms is said to have moved where none has. */
    private static final double CHANCE = 0.05;

    public MapDrift {
        moves = List.copyOf(moves);
    }

    /**
     * How one form moved.
     *
     * @param form form id
     * @param intents intents that both runs have answers to
     * @param start where it was, from the earlier run's control
     * @param move how far it moved
     * @param ellipse where the true move ends, from the start of it, with 90 % confidence; absent with few intents
     * @param told whether it moved: an ellipse wide enough for all forms together leaves standing still out
     */
    public record Move(
            String form, int intents, Point start, Point move, Optional<ConfidenceEllipse> ellipse, boolean told) {
        /** Where it is now, from the earlier run's control. */
        public Point end() {
            return new Point(start.x() + move.x(), start.y() + move.y());
        }

        /** How far it moved. */
        public double length() {
            return Math.hypot(move.x(), move.y());
        }
    }

    /**
     * From two maps.
     *
     * @return empty where their axes, languages or models are not the same, or no form has a common intent
     */
    public static Optional<MapDrift> between(SemanticMap from, SemanticMap to) {
        boolean comparable = from.axes().name().equals(to.axes().name())
                && from.language().equals(to.language())
                && from.model().equals(to.model());
        if (!comparable) return Optional.empty();
        List<Centre> before =
                Stream.concat(Stream.of(from.control()), from.forms().stream()).toList();
        List<Centre> after =
                Stream.concat(Stream.of(to.control()), to.forms().stream()).toList();
        List<Move> moves = new ArrayList<>();
        for (Centre one : before) {
            after.stream()
                    .filter(two -> two.id().equals(one.id()))
                    .flatMap(two -> move(one, two, before.size()).stream())
                    .forEach(moves::add);
        }
        return moves.isEmpty() ? Optional.empty() : Optional.of(new MapDrift(from, to, moves));
    }

    private static Optional<Move> move(Centre one, Centre two, int forms) {
        TreeSet<String> common = new TreeSet<>(one.places().keySet());
        common.retainAll(two.places().keySet());
        if (common.isEmpty()) return Optional.empty();
        double[][] differences = new double[common.size()][];
        double x = 0;
        double y = 0;
        int at = 0;
        for (String intent : common) {
            Point before = java.util.Objects.requireNonNull(one.places().get(intent));
            Point away =
                    java.util.Objects.requireNonNull(two.places().get(intent)).minus(before);
            differences[at++] = new double[] {away.x(), away.y()};
            x += away.x() / common.size();
            y += away.y() / common.size();
        }
        boolean enough = common.size() >= Effects.FEWEST_INTENTS;
        Optional<ConfidenceEllipse> ellipse =
                enough ? ConfidenceEllipse.ofMean(differences, SemanticMap.CONFIDENCE) : Optional.empty();
        boolean told = enough
                && ConfidenceEllipse.ofMean(differences, 1 - CHANCE / forms)
                        .filter(wide -> !wide.holds(0, 0))
                        .isPresent();
        return Optional.of(new Move(one.id(), common.size(), one.place(), new Point(x, y), ellipse, told));
    }
}
