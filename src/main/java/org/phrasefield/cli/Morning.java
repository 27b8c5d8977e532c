package org.phrasefield.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.phrasefield.language.Language;

/** What the morning hears of a night, however that ended: its messages in a log, and at the end, once, a command of the user's. */
final class Morning implements AutoCloseable {
    private static final long LONGEST_LOG = 1_000_000;

    private final Commands root;
    private final Path folder;
    private final String night;
    private final Optional<String> command;
    private final NightLog log;
    private final Interrupts interrupts;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile boolean asks;
    /** In the language of the report, once that is known. */
    private volatile StepWords words = new StepWords(Language.EN);

    /**
     * Listens for signals until closed; whoever asks listens anew meanwhile.
     *
     * @param folder the results folder, there or not
     * @param file the night's protocol
     * @param command run at the end; absent where nothing is
     */
    Morning(Commands root, Path folder, String file, Optional<String> command) {
        this.root = root;
        this.folder = folder;
        this.night = "night " + file;
        this.command = command;
        log = new NightLog(folder, root.surroundings().clock(), LONGEST_LOG);
        interrupts = Interrupts.each(this::interrupted);
    }

    /** A console whose messages the morning finds in the log. */
    Console console() {
        return root.console().logging(log::write);
    }

    /** From now on it speaks the language of the report. */
    void speaks(StepWords report) {
        words = report;
    }

    /** From now on something may have been asked. */
    void asks() {
        asks = true;
    }

    /** A signal came and nothing is in flight: there is nothing to wait for. A further one does not wait for the command either. */
    private void interrupted() {
        String said = asks ? Interrupts.KEPT : "Interrupted; nothing was asked.";
        if (!told.get()) {
            root.console().fault("\n" + said);
            log.write(night + ": " + said);
        }
        try {
            tell(facts(ExitCode.INTERRUPTED, "interrupted", said));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        System.exit(ExitCode.INTERRUPTED.number());
    }

    /** Something hindered the night. */
    void failed(Throwable fault) throws InterruptedException {
        String said = Commands.sentence(fault);
        log.write(night + ": " + said);
        tell(facts(Commands.code(fault), "failed", said));
    }

    /** Variables of the command by name, without those of a run. */
    static Map<String, String> facts(ExitCode code, String status, String summary) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("PHRASEFIELD_CODE", Integer.toString(code.number()));
        facts.put("PHRASEFIELD_STATUS", status);
        facts.put("PHRASEFIELD_SUMMARY", summary);
        return facts;
    }

    /** Runs the command, unless it was run already. */
    void tell(Map<String, String> facts) throws InterruptedException {
        if (!told.compareAndSet(false, true) || command.isEmpty()) return;
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Notice.give(command.get(), windows, root.surroundings().folder(), facts)
                .ifPresent(wrong -> console().fault(words.unheard(wrong)));
    }

    @Override
    public void close() {
        interrupts.close();
        // Where there is no folder that is what was said.
        if (log.unwritable() && Files.isDirectory(folder)) {
            root.console().fault(words.unlogged());
        }
    }
}
