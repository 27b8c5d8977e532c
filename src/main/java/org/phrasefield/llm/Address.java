package org.phrasefield.llm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a server listens.
 *
 * @param uri scheme, host, port and path, without a slash at the end
 * @param source where it can be changed, such as {@code OLLAMA_HOST}
 */
record Address(URI uri, String source) {
    /** What a choice of model names its server by. */
    static final String GIVEN = "url: or --url";

    /**
     * Reads an address as people write them: with or without scheme, port and path.
     *
     * @param written such as {@code http://127.0.0.1:8080/v1} or {@code my-box}
     * @param source what to call it in a message, such as {@code OLLAMA_HOST}
     * @param port port where neither port nor scheme is written
     */
    static Opened<Address> read(String written, String source, int port) {
        String text = written.strip();
        boolean bare = !text.contains("://");
        if (bare && text.startsWith(":")) text = "127.0.0.1" + text;
        try {
            URI uri = new URI(bare ? "http://" + text : text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https")))
                return wrong(written, source);
            if (uri.getUserInfo() != null) {
                return Opened.refused(
                        source
                                + " holds a name or password; name the environment variable with the key by key: or --key instead.");
            }
            String host = uri.getHost().equals("0.0.0.0") ? "127.0.0.1" : uri.getHost();
            int at = uri.getPort() >= 0 ? uri.getPort() : bare ? port : scheme.equals("https") ? 443 : 80;
            String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
            return Opened.ready(new Address(new URI(scheme, null, host, at, path, null, null), source));
        } catch (URISyntaxException malformed) {
            return wrong(written, source);
        }
    }

    private static Opened<Address> wrong(String written, String source) {
        return Opened.refused(source + " " + written + " is not an address; write one such as http://127.0.0.1:11434.");
    }

    /** How a person names another server, in words. */
    String changed() {
        return source.equals(GIVEN) ? source : source + " or --url";
    }

    /** The same server at another path. */
    URI at(String path) {
        return URI.create(uri + path);
    }

    /** The same address with this path where it has none. */
    Address orPath(String path) {
        return uri.getPath().isEmpty() ? new Address(at(path), source) : this;
    }

    /** Host and port, for people. */
    String host() {
        return uri.getHost() + ":" + uri.getPort();
    }

    /**
     * The ways to ask for something at this address: a machine's own name may mean its old or its new kind of address, and a server may
     * listen at one of them only.
     *
     * @param request an address of this server
     */
    List<URI> ways(URI request) {
        if (!uri.getHost().equalsIgnoreCase("localhost")) return List.of(request);
        return Stream.of("127.0.0.1", "[::1]")
                .map(host -> URI.create(request.toString().replaceFirst("(?i)^(https?)://localhost", "$1://" + host)))
                .toList();
    }

    /**
     * The address that a server points to in place of this one, to be named by a person: without name, password and query, and without what
     * was asked for there.
     *
     * @param asked what was asked for at this address
     * @param written the other address, which may be a mere path
     * @return empty where it is no address to ask at
     */
    Optional<String> moved(URI asked, String written) {
        if (written.isBlank()) return Optional.empty();
        try {
            URI named = asked.resolve(new URI(written.strip()));
            String scheme = String.valueOf(named.getScheme()).toLowerCase(Locale.ROOT);
            if (named.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) return Optional.empty();
            String path = named.getPath();
            String what = asked.getPath().replaceFirst("^" + Pattern.quote(uri.getPath()), "");
            String rest = path.endsWith(what) ? path.substring(0, path.length() - what.length()) : path;
            return Optional.of(new URI(scheme, null, named.getHost(), named.getPort(), rest, null, null).toString());
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** Whether the server is this very machine. */
    boolean loopback() {
        String host = uri.getHost();
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }
}
