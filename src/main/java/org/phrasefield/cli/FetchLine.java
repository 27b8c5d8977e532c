package org.phrasefield.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.phrasefield.report.Harmless;
import org.phrasefield.store.WeightCache;

/** Says how a fetch goes on: a line that is rewritten on a terminal, a plain one every few seconds elsewhere. */
final class FetchLine implements WeightCache.Progress, AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_REWRITES = Duration.ofMillis(200);
    private static final long MEGABYTE = 1_000_000;

    private final Console console;
    private final Clock clock;
    private final boolean terminal;
    private final ArrivalWords words;
    private @Nullable Instant shown;
    private boolean open;

    /** @param clock one that nobody sets */
    FetchLine(Console console, Clock clock, boolean terminal, ArrivalWords words) {
        this.console = console;
        this.clock = clock;
        this.terminal = terminal;
        this.words = words;
    }

    @Override
    public void at(String source, long done, long total) {
        Instant now = clock.instant();
        if (console.quiet()) return;
        if (done < total
                && shown != null
                && Duration.between(shown, now).compareTo(terminal ? BETWEEN_REWRITES : BETWEEN_LINES) < 0) return;
        shown = now;
        String line = words.fetched(done / MEGABYTE, total / MEGABYTE, source);
        if (terminal) {
            console.messages().print("\r\u001b[K" + Harmless.line(line));
            console.messages().flush();
            open = true;
        } else {
            console.say(line);
        }
    }

    @Override
    public void close() {
        if (open) console.messages().println();
    }
}
