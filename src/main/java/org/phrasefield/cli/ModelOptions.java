package org.phrasefield.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.llm.Models;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import picocli.CommandLine.Option;

/** Options about which model is asked. */
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description =
                    "Ask this model instead of the protocol's own, with the settings of its first (echo, scripted and planted take max_tokens alone); a judge stays: "
                            + "ollama/NAME, openai/NAME, anthropic/NAME, gemini/NAME, embedded/NAME, embedded/FILE.gguf, "
                            + "echo, scripted/FILE, planted/NAME.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--url", paramLabel = "URL", description = "With --model: the server's address.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "With --model: the environment variable that holds the key.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--offline", description = "Fetch no weights.")
    private boolean offline;

    private Optional<Path> beside = Optional.empty();

    ModelOptions() {}

    /** No model is named. */
    ModelOptions(boolean offline) {
        this.offline = offline;
    }

    boolean offline() {
        return offline;
    }

    /** The folder in which files of models lie, beside the protocol that names them; absent where the command line names the model. */
    Optional<Path> beside() {
        return beside;
    }

    /** Reads a protocol, with the models that the user wants. */
    Protocol protocol(Surroundings surroundings, String file) {
        Protocol written = ProtocolFile.read(surroundings, file);
        Protocol protocol = allowed(replaced(
                written,
                Models.borrowed(model.orElse(""), written.subjects().get(0).settings())));
        beside = ProtocolFile.folder(surroundings, file).filter(folder -> model.isEmpty());
        Console nothing = new Console(surroundings.out(), surroundings.err(), Console.Volume.QUIET);
        refuseTooWide(protocol, new MachineModels(surroundings, nothing, true, beside));
        return protocol;
    }

    /** The protocol with the models that the user wants. */
    Protocol applied(Protocol protocol) {
        return allowed(replaced(protocol, protocol.subjects().get(0).settings()));
    }

    /** A protocol of whose models none is refused unseen: by its service, its name, or a setting that cannot reach it. */
    static Protocol allowed(Protocol protocol) {
        refuse(protocol.models());
        priced(protocol);
        return protocol;
    }

    /** Ends the command where money is to be counted and cannot be. */
    static void priced(Protocol protocol) {
        if (protocol.budget().money().isEmpty()) return;
        String currency = protocol.budget().money().get().currency();
        for (ModelChoice model : protocol.models()) {
            if (model.needsPrice()) {
                throw Failure.input("Money cannot be counted without the price of " + model.reference()
                        + "; write it beside that model in the protocol: price: {input: 0.25 " + currency
                        + ", output: 2 " + currency + "}, each for a million tokens.");
            }
            model.price().filter(price -> !price.currency().equals(currency)).ifPresent(price -> {
                throw Failure.input("The budget is in " + currency + ", the price of " + model.reference() + " in "
                        + price.currency() + "; give both in one currency.");
            });
        }
    }

    /** Ends the command where one of the models is refused unseen. */
    static void refuse(List<ModelChoice> models) {
        List<String> refusals = models.stream()
                .flatMap(choice -> Models.refusal(choice).stream())
                .toList();
        if (!refusals.isEmpty()) throw Failure.input(String.join("\n", refusals));
    }

    /** Ends the command where a model of this machine cannot hold the window that it is asked with, as far as that is known before it is opened. */
    static void refuseTooWide(Protocol protocol, MachineModels machine) {
        List<String> refusals = protocol.models().stream()
                .flatMap(choice -> machine.tooWide(choice).stream())
                .toList();
        if (!refusals.isEmpty()) throw Failure.input(String.join("\n", refusals));
    }

    /** Ends the command where an address is none, or a key is written out. */
    static void refuseServer(Optional<String> url, Optional<String> key) {
        url.flatMap(written -> Models.wrongAddress(written, "--url")).ifPresent(wrong -> {
            throw Failure.input(wrong);
        });
        if (key.isPresent() && !ModelChoice.namesKey(key.get())) {
            throw Failure.input("--key is the name of an environment variable, and this looks like a secret; write the"
                    + " variable's name, for example OPENAI_API_KEY.");
        }
    }

    private Protocol replaced(Protocol protocol, Settings settings) {
        if (model.isEmpty()) {
            if (url.isPresent()) throw Failure.input("--url needs --model: the server's address belongs to a model.");
            if (key.isPresent()) throw Failure.input("--key needs --model: the key belongs to a model.");
            return protocol;
        }
        refuseServer(url, key);
        ModelChoice first = protocol.subjects().get(0);
        ModelChoice chosen = new ModelChoice(first.role(), model.get(), settings, url, key);
        return protocol.asking(
                Stream.concat(Stream.of(chosen), protocol.judge().stream()).toList());
    }
}
