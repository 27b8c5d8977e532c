package org.phrasefield.scoring;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.Trial;

/**
 * All that a judge said in a run by one criterion, and whether it can be believed. What is asked about is known by the trials alone: the two texts by what the trial
 * is about, their order by its {@link Inquiry}.
 */
public final class Verdicts {
    private static final double EVEN = 0.5;
    /** With a smaller share of contests that the order did not decide, a judge is unfit. */
    private static final double LEAST_CONSISTENT = 0.8;
    /** With a smaller share of anchors decided, nothing is known of a judge. */
    private static final double LEAST_DECIDED = 0.8;

    /**
     * Two texts that are compared.
     *
     * @param one key of the trial that gave it, or the name of an anchor's text
     * @param other the same
     * @param number which asking about them, from 1
     */
    private record Contest(String form, String one, String other, int number) {}

    /** Why nothing is said by a rubric that has no anchors. */
    private static final String NOT_GATED = "not gated: give anchors";

    private static final String UNASKED = "the judge has not been asked to the end yet";

    private final Criterion criterion;
    /** What the same judge says of depth, whose anchors try it for what no rubric may prefer; empty where this is that. */
    private final Optional<Verdicts> depth;

    private final Map<String, Map<Contest, Ballot>> ballots = new TreeMap<>();
    /** Languages in which a question has no reply yet. */
    private final Set<String> unasked = new HashSet<>();

    private final Set<String> silent = new HashSet<>();
    private final Set<String> about = new HashSet<>();
    private String judge = "";
    private final Map<String, String> versions = new TreeMap<>();

    /** Verdicts on depth. */
    public Verdicts() {
        this(Criterion.DEPTH, Optional.empty());
    }

    private Verdicts(Criterion criterion, Optional<Verdicts> depth) {
        this.criterion = criterion;
        this.depth = depth;
    }

    /** Verdicts of one judge by each of these criteria, of which depth is the first: a trial is to be shown to all of them. */
    public static List<Verdicts> of(List<Criterion> criteria) {
        Verdicts depth = new Verdicts();
        return criteria.stream()
                .map(each -> each == Criterion.DEPTH ? depth : new Verdicts(each, Optional.of(depth)))
                .toList();
    }

    /** What the judge decides by. */
    public Criterion criterion() {
        return criterion;
    }

    /** Takes in a judge's trial; one that is asked by another criterion is let pass. */
    public void add(Trial trial, Optional<Result> result) {
        Inquiry inquiry = Inquiry.of(trial.phrasing().wording()).orElseThrow();
        if (!inquiry.by(criterion)) return;
        judge = trial.cell().model();
        versions.put(trial.cell().language(), inquiry.version());
        about.addAll(trial.about());
        Contest contest = new Contest(
                trial.cell().form(), trial.about().get(0), trial.about().get(1), trial.number());
        Map<Contest, Ballot> spoken =
                ballots.computeIfAbsent(trial.cell().language(), language -> new LinkedHashMap<>());
        Ballot ballot = spoken.computeIfAbsent(contest, any -> Ballot.EMPTY);
        if (result.isEmpty() || !settled(result.get().outcome())) {
            unasked.add(trial.cell().language());
            return;
        }
        Optional<Verdict> verdict = read(result.get().outcome());
        if (verdict.isEmpty()) silent.add(trial.key());
        verdict.ifPresent(each -> spoken.put(contest, ballot.with(inquiry.turned(), each)));
    }

    private static boolean settled(Outcome outcome) {
        return outcome.text().isPresent() || outcome instanceof Outcome.Refused;
    }

    /** What the limit cut may hold a verdict that the judge only quoted. */
    private static Optional<Verdict> read(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered
                ? Verdict.read(answered.answer().text())
                : Optional.empty();
    }

    /** Whether a judge was asked anything in this language. */
    public boolean asked(String language) {
        return ballots.containsKey(language);
    }

    /** Whether a judge replied to this trial without a verdict that can be read. */
    public boolean silent(String key) {
        return silent.contains(key);
    }

