package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.stats.ControlledWinRate;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.Jackknife;
import org.phrasefield.stats.Share;
import org.phrasefield.stats.StudentEstimate;

/**
 * How often a form's answers win against the control's before a judge, over one in two, in one language and of one model: at equal length, at
 * whatever length, and of pairs of about equal length (C7 and C8 of the metrics reference). Intents are the clusters.
 */
final class WinRate {
    private static final double EVEN = 0.5;
    private static final double HUNDRED = 100;
    /** Expects intents to differ by about one logit. */
    private static final double RIDGE = 1;
    /** With a smaller share of pairs in the range of lengths that both sides have, length is extrapolated and not controlled. */
    private static final double LEAST_OVERLAP = 0.2;
    /** Lengths are about equal up to this ratio. */
    private static final double MATCHED = Math.log(1.25);
    /** With fewer contests one alone moves a share by more than five points, and no effect of length can be told apart. */
    private static final int FEWEST_CONTESTS = 20;

    private final String language;
    private final String model;
    private final Group group;
    private final String control;
    private final Verdicts verdicts;
    private final Criterion criterion;

    WinRate(String language, String model, Group group, String control, Verdicts verdicts) {
        this.language = language;
        this.model = model;
        this.group = group;
        this.control = control;
        this.verdicts = verdicts;
        this.criterion = verdicts.criterion();
    }

    /**
     * One comparison by the judge.
     *
     * @param won 1, 0.5 or 0
     * @param form logarithm of the words of the form's answer
     * @param control the same of the control's answer
     */
    private record Contest(double won, double form, double control) {
        double longer() {
            return form - control;
        }
    }

    /** What may be said of a form; nothing of words, which no judge is asked about. */
    List<Effect> of(Contrast contrast) {
        if (!(contrast instanceof Effect.OfForm form)) return List.of();
        Map<String, List<Contest>> contests = contests(form.form());
        Optional<String> fault = verdicts.fault(language).or(() -> lost(form.form()));
        Effect raw = effect(criterion.raw(), form, contests, fault, ControlledWinRate::raw);
        Map<String, List<Contest>> equal = matched(contests);
        Effect matched =
                effect(criterion.matched(), form, equal, fault.or(() -> few(equal, true)), ControlledWinRate::raw);
        Optional<String> apart = fault.or(() -> apart(contests)).or(() -> few(contests, false));
        Effect controlled = effect(criterion.controlled(), form, contests, apart, ControlledWinRate::controlled);
        if (opposed(raw, controlled)) {
            controlled = telling(criterion.controlled(), form, contests)
                    .untold("it cannot be separated from length: with length controlled it turns round");
        }
        return List.of(controlled, raw, matched);
    }

    /** How often a form's answers won, intent by intent, in percentage points over one in two; nothing where the judge cannot be believed. */
    Map<String, Double> byIntent(String form) {
        if (verdicts.fault(language).isPresent()) return Map.of();
        Map<String, Double> byIntent = new LinkedHashMap<>();
        contests(form)
                .forEach((intent, contests) -> byIntent.put(
                        intent,
                        100
                                * (contests.stream()
                                                .mapToDouble(Contest::won)
                                                .average()
                                                .orElseThrow()
                                        - EVEN)));
        return byIntent;
    }

    private Map<String, List<Contest>> contests(String form) {
        Map<String, List<Contest>> contests = new LinkedHashMap<>();
        for (Verdicts.Decided decided : verdicts.decided(language)) {
            Double own = group.judged.get(decided.key());
            Double other = group.judged.get(decided.control());
            String intent = group.judgedIntents.get(decided.key());
            if (!decided.form().equals(form) || own == null || other == null || intent == null) continue;
            contests.computeIfAbsent(intent, any -> new ArrayList<>()).add(new Contest(decided.won(), own, other));
        }
        return contests;
    }

    private static Map<String, List<Contest>> matched(Map<String, List<Contest>> contests) {
        Map<String, List<Contest>> matched = new LinkedHashMap<>();
        contests.forEach((intent, all) -> {
            List<Contest> equal = all.stream()
                    .filter(one -> Math.abs(one.longer()) <= MATCHED)
                    .toList();
            if (!equal.isEmpty()) matched.put(intent, equal);
        });
        return matched;
    }

    /** The judge's choice of pairs is no loss, so that of losses only unequal cutting counts. */
    private Optional<String> lost(String form) {
        return Stream.of(form, control)
                .flatMap(each -> group.gates.lost(each, true, Long.MAX_VALUE).stream())
                .findFirst();
    }

    /** Of too few intents their number is the reason. */
    private static Optional<String> few(Map<String, List<Contest>> byIntent, boolean matched) {
        int contests = byIntent.values().stream().mapToInt(List::size).sum();
        if (contests >= FEWEST_CONTESTS || byIntent.size() < Effects.FEWEST_INTENTS) return Optional.empty();
        return Optional.of((matched ? "contests of about equal length" : "contests whose length is controlled") + ": "
                + contests + ", and a share of them needs " + FEWEST_CONTESTS);
    }

