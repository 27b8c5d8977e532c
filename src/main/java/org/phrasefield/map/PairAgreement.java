package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.phrasefield.scoring.Ballot;
import org.phrasefield.scoring.ValidationText;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.stats.KrippendorffAlpha;

/**
 * How far people agree on which of two answers goes deeper, among themselves and with the judge: Krippendorff's alpha over the one, the other and
 * neither. A pair counts for a person who saw it in both orders; where the order decided, neither won.
 *
 * @param rated how many pairs anybody has rated
 * @param twice how many pairs two people or more have rated
 * @param people agreement of people; empty where nothing was rated twice, or everything got the same verdict
 * @param judge agreement of people's verdicts with the judge's; empty likewise, and where no judge was asked about them
 * @param steady by person, how often the order of the two answers made no difference
 */
public record PairAgreement(
        int rated, int twice, OptionalDouble people, OptionalDouble judge, Map<String, Verdicts.Agreement> steady) {
    /** A judge may agree with people less than they do among themselves, but not by more (C7 of the metrics reference). */
    private static final double MARGIN = 0.1;

    public PairAgreement {
        steady = Collections.unmodifiableMap(new TreeMap<>(steady));
    }

    /** Whether enough pairs were rated by two, alike enough, and the judge agrees with people about as well as they do with each other. */
    public boolean validates() {
        double human = people.orElse(0);
        double judged = judge.orElse(0);
        return twice >= ValidationText.FEWEST_PAIRS
                && human >= ValidationText.LEAST_ALPHA
                && judged >= ValidationText.LEAST_ALPHA
                && judged >= human - MARGIN;
    }

    /**
     * A pair that was rated.
     *
     * @param people what each person said of it, by name
     * @param judge 1 where the judge preferred the one, 0 the other, 0.5 neither; empty where it was not asked
     */
    public record Rated(Map<String, Ballot> people, OptionalDouble judge) {}

    /** The agreement on these pairs. */
    public static PairAgreement of(List<Rated> pairs) {
        List<double[]> people = new ArrayList<>();
        List<double[]> judged = new ArrayList<>();
        Map<String, Verdicts.Agreement> steady = new TreeMap<>();
        int rated = 0;
        int twice = 0;
        for (Rated pair : pairs) {
            List<Double> said = new ArrayList<>();
            pair.people().forEach((rater, ballot) -> {
                if (!ballot.decided()) return;
                double won = ballot.won().orElseThrow();
                said.add(won);
                steady.merge(rater, new Verdicts.Agreement(ballot.consistent() ? 1 : 0, 1), PairAgreement::sum);
                pair.judge().ifPresent(judge -> judged.add(new double[] {won, judge}));
            });
            if (!said.isEmpty()) rated++;
            if (said.size() > 1) twice++;
            people.add(said.stream().mapToDouble(each -> each).toArray());
        }
        return new PairAgreement(rated, twice, alpha(people), alpha(judged), steady);
    }

    private static Verdicts.Agreement sum(Verdicts.Agreement one, Verdicts.Agreement other) {
        return new Verdicts.Agreement(one.same() + other.same(), one.of() + other.of());
    }

    private static OptionalDouble alpha(List<double[]> units) {
        return KrippendorffAlpha.of(units.toArray(double[][]::new), KrippendorffAlpha.Scale.NOMINAL);
    }
}
