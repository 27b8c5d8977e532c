package org.phrasefield.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.phrasefield.report.Harmless;
import org.phrasefield.store.PrivateFiles;

/** What was said at night, for the morning: one file that grows to a size, and some older ones beside it. */
final class NightLog {
    static final String NAME = "night.log";
    /** Older files that are kept. */
    static final int KEPT = 5;

    private final Path file;
    private final Clock clock;
    private final long longest;
    private boolean unwritable;

    /**
     * @param folder the results folder
     * @param clock the time, and where the clock hangs
     * @param longest bytes after which another file is begun
     */
    NightLog(Path folder, Clock clock, long longest) {
        this.file = folder.resolve(NAME);
        this.clock = clock;
        this.longest = longest;
    }

    /**
     * Writes a message with the time before each of its lines. A log that cannot be written must not end a night: that is
     * told once by {@link #unwritable}.
     */
    synchronized void write(String message) {
        String time = ZonedDateTime.ofInstant(clock.instant(), clock.getZone())
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME.withLocale(Locale.ROOT));
        StringBuilder text = new StringBuilder();
        message.strip()
                .lines()
                .forEach(line -> text.append(time)
                        .append(' ')
                        .append(Harmless.line(line))
                        .append('\n'));
        try {
            if (Files.exists(file) && Files.size(file) >= longest) rotate();
            if (!Files.exists(file)) PrivateFiles.create(file);
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            unwritable = true;
        }
    }

    /** Whether something could not be written. */
    synchronized boolean unwritable() {
        return unwritable;
    }

    private void rotate() throws IOException {
        for (int number = KEPT - 1; number >= 1; number--) {
            if (Files.exists(older(number))) move(older(number), older(number + 1));
        }
        move(file, older(1));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path older(int number) {
        return file.resolveSibling(NAME + "." + number);
    }
}
