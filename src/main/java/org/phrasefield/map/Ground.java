package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.phrasefield.map.Axes.Point;
import org.phrasefield.map.Group.Place;
import org.phrasefield.map.SemanticMap.Centre;
import org.phrasefield.map.SemanticMap.Quality;
import org.phrasefield.map.SemanticMap.Spot;
import org.phrasefield.stats.BlockPermutation;
import org.phrasefield.stats.ConfidenceEllipse;
import org.phrasefield.stats.Neighbourhoods;
import org.phrasefield.stats.PairedMean;

/**
 * The answers of one language and one model on one pair of axes: sums by cell, the control's vectors summed by intent, and a sample of answers; so memory
 * does not grow with the answers.
 */
final class Ground {
    /** Answers of a form that are kept one by one. */
    static final int DRAWN = 200;

    private static final int DRAWS = 999;
    /** Answers whose neighbours are looked at: the time grows with the square. */
    private static final int COMPARED = 300;

    private static final int NEIGHBOURS = 10;
    private static final int FEW_NEIGHBOURS = 5;

    final Axes axes;
    int placed;
    private final String control;
    private final long seed;
    private final Map<Place, Sum> cells = new TreeMap<>(
            Comparator.comparing(Place::intent).thenComparing(Place::form).thenComparing(Place::word));
    private final Map<Place, double[]> controls = new LinkedHashMap<>();
    private final Map<String, Draw<Kept>> drawn = new LinkedHashMap<>();

    private record Kept(String key, Place place, float[] vector) {
        double[] wide() {
            double[] wide = new double[vector.length];
            for (int i = 0; i < wide.length; i++) wide[i] = vector[i];
            return wide;
        }
    }

    /** Place on both axes and on the way to the poetic, summed. */
    private static final class Sum {
        int count;
        final double[] sums = new double[3];

        double[] mean() {
            return new double[] {sums[0] / count, sums[1] / count, sums[2] / count};
        }
    }

    Ground(Axes axes, String control, long seed) {
        this.axes = axes;
        this.control = control;
        this.seed = seed;
    }

    void add(String key, Place place, double[] vector) {
        placed++;
        Point point = axes.place(vector);
        Sum sum = cells.computeIfAbsent(place, each -> new Sum());
        sum.count++;
        sum.sums[0] += point.x();
        sum.sums[1] += point.y();
        sum.sums[2] += axes.poetic(vector);
        if (place.form().equals(control)) {
            double[] whole = controls.computeIfAbsent(place, each -> new double[vector.length]);
            for (int i = 0; i < whole.length; i++) whole[i] += vector[i];
        }
        drawn.computeIfAbsent(place.form(), form -> new Draw<>(DRAWN, seed))
                .add(key, () -> new Kept(key, place, narrow(vector)));
    }

    private static float[] narrow(double[] vector) {
        float[] narrow = new float[vector.length];
        for (int i = 0; i < narrow.length; i++) narrow[i] = (float) vector[i];
        return narrow;
    }

    /** How a cell is compared: with which other. */
    private interface Other {
        Optional<Place> of(Place place);
    }

    private Optional<Place> controlOf(Place place) {
        return Optional.of(new Place(place.intent(), control, place.word()));
    }

    /** By intent, the mean difference of cells from their others, where both have answers. */
    private Map<String, double[]> differences(List<Place> places, Other other) {
        Map<String, List<double[]>> found = new TreeMap<>();
        for (Place place : places) {
            Sum one = cells.get(place);
            Sum two = other.of(place).map(cells::get).orElse(null);
            if (one == null || two == null) continue;
            double[] difference = one.mean();
            for (int i = 0; i < difference.length; i++) difference[i] -= two.mean()[i];
            found.computeIfAbsent(place.intent(), each -> new ArrayList<>()).add(difference);
        }
        Map<String, double[]> means = new TreeMap<>();
        found.forEach((intent, several) -> means.put(intent, mean(several)));
        return means;
    }

    private static double[] mean(List<double[]> rows) {
        double[] mean = new double[rows.get(0).length];
        for (double[] row : rows) for (int i = 0; i < mean.length; i++) mean[i] += row[i] / rows.size();
        return mean;
    }

    private List<Place> of(String form) {
        return cells.keySet().stream()
                .filter(place -> place.form().equals(form))
                .toList();
    }

