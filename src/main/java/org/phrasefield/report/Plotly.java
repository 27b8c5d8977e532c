package org.phrasefield.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.phrasefield.protocol.Sha256;

/**
 * The figure library as a page carries it. The build packs it, so that a page need not wait for that and is the same on every machine.
 *
 * @param packed gzip, then base64
 * @param hash what the Content-Security-Policy calls the unpacked script
 */
record Plotly(String packed, String hash) {
    private static final String PACKED = "/plotly.js.gz";
    /** In hexadecimal digits. */
    private static final String SHA256 = "/plotly.js.sha256";

    /** Reads the packed library from the class path. */
    static Plotly load() {
        byte[] sha256 = HexFormat.of().parseHex(new String(resource(SHA256), StandardCharsets.US_ASCII).strip());
        return new Plotly(Base64.getEncoder().encodeToString(resource(PACKED)), named(sha256));
    }

    private static byte[] resource(String name) {
        try (InputStream in = Plotly.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("the figure library is missing from the class path");
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash by which a Content-Security-Policy allows a script. */
    static String hash(String script) {
        return named(Sha256.begin().digest(script.getBytes(StandardCharsets.UTF_8)));
    }

    private static String named(byte[] sha256) {
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256) + "'";
    }
}
