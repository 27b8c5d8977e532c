package org.phrasefield.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A divergence between the mean profiles of two groups of units, freed of what it would be between samples of one group. The groups are cut in every
 * way, or, where these are many, at random again and again; a part of the one is compared with a part of the other, and with the rest of its own group, the parts always of the
 * same sizes. Where the groups do not differ, the two comparisons have one and the same mean, whatever the divergence, so the corrected value
 * averages to 0; it may be negative.
 *
 * <p>Chance adds less to a divergence between groups that differ than between parts of one group, so that the latter alone would be too much to take away. Each comparison is
 * therefore freed of its own bias first, by leaving out units of its parts (Quenouille's jackknife), as far as a part has two. Of a Jensen-Shannon divergence hardly anything is left to
 * take away then, and its corrected value averages to the true one. A total variation has a kink where shares are equal: there no leaving out helps, and the corrected
 * value stays below the true one, the more the smaller that is.
 *
 * @param raw divergence between the means of the whole groups; positive even where nothing differs
 * @param between mean divergence of a part of one group and a part of the other, freed of its bias
 * @param within mean divergence of two parts of one group, freed of its bias, the mean of both groups
 * @param splits how often the groups were cut
 */
public record HalfSplits(double raw, double between, double within, int splits) {
    /**
     * Compares two groups.
     *
     * @param one profiles, one a unit
     * @param other profiles over the same kinds, one a unit
     * @param divergence of two mean profiles, symmetric
     * @param splits 1 or more; 200 leave little of the chance of the cuts, and none where each group has six units or fewer
     * @return empty where a group has fewer than two units
     */
    public static Optional<HalfSplits> of(
            double[][] one,
            double[][] other,
            ToDoubleBiFunction<double[], double[]> divergence,
            int splits,
            long seed) {
        if (splits < 1) throw new IllegalArgumentException("no splits");
        int size = Math.min(one.length, other.length);
        if (size < 2) return Optional.empty();
        double cuts = Halves.count(one.length, size) * Halves.count(other.length, size);
        // Every pair of cuts takes two comparisons, and a drawn pair four.
        if (cuts <= 2.0 * splits)
            return Optional.of(of(one, other, divergence, Halves.all(one, size), Halves.all(other, size)));
        SplittableRandom random = new SplittableRandom(seed);
        double between = 0;
        double within = 0;
        for (int i = 0; i < splits; i++) {
            Halves left = Halves.drawn(one, size, random);
            Halves right = Halves.drawn(other, size, random);
            between += left.from(right, divergence);
            within += left.apart(divergence) + right.apart(divergence);
        }
        double raw = divergence.applyAsDouble(Vectors.mean(one), Vectors.mean(other));
        return Optional.of(new HalfSplits(raw, between / splits, within / (2 * splits), splits));
    }

    private static HalfSplits of(
            double[][] one,
            double[][] other,
            ToDoubleBiFunction<double[], double[]> divergence,
            List<Halves> lefts,
            List<Halves> rights) {
        double between = 0;
        for (Halves left : lefts) for (Halves right : rights) between += left.from(right, divergence);
        int cuts = lefts.size() * rights.size();
        double within = Stream.of(lefts, rights)
                .mapToDouble(halves -> halves.stream()
                        .mapToDouble(each -> each.apart(divergence))
                        .average()
                        .orElseThrow())
                .sum();
        double raw = divergence.applyAsDouble(Vectors.mean(one), Vectors.mean(other));
        return new HalfSplits(raw, between / cuts, within / 2, cuts);
    }

    /** The divergence beyond that of chance; averages to 0 where the groups do not differ. */
    public double corrected() {
        return between - within;
    }

    /**
     * Some units of a group.
     *
     * @param mean their mean profile
     * @param without the mean profiles with some left out, each with the share of the units that are left; empty for a single unit
     */
    private record Part(double[] mean, List<Left> without) {
        /** Of more units than this, several are left out together. */
        private static final int MOST_LEFT_OUT = 6;

        private record Left(double[] mean, double share) {}

        static Part of(double[][] group, int[] units) {
            int count = units.length;
            int times = count < 2 ? 0 : Math.min(count, MOST_LEFT_OUT);
            double[] mean = new double[group[0].length];
            double[][] left = new double[times][mean.length];
            for (int at = 0; at < count; at++) {
                double[] unit = group[units[at]];
                add(unit, mean);
                for (int time = 0; time < times; time++) if (at % times != time) add(unit, left[time]);
            }
            Vectors.divide(mean, count);
            List<Left> without = new ArrayList<>();
            for (int time = 0; time < times; time++) {
                int kept = count - (count - time + times - 1) / times;
                Vectors.divide(left[time], kept);
                without.add(new Left(left[time], (double) kept / count));
            }
            return new Part(mean, without);
        }

        private static void add(double[] unit, double[] sum) {
            for (int i = 0; i < sum.length; i++) sum[i] += unit[i];
        }

        /** The divergence of two parts, freed of what chance adds to it in the order of one over their units. */
        double from(Part that, ToDoubleBiFunction<double[], double[]> divergence) {
            double raw = divergence.applyAsDouble(mean, that.mean);
            double bias = 0;
            for (Left left : without) bias += left.share() * (divergence.applyAsDouble(left.mean(), that.mean) - raw);
            for (Left left : that.without) bias += left.share() * (divergence.applyAsDouble(mean, left.mean()) - raw);
            return raw - bias;
        }
    }

    /** The two parts of a group. */
    private record Halves(Part smaller, Part larger) {
        /** In how many ways so many units of a group can be taken and cut in two. */
        static double count(int of, int size) {
            int half = size / 2;
            return Choices.count(of, half) * Choices.count(of - half, size - half);
        }

        static List<Halves> all(double[][] group, int size) {
            List<Halves> all = new ArrayList<>();
            int half = size / 2;
            int[] smaller = Choices.first(half);
            for (double one = Choices.count(group.length, half); one > 0; one--) {
                int[] rest = Choices.others(smaller, group.length);
                int[] larger = Choices.first(size - half);
                for (double other = Choices.count(rest.length, larger.length); other > 0; other--) {
                    all.add(of(
                            group,
                            smaller,
                            IntStream.of(larger).map(at -> rest[at]).toArray()));
                    Choices.next(larger, rest.length);
                }
                Choices.next(smaller, group.length);
            }
            return all;
        }

        /** Takes this many units of the group at random and cuts them in two. */
        static Halves drawn(double[][] group, int size, SplittableRandom random) {
            int[] smaller = Choices.drawn(group.length, size / 2, random);
            int[] rest = Choices.others(smaller, group.length);
            int[] larger = Choices.drawn(rest.length, size - smaller.length, random);
            return of(group, smaller, IntStream.of(larger).map(at -> rest[at]).toArray());
        }

        private static Halves of(double[][] group, int[] smaller, int[] larger) {
            return new Halves(Part.of(group, smaller), Part.of(group, larger));
        }

        /** The mean divergence of a part of this group and one of the other size of that. */
        double from(Halves that, ToDoubleBiFunction<double[], double[]> divergence) {
            return (smaller.from(that.larger, divergence) + larger.from(that.smaller, divergence)) / 2;
        }

        double apart(ToDoubleBiFunction<double[], double[]> divergence) {
            return smaller.from(larger, divergence);
        }
    }
}
