package org.phrasefield.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.phrasefield.run.Patience;

/** Where the process begins and ends. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Surroundings surroundings = new Surroundings(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new ResultStream(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                environment,
                Path.of("").toAbsolutePath(),
                Clock.system(ZoneId.systemDefault()),
                SteadyClock.started(),
                Patience.DEFAULT,
                terminal("phrasefield.err") && !"dumb".equals(environment.get("TERM")),
                terminal("phrasefield.out"),
                terminal("phrasefield.in"),
                Surroundings.columns(environment),
                DesktopBrowser.of(System.getProperty("os.name"), environment));
        Interrupts.plain(surroundings.err(), () -> System.exit(ExitCode.INTERRUPTED.number()));
        System.exit(Commands.run(surroundings, arguments));
    }

    /** Whether the launcher found a terminal at the end of a stream. */
    private static boolean terminal(String property) {
        return "terminal".equals(System.getProperty(property));
    }
}
