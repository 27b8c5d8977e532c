package org.phrasefield.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.scoring.Family;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Score;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.stats.Moments;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

/** What is gathered of one language and one model: never more than a few numbers a cell. */
final class Group {
    /**
     * A cell inside the group.
     *
     * @param intent intent id
     * @param form form id
     * @param word level of the word factor
     */
    record Place(String intent, String form, String word) {}

    /** How the trials of a form ended. */
    static final class Ends {
        int planned;
        final Map<String, Integer> outcomes = new TreeMap<>();
        final Map<String, Integer> unscored = new TreeMap<>();
        final Moments seconds = new Moments();

        int of(String outcome) {
            return outcomes.getOrDefault(outcome, 0);
        }

        int asked() {
            return planned - of(NOT_RUN);
        }

        /** How many were answered by what no metric can score. */
        int improper() {
            return unscored.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private static final String NOT_RUN = new Outcome.NotRun("").word();

    final Map<String, Ends> forms = new LinkedHashMap<>();
    final Map<String, Map<Place, Moments>> scores = new LinkedHashMap<>();
    /** By index. */
    final Map<String, Map<Place, CellSpread>> spreads = new LinkedHashMap<>();

    final Vectors style = new Vectors(Indices.style());
    final Vectors zones = new Vectors(Indices.profile(Family.ZONE));
    final Vectors strategies = new Vectors(Indices.profile(Family.STRATEGY));
    /** By key of a trial that a judge saw, the logarithm of its words. */
    final Map<String, Double> judged = new HashMap<>();
    /** By the same, the intent. */
    final Map<String, String> judgedIntents = new HashMap<>();

    /** What its answers must be like before an effect is shown. */
    final Gates gates = new Gates(this);
    /** Which answers repeat another of their cell. */
    final Repeats repeats = new Repeats();

    /** Every score with the wording that it belongs to. */
    final Ledger ledger;
    /** By cell, how its trials ended. */
    final Map<Place, Asked> asked = new LinkedHashMap<>();

    private final List<Verdicts> verdicts;
    private final Map<Place, String> phrasings = new LinkedHashMap<>();
    /** What a contrast compares, by the control form: asked for once a metric, by several threads. */
    private final Map<Compared, List<Pair>> paired = new ConcurrentHashMap<>();
    /** Places whose wordings rotate, or may do so: of answers made elsewhere neither prompt nor wording need be known. */
    private final Set<Place> rotating = new HashSet<>();

    /**
     * @param verdicts what a judge said, if any, by each criterion
     * @param metrics the metrics whose scores are kept by wording
     */
    Group(List<Verdicts> verdicts, List<Metric> metrics) {
        this.verdicts = verdicts;
        this.ledger = new Ledger(metrics);
    }

    /** How many trials of a cell were asked, and how many of them gave no answer that can be scored. */
    record Asked(int trials, int lost) {}

    /**
     * What an effect leaves out of the cells that it compares.
     *
     * @param answers how many answers it rests on
     * @param intents how many intents
     */
    Evidence.Missing missing(Contrast contrast, String control, long answers, int intents) {
        List<Pair> pairs = pairs(contrast, control);
        int trials = pairs.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .mapToInt(place -> asked.getOrDefault(place, new Asked(0, 0)).trials())
                .sum();
        int planned = (int) pairs.stream().map(Pair::intent).distinct().count();
        return new Evidence.Missing((int) Math.max(0, trials - answers), Math.max(0, planned - intents));
    }

    /**
     * Whether two forms are no more than one prompt each: there is one intent, and every trial of a form was sent the same text. Then
     * answers are the units, and what is found speaks of these two prompts alone.
     */
    boolean comparesPrompts(String form, String other) {
        boolean oneIntent =
                phrasings.keySet().stream().map(Place::intent).distinct().count() == 1;
        return oneIntent && onePrompt(form) && onePrompt(other);
    }

    private boolean onePrompt(String form) {
        List<Place> places = phrasings.keySet().stream()
                .filter(place -> place.form().equals(form))
                .toList();
        return places.size() == 1 && !rotating.contains(places.get(0));
    }

    /** The forms that a contrast is about. */
    List<String> sides(Contrast contrast, String control) {
        return contrast instanceof Effect.OfForm form ? List.of(form.form(), control) : List.copyOf(forms.keySet());
    }

    /** The cells that a contrast compares, inside an intent: both planned, whether answered or not. */
    List<Pair> pairs(Contrast contrast, String control) {
        return paired.computeIfAbsent(new Compared(contrast, control), any -> paired(contrast, control));
    }

    private record Compared(Contrast contrast, String control) {}

    private List<Pair> paired(Contrast contrast, String control) {
        List<Pair> pairs = new ArrayList<>();
        for (Place place : phrasings.keySet()) {
            other(contrast, control, place)
                    .filter(phrasings::containsKey)
                    .ifPresent(other -> pairs.add(new Pair(place.intent(), place, other)));
        }
        return pairs;
    }

    private static Optional<Place> other(Contrast contrast, String control, Place place) {
        if (contrast instanceof Effect.OfForm form) {
            return place.form().equals(form.form())
                    ? Optional.of(new Place(place.intent(), control, place.word()))
                    : Optional.empty();
        }
        String words = ((Effect.OfWords) contrast).group();
        return place.word().equals(words + "/magnet")
                ? Optional.of(new Place(place.intent(), place.form(), words + "/neutral"))
                : Optional.empty();
    }

    /** In how many intents a contrast has at least so many trials asked on both sides. */
    int asks(Contrast contrast, String control, int trials) {
        return (int) pairs(contrast, control).stream()
                .filter(pair -> Stream.of(pair.one(), pair.other())
                        .allMatch(place ->
                                asked.getOrDefault(place, new Asked(0, 0)).trials() >= trials))
                .map(Pair::intent)
                .distinct()
                .count();
    }

    void add(CellSpread spread) {
        spreads.computeIfAbsent(spread.metric(), metric -> new LinkedHashMap<>())
                .put(place(spread.cell()), spread);
    }

    private static Place place(Cell cell) {
        return new Place(cell.intent(), cell.form(), cell.word());
    }

    void add(Trial trial, Optional<Result> result, List<Score> scored) {
        paired.clear();
        Ends ends = forms.computeIfAbsent(trial.cell().form(), form -> new Ends());
        ends.planned++;
        ends.outcomes.merge(result.map(each -> each.outcome().word()).orElse(NOT_RUN), 1, Integer::sum);
        if (result.isPresent() && result.get().outcome() instanceof Outcome.Answered) {
            result.get().attempts().stream()
                    .reduce((first, last) -> last)
                    .ifPresent(attempt -> ends.seconds.add(attempt.took().toNanos() / 1e9));
        }
        boolean answered = result.isPresent() && result.get().outcome() instanceof Outcome.Answered;
        Optional<String> improper = answered ? whyUnscored(scored) : Optional.empty();
        improper.ifPresent(reason -> ends.unscored.merge(reason, 1, Integer::sum));
        Place place = place(trial.cell());
        result.filter(each -> !each.outcome().word().equals(NOT_RUN))
                .ifPresent(each -> asked.merge(
                        place,
                        new Asked(1, answered && improper.isEmpty() ? 0 : 1),
                        (before, more) -> new Asked(before.trials() + 1, before.lost() + more.lost())));
        if (answered && improper.isEmpty()) {
            result.flatMap(each -> each.outcome().text()).ifPresent(text -> repeats.add(place, trial, text.text()));
        }
        ledger.add(place, trial.phrasing().wording(), scored);
        Phrasing phrasing = trial.phrasing();
        boolean unknown = phrasing.text().isBlank() && phrasing.wording().isBlank();
        String known = phrasings.computeIfAbsent(place, each -> phrasing.id());
        if (unknown || !phrasing.id().equals(known)) rotating.add(place);
        for (Score score : scored) {
            if (score.value() instanceof Score.Scored number) {
                scores.computeIfAbsent(score.metric(), metric -> new LinkedHashMap<>())
                        .computeIfAbsent(place, each -> new Moments())
                        .add(number.number());
            }
        }
        if (verdicts.stream().anyMatch(each -> each.saw(trial.key()))) {
            judgedIntents.put(trial.key(), place.intent());
            scored.stream()
                    .filter(score -> score.metric().equals(Metrics.LENGTH_RATIO))
                    .forEach(score -> {
                        if (score.value() instanceof Score.Scored words) judged.put(trial.key(), words.number());
                    });
        }
        style.add(place, scored);
        zones.add(place, scored);
        strategies.add(place, scored);
    }

    /** The reason that keeps every metric from scoring an answer, if there is one. */
    static Optional<String> whyUnscored(List<Score> scores) {
        return !scores.isEmpty()
                        && scores.get(0).value() instanceof Score.Unscored unscored
                        && scores.stream().allMatch(score -> score.value().equals(unscored))
                ? Optional.of(unscored.reason())
                : Optional.empty();
    }
}
