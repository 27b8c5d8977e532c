package org.phrasefield.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.map.Canaries;
import org.phrasefield.map.Cause;
import org.phrasefield.map.Change;
import org.phrasefield.map.Drift;
import org.phrasefield.map.Epoch;
import org.phrasefield.map.Followed;
import org.phrasefield.map.Move;
import org.phrasefield.map.Moves;
import org.phrasefield.map.Track;
import org.phrasefield.map.Untold;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Interval;

/** What moved, sentence by sentence, for a terminal and for a page. */
final class DriftWords {
    /** Changes of one kind that are told. */
    private static final int MOST_CHANGES = 4;

    private final Texts texts;
    private final Function<String, String> form;
    private final boolean several;

    /**
     * @param form how a form is called, by its id
     * @param several whether language and model are to be said of what is followed
     */
    DriftWords(Texts texts, Function<String, String> form, boolean several) {
        this.texts = texts;
        this.form = form;
        this.several = several;
    }

    /** What may have moved two runs apart, then what became of the canaries, then how much moved. */
    List<String> between(Moves moves) {
        List<String> sentences = new ArrayList<>();
        moves.changes().forEach((model, changes) -> sentences.add(changed(model, changes)));
        moves.canaries().forEach((model, canaries) -> sentences.add(canary(model, canaries)));
        sentences.add(texts.say(
                "drift.count",
                texts.whole(of(moves, Move.Verdict.MOVED).size()),
                texts.whole(of(moves, Move.Verdict.SAME).size()),
                texts.whole(of(moves, Move.Verdict.CANNOT_TELL).size())));
        return sentences;
    }

    /** What has a verdict, the surest first. */
    static List<Move> of(Moves moves, Move.Verdict verdict) {
        return moves.moves().stream()
                .filter(move -> move.verdict() == verdict)
                .sorted(Comparator.comparingDouble(Move::pValue))
                .toList();
    }

    /** Why what cannot be told cannot, each reason with how often. */
    List<String> untold(Moves moves) {
        return untold(moves.moves().stream().flatMap(move -> move.untold().stream()));
    }

    /** The same of an epoch. */
    List<String> untold(Epoch epoch) {
        return untold(epoch.tracks().stream().flatMap(track -> track.untold().stream()));
    }

    private List<String> untold(Stream<Untold> all) {
        Map<String, Long> counted =
                all.collect(Collectors.groupingBy(DriftWords::key, TreeMap::new, Collectors.counting()));
        return counted.entrySet().stream()
                .map(each -> texts.say(
                        "drift.untold", texts.whole(each.getValue()), texts.say("drift.untold." + each.getKey())))
                .toList();
    }

    /** How many streams are watched, and how soon they find a shift; none where none is. */
    List<String> watch(Drift drift) {
        return drift.plan().stream()
                .map(plan -> texts.say(
                        "drift.watch",
                        texts.whole(drift.streams()),
                        texts.whole(Drift.NIGHTS_PER_FALSE_ALARM),
                        texts.whole(plan.one().half()),
                        texts.whole(plan.one().most()),
                        texts.whole(plan.two().half()),
                        texts.whole(plan.two().most())))
                .toList();
    }

    /** What began an epoch, where anything known did. */
    List<String> beginning(Epoch epoch) {
        List<String> sentences = new ArrayList<>();
        if (!epoch.changed().isEmpty()) sentences.add(changed(epoch.model(), epoch.changed()));
        if (epoch.moved()) sentences.add(texts.say("drift.after-move"));
        return sentences;
    }

    /** What is suspected or has moved in an epoch, the surest first. */
    List<String> told(Epoch epoch) {
        return epoch.tracks().stream()
                .filter(track -> track.state() == Track.State.MOVED || track.state() == Track.State.SUSPECTED)
                .sorted(Comparator.comparing(Track::state).reversed())
                .map(this::told)
                .toList();
    }

    private String told(Track track) {
        List<Track.Step> moving = track.moving();
        double size = moving.stream().mapToDouble(Track.Step::value).average().orElseThrow();
        return texts.say(
                track.state() == Track.State.MOVED ? "drift.confirmed" : "drift.suspected",
                name(track.followed()),
                moving.get(0).run(),
                texts.say(track.up() ? "drift.up" : "drift.down"),
                texts.whole(Drift.HOURS_OF_A_NIGHT),
                size(track.followed(), size),
                texts.fixed(Math.abs(size) / track.deviation().orElseThrow(), 1),
                track.alarmed().orElseThrow().run());
    }