    /**
     * The map, with everything that is said of it.
     *
     * @param forms form ids in the order of the run
     * @param groups ids of word groups in the order of the run
     * @param reading what the answers say
     */
    SemanticMap map(
            String language, String model, int answers, List<String> forms, List<String> groups, Gallery reading) {
        List<Spot> spots = spots(forms, reading);
        List<String> others = forms.stream()
                .filter(form -> !form.equals(control) && !of(form).isEmpty())
                .toList();
        Map<String, Map<String, double[]>> moved = new LinkedHashMap<>();
        for (String form : others) {
            Map<String, double[]> differences = differences(of(form), this::controlOf);
            if (!differences.isEmpty()) moved.put(form, differences);
        }
        double[] p = pValues(moved);
        List<Centre> centres = new ArrayList<>();
        for (String form : moved.keySet()) {
            OptionalDouble chance = OptionalDouble.of(p[centres.size()]);
            centres.add(centre(form, java.util.Objects.requireNonNull(moved.get(form)), chance, spots, reading));
        }
        return new SemanticMap(
                language,
                model,
                axes,
                false,
                answers,
                placed,
                control(spots, reading),
                centres,
                words(groups),
                spots,
                quality());
    }

    private Centre control(List<Spot> spots, Gallery reading) {
        return new Centre(
                control,
                (int) of(control).stream().map(Place::intent).distinct().count(),
                count(control),
                new Point(0, 0),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                false,
                reading.terms(control),
                nearest(spots, control, new Point(0, 0)),
                places(control));
    }

    private Centre centre(
            String form, Map<String, double[]> moved, OptionalDouble p, List<Spot> spots, Gallery reading) {
        Centre bare = centre(form, moved, p, count(form));
        return new Centre(
                form,
                bare.intents(),
                bare.answers(),
                bare.place(),
                bare.ellipse(),
                bare.poetic(),
                bare.p(),
                bare.apart(),
                reading.terms(form),
                nearest(spots, form, bare.place()),
                places(form));
    }

    private static Centre centre(String id, Map<String, double[]> moved, OptionalDouble p, int answers) {
        double[] middle = mean(List.copyOf(moved.values()));
        boolean enough = moved.size() >= Effects.FEWEST_INTENTS;
        double[][] points = moved.values().stream()
                .map(each -> new double[] {each[0], each[1]})
                .toArray(double[][]::new);
        double[] way = moved.values().stream().mapToDouble(each -> each[2]).toArray();
        Optional<ConfidenceEllipse> ellipse =
                enough ? ConfidenceEllipse.ofMean(points, SemanticMap.CONFIDENCE) : Optional.empty();
        OptionalDouble chance = ellipse.isPresent() ? p : OptionalDouble.empty();
        boolean apart = chance.isPresent()
                && chance.getAsDouble() <= SemanticMap.LEVEL
                && !ellipse.get().holds(0, 0);
        return new Centre(
                id,
                moved.size(),
                answers,
                new Point(middle[0], middle[1]),
                ellipse,
                enough ? PairedMean.of(way).map(paired -> paired.interval(0.95)) : Optional.empty(),
                chance,
                apart,
                List.of(),
                Optional.empty(),
                Map.of());
    }

