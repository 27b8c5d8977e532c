package org.phrasefield.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.GZIPInputStream;

/**
 * A file on the class path that this room reads.
 *
 * @param path absolute, with a leading slash
 * @param holder the jar that it lies in, for the message where it is missing
 */
record Resource(String path, String holder) {

    /** One of our own lists. */
    static Resource own(String name) {
        return new Resource("/org/phrasefield/language/" + name, "phrasefield.jar");
    }

    InputStream open() {
        InputStream in = Resource.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(
                    path + " is not on the class path; " + holder + " must stand beside this program, whole");
        }
        return in;
    }

    /** Its lines, unpacked where its name ends in {@code .gz}; without empty ones and those that open with #. */
    List<String> lines() {
        try (InputStream in = open();
                InputStream text = path.endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " in " + holder + " cannot be read", e);
        }
    }

    /** Something made of its bytes. */
    interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    <T> T read(Reader<T> reader) {
        try (InputStream in = open()) {
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " in " + holder + " cannot be read", e);
        }
    }

    /** The value of a key of a properties file. */
    String property(String key) {
        Properties properties = new Properties();
        read(in -> {
            properties.load(in);
            return properties;
        });
        return properties.getProperty(key, "");
    }

    /**
     * The first 16 hexadecimal digits of the SHA-256 over names, sizes and checksums of all that lies in a folder of this one's jar, and in folders
     * below: what a library's code is. A jar has them in its table of contents, so that nothing is unpacked.
     *
     * @param folder such as {@code org/commonmark/}
     */
    String codeDigest(String folder) {
        try {
            URL url = Resource.class.getResource(path);
            if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
                throw new IllegalStateException(
                        path + " does not lie in a jar; " + holder + " must stand beside this program, whole");
            }
            connection.setUseCaches(false);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (JarFile jar = connection.getJarFile()) {
                jar.stream()
                        .filter(entry -> entry.getName().startsWith(folder) && !entry.isDirectory())
                        .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc() + "\n")
                        .sorted()
                        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " in " + holder + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The first 16 hexadecimal digits of the SHA-256 of several files one after the other. */
    static String digest(Resource... resources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource resource : resources) {
                digest.update(resource.read(InputStream::readAllBytes));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
