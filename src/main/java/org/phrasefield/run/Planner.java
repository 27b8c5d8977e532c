package org.phrasefield.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.phrasing.Form;
import org.phrasefield.phrasing.Forms;
import org.phrasefield.phrasing.Person;
import org.phrasefield.phrasing.Phraser;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.phrasing.Word;
import org.phrasefield.phrasing.WordLevel;
import org.phrasefield.phrasing.Wording;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ScopeStudy;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.Trial;

/** Lays out a sweep: which trials there are, in which order they are asked, and what each is sent. */
public final class Planner {
    /** Canaries: so many intents, in so many forms, after section F11 of the metrics reference. */
    private static final int CANARY_INTENTS = 6;

    private static final int CANARY_FORMS = 3;

    private final Protocol protocol;
    private final long seed;
    private final Phraser phraser = new Phraser();
    private final Forms forms;
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final Map<Phrasing, Prompt> prompts = new HashMap<>();
    private final Map<Cell, Cell> cells = new HashMap<>();

    private Planner(Protocol protocol, long seed) {
        this.protocol = protocol;
        this.seed = seed;
        this.forms = new Forms(protocol);
    }

    /**
     * The seed of a run, so that nights are independent of each other.
     *
     * @param seed the protocol's
     * @param number the run's, from 1
     */
    public static long seed(long seed, int number) {
        return Digest.of("run seed", Long.toString(seed), Integer.toString(number))
                .number();
    }

    /**
     * The plan of a protocol: for the same protocol and seed always the same.
     *
     * @param protocol its models are asked as they are named
     * @param seed the run's seed
     */
    public static Plan plan(Protocol protocol, long seed) {
        Planner planner = new Planner(protocol, seed);
        List<Trial> trials = new ArrayList<>();
        for (ModelChoice model : protocol.subjects()) {
            // First, so that a night that is cut has them.
            if (protocol.night().isPresent()) planner.addCanaries(model, trials);
            for (int number = 1; number <= protocol.trials(); number++) {
                planner.addReplicate(model, number, trials);
            }
            protocol.scope().ifPresent(scope -> planner.addScope(model, scope, trials));
        }
        return new Plan(trials);
    }

    /**
     * The canaries of a night: some intents in the control form and two more, asked once with the same seed every night, so that answers can be
     * compared byte for byte.
     */
    private void addCanaries(ModelChoice model, List<Trial> trials) {
        for (String language : protocol.languages()) {
            List<Form> known = forms.in(language);
            List<Form> canaries = Stream.concat(
                            known.stream().filter(form -> form.id().equals(protocol.control())),
                            known.stream().filter(form -> !form.id().equals(protocol.control())))
                    .limit(CANARY_FORMS)
                    .toList();
            for (Intent intent : drawn("canaries", CANARY_INTENTS)) {
                for (Form form : canaries) {
                    Prompt prompt = prompt(language, intent, form, new WordLevel.None(), 1);
                    Draft draft = new Draft(
                            Trial.Part.CANARY,
                            key("canary", prompt.messages(), model, 1),
                            cell(language, intent, form, new WordLevel.None(), model),
                            1,
                            prompt,
                            model);
                    trials.add(at(draft, trials.size(), samplingSeed(protocol.seed(), draft.key())));
                }
            }
        }
    }

    /** Some of the intents, the same in every run. */
    private List<Intent> drawn(String what, int number) {
        return protocol.intents().stream()
                .sorted(Comparator.comparingLong(intent -> Digest.of(what, Long.toString(protocol.seed()), intent.id())
                        .number()))
                .limit(number)
                .toList();
    }

    /**
     * The study of scope: one wording, and one person, of each form of some intents, asked again and again. It comes after the sweep, in
     * replicates like that, so that a run that is cut is balanced in both.
     */
    private void addScope(ModelChoice model, ScopeStudy scope, List<Trial> trials) {
        List<Intent> intents = drawn("scope", scope.intents());
        for (int number = 1; number <= scope.trials(); number++) {
            List<Draft> replicate = new ArrayList<>();
            for (String language : protocol.languages()) {
                for (Intent intent : intents) {
                    for (Form form : forms.in(language)) {
                        Prompt prompt = prompt(language, intent, form, new WordLevel.None(), 1);
                        replicate.add(new Draft(
                                Trial.Part.SCOPE,
                                key("trial of scope", prompt.messages(), model, number),
                                cell(language, intent, form, new WordLevel.None(), model),
                                number,
                                prompt,
                                model));
                    }
                }
            }
            add(
                    replicate,
                    Digest.of("order of scope", Long.toString(seed), model.reference(), Integer.toString(number)),
                    trials);
        }
    }