    /** Whether an answer was shown to the judge. */
    public boolean saw(String key) {
        return about.contains(key);
    }

    /** The version of scores that come of these verdicts: that of the rubric, that of how replies are read, and who judged. */
    public String version(String language) {
        return versions.getOrDefault(language, "") + "." + VerdictWords.VERSION + " " + judge;
    }

    /**
     * A decided contest.
     *
     * @param form the form's id
     * @param key key of the form's trial
     * @param control key of the control's trial
     * @param won 1, 0.5 or 0
     */
    public record Decided(String form, String key, String control, double won) {}

    /** The contests of a language that are decided, anchors aside. */
    public List<Decided> decided(String language) {
        return ballots.getOrDefault(language, Map.of()).entrySet().stream()
                .filter(entry ->
                        canary(entry.getKey()).isEmpty() && entry.getValue().decided())
                .map(entry -> new Decided(
                        entry.getKey().form(),
                        entry.getKey().one(),
                        entry.getKey().other(),
                        entry.getValue().won().orElseThrow()))
                .toList();
    }

    /** By the key of a form's trial, whether its answer won against the control's; what was asked about but not decided is unscored. */
    public Map<String, Score> scores() {
        Map<String, Score> scores = new LinkedHashMap<>();
        ballots.forEach((language, spoken) -> spoken.forEach((contest, ballot) -> {
            if (canary(contest).isEmpty()) scores.put(contest.one(), score(version(language), ballot.won()));
        }));
        return scores;
    }

    private Score score(String version, OptionalDouble won) {
        return new Score(
                criterion.win().id(),
                version,
                won.isPresent() ? new Score.Scored(won.getAsDouble()) : new Score.Unscored("no verdict of the judge"));
    }

    /** Whether the judge decided the anchors of a language as it must. */
    public boolean passesAnchors(String language) {
        return anchorFault(language).isEmpty();
    }

    /** Why nothing that was said in this language can be believed, as a sentence; empty where it can. */
    public Optional<String> fault(String language) {
        return anchorFault(language).or(() -> orderFault(order(language)));
    }

    private Optional<String> anchorFault(String language) {
        if (!criterion.gated(language)) return Optional.of(NOT_GATED);
        return anchorFault(language, criterion.canaries())
                .or(() -> depth.flatMap(each -> each.anchorFault(language, Canary.OF_ANY)));
    }

    private Optional<String> anchorFault(String language, List<Canary> canaries) {
        if (!asked(language)) return Optional.of(UNASKED);
        Map<Canary, List<Ballot>> shown = new EnumMap<>(Canary.class);
        for (Canary canary : canaries) shown.put(canary, anchors(language, canary));
        long asked = shown.values().stream().mapToLong(Collection::size).sum();
        long decided = shown.values().stream()
                .flatMap(Collection::stream)
                .filter(Ballot::decided)
                .count();
        for (Map.Entry<Canary, List<Ballot>> entry : shown.entrySet()) {
            List<Ballot> of = entry.getValue().stream().filter(Ballot::decided).toList();
            if (of.isEmpty() || of.size() < LEAST_DECIDED * entry.getValue().size()) {
                if (unasked.contains(language)) return Optional.of(UNASKED);
                return Optional.of("the judge fails: it decided " + decided + " of " + asked + " anchors");
            }
        }
        return orderFault(order(language, true))
                .or(() -> tied(shown))
                .or(() -> shown.entrySet().stream()
                        .filter(entry -> !entry.getKey()
                                .passedBy(entry.getValue().stream()
                                        .filter(Ballot::decided)
                                        .toList()))
                        .findFirst()
                        .map(entry -> "the judge fails: it " + entry.getKey().failing()));
    }

