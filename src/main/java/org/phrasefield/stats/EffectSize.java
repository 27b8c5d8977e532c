package org.phrasefield.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.hipparchus.special.Gamma;

/** How far a second sample lies from a first, apart from the unit of measurement; positive where the second is greater. */
public final class EffectSize {
    private EffectSize() {}

    /**
     * P(Y &gt; X) − P(Y &lt; X), −1 to 1 (Cliff 1993). Time grows with n ln n.
     *
     * @param first the X, at least one
     * @param second the Y, at least one
     */
    public static double cliffsDelta(double[] first, double[] second) {
        if (first.length == 0 || second.length == 0) throw new IllegalArgumentException("an empty sample");
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        double[] ranks = Ranks.of(both);
        double sum = Arrays.stream(ranks, first.length, ranks.length).sum();
        double pairs = (double) first.length * second.length;
        double above = sum - second.length * (second.length + 1.0) / 2;
        return 2 * above / pairs - 1;
    }

    /**
     * Difference of the means over the pooled standard deviation (Cohen's d).
     *
     * @return empty where a sample has fewer than two numbers, or neither varies
     */
    public static OptionalDouble cohensD(double[] first, double[] second) {
        if (first.length < 2 || second.length < 2) return OptionalDouble.empty();
        Sample.finite(first);
        Sample.finite(second);
        if (Sample.flat(first) && Sample.flat(second)) return OptionalDouble.empty();
        double pooled = (Sample.squares(first) + Sample.squares(second)) / (first.length + second.length - 2);
        return OptionalDouble.of((Sample.mean(second) - Sample.mean(first)) / Math.sqrt(pooled));
    }

    /** Cohen's d freed of its bias in small samples by the exact factor Γ(m/2)/(√(m/2) Γ((m − 1)/2)), m = n₁ + n₂ − 2 (Hedges 1981). */
    public static OptionalDouble hedgesG(double[] first, double[] second) {
        OptionalDouble d = cohensD(first, second);
        if (d.isEmpty()) return d;
        double half = (first.length + second.length - 2) / 2.0;
        double factor = Math.exp(Gamma.logGamma(half) - Gamma.logGamma(half - 0.5)) / Math.sqrt(half);
        return OptionalDouble.of(factor * d.getAsDouble());
    }
}
