package org.phrasefield.stats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * What a comparison paired by unit can find, known from its variances (Miller 2024).
 *
 * @param between variance over units of the true differences, 0 or more
 * @param withinOne variance of a single measurement under the first condition, 0 or more
 * @param repetitionsOne measurements of a unit under the first condition, 1 or more
 * @param withinOther variance of a single measurement under the second condition, 0 or more
 * @param repetitionsOther measurements of a unit under the second condition, 1 or more
 */
public record PairedDesign(
        double between, double withinOne, int repetitionsOne, double withinOther, int repetitionsOther) {
    /** A test of so many units that is to find what it looks for with this power. */
    private record Asked(int units, double level, double power) {}

    /** A plan asks for the same tests under hundreds of variances, and each takes a search. */
    private static final Map<Asked, Double> SHIFTS = new ConcurrentHashMap<>();

    public PairedDesign {
        Sample.finite(new double[] {between, withinOne, withinOther});
        if (between < 0 || withinOne < 0 || withinOther < 0) throw new IllegalArgumentException("a variance below 0");
        if (repetitionsOne < 1 || repetitionsOther < 1) throw new IllegalArgumentException("fewer than one repetition");
    }

    /** Variance of a unit's measured difference: ω² + σ²₁/K₁ + σ²₂/K₂. */
    public double variance() {
        return between + withinOne / repetitionsOne + withinOther / repetitionsOther;
    }

    /**
     * Units needed by Miller's formula (z_{1−α/2} + z_{power})²·variance/effect², which holds for many units.
     *
     * @param effect to be found, not 0
     * @param level of the two-sided test, such as 0.05
     * @param power wanted, such as 0.8
     */
    public double unitsByNormal(double effect, double level, double power) {
        NormalDistribution normal = new NormalDistribution();
        double scores = normal.inverseCumulativeProbability(1 - level / 2) + normal.inverseCumulativeProbability(power);
        return scores * scores * variance() / (effect * effect);
    }

    /** Units needed, at least 2, by the power of Student's test, which holds for few units too. */
    public int unitsNeeded(double effect, double level, double power) {
        if (effect == 0 || !Double.isFinite(effect)) throw new IllegalArgumentException("an effect of " + effect);
        double size = Math.abs(effect) / Math.sqrt(variance());
        int units = Math.max(2, (int) Math.min(1e9, unitsByNormal(effect, level, power)));
        while (NoncentralT.power(units - 1.0, size * Math.sqrt(units), level) < power) units++;
        return units;
    }

    /**
     * The smallest effect that Student's test of this many units finds with this power.
     *
     * @param units 2 or more
     */
    public double smallestEffect(int units, double level, double power) {
        if (units < 2) throw new IllegalArgumentException("a comparison of " + units + " units");
        double shift = SHIFTS.computeIfAbsent(
                new Asked(units, level, power), test -> NoncentralT.shiftForPower(units - 1.0, level, power));
        return shift * Math.sqrt(variance() / units);
    }
}
