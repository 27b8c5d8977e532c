package org.phrasefield.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.phrasefield.run.Curfew;
import org.phrasefield.run.Stop;

/**
 * When the time for asking is over.
 *
 * @param until the first moment at which nothing new is begun
 * @param spoken that moment as people say it, such as {@code 06:30}
 * @param words why the run ends then, in one sentence
 */
record Term(Instant until, String spoken, String words) {
    /** What {@code spoken} begins with where it is a length of time. */
    static final String END = "the end of its ";

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** So long from now. */
    static Term of(Instant now, Duration time) {
        String spoken = time.compareTo(SECOND) < 0 ? Math.max(1, time.toMillis()) + " ms" : ProgressLine.spoken(time);
        return new Term(now.plus(time), END + spoken, "the time of " + spoken + " is used up");
    }

    /** The one that ends first, of those that are there. */
    static Optional<Term> earlier(Optional<Term> one, Optional<Term> other) {
        if (one.isEmpty() || other.isEmpty()) return one.or(() -> other);
        return one.get().until().isAfter(other.get().until()) ? other : one;
    }

    /**
     * Watches a term until closed.
     *
     * @param curfew absent where there is time for all
     */
    record Watch(Optional<Curfew> curfew) implements AutoCloseable {
        @Override
        public void close() {
            curfew.ifPresent(Curfew::close);
        }
    }

    /** Asks a run to stop when the term ends; nothing where there is none. */
    static Watch watch(Optional<Term> term, Clock clock, Stop stop) {
        return new Watch(term.map(each -> Curfew.watch(each.until(), each.words(), clock, stop)));
    }
}
