package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
    /** Lengths are about equal up to this ratio. */
    private static final double MATCHED = Math.log(1.25);
    /**
     * Where length nearly decides, hardly a contest tells anything of equal length, and leaving out an intent changes next to nothing. There the curve's own
     * error is the greater one. So much greater by chance it rarely is: 24 intents without an effect have false ones in 1 to 6 % of cases for slopes of 1.3, 4, 8 and endless.
     */
    private static final double MUCH_GREATER = 1.25;
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
    record Contest(double won, double form, double control) {
        double longer() {
            return form - control;
        }
    }

    /** What may be said of a form; nothing of words, which no judge is asked about. */
    List<Effect> of(Contrast contrast) {
        if (!(contrast instanceof Effect.OfForm form)) return List.of();
        Map<String, List<Contest>> contests = contests(form.form());
        Optional<String> fault = verdicts.fault(language).or(() -> lost(form.form()));
        Effect raw = effect(criterion.raw(), form, contests, fault, false);
        Map<String, List<Contest>> equal = matched(contests);
        Effect matched = effect(criterion.matched(), form, equal, fault.or(() -> few(equal, true)), false);
        Optional<String> apart = fault.or(() -> Lengths.apart(contests.values()))
                .or(() -> few(contests, false))
                .or(() -> Lengths.alwaysLonger(contests.values()));
        Effect controlled = effect(criterion.controlled(), form, contests, apart, true);
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
            boolean controlled) {
        Telling telling = telling(metric, contrast, contests);
        if (fault.isPresent()) return telling.untold(fault.get());
        if (contests.size() < Effects.FEWEST_INTENTS) return telling.untold(Effects.fewIntents(contests.size()));
        List<List<Contest>> intents = List.copyOf(contests.values());
        Optional<Found> found = unanimous(intents, controlled).or(() -> leavingOut(intents, controlled));
        return found.map(each -> controlled ? controlled(telling, each, intents) : each.told(telling))
                .orElseGet(() -> telling.untold(alike(intents)));
    }

    private static Effect controlled(Telling telling, Found found, List<List<Contest>> intents) {
        Optional<String> decides = Lengths.decides(intents);
        return found.evidence().alone() == Verdict.CANNOT_TELL && decides.isPresent()
                ? telling.told(found.interval(), List.of(), found.evidence(), decides.get())
                : found.told(telling);
    }

    private static String alike(List<List<Contest>> intents) {
        return intents.stream().flatMap(List::stream).allMatch(contest -> contest.won() == EVEN)
                ? "the judge preferred neither answer in any pair"
                : "every intent gives exactly the same difference";
    }

    /** What was found, in points over an even match. */
    private record Found(Interval interval, Interval narrower, double pValue, OptionalDouble equivalence) {
        Effect told(Telling telling) {
            return telling.told(interval, List.of(), evidence());
        }

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
    private static Optional<Found> unanimous(List<List<Contest>> intents, boolean controlled) {
        if (!Lengths.unanimous(intents)) return Optional.empty();
        int tell = controlled ? Lengths.againstLength(intents) : intents.size();
        Share share = new Share(intents.get(0).get(0).won() == 1 ? tell : 0, tell);
        double[] alike = new double[tell];
        Arrays.fill(alike, 1);
        return Optional.of(new Found(
                points(share.interval(0.95).orElseThrow()),
                points(share.interval(0.90).orElseThrow()),
                Telling.signs(alike),
                OptionalDouble.empty()));
    }

    private static Optional<Found> leavingOut(List<List<Contest>> intents, boolean controlled) {
        ToDoubleFunction<ControlledWinRate> rate = controlled ? ControlledWinRate::controlled : ControlledWinRate::raw;
        return Jackknife.of(
                        intents.size(),
                        units -> fitted(intents, units)
                                .map(found -> OptionalDouble.of(rate.applyAsDouble(found)))
                                .orElse(OptionalDouble.empty()))
                .flatMap(left -> left.student()
                        .map(estimate -> found(
                                estimate,
                                left.pseudoValues(),
                                controlled ? curve(intents, estimate) : Optional.empty())));
    }

    /** The model's curve, where leaving out intents shows too small an error. */
    private static Optional<ControlledWinRate.Curve> curve(List<List<Contest>> intents, StudentEstimate left) {
        return fitted(intents, IntStream.range(0, intents.size()).toArray())
                .flatMap(ControlledWinRate::curve)
                .filter(curve -> inShares(curve.error(), left.estimate()) > MUCH_GREATER * left.standardError());
    }

    private static double inShares(double logits, double share) {
        return logits * share * (1 - share);
    }

    /** What both ways to the error of a rate allow. */
    private static Found found(StudentEstimate estimate, double[] each, Optional<ControlledWinRate.Curve> curve) {
        double bound = Interest.POINTS / HUNDRED;
        double signs =
                Telling.signs(Arrays.stream(each).map(value -> value - EVEN).toArray());
        OptionalDouble equivalent = Telling.equivalence(
                new StudentEstimate(estimate.estimate() - EVEN, estimate.standardError(), estimate.freedom()),
                OptionalDouble.of(bound));
        double byCurve =
                curve.map(known -> known.outside(bound, estimate.freedom())).orElse(0.0);
        return new Found(
                points(wider(estimate, curve, 0.95, each.length)),
                points(wider(estimate, curve, 0.90, each.length)),
                Math.max(
                        signs,
                        curve.map(known -> known.pValue(estimate.freedom())).orElse(0.0)),
                OptionalDouble.of(Math.max(equivalent.getAsDouble(), byCurve)));
    }

    /** No surer than if every one of so many intents agreed. */
    private static Interval wider(
            StudentEstimate estimate, Optional<ControlledWinRate.Curve> curve, double confidence, int intents) {
        Interval left = estimate.interval(confidence);
        Optional<Interval> rates = curve.map(each -> each.interval(confidence, estimate.freedom()));
        double low = rates.map(Interval::low).orElse(1.0);
        double high = rates.map(Interval::high).orElse(0.0);
        double agreed =
                new Share(intents, intents).interval(confidence).orElseThrow().low();
        return new Interval(
                left.estimate(),
                Math.min(Math.min(left.low(), low), agreed),
                Math.max(Math.max(left.high(), high), 1 - agreed));
    }

    private static Verdict verdict(Interval interval, Interval narrower) {
        if (narrower.low() > -Interest.POINTS && narrower.high() < Interest.POINTS) return Verdict.NONE;
        if (interval.low() > 0) return Verdict.MORE;
        return interval.high() < 0 ? Verdict.LESS : Verdict.CANNOT_TELL;
    }

    private static Optional<ControlledWinRate> fitted(List<List<Contest>> intents, int[] units) {
        List<Contest> all = new ArrayList<>();
        List<Integer> clusters = new ArrayList<>();
        for (int unit : units) {
            for (Contest contest : intents.get(unit)) {
                all.add(contest);
                clusters.add(unit);
            }
        }
        return ControlledWinRate.of(
                all.stream().mapToDouble(Contest::won).toArray(),
                all.stream().mapToDouble(Contest::longer).toArray(),
                clusters.stream().mapToInt(Integer::intValue).toArray(),
                RIDGE);
    }

    /** Percentage points over an even match. */
    private static Interval points(Interval share) {
        return new Interval(
                HUNDRED * (share.estimate() - EVEN),
                HUNDRED * (Math.max(0, share.low()) - EVEN),
                HUNDRED * (Math.min(1, share.high()) - EVEN));
    }
}