    private static Optional<String> apart(Map<String, List<Contest>> byIntent) {
        List<Contest> all = byIntent.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) return Optional.empty();
        double low = Math.max(least(all, Contest::form), least(all, Contest::control));
        double high = Math.min(most(all, Contest::form), most(all, Contest::control));
        double share = (double) all.stream()
                        .filter(one -> Math.min(one.form(), one.control()) >= low
                                && Math.max(one.form(), one.control()) <= high)
                        .count()
                / all.size();
        return share < LEAST_OVERLAP
                ? Optional.of("lengths do not overlap: " + Math.round(100 * share)
                        + " % of the pairs lie where both forms have answers")
                : Optional.empty();
    }

    private static double least(List<Contest> all, ToDoubleFunction<Contest> length) {
        return all.stream().mapToDouble(length).min().orElseThrow();
    }

    private static double most(List<Contest> all, ToDoubleFunction<Contest> length) {
        return all.stream().mapToDouble(length).max().orElseThrow();
    }

    /** A clear effect that length control turns round. */
    private static boolean opposed(Effect raw, Effect controlled) {
        if (controlled.interval().isEmpty()) return false;
        double estimate = controlled.interval().get().estimate();
        return raw.verdict() == Verdict.MORE && estimate < 0 || raw.verdict() == Verdict.LESS && estimate > 0;
    }

    private Telling telling(Metric metric, Contrast contrast, Map<String, List<Contest>> contests) {
        long answers = 2L * contests.values().stream().mapToInt(List::size).sum();
        return new Telling(language, model, metric, contrast, contests.size(), answers, Evidence.Missing.NOTHING);
    }

    private Effect effect(
            Metric metric,
            Contrast contrast,
            Map<String, List<Contest>> contests,
            Optional<String> fault,
            ToDoubleFunction<ControlledWinRate> rate) {
        Telling telling = telling(metric, contrast, contests);
        if (fault.isPresent()) return telling.untold(fault.get());
        if (contests.size() < Effects.FEWEST_INTENTS) return telling.untold(Effects.fewIntents(contests.size()));
        List<List<Contest>> intents = List.copyOf(contests.values());
        Optional<Found> found = unanimous(intents).or(() -> leavingOut(intents, rate));
        return found.map(each -> telling.told(each.interval(), List.of(), each.evidence()))
                .orElseGet(() -> telling.untold(alike(intents)));
    }

    private static String alike(List<List<Contest>> intents) {
        return intents.stream().flatMap(List::stream).allMatch(contest -> contest.won() == EVEN)
                ? "the judge preferred neither answer in any pair"
                : "every intent gives exactly the same difference";
    }

    /** What was found, in points over an even match. */
    private record Found(Interval interval, Interval narrower, double pValue, OptionalDouble equivalence) {
        Evidence evidence() {
            return new Evidence(
                    Optional.of(new Evidence.Analysis(interval, pValue)),
                    Optional.empty(),
                    Wordings.OF_CELLS,
                    equivalence,
                    OptionalDouble.of(Interest.POINTS),
                    Optional.empty(),
                    verdict(interval, narrower),
                    Optional.empty(),
                    Evidence.Missing.NOTHING);
        }
    }

    /** Where all intents agree, leaving one out changes nothing, and their number alone says how sure that is. */
    private static Optional<Found> unanimous(List<List<Contest>> intents) {
        double[] won =
                intents.stream().flatMap(List::stream).mapToDouble(Contest::won).toArray();
        boolean always = Arrays.stream(won).allMatch(each -> each == 1);
        boolean never = Arrays.stream(won).allMatch(each -> each == 0);
        if (!always && !never) return Optional.empty();
        Share share = new Share(always ? intents.size() : 0, intents.size());
        double[] alike = new double[intents.size()];
        Arrays.fill(alike, 1);
        return Optional.of(new Found(
                points(share.interval(0.95).orElseThrow()),
                points(share.interval(0.90).orElseThrow()),
                Telling.signs(alike),
                OptionalDouble.empty()));
    }

    private static Optional<Found> leavingOut(List<List<Contest>> intents, ToDoubleFunction<ControlledWinRate> rate) {
        return Jackknife.of(intents.size(), statistic(intents, rate))
                .flatMap(left -> left.student().map(estimate -> found(estimate, left.pseudoValues())));
    }

    private static Found found(StudentEstimate estimate, double[] each) {
        return new Found(
                points(estimate.interval(0.95)),
                points(estimate.interval(0.90)),
                Telling.signs(Arrays.stream(each).map(value -> value - EVEN).toArray()),
                Telling.equivalence(
                        new StudentEstimate(estimate.estimate() - EVEN, estimate.standardError(), estimate.freedom()),
                        OptionalDouble.of(Interest.POINTS / HUNDRED)));
    }

    private static Verdict verdict(Interval interval, Interval narrower) {
        if (narrower.low() > -Interest.POINTS && narrower.high() < Interest.POINTS) return Verdict.NONE;
        if (interval.low() > 0) return Verdict.MORE;
        return interval.high() < 0 ? Verdict.LESS : Verdict.CANNOT_TELL;
    }

    private static Function<int[], OptionalDouble> statistic(
            List<List<Contest>> intents, ToDoubleFunction<ControlledWinRate> rate) {
        return units -> {
            List<Contest> all = new ArrayList<>();
            List<Integer> clusters = new ArrayList<>();
            for (int unit : units) {
                for (Contest contest : intents.get(unit)) {
                    all.add(contest);
                    clusters.add(unit);
                }
            }
            Optional<ControlledWinRate> found = ControlledWinRate.of(
                    all.stream().mapToDouble(Contest::won).toArray(),
                    all.stream().mapToDouble(Contest::longer).toArray(),
                    clusters.stream().mapToInt(Integer::intValue).toArray(),
                    RIDGE);
            return found.isPresent() ? OptionalDouble.of(rate.applyAsDouble(found.get())) : OptionalDouble.empty();
        };
    }

    /** Percentage points over an even match. */
    private static Interval points(Interval share) {
        return new Interval(
                HUNDRED * (share.estimate() - EVEN),
                HUNDRED * (Math.max(0, share.low()) - EVEN),
                HUNDRED * (Math.min(1, share.high()) - EVEN));
    }
}
