package org.phrasefield.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.phrasefield.language.Language;
import org.phrasefield.run.Stop;

/**
 * Waits for another program that holds the database, such as one that copies it or looks into it: in a night until its time is over, else as long as for a server. What was
 * answered stays in memory meanwhile, and whoever has an answer that is not kept asks nothing more. Safe from any thread.
 */
final class HeldStore {
    /** So long it is waited for in any case, without a word. */
    private static final Duration USUAL = Duration.ofSeconds(10);

    private static final Duration SHORTEST_TRY = Duration.ofMillis(200);

    private final Surroundings surroundings;
    private Consumer<String> screen = line -> {};
    private RunWords words = new RunWords(Language.EN);
    private Optional<Term> term = Optional.empty();
    private Optional<Stop> stop = Optional.empty();
    private Instant since = Instant.MIN;
    private Instant last = Instant.MIN;

    HeldStore(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @param end until when it is waited for; absent where somebody is there to see to it */
    synchronized void begins(Consumer<String> told, RunWords language, Optional<Term> end) {
        screen = told;
        words = language;
        term = end;
    }

    /** From now on something is asked, until it is told to stop. */
    synchronized void asks(Consumer<String> told, Stop asking) {
        screen = told;
        stop = Optional.of(asking);
    }

    /** How long each try for the lock takes. */
    Duration tries() {
        Duration tries = surroundings.patience().first().multipliedBy(10);
        return Collections.max(List.of(SHORTEST_TRY, Collections.min(List.of(USUAL, tries))));
    }

    /** Whether the lock is tried for again, now that it was tried for in vain. */
    synchronized boolean lasts() {
        Instant now = surroundings.steady().instant();
        // Several may wait for the same.
        boolean other = last.equals(Instant.MIN) || now.isAfter(last.plus(tries().multipliedBy(2)));
        if (other) {
            since = now;
            screen.accept(said());
        }
        last = now;
        Duration waited = Duration.between(since, now);
        if (waited.compareTo(USUAL) < 0) return true;
        if (stop.filter(Stop::asked).isPresent()) return false;
        return term.map(end -> surroundings.clock().instant().isBefore(end.until()))
                .orElse(waited.compareTo(surroundings.patience().longest()) < 0);
    }

    private String said() {
        Optional<String> until = term.map(end -> end.until()
                .atZone(surroundings.clock().getZone())
                .toLocalTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString());
        return words.held("phrasefield.db", until, surroundings.patience().longest());
    }
}
