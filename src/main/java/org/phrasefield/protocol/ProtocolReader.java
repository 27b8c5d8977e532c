package org.phrasefield.protocol;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a protocol strictly: the whole of it, or every mistake in it at once. */
public final class ProtocolReader {
    /** Answers per cell where the protocol names no number. */
    public static final int DEFAULT_TRIALS = 5;

    /** Share of failed trials that a run bears where the protocol names none. */
    public static final double DEFAULT_TOLERANCE = 0.05;

    private static final long HIGHEST_SEED = 999_999_999_999_999_999L;
    private static final long DERIVED_SEEDS = 1_000_000_000L;
    private static final int LONGEST_ID = 100;
    private static final int MOST_CONCURRENCY = 10_000;
    /** Trials of one protocol at most: twelve days at one a second, and a plan that fits into memory. */
    private static final int MOST_TRIALS = 1_000_000;

    /**
     * Reads a protocol.
     *
     * @param name what the text is called in a message that concerns the whole, such as the file's name
     * @param text YAML 1.2, at most {@value Document#LONGEST} code points; a byte order mark and Windows line ends are fine
     * @param vocabulary the ids that a protocol may use
     * @return the protocol with its defaults, or all problems in the order of their places; after a mistake in the YAML itself, that one
     */
    public Reading read(String name, String text, Vocabulary vocabulary) {
        return read(name, text, vocabulary, false);
    }

    /**
     * Reads the protocol of a run that has been laid out already, such as one that stands for a table of answers: it may be of any size, since
     * nothing is planned by it.
     */
    public Reading readKept(String name, String text, Vocabulary vocabulary) {
        return read(name, text, vocabulary, true);
    }

    private static Reading read(String name, String text, Vocabulary vocabulary, boolean kept) {
        Findings findings = new Findings(Document.withoutMark(text), kept);
        int longest = kept ? Document.LONGEST_KEPT : Document.LONGEST;
        Optional<Node> root = Document.compose(name, text, longest, findings);
        if (root.isEmpty()) return new Reading.Rejected(findings.problems());
        Entries top = new Item(root.get(), "", findings).entries("a protocol", Keys.TOP);
        Draft draft = draft(top, vocabulary);
        if (findings.none() && !kept) bounded(top, draft);
        if (findings.none()) priced(top, draft);
        if (!findings.none()) return new Reading.Rejected(findings.problems());
        Protocol unhashed = draft.protocol(text, "");
        return new Reading.Read(draft.protocol(text, Sha256.hex(Canonical.of(unhashed))));
    }

    /** Every key that is understood, as dotted paths with {@code []} behind a list, such as {@code models[].top_k}. */
    public static SortedSet<String> keys() {
        return Keys.paths();
    }

    /** All of a protocol but its text and hash; {@code id} is absent, and lists may be empty, only where problems were noted. */
    private record Draft(
            Optional<String> id,
            int version,
            IntentReader.Result intents,
            List<FormChoice> forms,
            String control,
            Optional<WordFactor> words,
            List<ModelChoice> models,
            int trials,
            Optional<String> system,
            long seed,
            Budget budget,
            double tolerance,
            OptionalInt concurrency,
            Limits limits,
            String reportLanguage,
            Optional<ScopeStudy> scope,
            List<OwnMetric> metrics,
            Optional<NightWindow> night) {
        Protocol protocol(String text, String hash) {
            return new Protocol(
                    id.orElseThrow(),
                    version,
                    intents.languages(),
                    intents.intents(),
                    forms,
                    control,
                    words,
                    models.stream().filter(model -> !embeds(model)).toList(),
                    trials,
                    system,
                    seed,
                    budget,
                    tolerance,
                    concurrency,
                    limits,
                    reportLanguage,
                    scope,
                    models.stream().filter(ProtocolReader::embeds).findFirst(),
                    metrics,
                    night,
                    text,
                    hash);
        }
    }

    private static boolean embeds(ModelChoice model) {
        return model.role() == ModelChoice.Role.EMBEDDER;
    }

    private static ScopeStudy scope(Item item, int intents) {
        Entries entries = item.entries("the study of scope", Keys.SCOPE);
        OptionalInt asked = whole(entries, "intents");
        if (asked.isPresent() && intents > 0 && asked.getAsInt() > intents) {
            entries.get("intents")
                    .ifPresent(each -> each.problem(
                            "scope asks about " + asked.getAsInt() + " intents, the protocol has " + intents,
                            Optional.of("write " + intents + " or fewer")));
        }
        long trials = entries.get("trials").stream()
                .flatMapToLong(
                        each -> each.quantity("trials").wholeLong(ScopeStudy.FEWEST_TRIALS, MOST_TRIALS).stream())
                .findFirst()
                .orElse(ScopeStudy.DEFAULT_TRIALS);
        return new ScopeStudy(
                asked.orElse(Math.max(1, Math.min(intents, ScopeStudy.DEFAULT_INTENTS))), Math.toIntExact(trials));
    }

