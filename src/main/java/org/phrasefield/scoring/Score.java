package org.phrasefield.scoring;

/**
 * A metric's value on one answer, or why there is none.
 *
 * @param metric metric id
 * @param version version of the metric's code and lists; a change of it makes old scores stale
 * @param value the value, or the reason for its absence
 */
public record Score(String metric, String version, Value value) {
    /** A number, or the reason for its absence: never NaN, never zero by default. */
    public sealed interface Value {}

    /**
     * A number.
     *
     * @param number finite, in the metric's unit
     */
    public record Scored(double number) implements Value {
        public Scored {
            if (!Double.isFinite(number)) throw new IllegalArgumentException("a score is finite: " + number);
        }
    }

    /**
     * No number.
     *
     * @param reason a short word or clause, such as {@code cut} or {@code fewer than 25 words}
     */
    public record Unscored(String reason) implements Value {
        public Unscored {
            if (reason.isBlank()) throw new IllegalArgumentException("a missing score needs a reason");
        }
    }
}