    private void add(List<Draft> replicate, Digest order, List<Trial> trials) {
        Collections.shuffle(replicate, new Random(order.number()));
        for (Draft draft : replicate) trials.add(at(draft, trials.size(), samplingSeed(seed, draft.key())));
    }

    /** One trial of every cell of a model, in random order. */
    private void addReplicate(ModelChoice model, int number, List<Trial> trials) {
        List<Draft> replicate = new ArrayList<>();
        for (String language : protocol.languages()) {
            List<Form> inLanguage = forms.in(language);
            for (Intent intent : protocol.intents()) {
                for (Form form : inLanguage) {
                    for (WordLevel level : WordLevel.of(protocol)) {
                        replicate.add(draft(language, intent, form, level, model, number));
                    }
                }
            }
        }
        add(replicate, Digest.of("order", Long.toString(seed), model.reference(), Integer.toString(number)), trials);
    }

    private Draft draft(String language, Intent intent, Form form, WordLevel level, ModelChoice model, int number) {
        Prompt prompt = prompt(language, intent, form, level, number);
        return new Draft(
                Trial.Part.MAIN,
                key("trial", prompt.messages(), model, number),
                cell(language, intent, form, level, model),
                number,
                prompt,
                model);
    }

    private Cell cell(String language, Intent intent, Form form, WordLevel level, ModelChoice model) {
        Cell cell = new Cell(language, intent.id(), form.id(), level.id(), model.reference());
        return cells.computeIfAbsent(cell, same -> same);
    }

    /** @param number which turn wording, person and word are at */
    private Prompt prompt(String language, Intent intent, Form form, WordLevel level, int number) {
        // Wordings, persons and words rotate from trial to trial, and begin elsewhere in every intent, so that even one
        // trial a cell
        // meets them all, and a person stands in every wording. Where they begin hangs on the intent's id alone: adding
        // another intent
        // moves nothing.
        Wording wording = form.wording(turn("wording", intent, number));
        Optional<Person> person = form.asksPerson()
                ? Optional.of(BuiltIns.people(language).person(turn("person", intent, number)))
                : Optional.empty();
        Optional<Word> word = level instanceof WordLevel.Carried
                ? BuiltIns.words(language).word(level, turn("word", intent, number))
                : Optional.empty();
        return prompts.computeIfAbsent(phraser.phrase(intent, language, form, wording, person, word), this::prompt);
    }

    private Prompt prompt(Phrasing phrasing) {
        List<Message> messages = new ArrayList<>();
        protocol.system().ifPresent(text -> messages.add(new Message(Message.Role.SYSTEM, text)));
        messages.add(new Message(Message.Role.USER, phrasing.text()));
        return new Prompt(phrasing, List.copyOf(messages));
    }

    private static int turn(String what, Intent intent, int number) {
        int start = (int) (Digest.of(what, intent.id()).number() % 1_000_003);
        return start + number - 1;
    }

    private String key(String what, List<Message> messages, ModelChoice model, int number) {
        String key = Digest.of(what, model.reference(), Integer.toString(number))
                .add(messages)
                .add(model.settings())
                .hex();
        // Two cells may ask the very same thing, such as two forms of an author's own with a wording in common.
        int occurrence = occurrences.merge(key, 1, Integer::sum);
        return occurrence == 1
                ? key
                : Digest.of(key, Integer.toString(occurrence)).hex();
    }

    /** A phrasing and its messages, which all trials that send them share. */
    private record Prompt(Phrasing phrasing, List<Message> messages) {}

    private record Draft(Trial.Part part, String key, Cell cell, int number, Prompt prompt, ModelChoice model) {}

    /** What a trial's sampling starts from, 0 to 2^31 − 1. */
    static int samplingSeed(long seed, String key) {
        return (int) (Digest.of("sampling", Long.toString(seed), key).number() & Integer.MAX_VALUE);
    }

    private Trial at(Draft draft, int position, int samplingSeed) {
        return new Trial(
                draft.key(),
                position,
                draft.part(),
                draft.cell(),
                draft.number(),
                draft.prompt().phrasing(),
                draft.prompt().messages(),
                draft.model().settings(),
                samplingSeed);
    }
}
