package org.phrasefield.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.phrasefield.protocol.Sha256;

/** A place that weights can be had from. */
interface WeightSource {
    /**
     * Writes the weights to a file, checked.
     *
     * @param room a folder of its own for whatever else is needed
     * @param part the file to write
     * @return why they are not to be had here, in a clause; empty when they are written
     * @throws IOException when the folder cannot be written
     */
    Optional<String> fetch(KnownWeights weights, Path room, Path part, WeightCache.Progress progress)
            throws IOException, InterruptedException;

    /** Copies what must be exactly these weights; a clause says what is wrong when it is not. */
    static Optional<String> copy(
            InputStream in, KnownWeights weights, Path part, String source, WeightCache.Progress progress)
            throws IOException, InterruptedException {
        MessageDigest digest = Sha256.begin();
        long done = 0;
        try (OutputStream out = Files.newOutputStream(part)) {
            byte[] some = new byte[1 << 16];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                if (Thread.interrupted()) throw new InterruptedException();
                done += count;
                if (done > weights.bytes()) return Optional.of(source + " has a larger file than it should be");
                digest.update(some, 0, count);
                out.write(some, 0, count);
                progress.at(source, done, weights.bytes());
            }
        }
        boolean right = HexFormat.of().formatHex(digest.digest()).equals(weights.sha256());
        return right ? Optional.empty() : Optional.of(source + " has another file: its checksum is wrong");
    }
}
