package org.phrasefield.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The browser that the desktop names: asked by {@code xdg-open}, {@code open} or Windows' own opener. */
final class DesktopBrowser implements Browser {
    /** An opener that fails does so at once; one that still runs then shows the page. */
    private static final long FAILS_WITHIN_SECONDS = 2;

    private final List<List<String>> openers;
    private final List<Path> folders;

    private DesktopBrowser(List<List<String>> openers, List<Path> folders) {
        this.openers = openers;
        this.folders = folders;
    }

    /**
     * The one of this machine.
     *
     * @param system the operating system's name, as Java tells it
     * @param environment variables by name
     */
    static DesktopBrowser of(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        List<Path> folders = new ArrayList<>();
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (!folder.isBlank()) folders.add(Path.of(folder));
        }
        return new DesktopBrowser(
                name.startsWith("windows")
                        ? List.of(List.of("rundll32.exe", "url.dll,FileProtocolHandler"))
                        : name.startsWith("mac")
                                ? List.of(List.of("open"))
                                : List.of(List.of("xdg-open"), List.of("wslview")),
                folders);
    }

    @Override
    public Optional<String> command() {
        return opener().map(opener -> opener.get(0));
    }

    /** The first opener that is here, its file in full. */
    private Optional<List<String>> opener() {
        for (List<String> opener : openers) {
            for (Path folder : folders) {
                Path file = folder.resolve(opener.get(0));
                if (!Files.isRegularFile(file) || !Files.isExecutable(file)) continue;
                List<String> found = new ArrayList<>(opener);
                found.set(0, file.toString());
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> show(Path page) throws InterruptedException {
        Optional<List<String>> opener = opener();
        if (opener.isEmpty()) {
            return Optional.of("there is no "
                    + String.join(
                            " and no ",
                            openers.stream().map(each -> each.get(0)).toList()) + " on the PATH");
        }
        List<String> command = new ArrayList<>(opener.get());
        command.add(page.toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(FAILS_WITHIN_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() != 0
                    ? Optional.of(command.get(0) + " found nothing to show it with")
                    : Optional.empty();
        } catch (IOException refused) {
            return Optional.of(command.get(0) + " could not be started");
        }
    }
}
