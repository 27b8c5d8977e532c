package org.phrasefield.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.phrasefield.run.StoreException;

/** Files and folders that nobody but the user may read, where the system knows such rights. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Makes an empty file, read and written by its owner alone. */
    public static void create(Path file) throws IOException {
        Files.createFile(file, rights("rw-------"));
    }

    /**
     * Makes an empty file that must not be there yet.
     *
     * @throws StoreException where it is, or cannot be made
     */
    static void claim(Path file) {
        try {
            create(file);
        } catch (FileAlreadyExistsException e) {
            throw new StoreException(file + " exists already; name another file", e);
        } catch (IOException e) {
            throw new StoreException(file + " cannot be made; does its folder exist, and may it be written?", e);
        }
    }

    /** Removes a file and what SQLite left beside it. */
    static void remove(Path file) throws IOException {
        for (String end : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
        }
    }

    /** The same after a fault, which is told first whatever becomes of the file. */
    static void discard(Path file, Throwable first) {
        try {
            remove(file);
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }

    /** Makes a folder and those above it, where they are not there; what is made is open to its owner alone. */
    public static void folders(Path folder) throws IOException {
        Files.createDirectories(folder, rights("rwx------"));
    }

    private static FileAttribute<?>[] rights(String rights) {
        boolean known = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(rights);
        return known
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
