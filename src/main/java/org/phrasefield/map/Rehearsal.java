package org.phrasefield.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.Settings;
import org.phrasefield.scoring.Canary;
import org.phrasefield.scoring.Family;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Inquiry;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Usage;

/**
 * Studies whose effects are known because they were put there: scores are drawn, trial by trial, and go the way that those of answers go. Ten forms, a wording for
 * each trial, intents that differ more than anything else. The first form after the control has the planted effect, the others have none.
 */
public final class Rehearsal {
    /** The forms; the control first, then the one with the effect. */
    public static final List<String> FORMS = List.of(
            "direct",
            "imagine",
            "name",
            "story",
            "if-then",
            "analogy",
            "how-many",
            "if-you-were",
            "own-one",
            "own-two");
    /** The form that has the effect. */
    public static final String PLANTED = FORMS.get(1);

    /** Standard deviation of the logarithm of an answer's words from one trial of a cell to the next. */
    static final double SPREAD = 0.25;
    /** Directions in which the answers of a cell may lie apart. */
    private static final int MEANINGS = 8;

    /** Members of the style that are compared one by one too. */
    private static final int EXPLORED = 8;

    private static final String LANGUAGE = "en";
    private static final String MODEL = "rehearsed/scores";

    private final Plan plan;
    private final Random random;
    private final Verdicts verdicts = new Verdicts();
    private final List<Metric> metrics;
    private final Map<String, double[]> wordings = new LinkedHashMap<>();
    private int position;

    /**
     * What is put in.
     *
     * @param intents how many
     * @param trials trials a cell, which is also the number of wordings a form
     * @param effect of the planted form, in standard deviations of repetition of every score
     * @param interplay variance of what a form does to the length in single intents, over that of repetition
     * @param wordings variance between the wordings of a form in their length, over that of repetition
     */
    public record Plan(int intents, int trials, double effect, double interplay, double wordings) {
        /** By form that has an effect, how great it truly is by index; takes a second. */
        public Map<String, Map<String, Double>> planted() {
            return effect == 0 ? Map.of() : Map.of(PLANTED, new Planting(this).truths());
        }
    }

    private Rehearsal(Plan plan, long seed) {
        this.plan = plan;
        this.random = new Random(seed);
        this.metrics = Stream.concat(
                        Stream.of(Metrics.LENGTH_RATIO),
                        Indices.style().keySet().stream().limit(EXPLORED))
                .flatMap(id -> Metrics.of(id).stream())
                .toList();
    }

    /** What is found of a study; for the same plan and seed always the same. */
    public static EffectMap of(Plan plan, long seed) {
        return new Rehearsal(plan, seed).map();
    }

    private EffectMap map() {
        List<Asked> asked = new ArrayList<>();
        for (int intent = 0; intent < plan.intents(); intent++) asked.addAll(intent(intent));
        judge(asked);
        Effects effects = new Effects(FORMS, FORMS.get(0), List.of(), metrics, List.of(verdicts));
        asked.forEach(each -> effects.add(each.trial(), Optional.of(answered(each.trial())), each.scores()));
        asked.stream().filter(each -> each.trial().number() == 1).forEach(each -> effects.add(spread(each)));
        return effects.map();
    }

    /** A trial with its scores. */
    private record Asked(Trial trial, List<Score> scores, double logWords) {}

    private List<Asked> intent(int number) {
        double topic = random.nextGaussian();
        double[] zones =
                random.doubles(Indices.profile(Family.ZONE).size(), -1, 1).toArray();
        double[] strategies =
                random.doubles(Indices.profile(Family.STRATEGY).size(), -1, 1).toArray();
        List<Asked> asked = new ArrayList<>();
        for (String form : FORMS) {
            double own = Math.sqrt(plan.interplay()) * SPREAD * random.nextGaussian();
            for (int trial = 1; trial <= plan.trials(); trial++) {
                double effect = form.equals(PLANTED) ? plan.effect() : 0;
                double words = 4.5
                        + 0.3 * topic
                        + own
                        + wording(form, trial)
                        + SPREAD * (effect * Math.sqrt(1 + plan.wordings()) + random.nextGaussian());
                List<Score> scores = new ArrayList<>(List.of(score(Metrics.LENGTH_RATIO, words)));
                scores.addAll(style(topic, effect));
                scores.addAll(profile(Family.ZONE, zones, effect));
                scores.addAll(profile(Family.STRATEGY, strategies, effect));
                asked.add(new Asked(trial("i" + number, form, trial), scores, words));
            }
        }
        return asked;
    }

    private double wording(String form, int trial) {
        double[] levels = wordings.computeIfAbsent(
                form,
                any -> IntStream.range(0, plan.trials())
                        .mapToDouble(i -> random.nextGaussian())
                        .toArray());
        return Math.sqrt(plan.wordings()) * SPREAD * levels[trial - 1];
    }

    private List<Score> style(double topic, double effect) {
        List<String> members = List.copyOf(Indices.style().keySet());
        return scores(members, style(random, members.size(), topic, effect));
    }

    private List<Score> profile(Family family, double[] usual, double effect) {
        return scores(List.copyOf(Indices.profile(family).keySet()), profile(random, usual, effect));
    }

    private static List<Score> scores(List<String> metrics, double[] values) {
        return IntStream.range(0, values.length)
                .mapToObj(at -> score(metrics.get(at), values[at]))
                .toList();
    }

    /** The style of an answer, a value each member. Two members in three are normal, the third is mostly 0, as counts of rare words are. */
    static double[] style(Random random, int members, double topic, double effect) {
        double[] style = new double[members];
        for (int at = 0; at < members; at++) {
            double value = random.nextGaussian() + effect;
            style[at] = at % 3 == 2 ? Math.max(0, value - 0.3) : 20 + topic + value;
        }
        return style;
    }

