package org.phrasefield.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code completion}: a script that completes what is typed in a shell. */
@Command(
        name = "completion",
        description = "Print a script that completes commands, options, files and names of models in bash or zsh.",
        footer = {
            "",
            "Example: phrasefield completion bash > ~/.phrasefield-completion",
            "         echo '. ~/.phrasefield-completion' >> ~/.bashrc",
            "",
            "The same for zsh with ~/.zshrc."
        })
final class CompletionCommand implements Callable<Integer> {
    /** Shells, named as the user writes them; one script serves both. */
    enum ShellName {
        bash,
        zsh
    }

    @ParentCommand
    private Commands root;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("UnusedVariable") // one script serves both shells
    private ShellName shell = ShellName.bash;

    @Override
    public Integer call() {
        CommandLine all = Commands.line(root.surroundings());
        root.console().ready(CompletionScript.of(all));
        return ExitCode.DONE.number();
    }
}
