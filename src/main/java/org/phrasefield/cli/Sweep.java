package org.phrasefield.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.llm.Discovery;
import org.phrasefield.llm.SampleModel;
import org.phrasefield.phrasing.Forms;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.ModelChoice.Role;
import org.phrasefield.protocol.Money;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.AnswerStore;
import org.phrasefield.run.Clocks;
import org.phrasefield.run.HeldStoreException;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.run.Plan;
import org.phrasefield.run.Planner;
import org.phrasefield.run.Remedy;
import org.phrasefield.run.Runner;
import org.phrasefield.run.Spent;
import org.phrasefield.run.Stop;
import org.phrasefield.run.StoreException;
import org.phrasefield.scoring.PluggedScorer;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.ResultsLock;
import org.phrasefield.trial.Clause;
import org.phrasefield.trial.Course;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Residence;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.RunRecord.Status;
import org.phrasefield.trial.Spell;
import org.phrasefield.trial.Trial;

/** Begins or continues a run of a protocol, and asks what is open. */
final class Sweep {
    private final Surroundings surroundings;
    private final Console console;
    private final JdbcAnswerStore store;
    private final ResultsLock lock;
    private final Casting casting;
    private final HeldStore held;
    private final Optional<Term> term;
    private final Optional<Scoring> scoring;
    /** Whether nobody is there who would start a server that is missing. */
    private final boolean unattended;

    /**
     * Who scores answers while others are asked.
     *
     * @param writer where scores are kept; another connection than the one that keeps answers
     * @param plugged scorers that were found outside of the program
     */
    record Scoring(JdbcAnswerStore writer, List<PluggedScorer> plugged) {}

    Sweep(Surroundings surroundings, Console console, JdbcAnswerStore store, ResultsLock lock, ModelOptions options) {
        this(surroundings, console, store, lock, options, Optional.empty(), Optional.empty(), false);
    }

    /**
     * @param lock holds back the room that it takes to keep how a run ended
     * @param term when the time for asking is over; absent where there is time for all
     * @param scoring absent where answers are scored later
     * @param unattended whether a model that is not there yet is looked for until the time is over
     */
    Sweep(
            Surroundings surroundings,
            Console console,
            JdbcAnswerStore store,
            ResultsLock lock,
            ModelOptions options,
            Optional<Term> term,
            Optional<Scoring> scoring,
            boolean unattended) {
        this.term = term;
        this.unattended = unattended;
        this.scoring = scoring;
        this.surroundings = surroundings;
        this.console = console;
        this.store = store;
        this.lock = lock;
        this.casting = new Casting(surroundings, console, options);
        this.held = new HeldStore(surroundings);
    }

    /**
     * What one command took of a run.
     *
     * @param calls calls that it made
     * @param times on what its time was spent, as far as that was anything
     */
    record Asked(long calls, Map<Spell.What, Duration> times) {
        /** Nothing was asked. */
        static final Asked NOTHING = new Asked(0, Map.of());

        /** How long that took. */
        Duration of(Spell.What what) {
            return times.getOrDefault(what, Duration.ZERO);
        }

        private Asked and(Spell.What what, Duration time) {
            Map<Spell.What, Duration> all = new EnumMap<>(Spell.What.class);
            all.putAll(times);
            all.merge(what, time, Duration::plus);
            return new Asked(calls, all);
        }
    }

