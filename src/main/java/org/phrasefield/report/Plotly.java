package org.phrasefield.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.phrasefield.protocol.Sha256;

/**
 * The figure library as a page carries it. The build packs it, so that a page need not wait for that and is the same on every machine.
 *
 * @param packed gzip, then base64
 * @param hash what the Content-Security-Policy calls the unpacked script
 */
record Plotly(String packed, String hash) {
    private static final String PACKED = "/plotly.js.gz";

    /** Reads the packed library from the class path. */
    static Plotly load() {
        try (InputStream in = Plotly.class.getResourceAsStream(PACKED)) {
            if (in == null) throw new IllegalStateException("the figure library is missing from the class path");
            byte[] packed = in.readAllBytes();
            byte[] script = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
            return new Plotly(Base64.getEncoder().encodeToString(packed), hash(script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash by which a Content-Security-Policy allows a script. */
    static String hash(String script) {
        return hash(script.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] script) {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.begin().digest(script)) + "'";
    }
}
