package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.phrasefield.cli.Doctor.Finding;
import org.phrasefield.cli.Doctor.State;
import org.phrasefield.forecast.FormAccuracy;
import org.phrasefield.forecast.LabelledPrompt;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.PluggedScorer;
import org.phrasefield.scoring.Validation;
import org.phrasefield.scoring.ValidationText;
import org.phrasefield.store.JdbcAnswerStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code doctor}: whether everything is in order on this machine. */
@Command(
        name = "doctor",
        description = {
            "Say whether everything is in order on this machine, and what to do where it is not.",
            "Ends with 1 where something would keep a run from being made, with 0 otherwise. Changes nothing."
        },
        footer = {"", "Example: phrasefield doctor"})
final class DoctorCommand implements Callable<Integer> {
    private static final int STATE = 5;
    private static final int WHAT = 10;

    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = "--metrics",
            description =
                    "Say instead how well zones and strategies are found in labelled texts, and which scorers of your own there "
                            + "are; takes some seconds. In Russian where the locale is.")
    private boolean metrics;

    @Option(
            names = "--statistics",
            description =
                    "Say instead how far the statistics can be believed: studies with known effects go the whole way; takes "
                            + "some minutes, and fails where they do not keep what they promise. In Russian where the locale is.")
    private boolean statistics;

    @Option(
            names = "--studies",
            paramLabel = "N",
            defaultValue = "500",
            description =
                    "With --statistics, how many studies without an effect, from 20, and twice as many with one (default: ${DEFAULT-VALUE}).")
    private int studies;

    @Option(
            names = "--forms",
            description =
                    "Say instead how well the form of a prompt is recognised, on sets of labelled prompts that are kept apart from what it was learned from.")
    private boolean forms;

    @Override
    public Integer call() throws InterruptedException {
        Console console = root.console();
        if (statistics) {
            if (studies < StatisticsCheck.FEWEST) {
                throw Failure.input("--studies is " + studies + "; take " + StatisticsCheck.FEWEST + " or more.");
            }
            StatisticsCheck check = new StatisticsCheck(root.surroundings(), console, studies);
            StatisticsCheck.Found found = check.found();
            if (json) console.json(check.facts(found));
            else check.lines(found).forEach(console::result);
            return (found.broken().isEmpty() ? ExitCode.DONE : ExitCode.TOOL_FAILED).number();
        }
        if (forms) {
            recognition(console);
            return ExitCode.DONE.number();
        }
        if (metrics) {
            validate(console);
            return ExitCode.DONE.number();
        }
        List<Finding> findings = new Doctor(root.surroundings(), console, results).examine();
        if (json) console.json(findings.stream().map(DoctorCommand::facts).toList());
        else findings.forEach(this::line);
        boolean bad = findings.stream().anyMatch(finding -> finding.state() == State.BAD);
        return (bad ? ExitCode.TOOL_FAILED : ExitCode.DONE).number();
    }

    private void recognition(Console console) {
        List<FormAccuracy> found = Arrays.stream(LabelledPrompt.Part.values())
                .filter(LabelledPrompt.Part::heldOut)
                .flatMap(part -> Arrays.stream(Language.values()).map(language -> FormAccuracy.of(part, language)))
                .toList();
        if (json) {
            console.json(found.stream().map(FormLines::facts).toList());
            return;
        }
        FormLines lines = new FormLines(root.surroundings().reader());
        found.stream().flatMap(each -> lines.of(each).stream()).forEach(console::result);
        lines.together(found).forEach(console::result);
    }

    private void validate(Console console) {
        Language reader = root.surroundings().reader();
        List<PluggedScorer> plugged = Plugins.of(root.surroundings(), results);
        List<JsonText.Facts> facts = new ArrayList<>();
        for (Kinds kinds : Kinds.values()) {
            for (Language language : Language.values()) {
                Validation found = Validation.of(language, kinds);
                if (json) facts.add(facts(found));
                else ValidationText.lines(found, reader).forEach(console::result);
            }
        }
        if (json) {
            plugged.forEach(scorer -> facts.add(facts(scorer)));
            console.json(facts);
            return;
        }
        console.result(ValidationText.author(reader));
        people(reader).forEach(console::result);
        plugged.forEach(scorer -> console.result(line(scorer, reader)));
    }

    private static String line(PluggedScorer scorer, Language reader) {
        Metric metric = scorer.metric();
        String from = reader == Language.RU ? "подключённая метрика из " : "a scorer of your own, from ";
        return metric.id() + " " + metric.version() + " (" + from + scorer.origin() + "): " + metric.name(reader) + ", "
                + metric.unit(reader) + ", " + metric.range() + "; " + metric.more(reader);
    }

    private static JsonText.Facts facts(PluggedScorer scorer) {
        Metric metric = scorer.metric();
        return new JsonText.Facts()
                .add("scorer", metric.id())
                .add("version", metric.version())
                .add("origin", scorer.origin())
                .add("unit", metric.unit())
                .add("range", metric.range())
                .add("more", metric.more(Language.EN));
    }

    private List<String> people(Language reader) {
        if (!results.holdsStore(root.surroundings())) return List.of(ValidationText.people(reader));
        try (JdbcAnswerStore store = results.existing(root.surroundings())) {
            return new Agreements(store).lines(store.runs(), reader);
        }
    }

    private static JsonText.Facts facts(Validation found) {
        return new JsonText.Facts()
                .add("language", found.language().tag())
                .add("kinds", found.kinds().name().toLowerCase(Locale.ROOT))
                .add("texts", found.texts())
                .add("labelled_by", "one author")
                .add("macro_f1", found.macroF1())
                .add("lists_macro_f1", found.listed())
                .add("held_out_macro_f1", found.heldOut())
                .add("shuffled_macro_f1", found.shuffled())
                .add("agreement", found.agreement())
                .add("brier", found.brier())
                .add("labels", found.kinds().withNone())
                .add(
                        "confusion",
                        Arrays.stream(found.confusion())
                                .map(row -> Arrays.stream(row).boxed().toList())
                                .toList());
    }

    private void line(Finding finding) {
        // Elsewhere than on a terminal each sentence is one line, which can be searched.
        Columns columns = new Columns(
                root.surroundings().resultsTerminal() ? root.surroundings().columns() : Integer.MAX_VALUE);
        String head = Columns.padded(finding.state().word(), STATE) + Columns.padded(finding.what(), WHAT);
        root.console().result(columns.wrapped(head, finding.is()));
        finding.todo().ifPresent(todo -> root.console().result(columns.wrapped(" ".repeat(STATE + WHAT) + "→ ", todo)));
    }

    private static JsonText.Facts facts(Finding finding) {
        return new JsonText.Facts()
                .add("what", finding.what())
                .add("state", finding.state().word())
                .add("is", finding.is())
                .add("todo", finding.todo().orElse(null));
    }
}
