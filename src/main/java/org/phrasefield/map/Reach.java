package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ScopeStudy;
import org.phrasefield.scoring.Accuracy;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Moments;

/**
 * The smallest effect on one headline index that a plan can see: what eight in ten such runs would call (F9 of the metrics reference).
 *
 * @param index what is measured
 * @param intents of the plan that have this index
 * @param trials a cell; of depth, contests an intent
 * @param comparisons of all headline indices that can be told
 * @param basis where the variances come from
 * @param seen what can be seen; absent where nothing is known of the variances
 */
public record Reach(Metric index, int intents, int trials, int comparisons, Basis basis, Optional<Seen> seen) {
    /** The power that is meant. */
    public static final double POWER = 0.8;

    private static final double LEVEL = 0.05;
    private static final int MOST_TRIALS = 100;
    /** Contests won cannot lie farther from an even match. */
    private static final double MOST_POINTS = 50;
    /** What a median over forms rests on at the least: intents beyond the first, of all forms together. */
    private static final int FEWEST_FREEDOM = 5;
    /** Style, zone and strategy are freed of chance, which is measured within cells. */
    private static final int FEWEST_TRIALS_OF_DISTANCES = 2;

    /** Where variances come from. */
    public enum Basis {
        /** The newest run of the protocol. */
        MEASURED,
        /** A prior that is stated in the documentation of the statistics. */
        ASSUMED,
        /** Nowhere. */
        UNKNOWN
    }

    /**
     * What can be seen. Effects are in the index's unit, of a ratio as its logarithm; absent where the index knows none that large, or where a run of
     * so few intents could call none, however large.
     *
     * @param alone the smallest effect by itself
     * @param among the smallest effect among all comparisons
     * @param intentsForHalf with how many intents half of {@code among} would be seen; absent with {@code among}
     * @param trialsForHalf with how many trials it would; absent where no number of trials does
     */
    public record Seen(
            OptionalDouble alone, OptionalDouble among, OptionalInt intentsForHalf, OptionalInt trialsForHalf) {}

    /**
     * What an earlier run of the protocol tells.
     *
     * @param protocol of that run
     * @param differences what forms did with intents, by every headline index that has scores
     * @param lengths how length varied
     */
    public record Earlier(Protocol protocol, List<Difference> differences, List<Dice> lengths) {
        public Earlier {
            differences = List.copyOf(differences);
            lengths = List.copyOf(lengths);
        }
    }

    /** So many units, and so many measurements of each. */
    private record Size(int intents, int trials) {}

    /**
     * Of each headline index that a protocol measures and that can be told in one of its languages, in the order of the family; empty with one intent or
     * one form.
     *
     * @param earlier empty where there was no run
     */
    public static List<Reach> of(Protocol protocol, Optional<Earlier> earlier) {
        int others = protocol.forms().size() - 1;
        if (protocol.intents().size() < 2 || others < 1) return List.of();
        List<Metric> indices = indices(protocol);
        int comparisons = others * indices.size();
        return indices.stream()
                .map(index -> of(
                        index,
                        size(protocol, index),
                        comparisons,
                        earlier.flatMap(run -> measured(protocol, run, index))))
                .toList();
    }

    private static List<Metric> indices(Protocol protocol) {
        List<Metric> indices =
                new ArrayList<>(Metrics.of(Metrics.LENGTH_RATIO).stream().toList());
        boolean distances = protocol.trials() >= FEWEST_TRIALS_OF_DISTANCES;
        if (distances) indices.add(Indices.STYLE);
        if (protocol.judge().isPresent()) indices.add(Indices.DEPTH);
        boolean enough = protocol.scope().isPresent() || protocol.trials() >= Spread.FEWEST_ANSWERS;
        if (enough && protocol.subjects().stream().anyMatch(Reach::draws)) {
            indices.add(protocol.embedder().isPresent() ? Indices.SCOPE : Indices.SCOPE_WORDS);
        }
        if (distances) indices.addAll(List.of(Indices.ZONE, Indices.STRATEGY));
        return indices.stream()
                .filter(index -> protocol.languages().stream()
                        .anyMatch(
                                language -> Accuracy.fault(language, index.id()).isEmpty()))
                .toList();
    }

    /** At temperature 0 nothing is drawn, and nothing is told of scope. */
    private static boolean draws(ModelChoice model) {
        return model.settings().temperature().orElse(1) > 0;
    }

    private static Size size(Protocol protocol, Metric index) {
        int intents = protocol.intents().size();
        if (index.equals(Indices.DEPTH)) {
            int pairs = protocol.judge().map(ModelChoice::pairs).orElse(ModelChoice.DEFAULT_PAIRS);
            // Replicate by replicate: with fewer pairs than intents some intents have none.
            int judged = Math.max(2, Math.min(intents, pairs));
            return new Size(judged, Math.max(1, Math.min(protocol.trials(), pairs / judged)));
        }
        if (index.equals(Indices.SCOPE) || index.equals(Indices.SCOPE_WORDS)) {
            Optional<ScopeStudy> study = protocol.scope();
            if (study.isPresent()) {
                return new Size(
                        Math.max(2, Math.min(intents, study.get().intents())),
                        study.get().trials());
            }
        }
        return new Size(intents, protocol.trials());
    }

