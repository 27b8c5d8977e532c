package org.phrasefield.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.phrasefield.stats.Standardisation;

/**
 * How often function words stand in the shipped landmarks, and how that varies between their kinds: frozen, so that the distance of two forms does not hang
 * on which others a run has.
 */
final class Usage {
    private static final Map<String, Optional<Standardisation>> READ = new ConcurrentHashMap<>();

    private Usage() {}

    /** Means and deviations of the rates among 100 words, by language tag; empty where none are shipped. */
    static Optional<Standardisation> of(String language) {
        return READ.computeIfAbsent(language, Usage::read);
    }

    private static Optional<Standardisation> read(String language) {
        String name = "usage-" + language + ".properties";
        try (InputStream bytes = Usage.class.getResourceAsStream(name)) {
            if (bytes == null) return Optional.empty();
            Properties file = new Properties();
            file.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return Optional.of(Standardisation.frozen(numbers(file, "means"), numbers(file, "deviations")));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static double[] numbers(Properties file, String key) {
        String line = file.getProperty(key);
        if (line == null) throw new IllegalStateException("usage without " + key);
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
