package org.phrasefield.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How much of the variance of a measurement each of several random factors makes, and how much is left. None is below 0. */
public final class VarianceComponents {
    /** Standard deviations of a factor over the residual one are looked for from here, which stands for 0, ... */
    private static final double NONE = Math.log(1e-5);

    /** ... to here. */
    private static final double MOST = Math.log(1e4);

    /** Where a factor is this small it is asked whether it is there at all. */
    private static final double SMALL = Math.log(0.05);

    private static final int ROUNDS = 200;
    private static final double SETTLED = 1e-4;
    private static final double ROUNDING = 1e-8;

    private final double[] factors;
    private final double residual;

    VarianceComponents(double[] factors, double residual) {
        this.factors = factors;
        this.residual = residual;
    }

    /**
     * By restricted maximum likelihood with an overall mean. Factors may be crossed or nested (levels of different parents then have different
     * numbers), and the data unbalanced.
     *
     * @param values one a measurement
     * @param factors for each factor the level of each measurement, any whole numbers; an interaction is a factor with a level for each pair
     * @return empty where a factor has fewer than two levels or the values do not vary
     */
    public static Optional<VarianceComponents> restricted(double[] values, List<int[]> factors) {
        Sample.finite(values);
        boolean single = factors.stream()
                .anyMatch(levels -> Arrays.stream(levels).distinct().count() < 2);
        if (values.length < 2 || single || Sample.flat(values)) return Optional.empty();
        RestrictedLikelihood likelihood = new RestrictedLikelihood(values, factors);
        double[] logs = new double[factors.size()];
        Arrays.fill(logs, Math.log(0.5));
        descend(likelihood, logs);
        double residual = likelihood.at(ratios(logs)).residual();
        double[] components = Arrays.stream(ratios(logs))
                .map(ratio -> ratio * ratio * residual)
                .toArray();
        return Optional.of(new VarianceComponents(components, residual));
    }

    private static double[] ratios(double[] logs) {
        return Arrays.stream(logs).map(log -> log <= NONE ? 0 : Math.exp(log)).toArray();
    }

    /** Moves one factor after the other to the lowest point of a parabola through three deviances, until all stand still. */
    private static void descend(RestrictedLikelihood likelihood, double[] logs) {
        double[] steps = new double[logs.length];
        Arrays.fill(steps, 1);
        double best = likelihood.at(ratios(logs)).deviance();
        for (int round = 0; round < ROUNDS && Arrays.stream(steps).anyMatch(step -> step > SETTLED); round++) {
            for (int k = 0; k < logs.length; k++) {
                double from = logs[k];
                best = move(likelihood, logs, k, steps[k], best);
                double moved = Math.abs(logs[k] - from);
                steps[k] = Math.min(2 * steps[k], Math.max(steps[k] / 4, 2 * moved));
            }
        }
    }

    /** Moves one factor by about a step to where the deviance is less, if it is, and gives the deviance there. */
    private static double move(RestrictedLikelihood likelihood, double[] logs, int k, double step, double here) {
        double low = Math.max(NONE, logs[k] - step);
        double high = Math.min(MOST, logs[k] + step);
        double before = deviance(likelihood, logs, k, low);
        double after = deviance(likelihood, logs, k, high);
        double vertex = vertex(low, before, logs[k], here, high, after);
        double best = here;
        double atVertex = deviance(likelihood, logs, k, vertex);
        double[][] candidates = {{low, before}, {high, after}, {vertex, atVertex}};
        for (double[] candidate : candidates) {
            if (candidate[1] < best) {
                logs[k] = candidate[0];
                best = candidate[1];
            }
        }
        if (logs[k] > SMALL || logs[k] == NONE) return best;
        double without = deviance(likelihood, logs, k, NONE);
        // Where nothing is gained by a component, there is none.
        if (without > best + ROUNDING) return best;
        logs[k] = NONE;
        return without;
    }

    private static double deviance(RestrictedLikelihood likelihood, double[] logs, int k, double log) {
        double[] moved = logs.clone();
        moved[k] = log;
        return likelihood.at(ratios(moved)).deviance();
    }

    /** Where the parabola through three points is lowest, within reach; the middle where it is not hollow. */
    private static double vertex(double a, double atA, double b, double atB, double c, double atC) {
        double p = (b - a) * (atB - atC);
        double q = (b - c) * (atB - atA);
        double divisor = 2 * (p - q);
        if (Math.abs(divisor) < 1e-300) return b;
        double x = b - ((b - a) * p - (b - c) * q) / divisor;
        return Math.min(c, Math.max(a, x));
    }

    /** The variance that a factor makes, in squared units of the measurement, 0 or more. */
    public double factor(int place) {
        return factors[place];
    }

    /** How many factors there are. */
    public int factors() {
        return factors.length;
    }

    /** The variance that is left, 0 or more. */
    public double residual() {
        return residual;
    }

    /** The factor's share in the sum of all, 0 to 1. */
    public double share(int place) {
        return factors[place] / total();
    }

    /** The share in the sum of all that is left, 0 to 1. */
    public double residualShare() {
        return residual / total();
    }

    private double total() {
        return Arrays.stream(factors).sum() + residual;
    }
}
