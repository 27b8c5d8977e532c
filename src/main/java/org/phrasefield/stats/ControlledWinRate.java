package org.phrasefield.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How often one side wins, and how often it would if the sides were equal in a covariate such as length (Dubois and others 2024): logit P(win) = θ +
 * φ·tanh(Δ/sd(Δ)) + u_cluster, fitted with a ridge on the clusters' own effects, then averaged at Δ = 0. Where all Δ are 0 both are
 * the same.
 *
 * @param raw share of wins, ties half, 0 to 1
 * @param controlled mean predicted share of wins at Δ = 0, 0 to 1
 * @param slope φ, in logits: above 0 where the side with more of the covariate wins more
 * @param curve how much worse other rates fit; empty where one side always won, or all was a tie
 */
public record ControlledWinRate(double raw, double controlled, double slope, Optional<Curve> curve) {
    private static final int ROUNDS = 100;
    private static final double SETTLED = 1e-12;
    /** Rates nearer to 0 and 1 are not told from these. */
    private static final double LEAST_RATE = 1e-6;

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
        if (raw == 0 || raw == 1) return Optional.of(new ControlledWinRate(raw, raw, 0, Optional.empty()));
        double deviation = outcomes.length < 2 ? 0 : Math.sqrt(Sample.variance(differences));
        // Without spread a covariate cannot be told from θ, unless it is 0 throughout.
        double[] pulls = Arrays.stream(differences)
                .map(difference -> deviation == 0 ? 0 : Math.tanh(difference / deviation))
                .toArray();
        Fit fit = new Fit(outcomes, pulls, numbered(clusters), ridge);
        fit.settle();
        Optional<Curve> curve =
                fit.error().isPresent() ? Optional.of(new Curve(fit, fit.error().getAsDouble())) : Optional.empty();
        return Optional.of(new ControlledWinRate(raw, fit.controlled(), fit.slope, curve));
    }

    /**
     * What the likelihood says of rates at Δ = 0, the slope fitted to each and the clusters as they were found. Signed roots of likelihood ratios are held against
     * Student's t: an estimate over its error, which grows without bound as the rate nears 0 or 1, would be less sure of 47 wins in 48 than of 43 (Hauck and Donner 1977).
     */
    public static final class Curve {
        private final Fit fit;
        private final double error;
        private final double estimate;
        private final double least;

        private Curve(Fit fit, double error) {
            this.fit = fit;
            this.error = error;
            this.estimate = fit.controlled();
            this.least = fit.loss();
        }

        /** Standard error of the rate in logits, above 0: great where the covariate nearly decides every contest, so that hardly one tells anything of equal sides. */
        public double error() {
            return error;
        }

        /** How far above a rate the estimate lies, in standard errors: below 0 where the rate is the greater. */
        double above(double rate) {
            double ratio = 2 * Math.max(0, fit.lossAt(fit.shift(rate)) - least) / fit.varying();
            return Math.signum(estimate - rate) * Math.sqrt(ratio);
        }

        /**
         * How probable an estimate this far from an even match is where the match is even, two-sided.
         *
         * @param freedom degrees of freedom, such as one less than there are clusters
         */
        public double pValue(double freedom) {
            return 2 * new TDistribution(freedom).cumulativeProbability(-Math.abs(above(0.5)));
        }

        /**
         * How probable an estimate this near to an even match is where the truth lies outside: the greater p of two one-sided tests.
         *
         * @param bound above 0, below 0.5: the rates inside are 0.5 ± this
         */
        public double outside(double bound, double freedom) {
            TDistribution student = new TDistribution(freedom);
            return Math.max(
                    student.cumulativeProbability(above(0.5 + bound)),
                    student.cumulativeProbability(-above(0.5 - bound)));
        }

        /**
         * The rates that are not rejected.
         *
         * @param confidence between 0 and 1, such as 0.95
         */
        public Interval interval(double confidence, double freedom) {
            double t = new TDistribution(freedom).inverseCumulativeProbability(0.5 + confidence / 2);
            return new Interval(estimate, edge(t, LEAST_RATE, estimate), edge(-t, estimate, 1 - LEAST_RATE));
        }

        private double edge(double t, double low, double high) {
            if (!(low < high)) return t > 0 ? low : high;
            UnivariateFunction beyond = rate -> above(rate) - t;
            if (t > 0 && beyond.value(low) <= 0) return 0;
            if (t < 0 && beyond.value(high) >= 0) return 1;
            return new BracketingNthOrderBrentSolver(1e-10, 1e-9, 5).solve(ROUNDS, beyond, low, high);
        }
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
            return loss(base, slope);
        }

        private double loss(double from, double of) {
            double sum = SLOPE_RIDGE / 2 * of * of + ridge / 2 * Vectors.dot(effects, effects);
            for (int i = 0; i < outcomes.length; i++) {
                double x = from + of * pulls[i] + effects[clusters[i]];
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
            double square = varying() * c / (a * c - b * b);
            return square > 0 && Double.isFinite(square)
                    ? OptionalDouble.of(Math.sqrt(square))
                    : OptionalDouble.empty();
        }

        /** Of the variance that won and lost contests have, the part that is there: a tie varies in nothing. */
        private double varying() {
            long ties = Arrays.stream(outcomes)
                    .filter(outcome -> outcome > 0 && outcome < 1)
                    .count();
            return 1 - (double) ties / outcomes.length;
        }

        /** By how much all logits must rise for this rate. */
        private double shift(double rate) {
            UnivariateFunction apart = shift -> controlled(shift) - rate;
            double reach = 1;
            while (apart.value(-reach) > 0 || apart.value(reach) < 0) reach *= 2;
            return new BracketingNthOrderBrentSolver(1e-13, 1e-12, 5).solve(ROUNDS, apart, -reach, reach);
        }

        /** The loss where all logits rise by this, with the slope that is best then; the clusters' effects are left as they are. */
        private double lossAt(double shift) {
            // Rising in the slope, and of either sign at these ends.
            double reach = 1 + outcomes.length / SLOPE_RIDGE;
            double best = new BracketingNthOrderBrentSolver(1e-13, 1e-12, 5)
                    .solve(10 * ROUNDS, other -> falling(base + shift, other), -reach, reach);
            return loss(base + shift, best);
        }

        /** How the loss changes with the slope. */
        private double falling(double from, double of) {
            double sum = SLOPE_RIDGE * of;
            for (int i = 0; i < outcomes.length; i++) {
                sum += pulls[i] * (Logit.probability(from + of * pulls[i] + effects[clusters[i]]) - outcomes[i]);
            }
            return sum;
        }

        private double controlled() {
            return controlled(0);
        }

        private double controlled(double shift) {
            return Arrays.stream(clusters)
                    .mapToDouble(j -> Logit.probability(base + shift + effects[j]))
                    .average()
                    .orElseThrow();
        }
    }
}
