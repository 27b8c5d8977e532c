package org.phrasefield.cli;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.phrasefield.language.Language;
import org.phrasefield.llm.Models;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code try}: asks two prompts of one's own and compares their answers. */
@Command(
        name = "try",
        description = {
            "Ask two prompts several times each, and show how the answers to the second differ from those to the first.",
            "What is found speaks of these two prompts and this model. The answers are kept like those of any run: "
                    + "the same command with more trials asks only what is missing."
        },
        footer = {
            "",
            "Example: phrasefield try \"Tell me about bread.\" \"Imagine bread.\" --trials 20",
            "",
            "A prompt that begins with a hyphen stands behind --, after all options."
        })
final class TryCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Mixin
    private ResultsFolder results;

    @Mixin
    private ModelOptions models;

    @Parameters(index = "0", paramLabel = "A", description = "The prompt that the other is compared with.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other prompt.")
    private String second = "";

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often each is asked (default: ${DEFAULT-VALUE}).")
    private int trials = 10;

    @Option(names = "--system", paramLabel = "TEXT", description = "A system message before both.")
    private Optional<String> system = Optional.empty();

    @Option(names = "--temperature", paramLabel = "T", description = "Temperature; without it, the model's own.")
    private Optional<Double> temperature = Optional.empty();

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "400",
            description = "Limit of an answer (default: ${DEFAULT-VALUE}).")
    private int maxTokens = 400;

    @Option(names = "--seed", paramLabel = "N", description = "What all chance derives from.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "LANG",
            description = "Language of the answers: en or ru; without it, told from the script of the prompts.")
    private Optional<String> language = Optional.empty();

    @Option(names = "--new", description = "Ask anew, even if these prompts were asked before.")
    private boolean fresh;

    @Override
    public Integer call() throws InterruptedException {
        Language spoken = spoken();
        TwoPrompts prompts = new TwoPrompts(
                TwoPrompts.prompt("A", first),
                TwoPrompts.prompt("B", second),
                spoken,
                positive("--trials", trials),
                system.map(text -> TwoPrompts.prompt("--system", text)),
                seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
                TwoPrompts.settings(temperature, positive("--max-tokens", maxTokens)));
        if (prompts.first().equals(prompts.second())) root.console().fault(alike(spoken));
        Protocol protocol = models.applied(prompts.protocol());
        Sweep.End end = RunCommand.carryOut(
                        root,
                        results,
                        models,
                        protocol,
                        new RunCommand.Terms(
                                root.console(), fresh, Optional.empty(), "try", Optional.empty(), false, false))
                .end();
        Console console = root.console();
        console.result("a: " + prompts.first() + "\nb: " + prompts.second());
        console.say(alone(spoken));
        if (end.run().status() == RunRecord.Status.COMPLETE) {
            try (JdbcAnswerStore store = results.existing(root.surroundings())) {
                boolean draws =
                        Models.drawsByTemperature(end.run().models().get(0).reference());
                console.say(Further.of(store, end.run().id()).advice(spoken, trials, maxTokens, draws));
            }
        }
        return end.code().number();
    }

    private static String alike(Language language) {
        return switch (language) {
            case EN -> "A and B are the same text, so whatever differs between their answers is chance.";
            case RU -> "A и B — один и тот же текст, поэтому все различия между ответами случайны.";
        };
    }

    /** Two prompts have no topics to average over, which is what most indices need. */
    private static String alone(Language language) {
        return switch (language) {
            case EN ->
                "This tells of these two prompts alone. What a way of asking does over topics takes a protocol with six or more: phrasefield init FILE.";
            case RU ->
                "Это сказано только об этих двух промптах. Что делает сама форма вопроса на разных темах, покажет протокол, где их шесть или больше:"
                        + " phrasefield init FILE.";
        };
    }

    private Language spoken() {
        return language.map(tag ->
                        Language.of(tag).orElseThrow(() -> Failure.input("--language is en or ru, not " + tag + ".")))
                .orElseGet(() -> Language.ofScript(first + second));
    }

    private static int positive(String option, int value) {
        if (value < 1) throw Failure.input(option + " is a whole number from 1, not " + value + ".");
        return value;
    }
}
