package org.phrasefield.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The figure library as a page carries it.
 *
 * @param packed gzip, then base64
 * @param hash what the Content-Security-Policy calls the unpacked script
 */
record Plotly(String packed, String hash) {
    private static final String SCRIPT = "/META-INF/resources/webjars/plotly.js-dist/2.35.3/plotly.js";

    /** Reads the library from the class path and packs it. */
    static Plotly load() {
        byte[] script = script();
        ByteArrayOutputStream packed = new ByteArrayOutputStream(4 << 20);
        try (GZIPOutputStream gzip = new Tight(packed)) {
            gzip.write(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Plotly(Base64.getEncoder().encodeToString(packed.toByteArray()), hash(script));
    }

    private static byte[] script() {
        try (InputStream in = Plotly.class.getResourceAsStream(SCRIPT)) {
            if (in == null) throw new IllegalStateException("the figure library is missing from the class path");
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash by which a Content-Security-Policy allows a script. */
    static String hash(String script) {
        return hash(script.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script);
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page is mailed about: a smaller one is worth the time. */
    private static final class Tight extends GZIPOutputStream {
        Tight(ByteArrayOutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.DEFAULT_COMPRESSION);
        }
    }
}
