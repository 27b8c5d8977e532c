package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Move;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Accuracy;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Equivalence;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.PairedMean;

/** An index without a sign, of one language and one model: how far the answers of two sides lie apart, beyond chance. */
abstract class Distance implements Yardstick {
    private static final int MOST_MOVES = 3;
    /** A distance this improbable by chance is one, as far as it alone goes. */
    private static final double CALLED = 0.05;

    private static final int DRAWS = 9_999;

    /** Said of a distance that is called though its interval holds none. */
    static final String TOUCHES =
            "labels exchanged by chance hardly ever put the sides so far apart, so it is called; the interval lets topics vary as well, and holds none";
    /** Said of a distance that is not called though its interval lies above none. */
    static final String ABOVE =
            "the interval lies above none, but labels exchanged by chance put the sides as far apart in more than 5 of 100 draws";

    /** Answers that a side needs in an intent: what repetition alone moves is known by no fewer. */
    private static final int FEWEST_ANSWERS = 2;

    private final String language;
    private final String model;
    private final Metric index;
    private final Group group;
    private final String control;
    /** What was compared so far: effects and interactions both ask, and effects from several threads. */
    private final Map<Contrast, Sides> compared = new ConcurrentHashMap<>();
    /** The vectors that are compared. */
    final Vectors.Full vectors;

    Distance(String language, String model, Metric index, Group group, String control, Vectors.Full vectors) {
        this.language = language;
        this.model = model;
        this.index = index;
        this.group = group;
        this.control = control;
        this.vectors = vectors;
    }

    /** The index's id. */
    String index() {
        return index.id();
    }

    /** Whether any answer has a score that this is made of. */
    boolean measured() {
        return !vectors.cells().isEmpty();
    }

    /** How far apart two cells of an intent lie, corrected for chance; empty where too few answers are there. */
    abstract OptionalDouble apart(String intent, double[][] one, double[][] other);

    /** The interval of the mean over intents, on the index's own scale; empty where intents do not differ at all. */
    abstract Optional<Interval> interval(double[] intents, double confidence);

    /** The largest distance that is not worth caring about. */
    abstract double ofInterest();

    /** What a member's difference is divided by. */
    abstract double unit(int member);

    /** The largest distance that is not worth caring about, on the scale on which intents are averaged. */
    abstract double boundOfMean();

    /**
     * How probable distances this great are where nothing differs.
     *
     * @param draws how often labels are drawn
     */
    abstract double pValue(List<double[][]> ones, List<double[][]> others, int draws);

    @Override
    public Metric metric() {
        return index;
    }

    /**
     * What is compared.
     *
     * @param thin intents with answers on both sides that are too few
     * @param still intents with enough, which do not vary, so that there is nothing to hold a distance against
     */
    private record Sides(
            Map<String, List<Double>> apart,
            Map<String, List<double[]>> moves,
            List<double[][]> ones,
            List<double[][]> others,
            Set<String> thin,
            Set<String> still,
            long answers) {
        /** How many intents have answers on both sides. */
        int answered() {
            Set<String> all = new HashSet<>(thin);
            all.addAll(still);
            all.addAll(apart.keySet());
            return all.size();
        }
    }

    private Sides sides(Contrast contrast) {
        return compared.computeIfAbsent(contrast, this::compare);
    }

    private Sides compare(Contrast contrast) {
        Map<String, List<Double>> apart = new LinkedHashMap<>();
        Map<String, List<double[]>> moves = new LinkedHashMap<>();
        List<double[][]> ones = new ArrayList<>();
        List<double[][]> others = new ArrayList<>();
        Set<String> thin = new HashSet<>();
        Set<String> still = new HashSet<>();
        long answers = 0;
        for (Pair pair : group.pairs(contrast, control)) {
            double[][] one = vectors.of(pair.one());
            double[][] other = vectors.of(pair.other());
            OptionalDouble found = apart(pair.intent(), one, other);
            if (found.isEmpty()) {
                int fewer = Math.min(one.length, other.length);
                if (fewer > 0) (fewer < FEWEST_ANSWERS ? thin : still).add(pair.intent());
                continue;
            }
            apart.computeIfAbsent(pair.intent(), each -> new ArrayList<>()).add(found.getAsDouble());
            moves.computeIfAbsent(pair.intent(), each -> new ArrayList<>()).add(difference(one, other));
            ones.add(one);
            others.add(other);
            answers += one.length + other.length;
        }
        return new Sides(apart, moves, ones, others, thin, still, answers);
    }

