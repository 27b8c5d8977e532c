package org.phrasefield.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.phrasefield.map.Canaries;
import org.phrasefield.map.Conditions;
import org.phrasefield.map.Drift;
import org.phrasefield.map.MapDrift;
import org.phrasefield.map.Moves;
import org.phrasefield.map.Night;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Course;
import org.phrasefield.trial.Width;

/** Invented runs behind a study: a server that changes, a shift at the end, nights of every kind, gaps between them. */
final class SampleHistory {
    static final int NIGHTS = 35;
    /** The first night with another server. */
    static final int OTHER_SERVER = 8;

    private static final int SHIFTED = 29;

    private SampleHistory() {}

    /** Behind a study, whose run is the last of them. */
    static History behind(Study study) {
        String model = study.run().models().get(0).reference();
        Random random = new Random(20261129);
        List<Night> nights = new ArrayList<>();
        List<History.Evening> evenings = new ArrayList<>();
        for (int number = 0; number < NIGHTS; number++) {
            boolean last = number == NIGHTS - 1;
            String run = last ? study.run().id() : "evening-%03d".formatted(number + 1);
            // No night is a Sunday's.
            int days = number + number / 6;
            Instant began =
                    last ? study.run().startedAt() : study.run().startedAt().minus(Duration.ofDays(42 - days));
            nights.add(night(number, run, began, model, random));
            History.End end =
                    number % 11 == 5 ? History.End.CUT : number == 17 ? History.End.FAILED : History.End.COMPLETE;
            int settled = end == History.End.COMPLETE ? 1200 : end == History.End.CUT ? 431 : 0;
            evenings.add(new History.Evening(run, began, end, settled, 1200));
        }
        History.Evening before = evenings.get(NIGHTS - 2);
        Moves moves = Moves.between(
                nights.get(NIGHTS - 2),
                nights.get(NIGHTS - 1),
                Map.of(model, Canaries.NONE.and(true).and(false)));
        List<MapDrift> maps = MapPageTest.laid(study, 0).planes().stream()
                .flatMap(from -> MapPageTest.laid(study, 60).planes().stream()
                        .flatMap(to -> MapDrift.between(from, to).stream()))
                .toList();
        return new History(
                evenings,
                Optional.of(new History.Since(before.run(), before.startedAt(), moves, maps)),
                Drift.of(nights),
                new Course(
                        List.of(
                                new Width(model, study.run().startedAt(), 4, Width.Why.BEGINNING),
                                new Width(model, study.run().startedAt(), 9, Width.Why.TRIED),
                                new Width(model, study.run().startedAt(), 4, Width.Why.BUSY)),
                        List.of(),
                        List.of(),
                        Map.of()));
    }

    private static Night night(int number, String run, Instant began, String model, Random random) {
        Conditions conditions = new Conditions(
                Map.of("weights", "a"),
                Map.of("", number < OTHER_SERVER ? "Ollama 0.31" : "Ollama 0.32"),
                Map.of("temperature", "0.8"),
                Map.of("trials", "5"));
        Night night = new Night(run, began, Map.of(model, conditions));
        for (String metric : Night.METRICS) {
            for (String form : SampleStudy.FORMS) {
                boolean imagined = form.equals("imagine") && metric.equals("mattr");
                boolean shifted = number >= SHIFTED
                        && (imagined || metric.equals("specificity") || metric.equals("zone-concentration"));
                boolean tonight = number == NIGHTS - 1 && (metric.equals("log-words") || metric.equals("formality"));
                for (int intent = 0; intent < 6; intent++) {
                    for (int answer = 0; answer < 4; answer++) {
                        double value = intent + (shifted ? 3 : 0) + (tonight ? 4 : 0) + random.nextGaussian();
                        night.add(
                                new Cell("en", "intent-" + intent, form, Cell.NO_WORD, model),
                                List.of(new Score(metric, "1", new Score.Scored(value))));
                    }
                }
            }
        }
        return night;
    }
}
