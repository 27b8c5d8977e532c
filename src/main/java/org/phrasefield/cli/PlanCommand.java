package org.phrasefield.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.phrasefield.map.Dice;
import org.phrasefield.map.Effects;
import org.phrasefield.map.Reach;
import org.phrasefield.map.Spread;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Money;
import org.phrasefield.protocol.Price;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.Judging;
import org.phrasefield.run.Plan;
import org.phrasefield.run.Planner;
import org.phrasefield.scoring.Metrics;
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
    /** Style, zone and strategy, which need two answers a cell. */
    private static final int PROFILES = 3;

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
        Protocol protocol = models.applied(ProtocolFile.read(surroundings, file));
        Optional<RunRecord> newest = newest(protocol);
        Protocol asked = Casting.asBefore(protocol, newest);
        Optional<RunRecord> goesOn = newest.filter(run -> Sweep.goesOn(run, asked));
        int next = newest.map(RunRecord::number).orElse(0) + 1;
        Plan plan = Planner.plan(asked, goesOn.map(RunRecord::seed).orElse(Planner.seed(asked.seed(), next)));
        Warnings.say(root.console(), file, Warnings.of(protocol, machine()));
        Forecast forecast =
                Forecast.of(asked, plan, goesOn.map(RunRecord::id), settled(goesOn), pace(asked), reach(asked, newest));
        if (json) root.console().json(facts(asked, plan, forecast));
        else if (show) plan.trials().forEach(this::show);
        else forecast.lines().forEach(root.console()::result);
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

    /** The smallest effect that the plan can see, by the variances of the newest run where it has scores; empty with one intent or one form. */
    private Optional<Reach> reach(Protocol protocol, Optional<RunRecord> newest) {
        int intents = protocol.intents().size();
        int others = protocol.forms().size() - 1;
        if (intents < 2 || others < 1) return Optional.empty();
        int indices = 1 + (protocol.trials() > 1 ? PROFILES : 0);
        if (protocol.trials() >= Spread.FEWEST_ANSWERS || protocol.scope().isPresent()) indices++;
        if (protocol.judge().isPresent()) indices++;
        return Optional.of(Reach.of(
                intents,
                protocol.trials(),
                others * indices,
                newest.map(this::lengths).orElse(List.of())));
    }

    /** How the length of a run's answers varied. */
    private List<Dice> lengths(RunRecord run) {
        Protocol protocol = Finish.protocol(run);
        Effects effects = new Effects(
                protocol.forms().stream().map(FormChoice::id).toList(),
                protocol.control(),
                List.of(),
                Metrics.of(Metrics.LENGTH_RATIO).stream().toList());
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            store.eachScored(
                    run.id(),
                    (trial, result, scores) -> effects.add(
                            trial,
                            result,
                            scores.stream()
                                    .filter(score -> score.metric().equals(Metrics.LENGTH_RATIO))
                                    .toList()));
        }
        return effects.map().dice().stream()
                .filter(dice -> dice.model().isPresent())
                .toList();
    }

    private MachineModels machine() {
        return new MachineModels(root.surroundings(), root.console(), true);
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
     * @param trials trials
     * @param open those that are to be asked, which is also the number of calls when nothing has to be asked again
     * @param run the run that is gone on with; absent where a new one begins
     * @param inputTokens tokens of the open prompts, about
     * @param outputTokens tokens of the open answers at most
     * @param time from the measured pace; absent where none was measured
     * @param embedder who is to embed the answers; absent where nobody is
     * @param judging how many questions a judge would be asked at most; absent without one
     * @param reach the smallest effect that it can see; absent where forms are not compared on several intents
     * @param money the least and the most that the open trials cost; empty where no model has a price
     */
    private record Forecast(
            long cells,
            int trials,
            int open,
            Optional<String> run,
            long inputTokens,
            long outputTokens,
            Optional<Duration> time,
            Optional<String> embedder,
            Optional<Judging.Forecast> judging,
            Optional<Reach> reach,
            List<Money> money) {
        static Forecast of(
                Protocol protocol,
                Plan plan,
                Optional<String> run,
                Set<String> settled,
                Optional<Duration> pace,
                Optional<Reach> reach) {
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
                    plan.trials().size(),
                    open.size(),
                    run,
                    characters / CHARACTERS_PER_TOKEN,
                    output,
                    pace.map(each -> each.multipliedBy(open.size())),
                    protocol.embedder().map(ModelChoice::reference),
                    Judging.forecast(protocol, plan),
                    reach,
                    money(protocol, open));
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

        List<String> lines() {
            String all = Counts.of(cells, "cell") + ", " + Counts.of(trials, "trial");
            List<String> lines = new ArrayList<>();
            if (open == 0) lines.add(all + ", all of them settled in " + run.orElseThrow());
            else lines.addAll(toAsk(all));
            judging.map(each ->
                            "the judge: " + each.anchors() + " questions about anchors; where it can tell those apart, "
                                    + each.pairs() + " at most about answers")
                    .ifPresent(lines::add);
            embedder.filter(model -> open > 0)
                    .ifPresent(model -> lines.add(
                            "then about " + Counts.of(embeddings(), "call") + " to embed the answers with " + model));
            reach.map(Forecast::seen).ifPresent(lines::addAll);
            return lines;
        }

        private List<String> toAsk(String all) {
            List<String> lines = new ArrayList<>(List.of(
                    open == trials
                            ? all + ", as many calls when nothing has to be asked again"
                            : all + "; " + (trials - open) + " are settled in " + run.orElseThrow() + ", " + open
                                    + " are to be asked",
                    "about " + inputTokens + " tokens to send, " + outputTokens + " at most to receive",
                    time.map(each -> "about " + ProgressLine.spoken(each)
                                    + " at the pace of the newest run of this model")
                            .orElse("time: not known before this model has answered once")));
            if (!money.isEmpty()) {
                lines.add("money: " + money.get(0).spoken() + " for the prompts, up to "
                        + money.get(1).spoken() + " where every answer is as long as it may be");
            }
            return lines;
        }

        private static List<String> seen(Reach reach) {
            String smallest = "smallest effect on length that 8 in 10 such runs find: " + ratio(reach.alone())
                    + " by itself, " + ratio(reach.among()) + " among " + Counts.of(reach.comparisons(), "comparison")
                    + (reach.measured() ? ", as the newest run's answers vary" : ", if answers vary as usual");
            if (!reach.sufficient()) {
                int needed = Effects.intentsFor(reach.comparisons());
                return List.of(
                        smallest,
                        "too small to prove anything: " + Counts.of(reach.intents(), "intent")
                                + " cannot prove an effect among "
                                + Counts.of(reach.comparisons(), "comparison") + ", " + needed + " can; "
                                + "effects will be told by themselves alone");
            }
            String trials = reach.trialsForHalf().isPresent()
                    ? reach.trialsForHalf().getAsInt() + " trials"
                    : "no number of trials";
            return List.of(
                    smallest,
                    "to see half of that: " + reach.intentsForHalf() + " intents in place of " + reach.intents()
                            + ", or " + trials + " in place of " + reach.trials());
        }

        /** A logarithm as a ratio, either way. */
        private static String ratio(double logarithm) {
            return String.format(Locale.ROOT, "×%.2f or ×%.2f", Math.exp(logarithm), Math.exp(-logarithm));
        }

        /** Calls that embed all answers, about. */
        private int embeddings() {
            return Embedding.calls(trials, Embedding.USUAL_BATCH);
        }
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
                .add("embedding_calls", forecast.embedder().isPresent() ? forecast.embeddings() : 0)
                .add("smallest_effect", forecast.reach().map(PlanCommand::facts).orElse(null))
                .add(
                        "plan",
                        plan.trials().stream()
                                .map(PlanCommand::facts)
                                .map(JsonText.Facts::map)
                                .toList());
    }

    private static JsonText.Facts facts(Reach reach) {
        return new JsonText.Facts()
                .add("metric", Metrics.LENGTH_RATIO)
                .add("power", 0.8)
                .add("variances", reach.measured() ? "measured" : "assumed")
                .add("comparisons", reach.comparisons())
                .add("ratio_alone", Math.exp(reach.alone()))
                .add("ratio_among_comparisons", Math.exp(reach.among()))
                .add("deviations_alone", reach.alone() / reach.repetition())
                .add("deviations_among_comparisons", reach.among() / reach.repetition())
                .add("sufficient", reach.sufficient())
                .add("intents_needed", Effects.intentsFor(reach.comparisons()))
                .add("intents_for_half", reach.intentsForHalf())
                .add(
                        "trials_for_half",
                        reach.trialsForHalf().isPresent()
                                ? reach.trialsForHalf().getAsInt()
                                : null);
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
