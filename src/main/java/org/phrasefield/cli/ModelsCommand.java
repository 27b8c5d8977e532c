package org.phrasefield.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.phrasefield.llm.Discovery;
import org.phrasefield.llm.Listed;
import org.phrasefield.llm.Models;
import org.phrasefield.store.KnownWeights;
import org.phrasefield.trial.Clause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code models}: which models can be asked now. */
@Command(
        name = "models",
        description = "List the models that can be asked now.",
        subcommands = ModelsCommand.Fetch.class,
        footer = {"", "Example: phrasefield models", "         phrasefield models fetch SmolLM2-135M-Instruct"})
final class ModelsCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Surroundings surroundings = root.surroundings();
        Console console = root.console();
        Models models = new Models(
                surroundings.environment(), new MachineModels(surroundings, console, true), surroundings.clock());
        List<Listed> listed = models.listed();
        if (json) {
            console.json(listed.stream()
                    .map(model ->
                            new JsonText.Facts().add("model", model.reference()).add("about", model.about()))
                    .toList());
            return ExitCode.DONE.number();
        }
        for (Listed model : listed) console.result(model.reference() + "  (" + model.about() + ")");
        models.withoutOllama().ifPresent(why -> console.say(capital(Clause.ended(why))));
        if (listed.isEmpty()) {
            console.say("No model can be asked now, and no weights are in the cache. " + "phrasefield models fetch "
                    + Discovery.WEIGHTS + " brings some.");
        }
        return ExitCode.DONE.number();
    }

    private static String capital(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }

    /** {@code models fetch}: brings weights into the cache. */
    @Command(
            name = "fetch",
            description = "Bring weights for the embedded engine into the cache.",
            footer = {"", "Example: phrasefield models fetch SmolLM2-135M-Instruct"})
    static final class Fetch implements Callable<Integer> {
        @ParentCommand
        private ModelsCommand parent;

        @Parameters(paramLabel = "NAME", description = "Name of the weights: SmolLM2-135M-Instruct.")
        private String name = "";

        @Override
        public Integer call() throws InterruptedException {
            Surroundings surroundings = parent.root.surroundings();
            Console console = parent.root.console();
            KnownWeights weights = KnownWeights.named(name)
                    .orElseThrow(() -> Failure.input("No weights are called " + name + "; known are "
                            + String.join(
                                    ", ",
                                    KnownWeights.ALL.stream()
                                            .map(KnownWeights::name)
                                            .toList()) + "."));
            Optional<String> not = new MachineModels(surroundings, console, false).fetch(weights.name());
            if (not.isPresent()) throw new Failure(ExitCode.TOOL_FAILED, not.get());
            console.say("embedded/" + weights.name() + " can be asked.");
            return ExitCode.DONE.number();
        }
    }
}
