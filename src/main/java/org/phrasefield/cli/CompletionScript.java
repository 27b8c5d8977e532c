package org.phrasefield.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.phrasefield.llm.Discovery;
import org.phrasefield.llm.Models;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The script for a shell: what a value is told by its label, as in the help, so that files are offered where a file is meant and nowhere else. */
final class CompletionScript {
    private static final List<String> FILES = List.of("FILE", "DIR");

    /** What can be said for a value, by its option or its label; a door is gone on with behind its slash. */
    private static final Map<String, List<String>> VALUES = Map.of(
            "LANG",
            Arrays.stream(Language.values()).map(Language::tag).toList(),
            "--model",
            models(),
            "--judge",
            models(),
            "--embed",
            Stream.concat(
                            Stream.of(Models.BUILT_IN_EMBEDDER),
                            Models.EMBEDDING_SERVICES.stream().map(service -> service + "/"))
                    .toList());

    /** How picocli offers files for a value without an option: it expands their names, and so would carry out what stands in one. */
    private static final String EXPANDED = "positionals=$( compgen -f -- \"${curr_word}\" ) # files";

    private static final String AS_THEY_ARE = "COMPREPLY=( $( compgen -f -- \"${curr_word}\" ) ) # files\n      return";

    private static final String END = "complete -F _complete_phrasefield ";

    /** Puts no space behind a door. */
    private static final String DOORS = """
            function _complete_phrasefield_doors() {
              _complete_phrasefield "$@"
              local code=$?
              [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]] && type compopt &>/dev/null && compopt -o nospace
              return $code
            }

            complete -F _complete_phrasefield_doors\s""";

    private CompletionScript() {}

    /** @param all every command */
    static String of(CommandLine all) {
        String script = AutoComplete.bash(all.getCommandName(), new CommandLine(words(all.getCommandSpec())));
        return script.replace(EXPANDED, AS_THEY_ARE).replace("\n" + END, "\n" + DOORS);
    }

    private static List<String> models() {
        List<String> doors = new ArrayList<>(List.of("auto", "echo", "embedded/" + Discovery.WEIGHTS));
        Models.SERVICES.stream()
                .filter(service -> !List.of("auto", "echo", "sample").contains(service))
                .map(service -> service + "/")
                .forEach(doors::add);
        return List.copyOf(doors);
    }

    /** A command without what it does. Each option has its own label, as the script's variables are named by them. */
    private static CommandSpec words(CommandSpec command) {
        CommandSpec words = CommandSpec.create().name(command.name());
        for (OptionSpec option : command.options()) {
            if (option.hidden()) continue;
            OptionSpec.Builder builder = OptionSpec.builder(option.names())
                    .arity(option.arity().toString())
                    .type(type(option))
                    .paramLabel(option.longestName());
            values(option).ifPresent(builder::completionCandidates);
            words.addOption(builder.build());
        }
        for (PositionalParamSpec value : command.positionalParameters()) {
            PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
                    .index(value.index().toString())
                    .arity(value.arity().toString())
                    .type(type(value))
                    .paramLabel(value.paramLabel());
            values(value).ifPresent(builder::completionCandidates);
            words.addPositional(builder.build());
        }
        command.subcommands()
                .forEach((name, line) -> words.addSubcommand(name, new CommandLine(words(line.getCommandSpec()))));
        return words;
    }

    /** What can be said for a value; empty where anything can, or nothing. */
    private static Optional<Iterable<String>> values(ArgSpec value) {
        String name = value instanceof OptionSpec option ? option.longestName() : "";
        return Stream.of(name, value.paramLabel())
                .filter(VALUES::containsKey)
                .findFirst()
                .<Iterable<String>>map(VALUES::get)
                .or(() -> Optional.ofNullable(value.completionCandidates()));
    }

    private static Class<?> type(ArgSpec value) {
        if (FILES.contains(value.paramLabel())) return File.class;
        return value.type() == boolean.class ? boolean.class : String.class;
    }
}