    /**
     * A run as it stands after this.
     *
     * @param run the run
     * @param settled trials that need not be asked again
     * @param planned trials of the plan
     * @param parts how many of them are there for what
     * @param spent what it took so far
     * @param cost what that costs, where a model has a price
     * @param asked what of that this command took
     * @param reasons why it is not complete, where nothing else says so, a sentence each
     * @param first what must be done before the same command can help
     */
    record End(
            RunRecord run,
            int settled,
            int planned,
            Map<Trial.Part, Integer> parts,
            Spent spent,
            Optional<Money> cost,
            Asked asked,
            List<String> reasons,
            Optional<Remedy> first) {
        /**
         * For the end of the command: how it stands, what it cost, how it goes on.
         *
         * @param command what goes on with it; absent where the same command does
         */
        String summary(RunWords words, Optional<String> command) {
            return line(words) + further(words, command);
        }

        /** How it goes on, as a line behind another; empty where it is complete. */
        String further(RunWords words, Optional<String> command) {
            return run.status() == Status.COMPLETE ? "" : "\n" + words.further(first, command);
        }

        /** The same, where a budget that is used up was the command's own, so that another command has none of it. */
        End withoutBudget() {
            return new End(
                    run,
                    settled,
                    planned,
                    parts,
                    spent,
                    cost,
                    asked,
                    reasons,
                    first.filter(remedy -> remedy != Remedy.BUDGET));
        }

        /** How it stands and what it cost, in one line. */
        String line(RunWords words) {
            return words.standing(
                            run,
                            settled,
                            planned,
                            spent,
                            cost.map(money -> words.cost(money.spoken(), spent.untold()))
                                    .orElse(""),
                            asked)
                    + words.parts(parts);
        }

        /** The same, where something is still to be done with the answers. */
        End lacking(String reason) {
            List<String> all = new ArrayList<>(reasons);
            all.add(reason);
            return new End(run, settled, planned, parts, spent, cost, asked, all, first);
        }

        /** The same, where answers were scored for so long. */
        End scored(Duration time) {
            return new End(
                    run, settled, planned, parts, spent, cost, asked.and(Spell.What.SCORING, time), reasons, first);
        }

        /** Whether the results folder takes what is to be kept. */
        boolean kept() {
            return first.filter(Set.of(Remedy.FOLDER, Remedy.STORE)::contains).isEmpty();
        }

        ExitCode code() {
            return switch (run.status()) {
                case COMPLETE -> reasons.isEmpty() ? ExitCode.DONE : ExitCode.ANSWERS_MISSING;
                case INTERRUPTED -> ExitCode.INTERRUPTED;
                case OPEN, INCOMPLETE -> ExitCode.ANSWERS_MISSING;
            };
        }
    }

    /**
     * @param fresh whether a new run is begun even if the newest can be continued
     * @throws Failure when a model cannot be opened; nothing was sent
     */
    End run(Protocol protocol, boolean fresh) throws InterruptedException {
        patient(protocol);
        Optional<RunRecord> newest = fresh ? Optional.empty() : store.newest(protocol.id());
        Casting.Cast cast = casting.cast(protocol, newest);
        Optional<RunRecord> continued = newest.filter(run -> goesOn(run, cast.protocol()));
        RunRecord run = continued
                .map(each -> each.with(protocol, Forms.versions(protocol.languages())))
                .orElseGet(() -> begun(store, protocol, Forms.versions(protocol.languages()), surroundings.clock()));
        Plan plan = Planner.plan(cast.protocol(), run.seed());
        if (continued.isPresent() && unchanged(run, cast.protocol(), plan)) {
            RunWords words = RunWords.of(protocol);
            console.say(words.unchanged(run.id()));
            console.say(words.another());
            // The same trials, but perhaps another report language, budget or comment.
            if (run.status() != Status.COMPLETE) run = run.ended(Status.COMPLETE, now());
            if (!run.equals(continued.get())) store.update(run);
            Plan asked = new Plan(store.trials(run.id()));
            int trials = asked.trials().size();
            Spent spent = store.spent(run.id());
            return new End(
                    run,
                    trials,
                    trials,
                    asked.parts(),
                    spent,
                    spent.cost(cast.protocol(), asked),
                    Asked.NOTHING,
                    List.of(),
                    Optional.empty());
        }
        return ask(cast, run, continued.isPresent(), plan);
    }

