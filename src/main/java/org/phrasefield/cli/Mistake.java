package org.phrasefield.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.phrasefield.protocol.Nearest;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence and in this tool's words instead of its library's. */
final class Mistake {
    private Mistake() {}

    /** @param arguments all that was given */
    static String sentence(ParameterException mistake, List<String> arguments) {
        if (mistake instanceof UnmatchedArgumentException unmatched) return unmatched(unmatched, arguments);
        if (mistake instanceof MissingParameterException missing) return missing(missing);
        ArgSpec place = mistake.getArgSpec();
        if (mistake instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is given twice; give it once.";
        }
        if (place != null && place.type() == boolean.class && mistake.getValue() != null) {
            return name(place) + " takes no value; leave =" + mistake.getValue() + " out.";
        }
        return place == null || mistake.getValue() == null
                ? String.valueOf(mistake.getMessage())
                : name(place) + " is " + kind(place) + ", not " + mistake.getValue() + ".";
    }

    private static String unmatched(UnmatchedArgumentException mistake, List<String> arguments) {
        String given = mistake.getUnmatched().get(0);
        CommandSpec command = mistake.getCommandLine().getCommandSpec();
        Optional<String> late = late(command, arguments);
        if (late.isPresent()) {
            return "What stands behind -- is words, and so is " + late.get() + "; write options before --.";
        }
        if (!given.startsWith("-")) {
            return command.qualifiedName() + " has no place for " + given
                    + (command.subcommands().isEmpty() ? "; a text of several words stands in quotes." : ".");
        }
        String option = given.replaceFirst("=.*", "");
        List<String> known = command.options().stream()
                .filter(each -> !each.hidden())
                .map(OptionSpec::longestName)
                .toList();
        return command.qualifiedName() + " has no option " + option
                + Nearest.word(option, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(".");
    }

    /** The first option that stands where options have ended. */
    private static Optional<String> late(CommandSpec command, List<String> arguments) {
        return arguments.stream()
                .dropWhile(each -> !each.equals("--"))
                .skip(1)
                .map(each -> each.replaceFirst("=.*", ""))
                .filter(each -> command.findOption(each) != null)
                .findFirst();
    }

    private static String missing(MissingParameterException mistake) {
        List<ArgSpec> lacking = mistake.getMissing();
        String names = lacking.stream().map(Mistake::name).collect(Collectors.joining(", "));
        boolean value = lacking.stream().anyMatch(ArgSpec::isOption)
                && Stream.of(mistake.getMissing()).flatMap(List::stream).noneMatch(ArgSpec::required);
        return value ? names + " needs a value." : "What is missing: " + names + ".";
    }

    private static String name(ArgSpec place) {
        return place instanceof OptionSpec option ? option.longestName() : ((PositionalParamSpec) place).paramLabel();
    }

    private static String kind(ArgSpec place) {
        @Nullable Class<?> type = place.auxiliaryTypes().length > 0 ? place.auxiliaryTypes()[0] : place.type();
        Class<?> known = Objects.requireNonNull(type);
        if (known.isEnum()) {
            List<String> words =
                    Arrays.stream(known.getEnumConstants()).map(String::valueOf).toList();
            int last = words.size() - 1;
            return last < 1
                    ? String.join("", words)
                    : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
        }
        if (known == int.class || known == Integer.class || known == long.class || known == Long.class) {
            return "a whole number";
        }
        if (known == double.class || known == Double.class) return "a number";
        return "something else";
    }
}
