package org.phrasefield.scoring;

/**
 * What a metric's numbers are.
 *
 * @param unit unit of the values, in English
 * @param range the values it can take
 * @param logarithm whether values are natural logarithms, so that a difference of two is shown as a ratio
 */
public record Scale(String unit, String range, boolean logarithm) {
    /** The range of parts per hundred. */
    static final String PERCENT = "0–100";

    static Scale of(String unit, String range) {
        return new Scale(unit, range, false);
    }

    static Scale logarithm(String unit, String range) {
        return new Scale(unit, range, true);
    }
}