    /**
     * Asks a judge about the answers of a run that is there.
     *
     * @param choice the judge
     * @param maxCalls calls at most, beside the protocol's budget
     * @throws Failure when it cannot be opened; nothing was sent
     */
    End judge(RunRecord found, ModelChoice choice, Optional<Long> maxCalls) throws InterruptedException {
        Protocol written = Finish.protocol(found);
        patient(written);
        ModelOptions.refuse(List.of(choice));
        if (found.status() == Status.OPEN) store.endedWithoutAWord(found.id());
        long most = store.spent(found.id()).charged() + maxCalls.orElse(0L);
        boolean limited =
                maxCalls.isPresent() && most < written.budget().calls().orElse(Long.MAX_VALUE);
        Protocol protocol = limited ? written.spending(written.budget().calls(most)) : written;
        Casting.Cast cast = new Casting.Cast(protocol, Map.of());
        try (LanguageModel model = casting.open(choice, protocol.limits(), RunWords.of(protocol))) {
            Opened judge = new Opened(choice, model);
            List<ModelIdentity> models = new ArrayList<>(found.models().stream()
                    .filter(each -> !Casting.judges(each))
                    .toList());
            sameJudge(found, model.identity());
            models.add(judge.identity(model.identity(), cast));
            List<String> notes = new ArrayList<>(found.notes());
            // What was said of an earlier judge, or of this one when it had judged less.
            found.models().stream()
                    .filter(Casting::judges)
                    .map(ModelIdentity::reference)
                    .forEach(former -> notes.removeIf(note -> note.contains(former)));
            notes(List.of(judge), protocol).stream()
                    .filter(note -> !notes.contains(note))
                    .forEach(notes::add);
            List<Trial> former = complete(found, choice);
            RunRecord run = found.asking(models, notes);
            lock.reserve();
            store.update(run);
            Before before = Before.of(store, run.id());
            Carried carried =
                    asking(run, protocol, result -> {}, (runner, stop) -> judged(run, protocol, judge, runner));
            List<String> known = new ArrayList<>(notes);
            carried.notes().stream().filter(note -> !known.contains(note)).forEach(known::add);
            int planned = Judgement.sweep(store, run.id()).size() + carried.questions();
            int settled = store.settled(run.id()).size();
            // What the sweep lacks, it lacks still.
            Status swept = settled == planned ? Status.COMPLETE : found.status();
            Status status = carried.ending().status() == Status.COMPLETE
                    ? swept
                    : carried.ending().status();
            RunRecord ended = run.asking(models, known).ended(status, now());
            boolean replaces = former.isEmpty() || carried.ending().status() == Status.COMPLETE;
            Runner.Ending ending = carried.ending().and(kept(() -> {
                if (replaces) store.update(ended);
                else keep(found, former, choice);
            }));
            Spent spent = store.spent(run.id());
            // Of a limit that the command line sets, no word about the protocol's.
            boolean reached = limited && ending.status() != Status.COMPLETE && spent.charged() >= most;
            return new End(
                    ended,
                    settled,
                    planned,
                    parts(new Plan(Judgement.sweep(store, run.id())), carried.questions()),
                    spent,
                    spent.cost(protocol, new Plan(store.trials(run.id()))),
                    before.since(store, run.id()),
                    reached ? List.of("--max-calls " + maxCalls.orElseThrow() + " is reached") : ending.reasons(),
                    reached ? Optional.empty() : ending.first());
        }
    }

    /** Lets what is written wait for another program that holds the store. */
    private void patient(Protocol protocol) {
        held.begins(console::fault, RunWords.of(protocol), unattended ? end(protocol) : Optional.empty());
        store.patient(held.tries(), held::lasts);
        scoring.ifPresent(with -> with.writer().patient(held.tries(), held::lasts));
    }

    private Optional<Term> end(Protocol protocol) {
        Instant now = surroundings.clock().instant();
        return Term.earlier(term, protocol.budget().time().map(time -> Term.of(now, time)));
    }

    /** All that another judge was asked, where it was asked to the end. */
    private List<Trial> complete(RunRecord run, ModelChoice judge) {
        List<Trial> asked = judged(run);
        Set<String> settled = store.settled(run.id());
        boolean another = asked.stream().noneMatch(trial -> trial.cell().model().equals(judge.reference()));
        return another && asked.stream().allMatch(trial -> settled.contains(trial.key())) ? asked : List.of();
    }

