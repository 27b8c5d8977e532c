package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.scoring.Accuracy;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.scoring.FunctionWords;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.stats.Divergence;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

/**
 * Gathers trials one at a time and says what each form, and each group of words, does. Trials of a cell are averaged, forms are compared
 * inside an intent, and intents are the units of every interval, since answers to one intent are no independent evidence.
 */
public final class Effects {
    /** Intents that an interval needs at the least. */
    public static final int FEWEST_INTENTS = 6;

    private final List<String> forms;
    private final String control;
    private final List<String> groups;
    private final List<Metric> metrics;
    private final List<Verdicts> verdicts;
    private final Map<String, Map<String, Group>> gathered = new TreeMap<>();
    private final Map<String, Map<String, Pool>> pools = new HashMap<>();

    /**
     * @param forms form ids in the order of the map
     * @param control the control form's id
     * @param groups ids of word groups in the order of the map; empty without a word factor
     * @param metrics the metrics in the order of the map
     */
    public Effects(List<String> forms, String control, List<String> groups, List<Metric> metrics) {
        this(forms, control, groups, metrics, List.of());
    }

    /**
     * As the other, with what a judge said.
     *
     * @param verdicts all that it said, by each criterion
     */
    public Effects(
            List<String> forms, String control, List<String> groups, List<Metric> metrics, List<Verdicts> verdicts) {
        this.verdicts = List.copyOf(verdicts);
        this.forms = List.copyOf(forms);
        this.control = control;
        this.groups = List.copyOf(groups);
        this.metrics = List.copyOf(metrics);
    }

    /**
     * Takes one planned trial in; what is no part of the sweep is let pass: what a judge said is known by its verdicts.
     *
     * @param result what came of it; empty where nobody asked
     * @param scores its scores; empty where there is nothing to score
     */
    public void add(Trial trial, Optional<Result> result, List<Score> scores) {
        add(trial, result, scores, Optional.empty());
    }

    /**
     * The same of an answer whose text has been looked at.
     *
     * @param known its function words, where they have been counted already
     */
    public void add(Trial trial, Optional<Result> result, List<Score> scores, Optional<FunctionWords> known) {
        if (trial.part() != Trial.Part.MAIN) return;
        Group group = group(trial.cell());
        group.add(trial, result, scores);
        result.filter(each -> each.outcome() instanceof Outcome.Answered)
                .filter(each -> Group.whyUnscored(scores).isEmpty())
                .flatMap(each -> Scorable.of(trial, each.outcome()))
                .ifPresent(answer -> pool(trial.cell())
                        .add(
                                trial.cell().form(),
                                trial.cell().intent(),
                                known.orElseGet(() -> FunctionWords.of(answer))));
    }

    /** Takes in how far the answers of a cell lie apart. */
    public void add(CellSpread spread) {
        group(spread.cell()).add(spread);
    }

    private Group group(Cell cell) {
        return gathered.computeIfAbsent(cell.language(), language -> new TreeMap<>())
                .computeIfAbsent(cell.model(), model -> new Group(verdicts, metrics));
    }

    private Pool pool(Cell cell) {
        return pools.computeIfAbsent(cell.language(), language -> new HashMap<>())
                .computeIfAbsent(cell.model(), model -> new Pool(cell.language(), model, control));
    }

    /** Intents with which signs can prove an effect among so many comparisons: with n the smallest probability is 2/2ⁿ. */
    public static int intentsFor(int comparisons) {
        int intents = FEWEST_INTENTS;
        while (comparisons * Math.pow(2, 1 - intents) > Evidence.Family.CONFIRMED.level()) intents++;
        return intents;
    }

    /**
     * What one language and one model come to.
     *
     * @param alone effects as they are by themselves
     * @param effects the same, corrected for their number
     */
    private record Compared(
            String language,
            String model,
            List<Contrast> contrasts,
            List<Yardstick> yardsticks,
            List<Effect> alone,
            List<Effect> effects,
            List<Level> levels,
            List<Loss> losses,
            List<ControlSplit> splits,
            List<Pooled> pooled) {}

