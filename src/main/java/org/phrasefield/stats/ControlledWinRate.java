package org.phrasefield.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How often one side wins, and how often it would if the sides were equal in a covariate such as length (Dubois and others 2024): logit P(win) = θ +
 * φ·tanh(Δ/sd(Δ)) + u_cluster, fitted with a ridge on the clusters' own effects, then averaged at Δ = 0. Where all Δ are 0 both are
 * the same.
 *
 * @param raw share of wins, ties half, 0 to 1
 * @param controlled mean predicted share of wins at Δ = 0, 0 to 1
 * @param slope φ, in logits: above 0 where the side with more of the covariate wins more
 * @param error of {@code controlled} in logits, as the curve of the model has it: great where the covariate nearly decides every contest, so that hardly one tells
 *     anything of equal sides; empty where one side always won, or all was a tie
 */
public record ControlledWinRate(double raw, double controlled, double slope, OptionalDouble error) {
    private static final int ROUNDS = 100;
    private static final double SETTLED = 1e-12;

    /** Keeps the slope finite where the covariate decides every contest: expects no more than some ten logits, and hardly moves a slope of four. */
    private static final double SLOPE_RIDGE = 0.01;

    /**
     * Fits the model.
     *
     * @param outcomes 1 (won), 0 (lost) or 0.5 (tie), one a contest
     * @param differences Δ of each contest, the side's own less the other's
     * @param clusters the cluster of each contest
     * @param ridge penalty ridge/2·Σu², above 0; 1 expects clusters to differ by about one logit
     * @return empty without a contest
     */
    public static Optional<ControlledWinRate> of(
            double[] outcomes, double[] differences, int[] clusters, double ridge) {
        Sample.paired(outcomes, differences);
        if (clusters.length != outcomes.length) {
            throw new IllegalArgumentException(outcomes.length + " outcomes, " + clusters.length + " clusters");
        }
        if (!(ridge > 0)) throw new IllegalArgumentException("a ridge of " + ridge);
        for (double outcome : outcomes) {
            if (outcome < 0 || outcome > 1) throw new IllegalArgumentException("an outcome of " + outcome);
        }
        if (outcomes.length == 0) return Optional.empty();
        double raw = Sample.mean(outcomes);
        // Who always won or lost would have at any covariate, as far as anyone can tell.
        if (raw == 0 || raw == 1) return Optional.of(new ControlledWinRate(raw, raw, 0, OptionalDouble.empty()));
        double deviation = outcomes.length < 2 ? 0 : Math.sqrt(Sample.variance(differences));
        // Without spread a covariate cannot be told from θ, unless it is 0 throughout.
        double[] pulls = Arrays.stream(differences)
                .map(difference -> deviation == 0 ? 0 : Math.tanh(difference / deviation))
                .toArray();
        Fit fit = new Fit(outcomes, pulls, numbered(clusters), ridge);
        fit.settle();
        return Optional.of(new ControlledWinRate(raw, fit.controlled(), fit.slope, fit.error()));
    }

    /**
     * The rate at Δ = 0 in logits with its error by the model.
     *
     * @param freedom degrees of freedom, such as one less than there are clusters
     * @return empty where {@link #error} is
     */
    public Optional<StudentEstimate> logit(double freedom) {
        return error.isEmpty()
                ? Optional.empty()
                : Optional.of(new StudentEstimate(Logit.of(controlled), error.getAsDouble(), freedom));
    }

    private static int[] numbered(int[] clusters) {
        Map<Integer, Integer> numbers = new HashMap<>();
        return Arrays.stream(clusters)
                .map(cluster -> numbers.computeIfAbsent(cluster, any -> numbers.size()))
                .toArray();
    }

    /** Newton's method; the clusters' effects meet each other only through θ and φ, so each step solves two equations. */
    private static final class Fit {
        private final double[] outcomes;
        private final double[] pulls;
        private final int[] clusters;
        private final double ridge;
        private final double[] effects;
        private double base;
        private double slope;

