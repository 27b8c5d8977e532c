package org.phrasefield.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.forecast.Measured.Matters;
import org.phrasefield.stats.Interval;

/** Bets and runs that several tests share. */
final class BetsSample {
    static final Forecaster.Person ANNA = new Forecaster.Person("anna");
    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private BetsSample() {}

    static Place place(String form, Index index) {
        return new Place("en", "planted/length", form, index);
    }

    /** Measured with an error of this many smallest differences that matter. */
    static Measured measured(String form, Index index, double times, double error) {
        double unit = index.interest();
        double half = 1.959963984540054 * error;
        boolean yes = Math.abs(times) - half > 1;
        boolean no = Math.abs(times) + half < 1;
        return new Measured(
                place(form, index),
                index.metrics().get(0),
                new Interval(times * unit, (times - half) * unit, (times + half) * unit),
                yes ? Matters.YES : no ? Matters.NO : Matters.UNDECIDED);
    }

    /** A run of the sample's protocol that began so many days after noon. */
    static RunResult run(int day, Measured... measured) {
        return new RunResult(
                "sweep-00" + day,
                "sweep",
                Map.of("planted/length", new RunResult.Beginning(NOON.plusSeconds(86_400L * day), "h1")),
                Optional.empty(),
                List.of(measured),
                List.of());
    }

    /** A bet that was made so many days after noon, less an hour. */
    static Bet bet(int day, Place place, Claim claim) {
        return new Bet(ANNA, "sweep", "h1", place, claim, NOON.plusSeconds(86_400L * day - 3_600));
    }

    static List<String> forms() {
        List<String> forms = new ArrayList<>(org.phrasefield.phrasing.BuiltIns.FORMS);
        forms.remove("direct");
        return forms;
    }
}