    /** Shares that sum to 1, with noise on their logarithms; the effect raises one of two and lowers the other. */
    static double[] profile(Random random, double[] usual, double effect) {
        double[] shares = new double[usual.length];
        double sum = 0;
        for (int at = 0; at < shares.length; at++) {
            shares[at] = Math.exp(usual[at] + (at % 2 == 0 ? effect : -effect) + random.nextGaussian());
            sum += shares[at];
        }
        for (int at = 0; at < shares.length; at++) shares[at] /= sum;
        return shares;
    }

    /**
     * How probable it is that a judge prefers an answer to the control's.
     *
     * @param planted whether it is of the form with the effect
     * @param longer by how many standard deviations of repetition it is longer, as a logarithm
     * @param own what the form does in this intent, in standard deviations of that
     */
    static double preference(Plan plan, boolean planted, double longer, double own) {
        double logit =
                0.5 * Math.tanh(longer) + Math.sqrt(plan.interplay()) * own + (planted ? 1.5 * plan.effect() : 0);
        return 1 / (1 + Math.exp(-logit));
    }

    private static Score score(String metric, double value) {
        return new Score(metric, "rehearsed", new Score.Scored(value));
    }

    /** The mean distance of as many points as a cell has trials. */
    private CellSpread spread(Asked first) {
        double wide = first.trial().cell().form().equals(PLANTED) ? Math.exp(SPREAD * plan.effect()) : 1;
        double[][] points = new double[plan.trials()][MEANINGS];
        for (double[] point : points) for (int i = 0; i < MEANINGS; i++) point[i] = wide * random.nextGaussian();
        double sum = 0;
        int pairs = 0;
        for (int one = 0; one < points.length; one++) {
            for (int other = 0; other < one; other++) {
                double square = 0;
                for (int i = 0; i < MEANINGS; i++) square += Math.pow(points[one][i] - points[other][i], 2);
                sum += Math.sqrt(square);
                pairs++;
            }
        }
        return new CellSpread(
                Indices.SCOPE_WORDS.id(),
                first.trial().cell(),
                pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / pairs),
                plan.trials(),
                plan.trials(),
                0,
                true);
    }

    /** Each answer of a form against the control's with the same number; a judge whose verdicts hang on depth and a little on length. */
    private void judge(List<Asked> asked) {
        for (Canary canary : Canary.values()) {
            judged("anchor", canary.id(), List.of("anchor", canary.id()), 1, canary == Canary.ITSELF ? 0 : 1);
        }
        Map<String, Asked> controls = new LinkedHashMap<>();
        for (Asked each : asked) {
            String place = each.trial().cell().intent() + ' ' + each.trial().number();
            if (each.trial().cell().form().equals(FORMS.get(0))) controls.put(place, each);
        }
        Map<String, Double> topics = new LinkedHashMap<>();
        for (Asked each : asked) {
            Cell cell = each.trial().cell();
            Asked control = controls.get(cell.intent() + ' ' + each.trial().number());
            if (control == null || cell.form().equals(FORMS.get(0))) continue;
            double own = topics.computeIfAbsent(cell.intent() + cell.form(), any -> random.nextGaussian());
            double longer = (each.logWords() - control.logWords()) / SPREAD;
            double wins = preference(plan, cell.form().equals(PLANTED), longer, own);
            int winner = random.nextDouble() < wins ? 1 : -1;
            judged(
                    cell.intent(),
                    cell.form(),
                    List.of(each.trial().key(), control.trial().key()),
                    each.trial().number(),
                    winner);
        }
    }

    /** @param winner above 0 the first, below the second, 0 neither; the order of the two changes nothing */
    private void judged(String intent, String form, List<String> about, int number, int winner) {
        for (boolean turned : new boolean[] {false, true}) {
            String word = winner == 0 ? "tie" : winner > 0 == turned ? "B" : "A";
            String wording = new Inquiry("1", turned, false).wording();
            Trial trial = new Trial(
                    String.join(" ", intent, form, wording, Integer.toString(number)),
                    position++,
                    Trial.Part.JUDGE,
                    new Cell(LANGUAGE, intent, form, Cell.NO_WORD, "rehearsed/judge"),
                    number,
                    phrasing(intent, form, wording),
                    List.of(new Message(Message.Role.USER, "?")),
                    Settings.DEFAULT,
                    0,
                    about);
            verdicts.add(trial, Optional.of(answered(trial, "{\"verdict\": \"" + word + "\"}")));
        }
    }

    private Trial trial(String intent, String form, int number) {
        String wording = form + '-' + number;
        return new Trial(
                String.join(" ", intent, wording),
                position++,
                Trial.Part.MAIN,
                new Cell(LANGUAGE, intent, form, Cell.NO_WORD, MODEL),
                number,
                phrasing(intent, form, wording),
                List.of(new Message(Message.Role.USER, wording)),
                Settings.DEFAULT,
                position);
    }

    private static Phrasing phrasing(String intent, String form, String wording) {
        return new Phrasing(
                wording + intent, LANGUAGE, intent, form, wording, Optional.empty(), Optional.empty(), wording);
    }

    private static Result answered(Trial trial) {
        return answered(trial, trial.key());
    }

    private static Result answered(Trial trial, String text) {
        Outcome outcome =
                new Outcome.Answered(new Answer(text, Optional.empty(), "stop", Usage.UNKNOWN, Optional.empty()));
        Attempt attempt = new Attempt(
                1,
                java.time.Instant.EPOCH,
                java.time.Duration.ofSeconds(1),
                outcome,
                OptionalInt.empty(),
                Optional.empty());
        return new Result(trial.key(), List.of(attempt), outcome);
    }
}
