package org.phrasefield.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keys that a person types, a line with one or several at a time, so that a pipe does as well as a terminal. */
final class TypedKeys {
    private final BufferedReader in;
    private final Deque<String> typed = new ArrayDeque<>();

    TypedKeys(BufferedReader in) {
        this.in = in;
    }

    /** The next key, in small letters; those of a Russian layout that lie where s, u and q do mean these. Absent at the end of what is typed. */
    @Nullable
    String next() {
        try {
            while (typed.isEmpty()) {
                String line = in.readLine();
                if (line == null) return null;
                line.toLowerCase(Locale.ROOT)
                        .codePoints()
                        .filter(point -> !Character.isWhitespace(point))
                        .forEach(point -> typed.add(latin(Character.toString(point))));
            }
            return typed.poll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String latin(String key) {
        return switch (key) {
            case "ы" -> "s";
            case "г" -> "u";
            case "й" -> "q";
            default -> key;
        };
    }
}
