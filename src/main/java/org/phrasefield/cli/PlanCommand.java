package org.phrasefield.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.phrasefield.llm.Sampling;
import org.phrasefield.map.Effects;
import org.phrasefield.map.Reach;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Money;
import org.phrasefield.protocol.Price;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.Judging;
import org.phrasefield.run.Plan;
import org.phrasefield.run.Planner;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.PluggedScorer;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plan}: lays a protocol's plan out. */
@Command(
        name = "plan",
        description = "Lay a protocol's plan out: cells, trials, calls, tokens, time. Sends nothing.",
        footer = {"", "Example: phrasefield plan --show protocols/russian.yaml"})
final class PlanCommand implements Callable<Integer> {
    /** English prose has about four characters a token in current vocabularies; Russian in small models about two. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Mixin
    private ModelOptions models;

    @Parameters(paramLabel = "FILE", description = "The protocol.")
    private String file = "";

    @Option(names = "--show", description = "Print the exact prompts in the order in which they would be sent.")
    private boolean show;

    private final Map<String, String> systems = new HashMap<>();

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Surroundings surroundings = root.surroundings();
        Protocol protocol = models.protocol(surroundings, file);
        Optional<RunRecord> newest = newest(protocol);
        Protocol asked = Casting.asBefore(protocol, newest);
        Optional<RunRecord> goesOn = newest.filter(run -> Sweep.goesOn(run, asked));
        int next = newest.map(RunRecord::number).orElse(0) + 1;
        Plan plan = Planner.plan(asked, goesOn.map(RunRecord::seed).orElse(Planner.seed(asked.seed(), next)));
        Warnings.say(root.console(), file, Warnings.of(protocol, machine()));
        Forecast forecast = Forecast.of(
                asked, plan, goesOn.map(RunRecord::id), settled(goesOn), pace(asked), Reach.of(asked, earlier(newest)));
        if (json) root.console().json(facts(asked, plan, forecast));
        else if (show) plan.trials().forEach(this::show);
        else forecast.lines(RunWords.of(asked)).forEach(root.console()::result);
        return ExitCode.DONE.number();
    }

    /** The newest run of the protocol, whose plan this one would go on with. */
    private Optional<RunRecord> newest(Protocol protocol) {
        if (!results.holdsStore(root.surroundings())) return Optional.empty();
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            return store.newest(protocol.id());
        }
    }

    private Set<String> settled(Optional<RunRecord> goesOn) {
        if (goesOn.isEmpty()) return Set.of();
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            return store.settled(goesOn.get().id());
        }
    }

    /** Time from one answer to the next in the newest run that asked the first model, if there is one. */
    private Optional<Duration> pace(Protocol protocol) {
        if (!results.holdsStore(root.surroundings())) return Optional.empty();
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            return store.pace(protocol.subjects().get(0).reference());
        }
    }

    /** What the newest run tells of how answers vary. */
    private Optional<Reach.Earlier> earlier(Optional<RunRecord> newest) {
        if (newest.isEmpty()) return Optional.empty();
        Protocol protocol = Finish.protocol(newest.get());
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            List<PluggedScorer> plugged = Plugins.of(root.surroundings(), results);
            Effects effects = new Scoreboard(store, protocol, plugged).known(newest.get());
            return Optional.of(new Reach.Earlier(
                    protocol,
                    effects.differences(List.of()),
                    effects.dice(Metrics.of(Metrics.LENGTH_RATIO).stream().toList())));
        }
    }

    private MachineModels machine() {
        return new MachineModels(root.surroundings(), root.console(), true, models.beside());
    }

    /** What a model says of its own where the protocol has no system message. */
    private String ownSystem(String model) {
        return machine()
                .ownSystem(model)
                .map(text -> text + " (the model's own default)")
                .orElse("(the model's own default, if it has one)");
    }

    private void show(Trial trial) {
        Console console = root.console();
        console.result("# " + (trial.position() + 1) + "  " + trial.cell().model() + "  "
                + trial.cell().language() + "  "
                + trial.cell().intent() + "  " + trial.phrasing().wording()
                + (trial.cell().word().equals("none") ? "" : "  " + trial.cell().word())
                + "  trial " + trial.number());
        Message first = trial.messages().get(0);
        console.result("system: "
                + (first.role() == Message.Role.SYSTEM
                        ? first.text()
                        : systems.computeIfAbsent(trial.cell().model(), this::ownSystem)));
        console.result("user:   " + trial.phrasing().text() + "\n");
    }

    /**
     * What is left of a plan, and what that will take.
     *
     * @param cells cells
     * @param parts how many trials are there for what
     * @param open those that are to be asked, which is also the number of calls when nothing has to be asked again
     * @param run the run that is gone on with; absent where a new one begins
     * @param inputTokens tokens of the open prompts, about
     * @param outputTokens tokens of the open answers at most
     * @param time from the measured pace; absent where none was measured
     * @param embedder who is to embed the answers; absent where nobody is
     * @param judging how many questions a judge would be asked at most; absent without one
     * @param sampling by model, what is sent and what is left to its server; of models inside this program nothing
     * @param reaches the smallest effects that it can see; empty where forms are not compared on several intents
     * @param money the least and the most that the open trials cost; empty where no model has a price
     */
    private record Forecast(
            long cells,
            Map<Trial.Part, Integer> parts,
            int open,
            Optional<String> run,
            long inputTokens,
            long outputTokens,
            Optional<Duration> time,
            Optional<String> embedder,
            Optional<Judging.Forecast> judging,
            Map<String, Sampling> sampling,
            List<Reach> reaches,
            List<Money> money) {
        static Forecast of(
                Protocol protocol,
                Plan plan,
                Optional<String> run,
                Set<String> settled,
                Optional<Duration> pace,
                List<Reach> reaches) {
            List<Trial> open = plan.trials().stream()
                    .filter(trial -> !settled.contains(trial.key()))
                    .toList();
            long characters = open.stream()
                    .flatMap(trial -> trial.messages().stream())
                    .mapToLong(message -> message.text().length())
                    .sum();
            long output = open.stream()
                    .mapToLong(trial -> trial.settings().maxTokens())
                    .sum();
            return new Forecast(
                    plan.cells(),
                    plan.parts(),
                    open.size(),
                    run,
                    characters / CHARACTERS_PER_TOKEN,
                    output,
                    pace.map(each -> each.multipliedBy(open.size())),
                    protocol.embedder().map(ModelChoice::reference),
                    Judging.forecast(protocol, plan),
                    sampling(protocol),
                    reaches,
                    money(protocol, open));
        }

        private static Map<String, Sampling> sampling(Protocol protocol) {
            Map<String, Sampling> sampling = new LinkedHashMap<>();
            protocol.models()
                    .forEach(model -> Sampling.of(model).ifPresent(each -> sampling.put(model.reference(), each)));
            return sampling;
        }

        /** From the prompts alone to answers that are all as long as they may be; a judge's calls are not counted. */
        private static List<Money> money(Protocol protocol, List<Trial> open) {
            Map<String, Price> prices = new HashMap<>();
            for (ModelChoice model : protocol.subjects()) {
                model.price().ifPresent(price -> prices.put(model.reference(), price));
            }
            if (prices.isEmpty()) return List.of();
            BigDecimal least = BigDecimal.ZERO;
            BigDecimal most = BigDecimal.ZERO;
            for (Trial trial : open) {
                Price price = prices.get(trial.cell().model());
                if (price == null) continue;
                long input = trial.messages().stream()
                                .mapToLong(message -> message.text().length())
                                .sum()
                        / CHARACTERS_PER_TOKEN;
                least = least.add(price.of(input, 0));
                most = most.add(price.of(input, trial.settings().maxTokens()));
            }
            String currency = prices.values().iterator().next().currency();
            return List.of(new Money(least, currency), new Money(most, currency));
        }

        int trials() {
            return parts.values().stream().mapToInt(Integer::intValue).sum();
        }

        List<String> lines(RunWords run) {
            PlanWords words = new PlanWords(run);
            List<String> lines = new ArrayList<>();
            if (open == 0) lines.add(words.settled(cells, trials(), this.run.orElseThrow()));
            else lines.addAll(toAsk(words));
            if (parts.size() > 1) lines.add(1, run.counts(parts));
            judging.map(each -> words.judge(each.anchors(), each.pairs())).ifPresent(lines::add);
            embedder.filter(model -> open > 0).ifPresent(model -> lines.add(words.embedding(embeddings(), model)));
            sampling.forEach((model, each) -> lines.add(words.sampling(model, each)));
            lines.addAll(new ReachTable(run.language()).lines(reaches));
            return lines;
        }

        private List<String> toAsk(PlanWords words) {
            List<String> lines = new ArrayList<>(List.of(
                    words.toAsk(cells, trials(), open, run),
                    words.tokens(inputTokens, outputTokens),
                    time.map(words::time).orElseGet(words::noTime)));
            if (!money.isEmpty()) lines.add(words.money(money.get(0), money.get(1)));
            return lines;
        }

        /** Calls that embed all answers, about. */
        private int embeddings() {
            return Embedding.calls(trials(), Embedding.USUAL_BATCH);
        }
    }

    private static JsonText.Facts sampling(Forecast forecast) {
        JsonText.Facts facts = new JsonText.Facts();
        forecast.sampling()
                .forEach((model, each) -> facts.add(
                        model, new JsonText.Facts().add("sent", each.sent()).add("left_to_the_server", each.left())));
        return facts;
    }

    private static JsonText.Facts facts(Protocol protocol, Plan plan, Forecast forecast) {
        return new JsonText.Facts()
                .add("protocol", protocol.id())
                .add("version", protocol.version())
                .add("protocol_hash", protocol.hash())
                .add(
                        "models",
                        protocol.models().stream().map(ModelChoice::reference).toList())
                .add("cells", forecast.cells())
                .add("trials", forecast.trials())
                .add("settled", forecast.trials() - forecast.open())
                .add("input_tokens", forecast.inputTokens())
                .add("output_tokens_at_most", forecast.outputTokens())
                .add(
                        "judge_calls_about_anchors",
                        forecast.judging().map(Judging.Forecast::anchors).orElse(null))
                .add(
                        "judge_calls_at_most",
                        forecast.judging()
                                .map(each -> each.anchors() + each.pairs())
                                .orElse(null))
                .add("seconds", forecast.time().map(Duration::toSeconds).orElse(null))
                .add(
                        "money_least",
                        forecast.money().isEmpty()
                                ? null
                                : forecast.money().get(0).amount())
                .add(
                        "money_most",
                        forecast.money().isEmpty()
                                ? null
                                : forecast.money().get(1).amount())
                .add(
                        "currency",
                        forecast.money().isEmpty()
                                ? null
                                : forecast.money().get(0).currency())
                .add("sampling", sampling(forecast))
                .add("embedding_calls", forecast.embedder().isPresent() ? forecast.embeddings() : 0)
                .add(
                        "smallest_effects",
                        forecast.reaches().stream()
                                .map(PlanCommand::facts)
                                .map(JsonText.Facts::map)
                                .toList())
                .add(
                        "plan",
                        plan.trials().stream()
                                .map(PlanCommand::facts)
                                .map(JsonText.Facts::map)
                                .toList());
    }

    private static JsonText.Facts facts(Reach reach) {
        boolean ratio = reach.index().logarithm();
        Optional<Reach.Seen> seen = reach.seen();
        return new JsonText.Facts()
                .add("metric", reach.index().id())
                .add("unit", ratio ? "×" : reach.index().unit())
                .add("power", Reach.POWER)
                .add("variances", reach.basis().name().toLowerCase(Locale.ROOT))
                .add("intents", reach.intents())
                .add("trials", reach.trials())
                .add("comparisons", reach.comparisons())
                .add("alone", seen.map(each -> effect(each.alone(), ratio)).orElse(null))
                .add(
                        "among_comparisons",
                        seen.map(each -> effect(each.among(), ratio)).orElse(null))
                .add("sufficient", reach.sufficient())
                .add("intents_needed", reach.intentsNeeded())
                .add(
                        "intents_for_half",
                        seen.map(each -> number(each.intentsForHalf())).orElse(null))
                .add(
                        "trials_for_half",
                        seen.map(each -> number(each.trialsForHalf())).orElse(null));
    }

    private static @Nullable Double effect(OptionalDouble found, boolean ratio) {
        if (found.isEmpty()) return null;
        return ratio ? Math.exp(found.getAsDouble()) : found.getAsDouble();
    }

    private static @Nullable Integer number(OptionalInt found) {
        return found.isPresent() ? found.getAsInt() : null;
    }

    /** A planned trial, for another program. */
    static JsonText.Facts facts(Trial trial) {
        return new JsonText.Facts()
                .add("trial_key", trial.key())
                .add("language", trial.cell().language())
                .add("intent", trial.cell().intent())
                .add("form", trial.cell().form())
                .add("wording", trial.phrasing().wording())
                .add("word", trial.phrasing().word().orElse(null))
                .add("person", trial.phrasing().person().orElse(null))
                .add("model", trial.cell().model())
                .add("trial", trial.number())
                .add(
                        "messages",
                        trial.messages().stream()
                                .map(message -> new JsonText.Facts()
                                        .add("role", message.role().name().toLowerCase(java.util.Locale.ROOT))
                                        .add("text", message.text())
                                        .map())
                                .toList());
    }
}