        private Fit(double[] outcomes, double[] pulls, int[] clusters, double ridge) {
            this.outcomes = outcomes;
            this.pulls = pulls;
            this.clusters = clusters;
            this.ridge = ridge;
            effects = new double[Arrays.stream(clusters).max().orElse(-1) + 1];
        }

        private void settle() {
            double loss = loss();
            for (int round = 0; round < ROUNDS; round++) {
                double[] step = step();
                double length = 1;
                move(step, length);
                double moved = loss();
                while (moved > loss + SETTLED && length > 1e-6) {
                    move(step, -length);
                    length /= 2;
                    move(step, length);
                    moved = loss();
                }
                loss = moved;
                if (Vectors.norm(step) < SETTLED * (1 + Math.abs(base) + Math.abs(slope))) return;
            }
        }

        private double loss() {
            double sum = SLOPE_RIDGE / 2 * slope * slope + ridge / 2 * Vectors.dot(effects, effects);
            for (int i = 0; i < outcomes.length; i++) {
                double x = base + slope * pulls[i] + effects[clusters[i]];
                sum += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - outcomes[i] * x;
            }
            return sum;
        }

        private double[] step() {
            int k = effects.length;
            double[] own = new double[k];
            double[] withBase = new double[k];
            double[] withSlope = new double[k];
            double[] slopes = new double[k];
            double a = 0;
            double b = 0;
            double c = SLOPE_RIDGE;
            double first = 0;
            double second = -SLOPE_RIDGE * slope;
            Arrays.fill(own, ridge);
            for (int j = 0; j < k; j++) slopes[j] = -ridge * effects[j];
            for (int i = 0; i < outcomes.length; i++) {
                int j = clusters[i];
                double p = Logit.probability(base + slope * pulls[i] + effects[j]);
                double weight = p * (1 - p);
                double rest = outcomes[i] - p;
                first += rest;
                second += rest * pulls[i];
                slopes[j] += rest;
                a += weight;
                b += weight * pulls[i];
                c += weight * pulls[i] * pulls[i];
                own[j] += weight;
                withBase[j] += weight;
                withSlope[j] += weight * pulls[i];
            }
            for (int j = 0; j < k; j++) {
                a -= withBase[j] * withBase[j] / own[j];
                b -= withBase[j] * withSlope[j] / own[j];
                c -= withSlope[j] * withSlope[j] / own[j];
                first -= withBase[j] * slopes[j] / own[j];
                second -= withSlope[j] * slopes[j] / own[j];
            }
            double determinant = a * c - b * b;
            double[] step = new double[k + 2];
            step[0] = (c * first - b * second) / determinant;
            step[1] = (a * second - b * first) / determinant;
            for (int j = 0; j < k; j++) {
                step[j + 2] = (slopes[j] - withBase[j] * step[0] - withSlope[j] * step[1]) / own[j];
            }
            return step;
        }

        private void move(double[] step, double length) {
            base += length * step[0];
            slope += length * step[1];
            for (int j = 0; j < effects.length; j++) effects[j] += length * step[j + 2];
        }

        /** Of the curve alone, clusters as they were found; a tie varies in nothing. */
        private OptionalDouble error() {
            double a = 0;
            double b = 0;
            double c = SLOPE_RIDGE;
            for (int i = 0; i < outcomes.length; i++) {
                double p = Logit.probability(base + slope * pulls[i] + effects[clusters[i]]);
                double weight = p * (1 - p);
                a += weight;
                b += weight * pulls[i];
                c += weight * pulls[i] * pulls[i];
            }
            double ties = Arrays.stream(outcomes)
                    .filter(outcome -> outcome > 0 && outcome < 1)
                    .count();
            double square = (1 - ties / outcomes.length) * c / (a * c - b * b);
            return square > 0 && Double.isFinite(square)
                    ? OptionalDouble.of(Math.sqrt(square))
                    : OptionalDouble.empty();
        }

        private double controlled() {
            return Arrays.stream(clusters)
                    .mapToDouble(j -> Logit.probability(base + effects[j]))
                    .average()
                    .orElseThrow();
        }
    }
}