    /** Permutes forms, the control among them, inside each intent: the control's difference from itself is none. */
    private double[] pValues(Map<String, Map<String, double[]>> moved) {
        List<String> intents = moved.values().stream()
                .flatMap(each -> each.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        double[][][] blocks = new double[intents.size()][][];
        for (int b = 0; b < blocks.length; b++) {
            List<double[]> block = new ArrayList<>(List.of(new double[2]));
            for (Map<String, double[]> of : moved.values()) {
                double[] found = of.get(intents.get(b));
                block.add(found == null ? new double[0] : new double[] {found[0], found[1]});
            }
            blocks[b] = block.toArray(double[][]::new);
        }
        return BlockPermutation.pValues(blocks, SemanticMap.LEVEL, DRAWS, seed);
    }

    /** Magnet words against neutral ones, inside the same intent and form. */
    private List<Centre> words(List<String> groups) {
        List<Centre> centres = new ArrayList<>();
        for (String group : groups) {
            List<Place> magnets = cells.keySet().stream()
                    .filter(place -> place.word().equals(group + "/magnet"))
                    .toList();
            Map<String, double[]> moved = differences(
                    magnets, place -> Optional.of(new Place(place.intent(), place.form(), group + "/neutral")));
            if (moved.isEmpty()) continue;
            Map<String, Map<String, double[]>> alone = new LinkedHashMap<>();
            alone.put(group, moved);
            int answers = cells.entrySet().stream()
                    .filter(cell -> cell.getKey().word().startsWith(group + "/"))
                    .mapToInt(cell -> cell.getValue().count)
                    .sum();
            centres.add(centre(group, moved, OptionalDouble.of(pValues(alone)[0]), answers));
        }
        return centres;
    }

    private int count(String form) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().form().equals(form))
                .mapToInt(cell -> cell.getValue().count)
                .sum();
    }

    private Map<String, Point> places(String form) {
        Map<String, List<double[]>> found = new TreeMap<>();
        cells.forEach((place, sum) -> {
            if (place.form().equals(form)) {
                found.computeIfAbsent(place.intent(), each -> new ArrayList<>()).add(sum.mean());
            }
        });
        Map<String, Point> places = new TreeMap<>();
        found.forEach((intent, several) -> {
            double[] mean = mean(several);
            places.put(intent, new Point(mean[0], mean[1]));
        });
        return places;
    }

    private List<Spot> spots(List<String> forms, Gallery reading) {
        List<Spot> spots = new ArrayList<>();
        for (String form : forms) {
            Draw<Kept> of = drawn.get(form);
            if (of == null) continue;
            for (Kept kept : of.drawn()) {
                Sum middle = controlOf(kept.place()).map(cells::get).orElse(null);
                if (middle == null) continue;
                double[] from = middle.mean();
                spots.add(new Spot(
                        kept.key(),
                        form,
                        kept.place().intent(),
                        kept.place().word(),
                        axes.place(kept.wide()).minus(new Point(from[0], from[1])),
                        reading.text(kept.key())));
            }
        }
        return spots;
    }

    private static Optional<Spot> nearest(List<Spot> spots, String form, Point to) {
        return spots.stream()
                .filter(spot -> spot.form().equals(form) && !spot.text().isEmpty())
                .min(Comparator.comparingDouble((Spot spot) -> {
                            Point away = spot.place().minus(to);
                            return Math.hypot(away.x(), away.y());
                        })
                        .thenComparing(Spot::key));
    }

    /** Of answers less the control's middle for the same intent and words, as the map shows them. */
    private Quality quality() {
        List<double[]> vectors = new ArrayList<>();
        int each = Math.max(1, COMPARED / Math.max(1, drawn.size()));
        for (Draw<Kept> of : drawn.values()) {
            of.drawn().stream().limit(each).forEach(kept -> fromControl(kept).ifPresent(vectors::add));
        }
        double all = 0;
        double shown = 0;
        double[][] truth = vectors.toArray(double[][]::new);
        double[][] map = new double[truth.length][];
        Point origin = axes.place(new double[axes.dimension()]);
        for (int i = 0; i < truth.length; i++) {
            Point point = axes.place(truth[i]).minus(origin);
            map[i] = new double[] {point.x(), point.y()};
            for (double x : truth[i]) all += x * x;
            shown += axes.shown(truth[i]);
        }
        OptionalDouble kept = all > 0 ? OptionalDouble.of(shown / all) : OptionalDouble.empty();
        int k = truth.length > 2 * NEIGHBOURS ? NEIGHBOURS : FEW_NEIGHBOURS;
        if (truth.length <= 2 * k)
            return new Quality(kept, OptionalDouble.empty(), OptionalDouble.empty(), k, truth.length);
        return new Quality(
                kept,
                OptionalDouble.of(Neighbourhoods.trustworthiness(truth, map, k)),
                OptionalDouble.of(Neighbourhoods.continuity(truth, map, k)),
                k,
                truth.length);
    }

    private Optional<double[]> fromControl(Kept kept) {
        Place place = new Place(kept.place().intent(), control, kept.place().word());
        double[] sum = controls.get(place);
        Sum of = cells.get(place);
        if (sum == null || of == null) return Optional.empty();
        double[] vector = kept.wide();
        for (int i = 0; i < vector.length; i++) vector[i] -= sum[i] / of.count;
        return Optional.of(vector);
    }
}
