package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** {@code src/docs/commands.md}: every command's own help, in Markdown. */
final class CommandsPage {
    private CommandsPage() {}

    /** The page, made from the help that the program gives. */
    static String text(CommandLine root) {
        StringBuilder page = new StringBuilder("""
                # Commands

                Made from the program's own help (`phrasefield COMMAND --help`). Results go to standard output, progress and messages to standard
                error; what `--json` prints is for other programs and grows by new keys only.
                """);
        for (CommandLine command : all(root)) {
            page.append("\n## ")
                    .append(command.getCommandSpec().qualifiedName())
                    .append("\n\n```text\n");
            page.append(command.getUsageMessage(CommandLine.Help.Ansi.OFF)).append("```\n");
        }
        return page.toString();
    }

    /** A command and everything beneath it, in the order of the help. */
    static List<CommandLine> all(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(sub -> all.addAll(all(sub)));
        return all;
    }
}