    @Override
    public Map<String, Double> byIntent(Contrast contrast) {
        return Telling.byIntent(sides(contrast).apart());
    }

    /** One side against the other, inside an intent and what else they share. */
    @Override
    public Effect of(Contrast contrast) {
        Sides sides = sides(contrast);
        int found = sides.apart().size();
        Telling telling = new Telling(
                language,
                model,
                index,
                contrast,
                found,
                sides.answers(),
                group.missing(contrast, control, sides.answers(), found));
        Optional<String> lost = lost(contrast);
        if (lost.isPresent()) return telling.untold(lost.get());
        if (found < Effects.FEWEST_INTENTS) return telling.untold(few(contrast, sides));
        double[] intents = Telling.averages(sides.apart().values());
        return PairedMean.of(intents)
                .map(mean -> told(telling, sides, mean, intents))
                .orElseGet(() -> telling.untold("every intent gives exactly the same difference"));
    }

    /** Why so few intents can be compared. */
    private String few(Contrast contrast, Sides sides) {
        if (sides.answered() < Effects.FEWEST_INTENTS) return Effects.fewIntents(sides.answered());
        if (sides.still().size() > sides.thin().size()) return "all answers to a prompt have exactly the same score";
        // More trials help where there were too few, and not where their answers have no score.
        return group.asks(contrast, control, FEWEST_ANSWERS) < Effects.FEWEST_INTENTS
                ? "a distance needs " + FEWEST_ANSWERS + " answers to each form of an intent"
                : group.sides(contrast, control).stream()
                        .map(form -> group.gates.scored(form, vectors.count(form)))
                        .min(Comparator.comparingDouble(Gates.Scored::share))
                        .orElseThrow()
                        .words();
    }

    private Effect told(Telling telling, Sides sides, PairedMean mean, double[] intents) {
        Interval interval = interval(intents, 0.95).orElseThrow();
        double p = pValue(sides.ones(), sides.others(), DRAWS);
        Verdict verdict = verdict(interval(intents, 0.90).orElseThrow(), p);
        Evidence evidence = new Evidence(
                Optional.of(new Evidence.Analysis(interval, p)),
                Optional.empty(),
                Wordings.OF_CELLS,
                OptionalDouble.of(Equivalence.of(mean.student(), boundOfMean()).pUpper()),
                OptionalDouble.of(ofInterest()),
                inDeviations() ? Optional.of(interval) : Optional.empty(),
                verdict,
                Optional.empty(),
                telling.missing(),
                vectors.members().stream()
                        .filter(member -> !still().contains(member))
                        .toList(),
                still());
        return telling.told(interval, moved(sides.moves()), evidence, reason(verdict, interval));
    }

    /** The members that never vary within a cell: no difference in them could be set against chance, so that they count for nothing. */
    List<String> still() {
        return List.of();
    }

    /** Why a verdict by labels that are exchanged is not what the interval looks like, which takes intents as a sample; empty where the two agree. */
    static String reason(Verdict verdict, Interval interval) {
        boolean above = interval.low() > 0;
        return switch (verdict) {
            case DIFFERS -> above ? "" : TOUCHES;
            case CANNOT_TELL -> above ? ABOVE : Telling.WIDE;
            case MORE, LESS, NONE -> "";
        };
    }

    /** Whether the index itself counts standard deviations of repetition. */
    boolean inDeviations() {
        return false;
    }

    private Verdict verdict(Interval narrower, double p) {
        if (narrower.high() < ofInterest()) return Verdict.NONE;
        return p <= CALLED ? Verdict.DIFFERS : Verdict.CANNOT_TELL;
    }

    private Optional<String> lost(Contrast contrast) {
        Optional<String> inaccurate = Accuracy.fault(language, index.id());
        if (inaccurate.isPresent()) return inaccurate;
        if (vectors.members().isEmpty()) return Optional.of("too few answers have the scores that this is made of");
        return group.sides(contrast, control).stream()
                .flatMap(form -> group
                        .gates
                        .lost(form, index.wholeOnly(), vectors.count(form))
                        .or(() -> group.gates.repeated(form))
                        .or(() -> unknown(form))
                        .stream())
                .findFirst();
    }

    private Optional<String> unknown(String form) {
        return vectors.members().stream()
                .flatMap(member -> group.gates.unknown(form, member).stream())
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
            if (Accuracy.fault(language, vectors.members().get(at)).isPresent()) continue;
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

    private static double mean(double[][] rows, int member) {
        double sum = 0;
        for (double[] row : rows) sum += row[member];
        return sum / rows.length;
    }
}
