package org.phrasefield.map;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.phrasefield.map.Group.Place;
import org.phrasefield.stats.CrossedMean;
import org.phrasefield.stats.PairedMean;
import org.phrasefield.stats.StudentEstimate;

/**
 * The analysis in which the wordings of a form are a sample of all that it could have: what an effect must also stand to be one of the form and not of
 * the sentences that happened to be asked (F, design, of the metrics reference).
 *
 * @param found the effect with wordings as a sample; absent where they cannot be analysed apart
 * @param not why they cannot; empty where they can
 */
record Wordings(Optional<StudentEstimate> found, String not) {
    /** Wordings of a form that are a sample at the least. */
    static final int FEWEST = 5;
    /** What an index of whole cells says of them. */
    static final String OF_CELLS = "an index of whole cells holds for these wordings alone";
    /** What a comparison says that is none of two forms. */
    static final String OF_WORDS = "wordings are the same on both sides";

    private static final String TOO_FEW = "too few scores to tell wordings apart";

    /** A few scores may be missing; more, and wordings do not meet the same intents. */
    private static final double MOST_GAPS = 0.15;

    /**
     * @param paired the mean over intents
     * @param pairs the cells that are compared
     */
    static Wordings of(Ledger ledger, String metric, String form, String control, PairedMean paired, List<Pair> pairs) {
        List<String> ones = ledger.wordings(form);
        List<String> others = ledger.wordings(control);
        if (ones.size() < FEWEST) return few(form, ones.size());
        if (others.size() < FEWEST) return few(control, others.size());
        double[][][] one = table(ledger, metric, pairs.stream().map(Pair::one).toList(), ones);
        double[][][] other =
                table(ledger, metric, pairs.stream().map(Pair::other).toList(), others);
        double apart = Math.max(
                apart(ledger, pairs.stream().map(Pair::one).toList(), ones),
                apart(ledger, pairs.stream().map(Pair::other).toList(), others));
        if (apart > MOST_GAPS) {
            return not("not every wording meets every intent: that takes " + Math.max(ones.size(), others.size())
                    + " trials");
        }
        if (gaps(one) > MOST_GAPS || gaps(other) > MOST_GAPS) return not(TOO_FEW);
        return CrossedMean.of(paired, one, other)
                .map(crossed -> new Wordings(Optional.of(crossed.found()), ""))
                .orElseGet(() -> not(TOO_FEW));
    }

    static Wordings not(String why) {
        return new Wordings(Optional.empty(), why);
    }

    private static Wordings few(String form, int wordings) {
        return not(form + " has " + wordings + " of the " + FEWEST + " wordings that it takes to tell them apart");
    }

    private static double[][][] table(Ledger ledger, String metric, List<Place> places, List<String> wordings) {
        return places.stream()
                .map(place -> ledger.byWording(place, metric, wordings))
                .toArray(double[][][]::new);
    }

    /** The share of pairs of a cell and a wording that the plan does not bring together. */
    private static double apart(Ledger ledger, List<Place> places, List<String> wordings) {
        return places.stream()
                .flatMapToInt(place -> wordings.stream().mapToInt(wording -> ledger.meets(place, wording) ? 0 : 1))
                .average()
                .orElse(1);
    }

    private static double gaps(double[][][] table) {
        return Arrays.stream(table)
                .flatMap(Arrays::stream)
                .mapToInt(cell -> cell.length == 0 ? 1 : 0)
                .average()
                .orElse(1);
    }
}
