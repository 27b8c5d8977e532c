package org.phrasefield.report;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * One column of a file: its name, what it holds, and how a row fills it. Files and their dictionary are both made from it.
 *
 * @param name as in the file's first line
 * @param kind what its cells hold
 * @param unit unit of a number; empty where there is none
 * @param raw from the study and a row to what the cell says, text as it came; empty says that there is nothing
 */
record Column<T>(String name, Kind kind, String unit, BiFunction<Study, T, String> raw) {
    /** What the cells of a column hold. */
    enum Kind {
        /** Text, of unknown origin. */
        TEXT,
        /** A whole number. */
        WHOLE,
        /** A decimal number with a point. */
        NUMBER,
        /** A moment, ISO 8601 in UTC. */
        TIME
    }

    static <T> Column<T> text(String name, BiFunction<Study, T, String> value) {
        return new Column<>(name, Kind.TEXT, "", value);
    }

    static <T> Column<T> whole(String name, String unit, BiFunction<Study, T, OptionalLong> value) {
        return new Column<>(name, Kind.WHOLE, unit, (study, row) -> {
            OptionalLong number = value.apply(study, row);
            return number.isPresent() ? Long.toString(number.getAsLong()) : "";
        });
    }

    static <T> Column<T> number(String name, String unit, BiFunction<Study, T, OptionalDouble> value) {
        return new Column<>(name, Kind.NUMBER, unit, (study, row) -> {
            OptionalDouble number = value.apply(study, row);
            return number.isPresent() ? Decimal.plain(number.getAsDouble()) : "";
        });
    }

    static <T> Column<T> time(String name, BiFunction<Study, T, Optional<Instant>> value) {
        return new Column<>(
                name,
                Kind.TIME,
                "",
                (study, row) -> value.apply(study, row).map(Instant::toString).orElse(""));
    }

    /** A finished cell of what it says: text is guarded against being read as a formula. */
    String cell(String raw) {
        return kind == Kind.TEXT ? Harmless.cell(raw) : raw;
    }
}
