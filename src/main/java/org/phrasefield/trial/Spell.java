package org.phrasefield.trial;

import java.time.Duration;
import java.util.Optional;

/**
 * A part of the time that a run took, by a clock that nobody sets.
 *
 * @param model model reference; absent where it was not spent on one model
 * @param what it was spent on
 * @param took how long it was, not negative
 */
public record Spell(Optional<String> model, What what, Duration took) {
    /** What time is spent on. */
    public enum What {
        /** Calls are made. */
        ASKING,
        /** A model is made ready before it is asked; what a server loads in the middle is told by the attempts. */
        LOADING,
        /** A server is gone, broken, or asked to be left alone, and nothing can be asked of it. */
        WAITING,
        /** Nothing more is asked, and answers are scored and embedded. */
        SCORING
    }
}
