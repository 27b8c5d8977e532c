package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;

/** Compares the control of one language and one model with itself. */
final class ControlSplits {
    private static final int SPLITS = 40;
    private static final int DRAWS = 199;
    private static final double CALLED = 0.05;
    private static final double REACH = 0.95;

    private final String language;
    private final String model;
    private final Group group;
    private final String control;

    ControlSplits(String language, String model, Group group, String control) {
        this.language = language;
        this.model = model;
        this.group = group;
        this.control = control;
    }

    /** Of length, and of those of these distances that are headline indices: nothing else is confirmed. */
    List<ControlSplit> all(List<Distance> distances) {
        List<ControlSplit> all = new ArrayList<>();
        length().ifPresent(all::add);
        distances.stream()
                .filter(distance -> Indices.headline().contains(distance.index()))
                .forEach(distance -> of(distance).ifPresent(all::add));
        return all;
    }

    private Optional<ControlSplit> length() {
        List<double[][]> cells = group.ledger.places().stream()
                .filter(this::controls)
                .map(place -> group.ledger.byWording(place, Metrics.LENGTH_RATIO, group.ledger.wordings(control)))
                .map(wordings -> Arrays.stream(wordings)
                        .flatMapToDouble(Arrays::stream)
                        .mapToObj(value -> new double[] {value})
                        .toArray(double[][]::new))
                .filter(cell -> cell.length > 1)
                .toList();
        if (cells.size() < Effects.FEWEST_INTENTS) return Optional.empty();
        double[] means = new double[SPLITS];
        int called = 0;
        SplittableRandom random = new SplittableRandom(Telling.SEED);
        for (int split = 0; split < SPLITS; split++) {
            double[] differences = new double[cells.size()];
            double[] whole = new double[cells.size()];
            for (int at = 0; at < differences.length; at++) {
                Parts parts = Parts.of(cells.get(at), random);
                differences[at] = mean(parts.one()) - mean(parts.other());
                whole[at] = differences[at] * parts.narrowing();
            }
            if (Telling.signs(differences) <= CALLED) called++;
            means[split] = Math.abs(Arrays.stream(whole).average().orElseThrow());
        }
        Arrays.sort(means);
        double reach = means[(int) Math.ceil(REACH * SPLITS) - 1];
        return Optional.of(split(Metrics.LENGTH_RATIO, called, OptionalDouble.of(reach), cells.size()));
    }

    private Optional<ControlSplit> of(Distance distance) {
        List<double[][]> cells = distance.vectors.cells().entrySet().stream()
                .filter(cell -> controls(cell.getKey()) && cell.getValue().length > 1)
                .map(java.util.Map.Entry::getValue)
                .toList();
        if (cells.size() < Effects.FEWEST_INTENTS) return Optional.empty();
        SplittableRandom random = new SplittableRandom(Telling.SEED);
        List<Split> splits =
                Stream.generate(() -> Split.of(cells, random)).limit(SPLITS).toList();
        int called = (int) splits.parallelStream()
                .filter(split -> distance.pValue(split.ones(), split.others(), DRAWS) <= CALLED)
                .count();
        return Optional.of(split(distance.metric().id(), called, OptionalDouble.empty(), cells.size()));
    }

    private boolean controls(Place place) {
        return place.form().equals(control);
    }

    private ControlSplit split(String metric, int called, OptionalDouble reach, int intents) {
        return new ControlSplit(language, model, metric, SPLITS, (double) called / SPLITS, reach, intents);
    }

    private static double mean(double[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[0]).average().orElseThrow();
    }

    /** All cells in two. */
    private record Split(List<double[][]> ones, List<double[][]> others) {
        static Split of(List<double[][]> cells, SplittableRandom random) {
            List<Parts> parts = new ArrayList<>();
            for (double[][] cell : cells) parts.add(Parts.of(cell, random));
            return new Split(
                    parts.stream().map(Parts::one).toList(),
                    parts.stream().map(Parts::other).toList());
        }
    }

    /** A cell's answers in two. */
    private record Parts(double[][] one, double[][] other) {
        static Parts of(double[][] cell, SplittableRandom random) {
            double[][] mixed = cell.clone();
            for (int i = mixed.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double[] kept = mixed[i];
                mixed[i] = mixed[j];
                mixed[j] = kept;
            }
            int half = mixed.length / 2;
            return new Parts(Arrays.copyOf(mixed, half), Arrays.copyOfRange(mixed, half, mixed.length));
        }

        /** How much nearer two whole cells would lie than these parts of one. */
        double narrowing() {
            double whole = 2.0 / (one.length + other.length);
            return Math.sqrt(whole / (1.0 / one.length + 1.0 / other.length));
        }
    }
}