    /** Who calls everything a tie prefers nothing, which is another fault than to prefer the wrong answer. */
    private static Optional<String> tied(Map<Canary, List<Ballot>> shown) {
        return shown.values().stream()
                        .flatMap(Collection::stream)
                        .filter(Ballot::decided)
                        .allMatch(ballot -> ballot.consistent() && ballot.won().orElse(0) == EVEN)
                ? Optional.of("the judge fails: it called every pair of anchors a tie")
                : Optional.empty();
    }

    private static Optional<String> orderFault(Agreement order) {
        return order.share().orElse(1) >= LEAST_CONSISTENT
                ? Optional.empty()
                : Optional.of("the judge fails: the order of the answers decides " + (order.of() - order.same())
                        + " of " + order.of() + " pairs");
    }

    /**
     * How often two verdicts were the same.
     *
     * @param same so many
     * @param of of so many
     */
    public record Agreement(long same, long of) {
        /** From 0 to 1; empty where nothing was compared. */
        public OptionalDouble share() {
            return of == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) same / of);
        }
    }

    /** How often a pair got the same verdict in both orders; pairs of equal texts aside. */
    public Agreement order(String language) {
        return order(language, false);
    }

    private Agreement order(String language, boolean anchorsAlone) {
        List<Ballot> decided = ballots.getOrDefault(language, Map.of()).entrySet().stream()
                .filter(entry -> !anchorsAlone || canary(entry.getKey()).isPresent())
                .filter(entry -> !entry.getKey().form().equals(Canary.ITSELF.id()))
                .map(Map.Entry::getValue)
                .filter(Ballot::decided)
                .toList();
        return new Agreement(decided.stream().filter(Ballot::consistent).count(), decided.size());
    }

    /** How often the judge said the same when it was asked the very same again: its own noise. */
    public Agreement repeated(String language) {
        Map<Contest, Ballot> spoken = ballots.getOrDefault(language, Map.of());
        List<Boolean> same = spoken.entrySet().stream()
                .filter(entry -> canary(entry.getKey()).isPresent())
                .flatMap(entry -> repeats(entry.getKey(), entry.getValue(), spoken))
                .toList();
        return new Agreement(same.stream().filter(each -> each).count(), same.size());
    }

    private static Stream<Boolean> repeats(Contest contest, Ballot ballot, Map<Contest, Ballot> spoken) {
        // Equal texts in both orders are one question asked twice.
        if (contest.form().equals(Canary.ITSELF.id()) && ballot.decided()) {
            return Stream.of(ballot.straight().equals(ballot.turned()));
        }
        Ballot first = spoken.get(new Contest(contest.form(), contest.one(), contest.other(), 1));
        if (contest.number() == 1 || first == null) return Stream.of();
        return Stream.of(List.of(first.straight(), ballot.straight()), List.of(first.turned(), ballot.turned()))
                .filter(pair -> pair.get(0).isPresent() && pair.get(1).isPresent())
                .map(pair -> pair.get(0).equals(pair.get(1)));
    }

    private List<Ballot> anchors(String language, Canary canary) {
        return ballots.getOrDefault(language, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().form().equals(canary.id()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Optional<Canary> canary(Contest contest) {
        return Stream.of(Canary.values())
                .filter(canary -> canary.id().equals(contest.form()))
                .findFirst();
    }

    /** What the judge is worth in each language, a sentence each, for a reader before any number. */
    public List<String> notes() {
        return ballots.keySet().stream()
                .filter(language -> Language.of(language).isPresent())
                .map(this::note)
                .toList();
    }

    private String note(String language) {
        OptionalDouble order = order(language).share();
        OptionalDouble repeated = repeated(language).share();
        String begun = called(language) + " is judged by " + judge + ": ";
        return order.isEmpty() || repeated.isEmpty()
                ? begun + "how steady it is, is not known yet."
                : begun + "the order of the answers left " + percent(order.getAsDouble())
                        + " % of its verdicts as they were, asking again " + percent(repeated.getAsDouble()) + " %.";
    }

    /** What is judged, in the language. */
    private String called(String language) {
        return (criterion == Criterion.DEPTH ? "Depth" : criterion.id()) + " (" + language + ")";
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }
}
