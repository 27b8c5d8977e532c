package org.phrasefield.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.scoring.Anchor;
import org.phrasefield.scoring.Canary;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.scoring.Inquiry;
import org.phrasefield.scoring.Judgeable;
import org.phrasefield.scoring.Rubric;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

/**
 * Lays out what a judge is asked about the answers of a run: nothing where there are none to compare. The anchors come first; pairs of answers follow in the languages in which the judge can
 * tell anchors apart, each in both orders; a reply without a verdict gets one repair. What is asked next hangs on what was said before, so
 * a plan is made again until nothing is open.
 */
public final class Judging {
    /** How often each question about levels is asked: the judge's own noise. */
    private static final int REPEATS = 2;
    /** So many candidates for each pair wanted are looked at, since some turn out to hold nothing that can be judged. */
    private static final int CANDIDATES = 2;

    private final Protocol protocol;
    private final ModelChoice judge;
    private final long seed;
    private final Consumer<BiConsumer<Trial, Optional<Result>>> answers;
    private final List<Trial> trials = new ArrayList<>();

    /** Questions of the plans before, without their places: most of what is asked next was asked then, and to put an answer into plain words takes long. */
    private final Map<Asked, Trial> laid = new HashMap<>();

    /**
     * @param seed the run's seed
     * @param answers hands out the sweep's trials with what came of them, as often as asked
     */
    public Judging(
            Protocol protocol, ModelChoice judge, long seed, Consumer<BiConsumer<Trial, Optional<Result>>> answers) {
        this.protocol = protocol;
        this.judge = judge;
        this.seed = seed;
        this.answers = answers;
    }

    /**
     * Every question that is to be asked as far as is known now.
     *
     * @param known what this judge said so far, by each criterion that it is asked by
     * @param from place in the plan of the first question
     */
    public List<Trial> plan(List<Verdicts> known, int from) {
        trials.clear();
        for (Verdicts each : known) add(each);
        return IntStream.range(0, trials.size())
                .mapToObj(at -> trials.get(at).at(from + at))
                .toList();
    }

    private void add(Verdicts known) {
        List<String> able = new ArrayList<>();
        Set<String> answered = answered();
        for (String language : protocol.languages()) {
            if (!answered.contains(language)) continue;
            addAnchors(language, known);
            if (known.passesAnchors(language)) able.add(language);
        }
        if (!able.isEmpty()) addPairs(able, known);
    }

    /**
     * How many questions there would be at most, repairs aside.
     *
     * @param anchors about anchors
     * @param pairs about answers
     */
    public record Forecast(long anchors, long pairs) {}

    /** How many questions a protocol's judge would be asked at most; empty without one. */
    public static Optional<Forecast> forecast(Protocol protocol, Plan plan) {
        return protocol.judge().map(judge -> {
            Map<String, Long> byForm = new HashMap<>();
            plan.trials().stream()
                    .map(Trial::cell)
                    .filter(cell -> !cell.form().equals(protocol.control()))
                    .forEach(cell ->
                            byForm.merge(cell.language() + " " + cell.model() + " " + cell.form(), 1L, Long::sum));
            long anchors = 0;
            long pairs = 0;
            for (Criterion criterion : Criterion.of(protocol.metrics())) {
                for (String language : protocol.languages()) {
                    if (!criterion.gated(language)) continue;
                    anchors += 2L
                            * criterion.in(language).orElseThrow().anchors().size()
                            * (criterion.canaries().size() + REPEATS - 1);
                    pairs += byForm.entrySet().stream()
                            .filter(form -> form.getKey().startsWith(language + " "))
                            .mapToLong(form -> Math.min(form.getValue(), judge.pairs()))
                            .sum();
                }
            }
            return new Forecast(anchors, 2 * pairs);
        });
    }

    /** The languages in which a form's answer has one of the control to be compared with: elsewhere there is nothing to judge. */
    private Set<String> answered() {
        Set<Place> places = new HashSet<>();
        answers.accept((trial, result) -> {
            if (result.isPresent() && result.get().outcome() instanceof Outcome.Answered) places.add(Place.of(trial));
        });
        return places.stream()
                .filter(place -> !place.form().equals(protocol.control()))
                .filter(place -> places.contains(place.in(protocol.control())))
                .map(Place::language)
                .collect(Collectors.toSet());
    }

    private void addAnchors(String language, Verdicts known) {
        Optional<Rubric> asked = known.criterion().in(language);
        if (asked.isEmpty()) return;
        Rubric rubric = asked.get();
        for (Anchor anchor : rubric.anchors()) {
            for (Canary canary : known.criterion().canaries()) {
                Texts texts = new Texts(
                        rubric,
                        anchor.question(),
                        new Side(anchor.id() + "/brief", anchor.brief()),
                        new Side(anchor.id() + "/" + canary.id(), anchor.against(canary)));
                Cell cell = new Cell(language, anchor.id(), canary.id(), Cell.NO_WORD, judge.reference());
                int repeats = canary.ordered() ? REPEATS : 1;
                for (int number = 1; number <= repeats; number++) addBothOrders(cell, number, texts, known);
            }
        }
    }

    /**
     * One of two texts that are compared.
     *
     * @param name key of the trial whose answer it is, or an anchor's name
     */
    private record Side(String name, String text) {}

    /** What a judge sees: what was asked, and two answers. */
    private record Texts(Rubric rubric, String asked, Side one, Side other) {
        String question(boolean turned) {
            return turned
                    ? rubric.question(asked, other.text(), one.text())
                    : rubric.question(asked, one.text(), other.text());
        }
    }

