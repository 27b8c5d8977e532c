package org.phrasefield.map;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.phrasefield.map.WinRate.Contest;

/** What the lengths of answers that a judge compared allow to be said of equal length. Contests come by intent. */
final class Lengths {
    /** With a smaller share of pairs in the range of lengths that both sides have, length is extrapolated and not controlled. */
    private static final double LEAST_OVERLAP = 0.2;
    /** Length nearly decides where the longer answer, or the shorter one, wins so large a share of the contests that are won. */
    private static final double NEARLY_ALL = 0.9;

    private Lengths() {}

    /** Why nothing is said where the two hardly have lengths in common. */
    static Optional<String> apart(Collection<List<Contest>> byIntent) {
        List<Contest> all = byIntent.stream().flatMap(List::stream).toList();
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

    /** Whether one side won every contest. */
    static boolean unanimous(Collection<List<Contest>> byIntent) {
        return all(byIntent, 1) || all(byIntent, 0);
    }

    private static boolean all(Collection<List<Contest>> byIntent, double won) {
        return byIntent.stream().flatMap(List::stream).allMatch(one -> one.won() == won);
    }

    /** In how many intents the longer answer did not win, or was not the longer one: elsewhere length alone would do the same. */
    static int againstLength(Collection<List<Contest>> byIntent) {
        return (int) byIntent.stream()
                .filter(contests -> contests.stream().anyMatch(one -> one.longer() * (one.won() - 0.5) <= 0))
                .count();
    }

    /** Why nothing is said where one side always wins and nearly always is the longer one. */
    static Optional<String> alwaysLonger(Collection<List<Contest>> byIntent) {
        int against = againstLength(byIntent);
        return unanimous(byIntent) && byIntent.size() >= Effects.FEWEST_INTENTS && against < Effects.FEWEST_INTENTS
                ? Optional.of("it cannot be separated from length: an answer that is not the longer one wins in "
                        + against + " intents, and it takes " + Effects.FEWEST_INTENTS)
                : Optional.empty();
    }

    /** Why there is nothing to see at equal length where length nearly decides who wins. */
    static Optional<String> decides(Collection<List<Contest>> byIntent) {
        double[] won = byIntent.stream()
                .flatMap(List::stream)
                .mapToDouble(one -> one.longer() * (one.won() - 0.5))
                .filter(each -> each != 0)
                .toArray();
        if (won.length == 0) return Optional.empty();
        double longer = 0;
        for (double each : won) if (each > 0) longer++;
        double share = longer / won.length;
        if (share >= NEARLY_ALL) return Optional.of(decides("longer", share));
        return 1 - share >= NEARLY_ALL ? Optional.of(decides("shorter", 1 - share)) : Optional.empty();
    }

    private static String decides(String side, double share) {
        return "it cannot be separated from length: the " + side + " answer wins " + Math.round(100 * share)
                + " % of the pairs";
    }
}