    /** How an earlier run of the same models varied: in the language and model in which it did most. */
    private static Optional<Unrest> measured(Protocol protocol, Earlier run, Metric index) {
        Set<String> asked =
                protocol.subjects().stream().map(ModelChoice::reference).collect(Collectors.toSet());
        if (index.id().equals(Metrics.LENGTH_RATIO)) {
            return run.lengths().stream()
                    .filter(dice -> dice.model().filter(asked::contains).isPresent())
                    .map(Unrest::of)
                    .filter(unrest -> unrest.repetition() > 0)
                    .max(Comparator.comparingDouble(unrest -> unrest.variance(protocol.trials())));
        }
        // Of depth the contests as they were decided: at equal length no single intent has a number.
        String id = index.equals(Indices.DEPTH) ? Indices.DEPTH_RAW_ID : index.id();
        Map<String, Map<String, Moments>> places = new TreeMap<>();
        run.differences().stream()
                .filter(each -> each.metric().equals(id) && asked.contains(each.model()))
                .forEach(each -> places.computeIfAbsent(each.language() + " " + each.model(), any -> new TreeMap<>())
                        .computeIfAbsent(each.form(), any -> new Moments())
                        .add(each.value()));
        int trials = size(run.protocol(), index).trials();
        return places.values().stream()
                .flatMap(forms -> middle(Unrest.Fall.of(index), forms.values(), trials).stream())
                .filter(unrest -> unrest.repetition() > 0)
                .max(Comparator.comparingDouble(Unrest::repetition));
    }

    /** The median over forms: one form that does much in some intents varies as no small effect does. */
    private static Optional<Unrest> middle(Unrest.Fall fall, Collection<Moments> forms, int trials) {
        long freedom = forms.stream().mapToLong(form -> form.count() - 1).sum();
        if (freedom < FEWEST_FREEDOM) return Optional.empty();
        List<Unrest> sorted = forms.stream()
                .filter(form -> form.count() > 1)
                .map(form -> Unrest.measured(fall, form.squares() / (form.count() - 1), form.mean(), trials))
                .sorted(Comparator.comparingDouble(Unrest::repetition))
                .toList();
        int half = sorted.size() / 2;
        Unrest upper = sorted.get(half);
        return Optional.of(
                sorted.size() % 2 == 1
                        ? upper
                        : upper.with((sorted.get(half - 1).repetition() + upper.repetition()) / 2));
    }

    private static Reach of(Metric index, Size size, int comparisons, Optional<Unrest> measured) {
        Optional<Unrest> unrest = measured.or(() -> Unrest.assumed(index));
        Basis basis = measured.isPresent() ? Basis.MEASURED : unrest.isPresent() ? Basis.ASSUMED : Basis.UNKNOWN;
        return new Reach(
                index,
                size.intents(),
                size.trials(),
                comparisons,
                basis,
                unrest.map(each -> seen(index, size, comparisons, each)));
    }

    private static Seen seen(Metric index, Size size, int comparisons, Unrest unrest) {
        // A distance has no sign, so that its test looks to one side.
        double level = index.distance() ? 2 * LEVEL : LEVEL;
        double each = level / comparisons;
        OptionalDouble alone = size.intents() < Effects.FEWEST_INTENTS
                ? OptionalDouble.empty()
                : within(index, shown(index, unrest.smallestEffect(size.intents(), size.trials(), level, POWER)));
        double among = unrest.smallestEffect(size.intents(), size.trials(), each, POWER);
        OptionalDouble found = size.intents() < needed(index, comparisons)
                ? OptionalDouble.empty()
                : within(index, shown(index, among));
        if (found.isEmpty()) return new Seen(alone, found, OptionalInt.empty(), OptionalInt.empty());
        double half = index.equals(Indices.STYLE) ? among / 4 : among / 2;
        return new Seen(
                alone,
                found,
                OptionalInt.of(unrest.intentsFor(half, size.intents(), size.trials(), each, POWER)),
                unrest.trialsFor(half, size.intents(), size.trials(), MOST_TRIALS, each, POWER));
    }

    /** Signs of few intents prove nothing among many comparisons; a distance is called without them. */
    private static int needed(Metric index, int comparisons) {
        return index.distance() ? Effects.FEWEST_INTENTS : Effects.intentsFor(comparisons);
    }

    /** Of style, squares are averaged over intents, and their root is shown. */
    private static double shown(Metric index, double averaged) {
        return index.equals(Indices.STYLE) ? Math.sqrt(averaged) : averaged;
    }

    private static OptionalDouble within(Metric index, double effect) {
        boolean possible = index.equals(Indices.DEPTH)
                ? effect <= MOST_POINTS
                : !index.equals(Indices.ZONE) && !index.equals(Indices.STRATEGY) || effect <= 1;
        return possible ? OptionalDouble.of(effect) : OptionalDouble.empty();
    }

    /** The fewest intents with which any effect could be called among all comparisons. */
    public int intentsNeeded() {
        return needed(index, comparisons);
    }

    /** Whether any effect could be called among all comparisons. */
    public boolean sufficient() {
        return intents >= intentsNeeded();
    }

    /** Whether anything could be said of an effect at all, by itself. */
    public boolean tellable() {
        return intents >= Effects.FEWEST_INTENTS;
    }
}
