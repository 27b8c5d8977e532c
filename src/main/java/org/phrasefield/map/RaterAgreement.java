package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.scoring.Rating;
import org.phrasefield.scoring.ValidationText;
import org.phrasefield.stats.KrippendorffAlpha;

/**
 * How far people agree on the zones or strategies of answers, among themselves and with the metrics: Krippendorff's alpha, 1 complete, 0 chance.
 *
 * @param raters how many people have said anything of these kinds
 * @param rated how many answers anybody has rated
 * @param twice how many answers two people or more have rated
 * @param people agreement of people; empty where nothing was rated twice, or everything got the same name
 * @param metrics by person, agreement of the person's verdicts with what the metrics name; empty likewise
 */
public record RaterAgreement(
        int raters, int rated, int twice, OptionalDouble people, Map<String, OptionalDouble> metrics) {
    public RaterAgreement {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }

    /** Whether enough answers were rated by two, and alike enough, to rely on the labels. */
    public boolean validates() {
        return twice >= ValidationText.FEWEST_RATED && people.orElse(0) >= ValidationText.LEAST_ALPHA;
    }

    /**
     * An answer that was rated.
     *
     * @param ratings what people said, with a verdict each, which may say nothing of some kinds
     * @param found by the metrics; absent labels are left out
     */
    public record Rated(List<Rating> ratings, Map<Kinds, String> found) {}

    /** The agreement on these kinds. */
    public static RaterAgreement of(Kinds kinds, List<Rated> answers) {
        List<double[]> people = new ArrayList<>();
        Map<String, List<double[]>> metrics = new TreeMap<>();
        int rated = 0;
        int twice = 0;
        for (Rated answer : answers) {
            List<Double> said = new ArrayList<>();
            String found = answer.found().get(kinds);
            for (Rating rating : answer.ratings()) {
                rating.verdict().flatMap(verdict -> verdict.of(kinds)).ifPresent(name -> {
                    double label = number(kinds, name);
                    said.add(label);
                    List<double[]> own = metrics.computeIfAbsent(rating.rater(), each -> new ArrayList<>());
                    if (found != null) own.add(new double[] {label, number(kinds, found)});
                });
            }
            if (!said.isEmpty()) rated++;
            if (said.size() > 1) twice++;
            people.add(said.stream().mapToDouble(each -> each).toArray());
        }
        Map<String, OptionalDouble> byPerson = new TreeMap<>();
        metrics.forEach((rater, own) -> byPerson.put(rater, alpha(own)));
        return new RaterAgreement(metrics.size(), rated, twice, alpha(people), byPerson);
    }

    private static OptionalDouble alpha(List<double[]> units) {
        return KrippendorffAlpha.of(units.toArray(double[][]::new), KrippendorffAlpha.Scale.NOMINAL);
    }

    private static double number(Kinds kinds, String name) {
        return kinds.withNone().indexOf(name);
    }
}