    /** What makes a question what it is, beside the judge. */
    private record Asked(Cell cell, int number, Inquiry inquiry, Texts texts) {
        String text() {
            String question = texts.question(inquiry.turned());
            return inquiry.again() ? texts.rubric().again(question) : question;
        }
    }

    private void addBothOrders(Cell cell, int number, Texts texts, Verdicts known) {
        String version = texts.rubric().version();
        for (boolean turned : new boolean[] {false, true}) {
            Trial trial = trial(new Asked(cell, number, new Inquiry(version, turned, false), texts));
            trials.add(trial);
            if (!known.silent(trial.key())) continue;
            trials.add(trial(new Asked(cell, number, new Inquiry(version, turned, true), texts)));
        }
    }

    private Trial trial(Asked asked) {
        return laid.computeIfAbsent(asked, this::made);
    }

    private Trial made(Asked asked) {
        Cell cell = asked.cell();
        Inquiry inquiry = asked.inquiry();
        String text = asked.text();
        List<String> about =
                List.of(asked.texts().one().name(), asked.texts().other().name());
        List<Message> messages = List.of(new Message(Message.Role.USER, text));
        Digest digest = Digest.of("judge", judge.reference(), Integer.toString(asked.number()), inquiry.wording())
                .add(messages)
                .add(judge.settings());
        about.forEach(digest::add);
        String key = digest.hex();
        Phrasing phrasing = new Phrasing(
                Sha256.hex(String.join("\0", cell.language(), cell.form(), inquiry.wording(), text))
                        .substring(0, 16),
                cell.language(),
                cell.intent(),
                cell.form(),
                inquiry.wording(),
                Optional.empty(),
                Optional.empty(),
                text);
        return new Trial(
                key,
                0,
                Trial.Part.JUDGE,
                cell,
                asked.number(),
                phrasing,
                messages,
                judge.settings(),
                Planner.samplingSeed(seed, key),
                about);
    }

    private void addPairs(List<String> languages, Verdicts known) {
        Map<Place, String> keys = new HashMap<>();
        Map<String, String> asked = new HashMap<>();
        List<Place> others = new ArrayList<>();
        answers.accept((trial, result) -> {
            Place place = Place.of(trial);
            if (!languages.contains(place.language())) return;
            boolean control = place.form().equals(protocol.control());
            if (control && place.word().equals(Cell.NO_WORD)) {
                asked.putIfAbsent(place.question(), trial.phrasing().text());
            }
            if (result.isEmpty() || !(result.get().outcome() instanceof Outcome.Answered)) return;
            keys.put(place, trial.key());
            if (!control) others.add(place);
        });
        List<Place> candidates = candidates(others, keys, asked);
        Map<String, String> texts = texts(candidates, keys);
        Map<List<String>, Integer> chosen = new LinkedHashMap<>();
        for (Place place : candidates) {
            if (chosen.getOrDefault(place.group(), 0) >= judge.pairs()) continue;
            Side one = side(keys, texts, place);
            Side other = side(keys, texts, place.in(protocol.control()));
            if (!Judgeable.text(place.language(), one.text()) || !Judgeable.text(place.language(), other.text()))
                continue;
            chosen.merge(place.group(), 1, Integer::sum);
            addBothOrders(
                    new Cell(place.language(), place.intent(), place.form(), place.word(), judge.reference()),
                    place.number(),
                    new Texts(
                            known.criterion().in(place.language()).orElseThrow(),
                            asked.getOrDefault(place.question(), ""),
                            one,
                            other),
                    known);
        }
    }

    private static Side side(Map<Place, String> keys, Map<String, String> texts, Place place) {
        String key = keys.getOrDefault(place, "");
        return new Side(key, texts.getOrDefault(key, ""));
    }

    /** Answers that have one to compare with, whole replicates first, in an order of chance inside them; not many more than are wanted. */
    private List<Place> candidates(List<Place> others, Map<Place, String> keys, Map<String, String> asked) {
        Map<List<String>, Integer> taken = new HashMap<>();
        return others.stream()
                .filter(place -> keys.containsKey(place.in(protocol.control())))
                .filter(place -> !asked.getOrDefault(place.question(), "").isBlank())
                .sorted(Comparator.comparingInt(Place::number).thenComparingLong(this::chance))
                .filter(place -> taken.merge(place.group(), 1, Integer::sum) <= (long) CANDIDATES * judge.pairs())
                .toList();
    }

    private long chance(Place place) {
        return Digest.of("pair", Long.toString(seed), place.toString()).number();
    }

    private Map<String, String> texts(List<Place> places, Map<Place, String> keys) {
        Set<String> wanted = new HashSet<>();
        for (Place place : places) {
            wanted.add(keys.getOrDefault(place, ""));
            wanted.add(keys.getOrDefault(place.in(protocol.control()), ""));
        }
        Map<String, String> texts = new HashMap<>();
        answers.accept((trial, result) -> {
            if (!wanted.contains(trial.key())) return;
            result.flatMap(each -> each.outcome().text()).ifPresent(answer -> texts.put(trial.key(), answer.text()));
        });
        return texts;
    }

    /** Where an answer stands in the sweep. */
    private record Place(String language, String model, String intent, String form, String word, int number) {
        static Place of(Trial trial) {
            Cell cell = trial.cell();
            return new Place(cell.language(), cell.model(), cell.intent(), cell.form(), cell.word(), trial.number());
        }

        Place in(String other) {
            return new Place(language, model, intent, other, word, number);
        }

        /** Of these so many pairs are compared at most. */
        List<String> group() {
            return List.of(language, model, form);
        }

        /** What is asked in all forms alike. */
        String question() {
            return language + " " + intent;
        }
    }
}