    /** How many are watched without alarm; none where none is. */
    List<String> quiet(Epoch epoch) {
        long same = epoch.tracks().stream()
                .filter(track -> track.state() == Track.State.SAME)
                .count();
        return same == 0 ? List.of() : List.of(texts.say("drift.quiet", texts.whole(same)));
    }

    /**
     * That a gate passes without a reason to, of each model of which no move can be told.
     *
     * @param gate what the gate was to refuse, as it was asked
     */
    List<String> open(String gate, Drift drift) {
        return drift.newest().stream()
                .filter(epoch -> epoch.tracks().stream().allMatch(track -> track.state() == Track.State.CANNOT_TELL))
                .map(epoch -> texts.say(
                        // Two nights are enough to refuse other conditions.
                        gate.equals("changed") && epoch.nights().size() > 1 ? "drift.open-moves" : "drift.open",
                        gate,
                        Harmless.line(epoch.model()),
                        texts.whole(epoch.nights().size()),
                        why(epoch)))
                .toList();
    }

    private String why(Epoch epoch) {
        List<String> reasons = epoch.tracks().stream()
                .flatMap(track -> track.untold().stream())
                .sorted()
                .distinct()
                .map(reason -> texts.say("drift.untold." + key(reason)))
                .toList();
        return reasons.isEmpty() ? texts.say("drift.unscored") : String.join("; ", reasons);
    }

    private String changed(String model, List<Change> changes) {
        if (changes.isEmpty()) return texts.say("drift.same-conditions", Harmless.line(model));
        Map<Cause, List<Change>> causes =
                changes.stream().collect(Collectors.groupingBy(Change::cause, TreeMap::new, Collectors.toList()));
        List<String> told = new ArrayList<>();
        causes.forEach((cause, each) -> told.add(texts.say("drift.cause." + key(cause), told(each))));
        return texts.say("drift.changed", Harmless.line(model), texts.list(told));
    }

    /** From what to what; of many changes of one kind the first ones. */
    private String told(List<Change> changes) {
        String told = changes.stream().limit(MOST_CHANGES).map(this::told).collect(Collectors.joining(", "));
        return changes.size() <= MOST_CHANGES ? told : told + ", …";
    }

    private String told(Change change) {
        String none = texts.say("drift.not-set");
        String between = Stream.of(change.from(), change.to())
                .map(value -> value.isEmpty() ? none : Harmless.line(value))
                .collect(Collectors.joining(" → "));
        return change.what().isEmpty() ? between : what(change) + " " + between;
    }

    private String what(Change change) {
        return change.cause() == Cause.METRIC
                ? Metrics.of(change.what())
                        .map(metric -> metric.name(texts.reader()))
                        .orElse(change.what())
                : texts.sayOr("drift.part." + change.what(), Harmless.line(change.what()));
    }

    private String canary(String model, Canaries canaries) {
        return texts.say(
                canaries.same() == canaries.compared() ? "drift.canaries-same" : "drift.canaries-other",
                Harmless.line(model),
                texts.whole(canaries.compared() - canaries.same()),
                texts.whole(canaries.compared()));
    }

    /** What is followed. */
    String name(Followed followed) {
        String metric = Metrics.of(followed.metric())
                .map(each -> each.name(texts.reader()))
                .orElse(followed.metric());
        String name = Texts.capital(metric) + " · " + form.apply(followed.form());
        return several ? name + " · " + followed.language() + " · " + Harmless.line(followed.model()) : name;
    }

    /** How far something moved, with its interval. */
    String size(Move move) {
        Interval interval = move.interval().orElseThrow();
        String ends = ratio(move.followed())
                ? texts.fixed(Math.exp(interval.low()), 2) + "; " + texts.fixed(Math.exp(interval.high()), 2)
                : texts.signed(interval.low(), 2) + "; " + texts.signed(interval.high(), 2);
        return size(move.followed(), interval.estimate()) + " [" + ends + "]";
    }

    private String size(Followed followed, double difference) {
        return ratio(followed) ? "×" + texts.fixed(Math.exp(difference), 2) : texts.signed(difference, 2);
    }

    private static boolean ratio(Followed followed) {
        return Metrics.of(followed.metric()).map(Metric::logarithm).orElse(false);
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
