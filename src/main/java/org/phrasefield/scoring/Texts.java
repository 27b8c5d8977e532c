package org.phrasefield.scoring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.language.Language;

/** The room's resource files: texts for readers and word lists, all in UTF-8, each read when first asked for. */
final class Texts {

    /** By file name. */
    private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

    private Texts() {}

    /** The text under a key in {@code metrics-TAG.properties}. */
    static String of(Language reader, String key) {
        String text = READ.computeIfAbsent(file(reader), Texts::properties).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No text for " + key + " in " + file(reader));
        }
        return text;
    }

    static boolean has(Language reader, String key) {
        return READ.computeIfAbsent(file(reader), Texts::properties).containsKey(key);
    }

    /** The value of a key in a file of the program's own settings. */
    static String setting(String file, String key) {
        String value = READ.computeIfAbsent(file, Texts::properties).getProperty(key);
        if (value == null) throw new IllegalStateException(file + " has no " + key);
        return value;
    }

    /** The lines of a word list, without comments and empty lines. */
    static List<String> lines(String name) {
        try (InputStreamReader in = open(name)) {
            return new BufferedReader(in)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The word list " + name + " cannot be read", e);
        }
    }

    /** A resource as it is. */
    static String whole(String name) {
        try (InputStreamReader in = open(name)) {
            StringWriter text = new StringWriter();
            in.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** A resource that is no text. */
    static byte[] bytes(String name) {
        try (InputStream in = stream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static String file(Language reader) {
        return "metrics-" + reader.tag() + ".properties";
    }

    private static Properties properties(String file) {
        Properties properties = new Properties();
        try (InputStreamReader in = open(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The texts " + file + " cannot be read", e);
        }
        return properties;
    }

    private static InputStreamReader open(String name) {
        return new InputStreamReader(stream(name), StandardCharsets.UTF_8);
    }

    private static InputStream stream(String name) {
        InputStream in = Texts.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("The program is incomplete: " + name + " is missing");
        }
        return in;
    }
}
