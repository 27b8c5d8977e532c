package org.phrasefield.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Displacement;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.Noise;

/** How far the style moves, in standard deviations of repetition per member of its vector: B10d of the metrics reference. */
final class StyleDistance extends Distance {
    /** Intents are set against noise that was measured in others: so many parts of them, each left out in turn. */
    private static final int FOLDS = 6;

    private final List<String> intents;
    private final List<Optional<Noise>> noises = new ArrayList<>();
    private final double[] deviations;

    /** By words and layout. */
    StyleDistance(String language, String model, Group group, String control) {
        this(language, model, Indices.STYLE, group, control, group.style.full());
    }

    private StyleDistance(
            String language, String model, Metric index, Group group, String control, Vectors.Full vectors) {
        super(language, model, index, group, control, vectors);
        intents = vectors.cells().keySet().stream()
                .map(Place::intent)
                .distinct()
                .sorted()
                .toList();
        deviations = new double[vectors.members().size()];
        noise(intent -> true).ifPresent(noise -> {
            for (int member : noise.members()) deviations[member] = noise.deviations()[member];
        });
        for (int fold = 0; fold < Math.min(FOLDS, intents.size()); fold++) {
            int out = fold;
            noises.add(noise(intent -> intents.size() == 1 || fold(intent) != out));
        }
    }

    /** By words alone. */
    static StyleDistance ofWords(String language, String model, Group group, String control) {
        return new StyleDistance(
                language, model, Indices.STYLE_WORDS, group, control, group.style.full(Indices.styleWords()::contains));
    }

    private int fold(String intent) {
        return intents.indexOf(intent) % FOLDS;
    }

    /** Noise within the cells of some intents. */
    private Optional<Noise> noise(Predicate<String> intent) {
        if (vectors.members().isEmpty()) return Optional.empty();
        return Noise.pooled(vectors.cells().entrySet().stream()
                .filter(cell -> intent.test(cell.getKey().intent()))
                .map(Map.Entry::getValue)
                .toList());
    }

    @Override
    OptionalDouble apart(String intent, double[][] one, double[][] other) {
        Optional<Noise> noise = intents.contains(intent) ? noises.get(fold(intent)) : Optional.empty();
        return noise.isPresent() ? Displacement.square(noise.get(), one, other) : OptionalDouble.empty();
    }

    @Override
    Optional<Interval> interval(double[] squares, double confidence) {
        return Displacement.of(squares).map(found -> found.interval(confidence));
    }

    @Override
    double pValue(List<double[][]> ones, List<double[][]> others, int draws) {
        return Displacement.pValue(ones, others, draws, Telling.SEED);
    }

    @Override
    double ofInterest() {
        return Interest.DEVIATIONS;
    }

    @Override
    double boundOfMean() {
        return Interest.DEVIATIONS * Interest.DEVIATIONS;
    }

    @Override
    boolean inDeviations() {
        return true;
    }

    @Override
    List<String> still() {
        return IntStream.range(0, deviations.length)
                .filter(member -> deviations[member] == 0)
                .mapToObj(vectors.members()::get)
                .toList();
    }

    /** A member that never varies within a cell has no unit, and moves infinitely far or not at all. */
    @Override
    double unit(int member) {
        return deviations[member];
    }
}
