package org.phrasefield.scoring;

import java.nio.ByteBuffer;
import java.util.List;
import org.phrasefield.language.Language;

/**
 * What a head is made from beside the tokens of its seed texts, kept since to tag these anew and to train takes seconds of each command that scores. The files are written by
 * {@code HeadTest} with {@code -Dupdate=true}, which also holds them against the seeds; once more where it has just written other settings.
 *
 * @param weights what {@link LogisticFit} ends at, by text, then class
 * @param cues the {@link Cues} by text; a gap is NaN
 */
record HeadParts(double[][] weights, double[][] cues) {

    /** The name of the file with those of a head: text by text, weights and then cues, 64-bit floats, most significant byte first. */
    static String file(Language language, Kinds kinds) {
        return language.tag() + "/" + kinds.prefix() + "-head.bin";
    }

    /**
     * Those that are kept of the seed texts of a language.
     *
     * @throws IllegalStateException if the file is of other texts or classes
     */
    static HeadParts of(Language language, Kinds kinds, int texts, int classes) {
        String file = file(language, kinds);
        ByteBuffer numbers = ByteBuffer.wrap(Texts.bytes(file));
        int cues = Cues.count(kinds);
        if (numbers.remaining() != texts * (classes + cues) * Double.BYTES) {
            throw new IllegalStateException(file + " is of other seed texts; HeadTest with -Dupdate=true writes it");
        }
        HeadParts parts = new HeadParts(new double[texts][classes], new double[texts][cues]);
        for (int text = 0; text < texts; text++) {
            for (double[] row : parts.rows(text)) for (int at = 0; at < row.length; at++) row[at] = numbers.getDouble();
        }
        return parts;
    }

    private List<double[]> rows(int text) {
        return List.of(weights[text], cues[text]);
    }

    /** The file's bytes. */
    byte[] written() {
        ByteBuffer numbers = ByteBuffer.allocate(weights.length * (weights[0].length + cues[0].length) * Double.BYTES);
        for (int text = 0; text < weights.length; text++) {
            for (double[] row : rows(text)) for (double number : row) numbers.putDouble(number);
        }
        return numbers.array();
    }
}
