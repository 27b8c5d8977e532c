package org.phrasefield.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.phrasefield.phrasing.BuiltIns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code init}: writes a protocol to start from. */
@Command(
        name = "init",
        description = "Write a commented protocol to start from.",
        footer = {"", "Example: phrasefield init my-protocol.yaml"})
final class InitCommand implements Callable<Integer> {
    @ParentCommand
    private Commands root;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "protocol.yaml",
            description = "Default: ${DEFAULT-VALUE}")
    private String file = "";

    @Override
    public Integer call() {
        Path path = root.surroundings().path(file);
        try {
            Files.writeString(path, BuiltIns.protocolTemplate(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw Failure.input(file + " exists already; name another file.");
        } catch (IOException e) {
            throw Failure.input(file + " cannot be written: " + FileFault.of(e) + ".");
        }
        root.console().say("Wrote " + file + ". Next: phrasefield check " + file);
        return ExitCode.DONE.number();
    }
}
