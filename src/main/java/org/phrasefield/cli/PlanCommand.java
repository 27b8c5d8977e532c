package org.phrasefield.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.Judging;
import org.phrasefield.run.Plan;
import org.phrasefield.run.Planner;
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
        Protocol protocol = models.applied(ProtocolFile.read(surroundings, file));
        Optional<RunRecord> newest = newest(protocol);
        Protocol asked = Casting.asBefore(protocol, newest);
        Optional<RunRecord> goesOn = newest.filter(run -> Sweep.goesOn(run, asked));
        int next = newest.map(RunRecord::number).orElse(0) + 1;
        Plan plan = Planner.plan(asked, goesOn.map(RunRecord::seed).orElse(Planner.seed(asked.seed(), next)));
        Warnings.say(root.console(), file, Warnings.of(protocol, machine()));
        Forecast forecast = Forecast.of(asked, plan, goesOn.map(RunRecord::id), settled(goesOn), pace(asked));
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
            Optional<Judging.Forecast> judging) {
        static Forecast of(
                Protocol protocol, Plan plan, Optional<String> run, Set<String> settled, Optional<Duration> pace) {
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
                    Judging.forecast(protocol, plan));
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
            return lines;
        }

        private List<String> toAsk(String all) {
            return List.of(
                    open == trials
                            ? all + ", as many calls when nothing has to be asked again"
                            : all + "; " + (trials - open) + " are settled in " + run.orElseThrow() + ", " + open
                                    + " are to be asked",
                    "about " + inputTokens + " tokens to send, " + outputTokens + " at most to receive",
                    time.map(each -> "about " + ProgressLine.spoken(each)
                                    + " at the pace of the newest run of this model")
                            .orElse("time: not known before this model has answered once"));
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
                .add("embedding_calls", forecast.embedder().isPresent() ? forecast.embeddings() : 0)
                .add(
                        "plan",
                        plan.trials().stream()
                                .map(PlanCommand::facts)
                                .map(JsonText.Facts::map)
                                .toList());
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