    /** Leaves a run as it was judged to the end, until another judge has come to its end too. */
    private void keep(RunRecord found, List<Trial> former, ModelChoice judge) {
        List<Trial> trials = new ArrayList<>(Judgement.sweep(store, found.id()));
        for (Trial question : former) trials.add(question.at(trials.size()));
        store.plan(found.id(), trials);
        store.update(found);
        console.say(StepWords.of(Finish.protocol(found))
                .until(judge.reference(), former.get(0).cell().model()));
    }

    /** A model that is open, and what it is asked for. */
    private record Opened(ModelChoice choice, LanguageModel model) {
        ModelIdentity identity(ModelIdentity now, Casting.Cast cast) {
            ModelIdentity chosen = Casting.chosen(now, cast.chosen());
            return choice.role() == Role.JUDGE ? Casting.judging(chosen) : chosen;
        }
    }

    private End ask(Casting.Cast cast, RunRecord found, boolean continued, Plan plan) throws InterruptedException {
        List<Opened> opened = new ArrayList<>();
        try {
            RunRecord run = found;
            RunWords words = RunWords.of(cast.protocol());
            for (ModelChoice choice : cast.protocol().models()) {
                LanguageModel model = unattended
                        ? casting.await(choice, cast.protocol().limits(), words)
                        : casting.open(choice, cast.protocol().limits(), words);
                opened.add(new Opened(choice, model));
            }
            run = run.asking(identities(opened, cast), notes(opened, cast.protocol()));
            if (continued) {
                sameModels(found, run);
                judges(opened).forEach(judge -> sameJudge(found, judge.model().identity()));
                run = run.asking(run.models(), before(found, run));
            }
            sampleKnows(subjects(opened), plan);
            if (continued) partings(run, plan, cast.protocol()).ifPresent(console::fault);
            keepPlan(run, continued ? Optional.of(found) : Optional.empty(), plan);
            announce(run, cast, plan);
            arrivals(run, opened, cast);
            Before before = Before.of(store, run.id());
            Carried carried = carryOut(run, cast.protocol(), plan, opened);
            StepWords steps = StepWords.of(cast.protocol());
            InFlight.changes(store.widths(run.id()))
                    .forEach((model, flight) -> console.say(steps.flight(model, flight)));
            List<String> notes = new ArrayList<>(carried.notes());
            List<String> slower = slower(run.id());
            slower.forEach(note -> console.fault(words.note(note)));
            notes.addAll(slower);
            RunRecord ended =
                    asked(run, opened, cast, notes).ended(carried.ending().status(), now());
            Runner.Ending ending = carried.ending().and(kept(() -> store.update(ended)));
            Spent spent = store.spent(run.id());
            return new End(
                    ended,
                    store.settled(run.id()).size(),
                    plan.trials().size() + carried.questions(),
                    parts(plan, carried.questions()),
                    spent,
                    spent.cost(cast.protocol(), plan),
                    before.since(store, run.id()),
                    ending.reasons(),
                    ending.first());
        } finally {
            opened.forEach(each -> each.model().close());
        }
    }

    /** Keeps who a model is as soon as it is there, so that a run that is killed is continued by the same one. */
    private void arrivals(RunRecord run, List<Opened> opened, Casting.Cast cast) {
        for (Opened each : opened) {
            if (each.model() instanceof Awaited awaited) {
                awaited.onArrival(() -> store.update(run.asking(identities(opened, cast), run.notes())));
            }
        }
    }

    private static Map<Trial.Part, Integer> parts(Plan plan, int questions) {
        Map<Trial.Part, Integer> parts = plan.parts();
        if (questions > 0) parts.put(Trial.Part.JUDGE, questions);
        return parts;
    }

    /** What a run had taken before this command. */
    private record Before(long calls, int spells) {
        static Before of(JdbcAnswerStore store, String run) {
            return new Before(
                    store.spent(run).calls(), store.course(run).spells().size());
        }

