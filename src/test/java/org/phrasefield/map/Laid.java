package org.phrasefield.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.Settings;
import org.phrasefield.scoring.Features;
import org.phrasefield.scoring.Score;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Usage;

/** Invented answers with scores of the short features: topics differ, forms by what is planted, answers by chance. */
final class Laid {
    static final List<String> FORMS = List.of("direct", "imagine", "name", "story");

    private final Random random;
    private final Map<String, Double> planted = new LinkedHashMap<>();
    private final int intents;
    private final int trials;

    /** One answer, as it is handed to a plane. */
    record Row(Trial trial, Result result, List<Score> scores) {
        void to(Plane plane) {
            plane.add(trial, Optional.of(result), scores);
        }
    }

    Laid(long seed, int intents, int trials) {
        this.random = new Random(seed);
        this.intents = intents;
        this.trials = trials;
    }

    /** A form's answers have about so many more hedges in a hundred words, as a logarithm, in some topics more than in others. */
    Laid planting(String form, double hedges) {
        planted.put(form, hedges);
        return this;
    }

    static Plane plane(long seed) {
        return new Plane(FORMS, "direct", List.of("existential"), seed);
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int intent = 0; intent < intents; intent++) {
            double topic = random.nextGaussian();
            for (String form : FORMS) {
                double bent = 0.3 * random.nextGaussian();
                double more = planted.getOrDefault(form, 0.0) * (0.9 + 0.1 * (intent % 3));
                for (int number = 1; number <= trials; number++) {
                    double hedges = 2 + topic + bent + more + 0.5 * random.nextGaussian();
                    rows.add(row("topic-" + intent, form, Cell.NO_WORD, number, hedges));
                }
            }
        }
        return rows;
    }

    Row row(String intent, String form, String word, int number, double hedges) {
        List<Score> scores = new ArrayList<>();
        Features.SHORT.members().forEach((id, how) -> {
            double chance = random.nextGaussian();
            double value = switch (id) {
                case "hedges" -> Math.max(0, Math.exp(hedges) - 1);
                case "mattr" -> 0.85 + 0.03 * chance;
                case "syllables-per-word" -> 1.5 + 0.1 * chance;
                default -> 0.3 * Math.abs(chance);
            };
            scores.add(new Score(id, "1", new Score.Scored(value)));
        });
        String key = "%s/%s/%s/%d".formatted(intent, form, word, number);
        Phrasing phrasing =
                new Phrasing(key, "en", intent, form, form + "-1", Optional.empty(), Optional.empty(), "About it?");
        Trial trial = new Trial(
                key,
                0,
                Trial.Part.MAIN,
                new Cell("en", intent, form, word, "planted/x"),
                number,
                phrasing,
                List.of(new Message(Message.Role.USER, "About it?")),
                Settings.DEFAULT,
                number);
        Outcome outcome = new Outcome.Answered(new Answer(
                form.equals("story") ? "The dragon slept by the river." : "Water is cold.",
                Optional.empty(),
                "stop",
                Usage.UNKNOWN,
                Optional.empty()));
        return new Row(trial, new Result(key, List.of(), outcome), scores);
    }
}
