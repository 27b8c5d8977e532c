package org.phrasefield.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.phrasefield.run.StoreException;

/**
 * One run at a time in a results folder. The operating system holds the lock, so that it is gone with its process however that ends;
 * the file only names the owner.
 */
public final class ResultsLock implements AutoCloseable {
    private static final String FILE = "phrasefield.lock";
    /** The lock lies beyond the text: a locked region may not be read on every system. */
    private static final long LOCKED_BYTE = 1 << 20;

    /** Bytes that are held back: enough to keep how a run ended, and to say so in a log. */
    private static final int RESERVE = 1 << 17;

    private final FileChannel channel;
    private final FileLock lock;
    private final Path folder;
    /** Bytes of the owner's name. */
    private final int named;

    private ResultsLock(FileChannel channel, FileLock lock, Path folder, int named) {
        this.channel = channel;
        this.lock = lock;
        this.folder = folder;
        this.named = named;
    }

    /**
     * Takes the lock.
     *
     * @param folder an existing results folder
     * @param owner who takes it, in words, such as {@code run first-map.yaml, process 4711, since 2026-11-25T23:00:00Z}
     * @return the lock, or empty when somebody else has it; {@link #owner} says who
     * @throws StoreException when the folder may not be written
     */
    public static Optional<ResultsLock> take(Path folder, String owner) {
        Path file = folder.resolve(FILE);
        FileChannel channel = null;
        try {
            if (java.nio.file.Files.notExists(file)) created(file);
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            byte[] name = owner.getBytes(StandardCharsets.UTF_8);
            channel.write(ByteBuffer.wrap(name), 0);
            return Optional.of(new ResultsLock(channel, lock, folder, name.length));
        } catch (OverlappingFileLockException e) {
            close(channel);
            return Optional.empty();
        } catch (IOException e) {
            close(channel);
            throw refused(folder, e);
        }
    }

    private static StoreException refused(Path folder, IOException e) {
        String words = String.valueOf(e.getMessage());
        return words.contains("No space left") || words.contains("not enough space")
                ? Database.full(folder, e)
                : new StoreException(
                        folder
                                + " may not be written; change its rights, make room, or name another folder with --results",
                        e);
    }

    /**
     * Holds some room back, behind the owner's name.
     *
     * @throws StoreException when there is none
     */
    public void reserve() {
        byte[] blanks = new byte[RESERVE];
        Arrays.fill(blanks, (byte) ' ');
        ByteBuffer reserve = ByteBuffer.wrap(blanks);
        try {
            while (reserve.hasRemaining()) channel.write(reserve, named + reserve.position());
        } catch (IOException e) {
            release();
            throw refused(folder, e);
        }
    }

    /** Gives the room that was held back to whoever must write something last. */
    public void release() {
        try {
            channel.truncate(named);
        } catch (IOException e) {
            throw refused(folder, e);
        }
    }

    private static void created(Path file) throws IOException {
        try {
            PrivateFiles.create(file);
        } catch (FileAlreadyExistsException another) {
            // Made by another process in this moment; the lock decides.
            return;
        }
    }

    /** Who has the lock, as they said themselves. */
    public static String owner(Path folder) {
        try {
            return java.nio.file.Files.readString(folder.resolve(FILE)).strip();
        } catch (IOException e) {
            return "another process";
        }
    }

    private static void close(@org.jspecify.annotations.Nullable FileChannel channel) {
        if (channel == null) return;
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("a lock file could not be closed", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StoreException("the lock of the results folder could not be released", e);
        }
    }
}
