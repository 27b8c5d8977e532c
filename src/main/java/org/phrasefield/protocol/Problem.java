package org.phrasefield.protocol;

import java.util.Optional;

/**
 * One mistake in a protocol: data first, text at the rim.
 *
 * @param line line of the mistake, from 1
 * @param column column of the mistake in code points, from 1
 * @param path where in the document, such as {@code intents[2].topic}; empty for the whole
 * @param message one clear sentence
 * @param suggestion the way out, such as a key that was probably meant
 * @param source the line as written, without its line end
 */
public record Problem(int line, int column, String path, String message, Optional<String> suggestion, String source) {
    public Problem {
        if (line < 1 || column < 1) throw new IllegalArgumentException("lines and columns count from 1");
    }
}
