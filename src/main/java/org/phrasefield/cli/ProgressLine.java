package org.phrasefield.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phrasefield.run.Clocks;
import org.phrasefield.run.Progress;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Residence;
import org.phrasefield.trial.Result;

/**
 * Says how a run goes on: one line that is rewritten on a terminal, a plain line every few seconds elsewhere. The end is told from the
 * pace of this very run, and only once there is one.
 */
final class ProgressLine implements Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_REWRITES = Duration.ofMillis(200);
    /** Fewer answers say nothing of the pace. */
    private static final int ANSWERS_FOR_A_PACE = 5;

    private static final int BAR = 20;

    private final Console console;
    private final Clocks clocks;
    private final Executor later;
    private final boolean terminal;
    private final Outlook outlook;
    private final Consumer<Result> kept;
    private final RunWords words;

    private int planned;
    private int settled;
    private int before;
    private int failed;
    private Instant start = Instant.EPOCH;
    private @Nullable Instant shown;
    private boolean open;
    private @Nullable LoadingLine loading;

    /**
     * @param clocks the pace is told by the steady one, whatever the time of day is set to
     * @param later carries out what is to be said after a while
     * @param terminal whether a line can be written anew
     * @param outlook whether the time will do
     * @param words in the language of the report
     * @param kept handed every result that is in the store
     */
    ProgressLine(
            Console console,
            Clocks clocks,
            Executor later,
            boolean terminal,
            Outlook outlook,
            RunWords words,
            Consumer<Result> kept) {
        this.words = words;
        this.kept = kept;
        this.outlook = outlook;
        this.console = console;
        this.clocks = clocks;
        this.later = later;
        this.terminal = terminal;
    }

    @Override
    public synchronized void begins(int all, int already) {
        planned = all;
        settled = already;
        before = already;
        start = clocks.steady().instant();
        if (already > 0 && already < all) {
            console.say(words.continuing(already, all));
        }
    }

    @Override
    public synchronized void warmsUp(String model) {
        close();
        loading = LoadingLine.begin(console, words.loading(model), later);
    }

    @Override
    public synchronized void ready(String model, Duration took) {
        loaded();
        console.whisper(words.ready(model, seconds(took)));
        // A load is no part of the pace.
        start = clocks.steady().instant();
        before = settled + failed;
    }

    @Override
    public synchronized void durable(Result result) {
        kept.accept(result);
        Outcome outcome = result.outcome();
        // What was not asked to its end waits for the next time.
        if (outcome instanceof Outcome.NotRun) return;
        if (outcome.failed()) {
            failed++;
            console.whisper(words.failed(outcome.reason()));
        } else {
            settled++;
        }
        Instant now = clocks.steady().instant();
        boolean last = settled + failed == planned;
        if (last || due(now)) {
            shown = now;
            show(now);
            outlook.change(clocks.wall().instant(), left(now, settled + failed), settled + failed, planned)
                    .ifPresent(this::say);
        }
    }

    private boolean due(Instant now) {
        return shown == null
                || Duration.between(shown, now).compareTo(terminal ? BETWEEN_REWRITES : BETWEEN_LINES) >= 0;
    }

    /** Says something beside. */
    synchronized void say(String line) {
        close();
        console.fault(line);
    }

    @Override
    public synchronized void gone(String model, String why, Duration longest) {
        say(words.gone(model, why, planned - settled - failed, longest));
    }

    @Override
    public synchronized void busy(String server, String why) {
        say(words.busy(server, why));
    }

    @Override
    public synchronized void absent(String model, String why, Instant until) {
        String time = until.atZone(clocks.wall().getZone())
                .toLocalTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        say(words.absent(model, why, time));
    }

    @Override
    public synchronized void came(String model) {
        say(words.came(model));
    }

    @Override
    public synchronized void back(String model) {
        say(words.back(model));
    }

    @Override
    public synchronized void waits(String server, String why, Duration asked, Duration waits) {
        say(words.waits(server, why, asked, waits));
    }

    @Override
    public synchronized void slower(Residence now, Optional<Residence> before) {
        say(words.slower(now.model(), now.percent(), before.map(Residence::percent)));
    }

    @Override
    public synchronized void lost(String model, String why) {
        close();
        console.fault(words.lost(model, why));
    }

    private void show(Instant now) {
        if (console.quiet()) return;
        int done = settled + failed;
        String line = words.progress(done, planned, failed, left(now, done));
        if (terminal) {
            int filled = (int) ((long) BAR * done / Math.max(1, planned));
            console.messages().print("\r\u001b[K" + "█".repeat(filled) + "░".repeat(BAR - filled) + " " + line);
            console.messages().flush();
            open = true;
        } else {
            console.say(line);
        }
    }

    /** How long the rest will take; empty before there is a pace, and at the end. */
    private Optional<Duration> left(Instant now, int done) {
        int here = done - before;
        if (here < ANSWERS_FOR_A_PACE || done == planned) return Optional.empty();
        return Optional.of(
                Duration.between(start, now).multipliedBy(planned - done).dividedBy(here));
    }

    private void loaded() {
        if (loading != null) loading.close();
        loading = null;
    }

    /** Ends a line that is being rewritten. */
    synchronized void close() {
        loaded();
        if (open) console.messages().println();
        open = false;
    }

    /** A duration as one says it. */
    static String spoken(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 90) return seconds + " s";
        if (seconds < 5400) return (seconds + 30) / 60 + " min";
        return String.format(Locale.ROOT, "%.1f h", seconds / 3600.0);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
