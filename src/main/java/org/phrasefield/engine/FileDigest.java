package org.phrasefield.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of a file, computed when it is first asked for: it takes a moment for a large file. */
public final class FileDigest {
    private final Path file;
    private @Nullable String value;

    FileDigest(Path file) {
        this.file = file;
    }

    /**
     * 64 lower-case hexadecimal digits.
     *
     * @throws ModelFileException if the file cannot be read any more
     */
    public synchronized String sha256() {
        if (value == null) {
            value = compute();
        }
        return value;
    }

    private String compute() {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] some = new byte[1 << 16];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                digest.update(some, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new ModelFileException(
                    file + " cannot be read (" + e.getMessage() + "); check its rights, or fetch it again.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
