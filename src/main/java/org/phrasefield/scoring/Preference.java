package org.phrasefield.scoring;

import java.time.Instant;
import java.util.Optional;

/**
 * Which of two answers goes deeper, as a person says who does not know how either was asked.
 *
 * @param pair the two answers
 * @param turned whether the other answer was shown first
 * @param rater the person's name, as they give it
 * @param verdict by the place where the answers were shown; absent where the person takes back what they said before
 * @param at when
 */
public record Preference(Pair pair, boolean turned, String rater, Optional<Verdict> verdict, Instant at) {
    /**
     * Two answers to one question.
     *
     * @param one key of the trial of a form's answer
     * @param other key of the trial of the control's
     */
    public record Pair(String one, String other) {}

    public Preference {
        if (rater.isBlank()) throw new IllegalArgumentException("a preference is somebody's");
    }
}
