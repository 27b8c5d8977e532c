package org.phrasefield.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Move;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Interval;

/** An index without a sign, of one language and one model: how far the answers of two sides lie apart, beyond chance. */
abstract class Distance {
    private static final int MOST_MOVES = 3;

    private final String language;
    private final String model;
    private final Metric index;
    private final Group group;
    private final String control;
    /** The vectors that are compared. */
    final Vectors.Full vectors;

    Distance(String language, String model, Metric index, Group group, String control, Vectors vectors) {
        this.language = language;
        this.model = model;
        this.index = index;
        this.group = group;
        this.control = control;
        this.vectors = vectors.full();
    }

    /** The index's id. */
    String index() {
        return index.id();
    }

    /** Whether any answer has a score that this is made of. */
    boolean measured() {
        return !vectors.cells().isEmpty();
    }

    /** How far apart two cells of one intent lie, corrected for chance; empty where too few answers are there. */
    abstract OptionalDouble apart(double[][] one, double[][] other);

    /** The interval of the mean over intents, on the index's own scale; empty where intents do not differ at all. */
    abstract Optional<Interval> interval(double[] intents, double confidence);

    /** The largest distance that is not worth caring about. */
    abstract double ofInterest();

    /** What a member's difference is divided by. */
    abstract double unit(int member);

    /** One side against the other, inside an intent and what else they share. */
    Effect of(Contrast contrast) {
        Map<String, List<Double>> apart = new LinkedHashMap<>();
        Map<String, List<double[]>> moves = new LinkedHashMap<>();
        long answers = 0;
        for (Pair pair : group.pairs(contrast, control)) {
            double[][] one = vectors.of(pair.one());
            double[][] other = vectors.of(pair.other());
            OptionalDouble found = apart(one, other);
            if (found.isEmpty()) continue;
            apart.computeIfAbsent(pair.intent(), each -> new ArrayList<>()).add(found.getAsDouble());
            moves.computeIfAbsent(pair.intent(), each -> new ArrayList<>()).add(difference(one, other));
            answers += one.length + other.length;
        }
        Telling telling = new Telling(language, model, index, contrast, apart.size(), answers);
        Optional<String> lost = lost(contrast);
        if (lost.isPresent()) return telling.untold(lost.get());
        if (apart.size() < Effects.FEWEST_INTENTS) return telling.untold(Effects.fewIntents(apart.size()));
        double[] intents = apart.values().stream().mapToDouble(Distance::mean).toArray();
        Optional<Interval> interval = interval(intents, 0.95);
        if (interval.isEmpty()) return telling.untold("every intent gives exactly the same difference");
        return telling.told(
                interval.get(), verdict(interval.get(), interval(intents, 0.90).orElseThrow()), moved(moves));
    }

    private Verdict verdict(Interval interval, Interval narrower) {
        if (narrower.high() < ofInterest()) return Verdict.NONE;
        return interval.low() > 0 ? Verdict.DIFFERS : Verdict.CANNOT_TELL;
    }

    private Optional<String> lost(Contrast contrast) {
        if (vectors.members().isEmpty()) return Optional.of("too few answers have the scores that this is made of");
        return group.sides(contrast, control).stream()
                .flatMap(form -> group.lost(form, index.wholeOnly(), vectors.count(form)).stream())
                .findFirst();
    }

    /** Member by member, in the unit of moves. */
    private double[] difference(double[][] one, double[][] other) {
        double[] difference = new double[vectors.members().size()];
        for (int at = 0; at < difference.length; at++) difference[at] = (mean(one, at) - mean(other, at)) / unit(at);
        return difference;
    }

    /** What moved most on average over intents. */
    private List<Move> moved(Map<String, List<double[]>> moves) {
        List<Move> moved = new ArrayList<>();
        for (int at = 0; at < vectors.members().size(); at++) {
            int member = at;
            double by = moves.values().stream()
                    .mapToDouble(pairs -> pairs.stream()
                            .mapToDouble(pair -> pair[member])
                            .average()
                            .orElseThrow())
                    .average()
                    .orElseThrow();
            if (Double.isFinite(by) && by != 0)
                moved.add(new Move(vectors.members().get(at), by));
        }
        moved.sort((a, b) -> Double.compare(Math.abs(b.by()), Math.abs(a.by())));
        return moved.subList(0, Math.min(MOST_MOVES, moved.size()));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double mean(double[][] rows, int member) {
        double sum = 0;
        for (double[] row : rows) sum += row[member];
        return sum / rows.length;
    }
}