        Asked since(JdbcAnswerStore store, String run) {
            List<Spell> all = store.course(run).spells();
            return new Asked(store.spent(run).calls() - calls, Course.sums(all.subList(spells, all.size())));
        }
    }

    private static Map<String, LanguageModel> subjects(List<Opened> opened) {
        Map<String, LanguageModel> models = new LinkedHashMap<>();
        opened.stream()
                .filter(each -> each.choice().role() == Role.SUBJECT)
                .forEach(each -> models.put(each.choice().reference(), each.model()));
        return models;
    }

    private static Stream<Opened> judges(List<Opened> opened) {
        return opened.stream().filter(each -> each.choice().role() == Role.JUDGE);
    }

    /** The notes of a run that goes on: that a server became another stays true, and may have become so since. */
    private static List<String> before(RunRecord found, RunRecord run) {
        List<String> notes = new ArrayList<>(
                found.notes().stream().filter(ModelIdentity::tellsChange).toList());
        for (ModelIdentity before : found.models()) {
            run.models().stream()
                    .filter(now -> now.reference().equals(before.reference()))
                    .flatMap(now -> before.changes(now).stream())
                    .filter(ModelIdentity::tellsChange)
                    .forEach(notes::add);
        }
        notes.addAll(run.notes());
        return notes.stream().distinct().toList();
    }

    /** What is to be said of models that answered more slowly than they could, a sentence each. */
    private List<String> slower(String run) {
        Map<String, List<Residence>> byModel = store.course(run).residences().stream()
                .filter(Residence::loaded)
                .collect(Collectors.groupingBy(Residence::model, TreeMap::new, Collectors.toList()));
        List<String> notes = new ArrayList<>();
        byModel.forEach((model, all) -> Slowness.of(all, (from, until) -> store.speed(run, model, from, until))
                .map(Slowness::note)
                .ifPresent(notes::add));
        return notes;
    }

    /**
     * The run with what its models are now that it is over. One that is another by now is a note before every number, and the run stays that of the
     * model that it began with: nobody goes on with it by another.
     */
    private RunRecord asked(RunRecord run, List<Opened> opened, Casting.Cast cast, List<String> found)
            throws InterruptedException {
        List<ModelIdentity> after = new ArrayList<>();
        List<String> notes = new ArrayList<>(run.notes());
        notes.addAll(found);
        for (Opened each : opened) {
            ModelIdentity then = each.model().identity();
            ModelIdentity now = each.model().identityNow().orElse(then);
            for (String change : then.changes(now)) {
                console.fault(RunWords.of(cast.protocol()).note(change));
                if (!notes.contains(change)) notes.add(change);
            }
            after.add(each.identity(then.sameModel(now) ? now : then, cast));
        }
        return run.asking(after, notes);
    }

    /**
     * What came of the asking.
     *
     * @param ending how it ended
     * @param questions how many trials a judge's are, beside the sweep's
     * @param notes what a reader must know of the judge
     */
    private record Carried(Runner.Ending ending, int questions, List<String> notes) {}

    private Carried carryOut(RunRecord run, Protocol protocol, Plan plan, List<Opened> opened) {
        Optional<Opened> judge = judges(opened).findFirst();
        Optional<Ahead> ahead = scoring.map(with ->
                new Ahead(run.id(), plan, () -> new Scoreboard(store, protocol, with.plugged()), with.writer()));
        return asking(run, protocol, result -> ahead.ifPresent(each -> each.offer(result)), (runner, stop) -> {
            Runner.Ending swept;
            try {
                swept = runner.run(run.id(), plan, protocol, subjects(opened));
            } finally {
                ahead.ifPresent(each -> last(run.id(), each));
            }
            if (judge.isEmpty() || stop.asked())
                return new Carried(swept, judged(run).size(), List.of());
            Carried judged = judged(run, protocol, judge.get(), runner);
            return new Carried(both(swept, judged.ending()), judged.questions(), judged.notes());
        });
    }

