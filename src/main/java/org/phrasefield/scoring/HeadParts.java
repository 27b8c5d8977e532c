package org.phrasefield.scoring;

import java.nio.ByteBuffer;
import org.phrasefield.language.Language;

/**
 * What {@link LogisticFit} ends at for the seed texts of a head, kept since to fit it anew takes a second of each command that scores. The files are written by
 * {@code HeadTest} with {@code -Dupdate=true}, which also holds them against the seeds; once more where it has just written other settings.
 */
final class HeadParts {
    private HeadParts() {}

    /** The name of the file with those of a head: by text, then class, 64-bit floats, most significant byte first. */
    static String file(Language language, Kinds kinds) {
        return language.tag() + "/" + kinds.prefix() + "-head.bin";
    }

    /**
     * By text, then class.
     *
     * @throws IllegalStateException if the file is of other texts or classes
     */
    static double[][] of(Language language, Kinds kinds, int texts, int classes) {
        String file = file(language, kinds);
        ByteBuffer numbers = ByteBuffer.wrap(Texts.bytes(file));
        if (numbers.remaining() != texts * classes * Double.BYTES) {
            throw new IllegalStateException(file + " is of other seed texts; HeadTest with -Dupdate=true writes it");
        }
        double[][] parts = new double[texts][classes];
        for (double[] text : parts) for (int k = 0; k < classes; k++) text[k] = numbers.getDouble();
        return parts;
    }

    /** The file's bytes. */
    static byte[] written(double[][] parts) {
        ByteBuffer numbers = ByteBuffer.allocate(parts.length * parts[0].length * Double.BYTES);
        for (double[] text : parts) for (double part : text) numbers.putDouble(part);
        return numbers.array();
    }
}
