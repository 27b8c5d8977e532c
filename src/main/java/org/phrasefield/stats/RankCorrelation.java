package org.phrasefield.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** How far two orders of the same things agree, −1 (reversed) to 1 (equal); things may share a place. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Kendall's τ_b, by Knight's method (1966) in n ln n.
     *
     * @return empty where all of one side share a place
     */
    public static OptionalDouble kendall(double[] one, double[] other) {
        Sample.paired(one, other);
        int n = one.length;
        double pairs = n * (n - 1.0) / 2;
        double tiedOne = tiedPairs(one);
        double tiedOther = tiedPairs(other);
        double range = (pairs - tiedOne) * (pairs - tiedOther);
        if (!(range > 0)) return OptionalDouble.empty();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) ->
                        one[a] != one[b] ? Double.compare(one[a], one[b]) : Double.compare(other[a], other[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = Arrays.stream(order).mapToDouble(i -> other[i]).toArray();
        double tiedBoth = 0;
        for (int from = 0; from < n; ) {
            int to = from + 1;
            while (to < n && one[order[to]] == one[order[from]] && sorted[to] == sorted[from]) to++;
            tiedBoth += (to - from) * (to - from - 1.0) / 2;
            from = to;
        }
        double discordant = exchanges(sorted, new double[n], 0, n);
        double concordance = pairs - tiedOne - tiedOther + tiedBoth - 2 * discordant;
        return OptionalDouble.of(concordance / Math.sqrt(range));
    }

    private static double tiedPairs(double[] values) {
        return Arrays.stream(Ranks.ties(values))
                .mapToDouble(t -> t * (t - 1.0) / 2)
                .sum();
    }

    /** Sorts a stretch by merging; how many pairs stood in falling order. */
    private static double exchanges(double[] values, double[] room, int from, int to) {
        if (to - from < 2) return 0;
        int middle = (from + to) >>> 1;
        double count = exchanges(values, room, from, middle) + exchanges(values, room, middle, to);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            if (right == to || left < middle && values[left] <= values[right]) {
                room[i] = values[left++];
            } else {
                room[i] = values[right++];
                count += middle - left;
            }
        }
        System.arraycopy(room, from, values, from, to - from);
        return count;
    }

    /**
     * Spearman's ρ: the correlation of the ranks.
     *
     * @return empty where all of one side share a place
     */
    public static OptionalDouble spearman(double[] one, double[] other) {
        Sample.paired(one, other);
        if (one.length < 2) return OptionalDouble.empty();
        double[] a = Ranks.of(one);
        double[] b = Ranks.of(other);
        double middle = (one.length + 1) / 2.0;
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - middle) * (b[i] - middle);
            first += (a[i] - middle) * (a[i] - middle);
            second += (b[i] - middle) * (b[i] - middle);
        }
        if (first == 0 || second == 0) return OptionalDouble.empty();
        return OptionalDouble.of(Math.max(-1, Math.min(1, product / Math.sqrt(first * second))));
    }

    /**
     * Standard deviation of τ_b over all orders that one side could have by chance, the places that things share as they are (Kendall 1970, chapter 4):
     * exact, and without ties √(2(2n + 5)/(9n(n − 1))).
     *
     * @return empty where {@link #kendall} is
     */
    public static OptionalDouble kendallNullDeviation(double[] one, double[] other) {
        Sample.paired(one, other);
        double n = one.length;
        double pairs = n * (n - 1) / 2;
        double range = (pairs - tiedPairs(one)) * (pairs - tiedPairs(other));
        if (!(range > 0)) return OptionalDouble.empty();
        double variance = (n * (n - 1) * (2 * n + 5) - ties(one, t -> 2 * t + 5) - ties(other, t -> 2 * t + 5)) / 18
                + ties(one, t -> 1) * ties(other, t -> 1) / (2 * n * (n - 1));
        if (n > 2) variance += ties(one, t -> t - 2) * ties(other, t -> t - 2) / (9 * n * (n - 1) * (n - 2));
        return OptionalDouble.of(Math.sqrt(variance / range));
    }

    /** Over the groups that share a place, the sum of t(t − 1) and a factor. */
    private static double ties(double[] values, DoubleUnaryOperator factor) {
        return Arrays.stream(Ranks.ties(values))
                .mapToDouble(t -> t * (t - 1.0) * factor.applyAsDouble(t))
                .sum();
    }

    /**
     * The τ that a perfect forecast could reach: the mean τ_b between the order in one half of the units and in the other, the halves drawn at random.
     * Halves are noisier than the whole, so the true ceiling is somewhat higher.
     *
     * @param values units by things
     * @param splits how often units are halved, 1 or more
     * @return empty with fewer than two units, or where no split has an order
     */
    public static OptionalDouble ceiling(double[][] values, int splits, long seed) {
        if (values.length < 2) return OptionalDouble.empty();
        SplittableRandom random = new SplittableRandom(seed);
        double[][] units = values.clone();
        Moments found = new Moments();
        for (int split = 0; split < splits; split++) {
            for (int i = units.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double[] kept = units[i];
                units[i] = units[j];
                units[j] = kept;
            }
            int half = units.length / 2;
            kendall(
                            Vectors.mean(Arrays.copyOf(units, half)),
                            Vectors.mean(Arrays.copyOfRange(units, half, units.length)))
                    .ifPresent(found::add);
        }
        return found.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(found.mean());
    }
}
