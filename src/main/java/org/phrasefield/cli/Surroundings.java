package org.phrasefield.cli;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.phrasefield.language.Language;
import org.phrasefield.run.Patience;

/**
 * What a command finds around itself, handed in so that a test can hand in another.
 *
 * @param in what is typed
 * @param out results
 * @param err progress and messages
 * @param environment variables by name
 * @param folder working directory
 * @param clock the time
 * @param steady a clock that nobody sets, for how long something takes
 * @param patience how often models are asked again, and after what waits
 * @param terminal whether messages are read on a terminal
 * @param resultsTerminal whether results are read on a terminal
 * @param keyboard whether what is typed comes from a terminal
 * @param columns width of the terminal in characters
 * @param browser shows pages
 */
record Surroundings(
        BufferedReader in,
        ResultStream out,
        PrintStream err,
        Map<String, String> environment,
        Path folder,
        Clock clock,
        Clock steady,
        Patience patience,
        boolean terminal,
        boolean resultsTerminal,
        boolean keyboard,
        int columns,
        Browser browser) {
    private static final int USUAL_COLUMNS = 80;

    Surroundings {
        environment = Map.copyOf(environment);
    }

    /** A path as the user wrote it, from the working directory. */
    Path path(String written) {
        return folder.resolve(written).normalize();
    }

    /** Whether results may be coloured. */
    boolean colours() {
        return resultsTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
    }

    /** The language that messages of the machine are in: Russian where its locale is, else English. */
    Language reader() {
        for (String variable : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String locale = environment.getOrDefault(variable, "");
            if (!locale.isEmpty()) return locale.startsWith(Language.RU.tag()) ? Language.RU : Language.EN;
        }
        return Language.EN;
    }

    /** Columns as the environment tells, else the usual 80. */
    static int columns(Map<String, String> environment) {
        try {
            int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return columns >= 40 ? columns : USUAL_COLUMNS;
        } catch (NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }
}