    /** What was gathered so far, compared; languages and models at a time, as far as there are cores. */
    public EffectMap map() {
        List<Supplier<Compared>> works = new ArrayList<>();
        gathered.forEach((language, models) ->
                models.forEach((model, group) -> works.add(() -> compared(language, model, group))));
        List<Compared> all = works.parallelStream().map(Supplier::get).toList();
        Interactions interactions = new Interactions();
        for (Compared each : all)
            interactions.add(each.language, each.model, each.contrasts, each.yardsticks, each.alone);
        return new EffectMap(
                together(all, Compared::effects),
                together(all, Compared::levels),
                tallies(),
                together(all, Compared::losses),
                interactions.all(),
                dice(metrics),
                together(all, Compared::splits),
                together(all, Compared::pooled));
    }

    private static <T> List<T> together(List<Compared> all, Function<Compared, List<T>> part) {
        return all.stream().flatMap(each -> part.apply(each).stream()).toList();
    }

    private Compared compared(String language, String model, Group group) {
        List<Contrast> contrasts = contrasts(group);
        List<Scope> scopes = scopes(language, model, group);
        List<Distance> distances = distances(language, model, group, control);
        List<Comparison> comparisons = metrics.stream()
                .map(metric -> new Comparison(language, model, metric, group, control))
                .toList();
        List<Level> levels = new ArrayList<>();
        for (Comparison each : comparisons)
            forms.forEach(form -> each.level(form).ifPresent(levels::add));
        for (Scope scope : scopes) forms.forEach(form -> scope.level(form).ifPresent(levels::add));
        List<Yardstick> yardsticks = new ArrayList<>(comparisons);
        yardsticks.addAll(scopes);
        yardsticks.addAll(distances);
        List<Effect> alone = effects(language, model, group, contrasts, yardsticks);
        List<ControlSplit> splits = new ControlSplits(language, model, group, control).all(distances);
        List<Pooled> pooled = Optional.ofNullable(
                        pools.getOrDefault(language, Map.of()).get(model))
                .map(pool -> pool.all(forms, group))
                .orElse(List.of());
        return new Compared(
                language,
                model,
                contrasts,
                yardsticks,
                alone,
                Correcting.corrected(alone, doubted(splits)),
                levels,
                Losses.of(language, model, group, forms, control),
                splits,
                pooled);
    }

    private static Set<String> doubted(List<ControlSplit> splits) {
        return splits.stream()
                .filter(ControlSplit::outside)
                .map(ControlSplit::metric)
                .collect(Collectors.toSet());
    }

    /**
     * What makes metrics vary, in each language, of each model and of all together.
     *
     * @param of metrics of single answers
     */
    public List<Dice> dice(List<Metric> of) {
        return gathered.entrySet().parallelStream()
                .flatMap(each -> new DiceMeter(each.getKey(), each.getValue()).all(of).stream())
                .toList();
    }

