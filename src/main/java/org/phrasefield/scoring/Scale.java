package org.phrasefield.scoring;

/**
 * What a metric's numbers are.
 *
 * @param unit unit of the values, in English
 * @param range the values it can take
 * @param kind how two of them are compared
 */
public record Scale(String unit, String range, Kind kind) {
    /** The range of parts per hundred. */
    static final String PERCENT = "0–100";

    /** How two values are compared. */
    public enum Kind {
        /** By their difference. */
        DIFFERENCE,
        /** By their ratio: values are natural logarithms. */
        RATIO,
        /** Not at all: the value itself says how far two sides lie apart, without a sign. */
        DISTANCE
    }

    static Scale of(String unit, String range) {
        return new Scale(unit, range, Kind.DIFFERENCE);
    }

    static Scale logarithm(String unit, String range) {
        return new Scale(unit, range, Kind.RATIO);
    }

    static Scale distance(String unit, String range) {
        return new Scale(unit, range, Kind.DISTANCE);
    }
}
