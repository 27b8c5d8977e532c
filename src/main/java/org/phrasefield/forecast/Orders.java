package org.phrasefield.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.phrasefield.map.Difference;
import org.phrasefield.scoring.Indices;
import org.phrasefield.stats.RankCorrelation;

/**
 * How far the order of forms that was forecast is the one that came: Kendall's τ<sub>b</sub> of each run, language, model and index, and their mean.
 *
 * @param tau mean over the orders, −1 (reversed) to 1 (equal)
 * @param orders how many there are, of three forms or more each
 * @param byChance standard deviation of that mean where orders are made by chance, with the places that forms share as they are
 * @param ceiling mean τ between the orders in two halves of the intents: about what a perfect forecast could reach; empty where it is not known
 */
public record Orders(double tau, int orders, double byChance, OptionalDouble ceiling) {
    private static final int FEWEST_FORMS = 3;
    private static final int SPLITS = 200;
    private static final long SEED = 20261129;

    /**
     * The part of the ceiling that was reached, 0 to 1; empty where there is no ceiling, or the order was against what came. Two halves of the topics are
     * noisier than all of them together, so the ceiling lies somewhat too low, and a τ above it counts as all of it.
     */
    public OptionalDouble reached() {
        if (ceiling.isEmpty() || ceiling.getAsDouble() <= 0 || tau <= 0) return OptionalDouble.empty();
        return OptionalDouble.of(Math.min(1, tau / ceiling.getAsDouble()));
    }

    private record Order(String run, String language, String model, Index index) {
        static Order of(Settled settled) {
            Place place = settled.measured().place();
            return new Order(settled.run(), place.language(), place.model(), place.index());
        }
    }

    /**
     * Of a forecaster.
     *
     * @param results the runs that settled the forecasts
     * @return empty where there is no order of three forms, or forecasts have none at all
     */
    static Optional<Orders> of(TrackRecord record, List<RunResult> results) {
        Map<Order, List<Settled>> groups = record.settled().stream()
                .collect(Collectors.groupingBy(Order::of, LinkedHashMap::new, Collectors.toList()));
        List<Double> taus = new ArrayList<>();
        List<Double> ceilings = new ArrayList<>();
        double variance = 0;
        for (Map.Entry<Order, List<Settled>> group : groups.entrySet()) {
            List<Settled> forms = group.getValue();
            if (forms.size() < FEWEST_FORMS) continue;
            double[] said = said(forms);
            double[] came = forms.stream()
                    .mapToDouble(each -> each.measured().estimate())
                    .toArray();
            OptionalDouble tau = RankCorrelation.kendall(said, came);
            if (tau.isEmpty()) continue;
            taus.add(tau.getAsDouble());
            variance +=
                    Math.pow(RankCorrelation.kendallNullDeviation(said, came).orElseThrow(), 2);
            ceiling(group.getKey(), forms, results).ifPresent(ceilings::add);
        }
        if (taus.isEmpty()) return Optional.empty();
        return Optional.of(
                new Orders(mean(taus).orElseThrow(), taus.size(), Math.sqrt(variance) / taus.size(), mean(ceilings)));
    }

    /** Where each form is said to stand: by ranks where all have one, as a rank and the middle of an interval are no numbers of one scale. */
    private static double[] said(List<Settled> forms) {
        boolean ranked = forms.stream().allMatch(each -> each.claim().rank().isPresent());
        return forms.stream()
                .map(Settled::claim)
                .mapToDouble(claim -> ranked ? claim.rank().orElseThrow() : claim.middle())
                .toArray();
    }

    private static OptionalDouble mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average();
    }

    private static OptionalDouble ceiling(Order order, List<Settled> forms, List<RunResult> results) {
        String metric = forms.get(0).measured().metric();
        // Of wins at equal length there is no number for a single intent.
        String known = metric.equals(Indices.DEPTH.id()) ? Indices.DEPTH_RAW.id() : metric;
        List<String> names =
                forms.stream().map(each -> each.measured().place().form()).toList();
        Map<String, Map<String, Double>> intents = new LinkedHashMap<>();
        for (RunResult run : results) {
            if (!run.run().equals(order.run())) continue;
            for (Difference each : run.differences()) {
                if (each.metric().equals(known)
                        && each.language().equals(order.language())
                        && each.model().equals(order.model())) {
                    intents.computeIfAbsent(each.intent(), any -> new LinkedHashMap<>())
                            .put(each.form(), each.value());
                }
            }
        }
        double[][] values = intents.values().stream()
                .filter(each -> each.keySet().containsAll(names))
                .map(each -> names.stream()
                        .mapToDouble(form -> Objects.requireNonNull(each.get(form)))
                        .toArray())
                .toArray(double[][]::new);
        return RankCorrelation.ceiling(values, SPLITS, SEED);
    }
}