    /** How the trials of each form ended, by language and model, forms in the protocol's order. */
    public List<Tally> tallies() {
        List<Tally> tallies = new ArrayList<>();
        gathered.forEach((language, models) -> models.forEach((model, group) -> group.forms.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> forms.indexOf(entry.getKey())))
                .map(entry -> tally(language, model, entry.getKey(), group))
                .forEach(tallies::add)));
        return tallies;
    }

    private List<Effect> effects(
            String language, String model, Group group, List<Contrast> contrasts, List<Yardstick> yardsticks) {
        // A distance takes a thousand times as long as a metric of single answers, so that whoever shares out the work
        // shares out contrasts, each
        // with every yardstick.
        List<List<Effect>> byContrast = contrasts.parallelStream()
                .map(contrast ->
                        yardsticks.stream().map(each -> each.of(contrast)).toList())
                .toList();
        List<Effect> effects = new ArrayList<>();
        for (int at = 0; at < yardsticks.size(); at++) {
            for (List<Effect> each : byContrast) effects.add(each.get(at));
        }
        // Where there is a judge, a criterion that it was not asked by has its reason.
        if (verdicts.stream().anyMatch(each -> each.asked(language))) {
            for (Verdicts each : verdicts) {
                WinRate won = new WinRate(language, model, group, control, each);
                contrasts.stream().map(won::of).forEach(effects::addAll);
            }
        }
        return effects;
    }

    /**
     * What each form does with each intent, by these metrics of single answers and every index that is measured. A form that lost too many of
     * its answers is left out, as it is in the map.
     *
     * @param singles ids of metrics of single answers
     */
    public List<Difference> differences(List<String> singles) {
        List<Difference> all = new ArrayList<>();
        gathered.forEach((language, models) -> models.forEach((model, group) -> {
            Differences differences = new Differences(language, model, group, control);
            Map<String, Distance> distances = new TreeMap<>();
            distances(language, model, group, control).forEach(distance -> distances.put(distance.index(), distance));
            for (String form : forms) {
                if (form.equals(control) || !group.forms.containsKey(form)) continue;
                if (group.gates.lost(form, true, Long.MAX_VALUE).isPresent()) continue;
                singles.stream()
                        .filter(metric -> Accuracy.fault(language, metric).isEmpty())
                        .forEach(metric -> differences.ofScores(metric, form));
                for (Verdicts each : verdicts) {
                    WinRate won = new WinRate(language, model, group, control, each);
                    differences.of(each.criterion().raw().id(), form, won.byIntent(form), 2);
                }
                if (group.gates.repeated(form).isPresent()) continue;
                Indices.ofCells().stream()
                        .map(Metric::id)
                        .filter(group.spreads::containsKey)
                        .forEach(index -> differences.ofSpread(index, form));
                distances.forEach((index, distance) -> {
                    if (Accuracy.fault(language, index).isEmpty()) differences.ofDistance(index, form, distance);
                });
            }
            all.addAll(differences.found());
        }));
        return all;
    }

    /** Why nothing that a judge said in a language by a criterion is shown; absent where it is shown, or nobody was asked. */
    public Optional<String> judgeFault(Criterion criterion, String language) {
        return verdicts.stream()
                .filter(each -> each.criterion().equals(criterion) && each.asked(language))
                .findFirst()
                .flatMap(each -> each.fault(language));
    }

    /** Whether a judge was asked anything in a language by a criterion. */
    public boolean judged(Criterion criterion, String language) {
        return verdicts.stream().anyMatch(each -> each.criterion().equals(criterion) && each.asked(language));
    }

    private List<Contrast> contrasts(Group group) {
        List<Contrast> contrasts = new ArrayList<>();
        forms.stream()
                .filter(form -> !form.equals(control) && group.forms.containsKey(form))
                .forEach(form -> contrasts.add(new Effect.OfForm(form)));
        groups.forEach(words -> contrasts.add(new Effect.OfWords(words)));
        return contrasts;
    }

    private List<Scope> scopes(String language, String model, Group group) {
        return Indices.ofCells().stream()
                .filter(index -> group.spreads.containsKey(index.id()))
                .map(index -> new Scope(language, model, index, group, control))
                .filter(Scope::sought)
                .toList();
    }

    /** The indices without a sign, of one language and one model. */
    static List<Distance> distances(String language, String model, Group group, String control) {
        return Stream.of(
                        new StyleDistance(language, model, group, control),
                        StyleDistance.ofWords(language, model, group, control),
                        new ProfileDistance(
                                language,
                                model,
                                Indices.ZONE,
                                group,
                                control,
                                group.zones,
                                Divergence::jensenShannon,
                                Interest.BITS),
                        new ProfileDistance(
                                language,
                                model,
                                Indices.STRATEGY,
                                group,
                                control,
                                group.strategies,
                                Divergence::totalVariation,
                                Interest.SHARE))
                .filter(Distance::measured)
                .toList();
    }

    static String fewIntents(int intents) {
        return "an interval needs " + FEWEST_INTENTS + " intents, here are " + intents;
    }

    private static Tally tally(String language, String model, String form, Group group) {
        Group.Ends ends = Objects.requireNonNull(group.forms.get(form), form);
        return new Tally(
                language,
                model,
                form,
                ends.planned,
                new HashMap<>(ends.outcomes),
                new HashMap<>(ends.unscored),
                ends.seconds.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ends.seconds.mean()),
                group.repeats.of(form),
                group.gates.known(form));
    }
}
