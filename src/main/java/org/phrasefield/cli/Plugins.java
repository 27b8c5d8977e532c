package org.phrasefield.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.scoring.AnswerScorer;
import org.phrasefield.scoring.PluggedScorer;
import org.phrasefield.trial.Clause;

/**
 * Scorers that are not of this program: those of the jars in the folder that {@code PHRASEFIELD_PLUGINS} names, and those on the class path. Code
 * comes from nowhere else: a protocol is data, and the results folder holds what models wrote.
 */
final class Plugins {
    static final String FOLDER = "PHRASEFIELD_PLUGINS";
    private static final int DIGITS = 8;

    private Plugins() {}

    /**
     * The scorers, in the order of their ids.
     *
     * @param results the results folder, from which none is loaded
     * @throws Failure where one cannot be loaded, or two have the same id
     */
    static List<PluggedScorer> of(Surroundings surroundings, ResultsFolder results) {
        String named = surroundings.environment().getOrDefault(FOLDER, "");
        List<Path> jars = named.isEmpty() ? List.of() : jars(surroundings.path(named), results.path(surroundings));
        Map<String, PluggedScorer> found = new HashMap<>();
        for (AnswerScorer scorer : loaded(jars)) {
            PluggedScorer plugged = plugged(scorer);
            PluggedScorer other = found.put(plugged.metric().id(), plugged);
            if (other != null) {
                throw Failure.input(
                        "Two scorers have the id " + plugged.metric().id() + ": one of " + other.origin() + ", one of "
                                + plugged.origin() + "; take one of them away.");
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(
                        (PluggedScorer each) -> each.metric().id()))
                .toList();
    }

    private static List<Path> jars(Path folder, Path results) {
        if (!Files.isDirectory(folder)) {
            throw Failure.input(FOLDER + " names " + folder + ", and there is no such folder; make it, or unset it.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (Files.exists(results) && folder.toRealPath().startsWith(results.toRealPath())) {
                throw Failure.input(FOLDER + " names a folder inside the results folder, where the answers of models "
                        + "are written; code is never loaded from there. Name another one.");
            }
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Failure.input(FOLDER + " names " + folder + ", which cannot be read: " + FileFault.of(e) + ".");
        }
    }

    private static List<AnswerScorer> loaded(List<Path> jars) {
        List<URL> places = new ArrayList<>();
        for (Path jar : jars) places.add(place(jar));
        ClassLoader own = Plugins.class.getClassLoader();
        // Stays open as long as the process: scorers may load more of their classes at any time.
        ClassLoader loader = places.isEmpty() ? own : new URLClassLoader(places.toArray(URL[]::new), own);
        List<AnswerScorer> scorers = new ArrayList<>();
        try {
            ServiceLoader.load(AnswerScorer.class, loader).forEach(scorers::add);
            for (AnswerScorer scorer : scorers) refuseSecond(scorer.getClass(), loader);
        } catch (IOException fault) {
            throw Failure.input("The jars in " + FOLDER + " cannot be read: " + FileFault.of(fault) + ".");
        } catch (ServiceConfigurationError | LinkageError fault) {
            throw Failure.input("A scorer cannot be loaded: " + fault.getMessage()
                    + "; mend its jar, or take it away from " + FOLDER + ".");
        }
        return scorers;
    }

    /** Of two classes of one name only the first would ever be loaded, and nobody would know of the other. */
    private static void refuseSecond(Class<?> type, ClassLoader loader) throws IOException {
        List<URL> places = Collections.list(loader.getResources(type.getName().replace('.', '/') + ".class"));
        if (places.size() > 1) {
            throw Failure.input("Two scorers are of the class " + type.getName() + ": one of " + origin(places.get(0))
                    + ", one of " + origin(places.get(1)) + "; take one of them away.");
        }
    }

    /** The name of the jar that a class lies in. */
    private static String origin(URL type) {
        String jar = type.getPath().replaceFirst("!.*", "");
        return type.getProtocol().equals("jar")
                ? Path.of(URI.create(jar)).getFileName().toString()
                : "the class path";
    }

    private static URL place(Path jar) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a file has an address", e);
        } catch (IOException e) {
            throw Failure.input(jar.getFileName() + " in " + FOLDER + " is no jar that can be read; take it away.");
        }
    }

    private static PluggedScorer plugged(AnswerScorer scorer) {
        Optional<Path> jar = jar(scorer);
        String origin = jar.map(file -> file.getFileName().toString()).orElse("the class path");
        try {
            return PluggedScorer.of(scorer, origin, jar.map(Plugins::digest).orElse(""));
        } catch (IllegalArgumentException wrong) {
            throw Failure.input("The scorer " + scorer.getClass().getName() + " of " + origin + " is not sound: "
                    + Clause.ended(String.valueOf(wrong.getMessage())));
        }
    }

    private static Optional<Path> jar(AnswerScorer scorer) {
        CodeSource source = scorer.getClass().getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) return Optional.empty();
        try {
            return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String digest(Path jar) {
        try {
            return HexFormat.of()
                    .formatHex(Sha256.begin().digest(Files.readAllBytes(jar)))
                    .substring(0, DIGITS);
        } catch (IOException e) {
            throw Failure.input(jar.getFileName() + " in " + FOLDER + " cannot be read: " + FileFault.of(e) + ".");
        }
    }
}