    /** Notes a problem where the whole sweep is more than can be laid out. */
    private static void bounded(Entries top, Draft draft) {
        int levels = draft.words().map(words -> 1 + 2 * words.groups().size()).orElse(1);
        // Neither can overflow: what is listed stands in a text of a megabyte.
        long cells = (long) draft.models().size() * draft.intents().languages().size() * levels;
        cells = Math.min(MOST_TRIALS, cells * draft.forms().size());
        cells = Math.min(MOST_TRIALS, cells * draft.intents().intents().size());
        long trials = cells * draft.trials() + ofScope(draft);
        if (trials <= MOST_TRIALS && cells < MOST_TRIALS) return;
        top.get("trials")
                .orElse(top.owner())
                .problem(
                        "the plan would have more than " + MOST_TRIALS + " trials",
                        Optional.of("take fewer trials, intents or forms, or make several protocols"));
    }

    private static long ofScope(Draft draft) {
        if (draft.scope().isEmpty()) return 0;
        long cells = (long) draft.models().size()
                * draft.intents().languages().size()
                * draft.forms().size();
        return Math.min(MOST_TRIALS, cells * draft.scope().get().intents())
                * draft.scope().get().trials();
    }

    /** A run's folder has the protocol's id and a number; systems take names of 255 bytes, and paths not much longer. */
    private static boolean namesFolders(Item item, String id) {
        if (id.length() <= LONGEST_ID) return true;
        item.problem(
                "the protocol's id has " + id.length() + " characters; folders are named by it",
                Optional.of("take " + LONGEST_ID + " at most"));
        return false;
    }

    private static Draft draft(Entries top, Vocabulary vocabulary) {
        Optional<String> id = top.need("protocol", "a protocol needs its id: protocol: NAME")
                .flatMap(item -> item.id("the protocol's id").filter(each -> namesFolders(item, each)));
        IntentReader.Result intents = new IntentReader(vocabulary).read(top);
        List<FormChoice> forms = new FormReader(vocabulary, intents.languages(), intents.intents()).read(top);
        return new Draft(
                id,
                whole(top, "version").orElse(1),
                intents,
                forms,
                control(top, forms, vocabulary),
                top.get("words").flatMap(item -> words(item, vocabulary)),
                new ModelReader(vocabulary).read(top),
                whole(top, "trials").orElse(DEFAULT_TRIALS),
                top.get("system").flatMap(item -> item.prose("the system message")),
                seed(top, id.orElse("")),
                top.get("budget").map(ProtocolReader::budget).orElse(Budget.NONE),
                top.get("tolerance")
                        .map(item -> item.quantity("tolerance").share())
                        .orElse(OptionalDouble.empty())
                        .orElse(DEFAULT_TOLERANCE),
                concurrency(top),
                top.get("limits").map(ProtocolReader::limits).orElse(Limits.DEFAULT),
                top.get("report")
                        .flatMap(item -> report(item, vocabulary))
                        .orElse(intents.languages().get(0)),
                top.get("scope").map(item -> scope(item, intents.intents().size())),
                new MetricReader(vocabulary, intents.languages()).read(top),
                top.get("night").flatMap(ProtocolReader::night));
    }

    private static String control(Entries top, List<FormChoice> forms, Vocabulary vocabulary) {
        List<String> ids = forms.stream().map(FormChoice::id).toList();
        String usual = vocabulary.forms().get(0);
        Optional<Item> written = top.get("control");
        if (written.isPresent()) return written.get().oneOf("control form", ids).orElse(usual);
        if (!ids.contains(usual) && !ids.isEmpty()) {
            top.get("forms")
                    .ifPresent(item -> item.problem(
                            "the control form \"" + usual + "\" is not among the forms",
                            Optional.of("add it, or name another one with control:")));
        }
        return usual;
    }

    private static Optional<WordFactor> words(Item item, Vocabulary vocabulary) {
        List<String> groups = item.entries("words", Keys.WORDS)
                .need("groups", "the word factor has no groups")
                .map(list -> list.several("groups", "word group", vocabulary.wordGroups()))
                .orElse(List.of());
        return groups.isEmpty() ? Optional.empty() : Optional.of(new WordFactor(groups));
    }

