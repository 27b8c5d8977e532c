package org.phrasefield.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells somebody that a night has ended, by a command of the user's. What there is to tell reaches the command as variables of its environment and
 * never as part of its text, so that no word of a model, a server or a file can become a command.
 */
final class Notice {
    private static final int LONGEST = 1000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** The letter, which looks like the mark. */
    private static final String APOSTROPHE = "\u02bc";

    private Notice() {}

    /**
     * Runs a command in the system's shell, and waits for it for a minute at most.
     *
     * @param command as the user wrote it
     * @param windows whether the shell is that of Windows
     * @param folder where it runs
     * @param facts variables by name, made harmless here
     * @return what is wrong, a clause; empty where nothing is
     */
    static Optional<String> give(String command, boolean windows, Path folder, Map<String, String> facts)
            throws InterruptedException {
        return give(command, windows, folder, facts, LONGEST_WAIT);
    }

    static Optional<String> give(
            String command, boolean windows, Path folder, Map<String, String> facts, Duration longest)
            throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        windows ? List.of("cmd.exe", "/d", "/s", "/c", command) : List.of("/bin/sh", "-c", command))
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File(windows ? "NUL" : "/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        harmless(facts).forEach(builder.environment()::put);
        try {
            Process process = builder.start();
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                // The shell's children would outlive it.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return Optional.of("it had not ended after " + longest.toSeconds() + " s");
            }
            return process.exitValue() == 0 ? Optional.empty() : Optional.of("it ended with " + process.exitValue());
        } catch (IOException refused) {
            return Optional.of("it could not be started");
        }
    }

    /**
     * Values in one line of a bearable length, without what a shell would read again where a value is put into a command; PowerShell takes the curved
     * quotation marks for straight ones. What is a mark of prose becomes one that no shell knows.
     */
    static Map<String, String> harmless(Map<String, String> facts) {
        Map<String, String> clean = new LinkedHashMap<>();
        facts.forEach((name, value) -> {
            String line = value.replaceAll("\\p{Cntrl}+", " ")
                    .replaceAll("['`‘’‚‛]", APOSTROPHE)
                    .replace(';', ',')
                    .replace('!', '.')
                    .replace('\\', '/')
                    .replaceAll("[\"“”„‟&|<>^%$]", " ")
                    .replaceAll(" +", " ")
                    .replaceAll(" (?=[.,:?)](?: |$))", "")
                    .strip();
            clean.put(name, line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
        });
        return clean;
    }
}
