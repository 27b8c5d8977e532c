package org.phrasefield.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells early whether a run will have ended when its time is over, and again when that changes. */
final class Outlook {
    /** An end that is nearer to the term than this part of what is left is no news: a pace is never that steady. */
    private static final int STEADY = 20;

    private final Optional<Term> term;
    private final StepWords words;
    private boolean late;

    /**
     * @param term when the time is over; absent where there is time for all
     * @param words in the language of the report
     */
    Outlook(Optional<Term> term, StepWords words) {
        this.term = term;
        this.words = words;
    }

    /**
     * What is to be said now.
     *
     * @param left how long the rest would take at the pace so far; empty where there is no pace yet
     * @param done trials that have ended
     * @param planned trials of the plan
     * @return a sentence; empty where nothing changed
     */
    Optional<String> change(Instant now, Optional<Duration> left, int done, int planned) {
        if (term.isEmpty() || left.isEmpty()) return Optional.empty();
        Duration time = Duration.between(now, term.get().until());
        Duration margin = left.get().dividedBy(STEADY);
        if (!late && left.get().minus(margin).compareTo(time) > 0) {
            late = true;
            long more = left.get().isZero() || time.isNegative()
                    ? 0
                    : Math.round((double) (planned - done)
                            * time.toMillis()
                            / left.get().toMillis());
            return Optional.of(words.tooSlow(term.get(), done + more, planned));
        }
        if (late && left.get().plus(margin).compareTo(time) < 0) {
            late = false;
            return Optional.of(words.fastEnough(term.get()));
        }
        return Optional.empty();
    }
}