    /** The answer that is being scored is scored to its end. */
    private void last(String run, Ahead ahead) {
        Instant over = surroundings.steady().instant();
        ahead.close();
        Duration scoring = Duration.between(over, surroundings.steady().instant());
        kept(() -> store.keep(run, new Spell(Optional.empty(), Spell.What.SCORING, scoring)));
    }

    private Carried judged(RunRecord run, Protocol protocol, Opened judge, Runner runner) {
        Judgement.Ended ended =
                new Judgement(console, store, run, protocol, judge.choice()).carryOut(runner, judge.model());
        return new Carried(
                ended.ending(),
                ended.standing().questions().size(),
                ended.standing().notes());
    }

    /** Something that is asked, until it is told to stop. */
    private interface Asking {
        Carried with(Runner runner, Stop stop);
    }

    /** @param kept handed every result that is in the store */
    private Carried asking(RunRecord run, Protocol protocol, Consumer<Result> kept, Asking asking) {
        Stop stop = new Stop();
        Clock clock = surroundings.clock();
        Clocks clocks = new Clocks(clock, surroundings.steady());
        Optional<Term> end = end(protocol);
        ProgressLine progress = new ProgressLine(
                console,
                clocks,
                LoadingLine.later(),
                surroundings.terminal(),
                new Outlook(end, StepWords.of(protocol)),
                RunWords.of(protocol),
                kept);
        held.asks(progress::say, stop);
        try (Interrupts interrupts = Interrupts.listen(
                        stop, console, () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()));
                Term.Watch watch = Term.watch(end, clock, stop)) {
            return asking.with(
                    new Runner(store, clocks, surroundings.patience(), progress, stop, watch.curfew()), stop);
        } catch (StoreException unwritable) {
            Runner.Ending ending = new Runner.Ending(Status.INCOMPLETE, List.of(), Optional.empty());
            return new Carried(ending.and(Optional.of(unwritable)), judged(run).size(), List.of());
        } catch (RuntimeException | Error fault) {
            // The run does not go on, whatever else is wrong.
            kept(() -> store.update(run.ended(Status.INCOMPLETE, now())));
            throw fault;
        } finally {
            progress.close();
        }
    }

    /**
     * Keeps how a run ended, with the room that was held back where there is no other.
     *
     * @return why the results folder takes no more; empty where it does
     */
    private Optional<StoreException> kept(Runnable keeping) {
        try {
            keeping.run();
            return Optional.empty();
        } catch (HeldStoreException held) {
            return Optional.of(held);
        } catch (StoreException unwritable) {
            try {
                lock.release();
                keeping.run();
            } catch (StoreException still) {
                // The run stays open in the store, as after a power cut.
                unwritable.addSuppressed(still);
            }
            return Optional.of(unwritable);
        }
    }

    private static Runner.Ending both(Runner.Ending swept, Runner.Ending judged) {
        List<String> reasons = new ArrayList<>(swept.reasons());
        reasons.addAll(judged.reasons());
        return new Runner.Ending(
                judged.status() == Status.COMPLETE ? swept.status() : judged.status(),
                reasons,
                swept.first().or(judged::first));
    }

    /** The judge's trials of the run's present plan. */
    private List<Trial> judged(RunRecord run) {
        List<Trial> trials = new ArrayList<>();
        store.eachJudged(run.id(), false, (trial, result) -> trials.add(trial));
        return trials;
    }

    /**
     * Whether a protocol goes on with a run: it asks one of the run's models, and no built-in wording is another by now.
     *
     * @param protocol without {@code auto} where that is known
     */
    static boolean goesOn(RunRecord run, Protocol protocol) {
        return shares(run, protocol) && sameWordings(run, protocol);
    }

    private static boolean shares(RunRecord run, Protocol protocol) {
        Set<String> asked = run.models().stream()
                .filter(model -> !Casting.judges(model))
                .map(ModelIdentity::reference)
                .collect(Collectors.toSet());
        return protocol.subjects().stream().map(ModelChoice::reference).anyMatch(asked::contains);
    }

    private boolean unchanged(RunRecord run, Protocol protocol, Plan plan) {
        Set<String> settled = store.settled(run.id());
        return plan.trials().stream().allMatch(trial -> settled.contains(trial.key()))
                && Judgement.sweep(store, run.id()).equals(plan.trials())
                && protocol.judge().stream().allMatch(judge -> judged(run, protocol, judge));
    }

    private boolean judged(RunRecord run, Protocol protocol, ModelChoice judge) {
        int sweep = Judgement.sweep(store, run.id()).size();
        Judgement.Standing standing = new Judgement(console, store, run, protocol, judge).standing(sweep);
        return standing.open().isEmpty() && standing.questions().equals(judged(run));
    }

    /** Whether no language that both know has other built-in wordings now: old and new answers would not be comparable. */
    private static boolean sameWordings(RunRecord run, Protocol protocol) {
        List<String> before = List.of(run.wordings().split(", "));
        for (String now : Forms.versions(protocol.languages()).split(", ")) {
            String language = now.substring(0, now.indexOf(' ') + 1);
            if (before.stream().anyMatch(each -> each.startsWith(language) && !each.equals(now))) return false;
        }
        return true;
    }

    /** A run that goes on must ask who was asked before: one run's answers are never those of two models under one name. */
    private static void sameModels(RunRecord before, RunRecord now) {
        for (ModelIdentity model : now.models()) {
            before.models().stream()
                    .filter(each -> each.reference().equals(model.reference()))
                    // Of one that never came in its night nobody knows who it would have been.
                    .filter(each -> each.host().isPresent() || model.host().isEmpty())
                    .filter(each -> !each.sameModel(model) || !each.host().equals(model.host()))
                    .findFirst()
                    .ifPresent(each -> {
                        throw Failure.input(before.id() + " asked " + ShowCommand.described(each) + "; now it is "
                                + ShowCommand.described(model) + ". --new starts a run of its own; nothing was sent.");
                    });
        }
    }

    /** What two models said under one name is not the word of one judge, even where another judged in between. */
    private void sameJudge(RunRecord before, ModelIdentity now) {
        Set<Optional<String>> digests = store.judgedBy(before.id(), now.reference());
        if (digests.isEmpty()) return;
        Stream<String> known = before.models().stream()
                .filter(each -> Casting.judges(each) && each.reference().equals(now.reference()))
                .filter(each -> !each.sameModel(now)
                        || (now.digest().isEmpty() && !each.host().equals(now.host())))
                .map(ShowCommand::described);
        Stream<String> told = digests.stream()
                .flatMap(Optional::stream)
                .filter(each -> !now.digest().equals(Optional.of(each)))
                .map(each -> now.reference() + ", " + each.substring(0, Math.min(12, each.length())));
        Stream.concat(known, told).findFirst().ifPresent(was -> {
            throw Failure.input(before.id() + " has verdicts of " + was + "; now it is " + ShowCommand.described(now)
                    + ". Give the new model a name of its own, so that its verdicts take the place of the others"
                    + " (ollama cp makes one), or start a new run; nothing was sent.");
        });
    }

    /** A recorded sample that holds none of the prompts would only make failures. */
    private static void sampleKnows(Map<String, LanguageModel> models, Plan plan) {
        for (LanguageModel model : models.values()) {
            if (model instanceof SampleModel sample
                    && plan.trials().stream().noneMatch(trial -> sample.knows(trial.messages()))) {
                throw Failure.input(
                        "No model was found, and the recorded sample has none of these prompts, only those of"
                                + " protocols/first-map.yaml. Start an Ollama server, give phrasefield models fetch "
                                + Discovery.WEIGHTS + ", or name a model with --model.");
            }
        }
    }

    /** What a run that goes on has answered and this plan does not ask: an edited protocol takes it out of the report. */
    private Optional<String> partings(RunRecord run, Plan plan, Protocol protocol) {
        Set<String> kept = plan.trials().stream().map(Trial::key).collect(Collectors.toSet());
        Set<String> settled = store.settled(run.id());
        List<String> before = Judgement.sweep(store, run.id()).stream()
                .map(Trial::key)
                .filter(settled::contains)
                .toList();
        int gone = (int) before.stream().filter(key -> !kept.contains(key)).count();
        return StepWords.of(protocol).partings(run.id(), gone, before.size());
    }

    /** @param before the run as it stood, where it is gone on with */
    private void keepPlan(RunRecord run, Optional<RunRecord> before, Plan plan) {
        try {
            lock.reserve();
            store.together(() -> {
                before.filter(each -> each.status() == Status.OPEN)
                        .ifPresent(each -> store.endedWithoutAWord(each.id()));
                if (before.isPresent()) store.update(run);
                else store.begin(run);
                List<Trial> trials = new ArrayList<>(plan.trials());
                // What a judge said stays in sight until its questions are laid out anew.
                for (Trial question : judged(run)) trials.add(question.at(trials.size()));
                store.plan(run.id(), trials);
            });
        } catch (StoreException unwritable) {
            throw new Failure(
                    before.isPresent() ? ExitCode.ANSWERS_MISSING : ExitCode.WRONG_INPUT,
                    Clause.ended(String.valueOf(unwritable.getMessage())) + " Nothing was sent.");
        }
    }

    private Instant now() {
        return surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The next run of a protocol, not kept yet and without models.
     *
     * @param wordings version of the built-in wordings, in words
     */
    static RunRecord begun(AnswerStore store, Protocol protocol, String wordings, Clock clock) {
        int number = store.newest(protocol.id()).map(RunRecord::number).orElse(0) + 1;
        return new RunRecord(
                RunRecord.id(protocol.id(), number),
                number,
                protocol.id(),
                protocol.version(),
                protocol.hash(),
                protocol.text(),
                wordings,
                Build.name(),
                Planner.seed(protocol.seed(), number),
                List.of(),
                List.of(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Optional.empty(),
                Status.OPEN);
    }

    private static List<ModelIdentity> identities(List<Opened> opened, Casting.Cast cast) {
        return opened.stream()
                .map(each -> each.identity(each.model().identity(), cast))
                .toList();
    }

    private static List<String> notes(List<Opened> opened, Protocol protocol) {
        List<String> notes = new ArrayList<>();
        for (Opened each : opened) {
            for (String language : protocol.languages()) {
                each.model()
                        .caution(language)
                        .filter(note -> !notes.contains(note))
                        .ifPresent(notes::add);
            }
        }
        return notes;
    }

    /** Says before anything is asked where earlier runs show that the time is too short. */
    private void foresee(Plan plan, Protocol protocol) {
        if (term.isEmpty()) return;
        Map<String, Long> trials = plan.trials().stream()
                .collect(Collectors.groupingBy(trial -> trial.cell().model(), Collectors.counting()));
        Duration all = Duration.ZERO;
        for (Map.Entry<String, Long> each : trials.entrySet()) {
            Optional<Duration> pace = store.pace(each.getKey());
            if (pace.isEmpty()) return;
            all = all.plus(pace.get().multipliedBy(each.getValue()));
        }
        Duration left =
                Duration.between(surroundings.clock().instant(), term.get().until());
        if (all.compareTo(left) > 0) {
            console.fault(StepWords.of(protocol).late(term.get(), all, left));
        }
    }

    private void announce(RunRecord run, Casting.Cast cast, Plan plan) {
        ArrivalWords arrival = ArrivalWords.of(cast.protocol());
        cast.chosen().values().forEach(reason -> console.say(arrival.auto(reason)));
        RunWords words = RunWords.of(cast.protocol());
        run.models().forEach(model -> console.say(words.model(ShowCommand.described(model))));
        run.notes().forEach(note -> console.fault(words.note(note)));
        console.say(words.planned(run.id(), plan.trials().size(), plan.cells()) + words.parts(plan.parts()));
        foresee(plan, cast.protocol());
    }
}