    private static OptionalInt whole(Entries top, String key) {
        return top.get(key).map(item -> item.quantity(key).positive()).orElse(OptionalInt.empty());
    }

    /** A number of the protocol's own where it names none: the same on every machine, another one for another id. */
    public static long seed(String id) {
        return Long.parseLong(Sha256.hex("seed of " + id).substring(0, 15), 16) % DERIVED_SEEDS;
    }

    private static long seed(Entries top, String id) {
        return top.get("seed").stream()
                .flatMapToLong(item -> item.quantity("seed").wholeLong(0, HIGHEST_SEED).stream())
                .findFirst()
                .orElseGet(() -> seed(id));
    }

    private static Budget budget(Item item) {
        Entries entries = item.entries("the budget", Keys.BUDGET);
        return new Budget(
                entries.get("calls").stream()
                        .flatMapToLong(calls -> calls.quantity("calls").count().stream())
                        .findFirst(),
                entries.get("tokens").stream()
                        .flatMapToLong(tokens -> tokens.quantity("tokens").count().stream())
                        .findFirst(),
                entries.get("money").flatMap(each -> each.quantity("money").money(true)),
                entries.get("time").flatMap(each -> each.quantity("time").duration()));
    }

    private static Optional<NightWindow> night(Item item) {
        Entries entries = item.entries("the night", Keys.NIGHT);
        Optional<LocalTime> from = entries.need("from", "the night has no beginning")
                .flatMap(each -> each.quantity("from").timeOfDay());
        Optional<LocalTime> until = entries.need("until", "the night has no end")
                .flatMap(each -> each.quantity("until").timeOfDay());
        if (from.isPresent() && from.equals(until)) {
            item.problem("the night ends when it begins", Optional.of("write another time"));
            return Optional.empty();
        }
        return from.flatMap(begin -> until.map(end -> new NightWindow(begin, end)));
    }

    /** Notes where prices are in several currencies, or money is to be counted and a price is missing or in another currency. */
    private static void priced(Entries top, Draft draft) {
        List<String> currencies = draft.models().stream()
                .flatMap(model -> model.price().stream())
                .map(Price::currency)
                .distinct()
                .toList();
        if (currencies.size() > 1) {
            top.get("models")
                    .orElse(top.owner())
                    .problem("the prices are in " + String.join(" and ", currencies), Optional.of("write all in one"));
        }
        if (draft.budget().money().isEmpty()) return;
        Item budget = top.get("budget").orElseThrow();
        String currency = draft.budget().money().get().currency();
        for (ModelChoice model : draft.models()) {
            if (model.needsPrice()) {
                budget.problem(
                        "money cannot be counted without the price of " + model.reference(),
                        Optional.of("write price: {input: 0.25 " + currency + ", output: 2 " + currency
                                + "}, each for a million tokens, beside that model"));
            }
            model.price()
                    .filter(price -> !price.currency().equals(currency))
                    .ifPresent(price -> budget.problem(
                            "the budget is in " + currency + ", the price of " + model.reference() + " in "
                                    + price.currency(),
                            Optional.of("write both in one currency")));
        }
    }

    private static OptionalInt concurrency(Entries top) {
        return top.get("concurrency").stream()
                .flatMapToLong(item -> item.quantity("concurrency").wholeLong(1, MOST_CONCURRENCY).stream())
                .mapToInt(Math::toIntExact)
                .findFirst();
    }

    private static Limits limits(Item item) {
        Entries entries = item.entries("limits", Keys.LIMITS);
        return new Limits(
                entries.get("load")
                        .flatMap(each -> each.quantity("load").duration())
                        .orElse(Limits.DEFAULT.load()),
                entries.get("first_token")
                        .flatMap(each -> each.quantity("first_token").duration())
                        .orElse(Limits.DEFAULT.firstToken()),
                entries.get("silence")
                        .flatMap(each -> each.quantity("silence").duration())
                        .orElse(Limits.DEFAULT.silence()),
                entries.get("total")
                        .flatMap(each -> each.quantity("total").duration())
                        .orElse(Limits.DEFAULT.total()));
    }

    private static Optional<String> report(Item item, Vocabulary vocabulary) {
        return item.entries("report", Keys.REPORT)
                .get("language")
                .flatMap(language -> language.oneOf("language", vocabulary.languages()));
    }
}
