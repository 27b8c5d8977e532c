package org.phrasefield.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Why a file could not be read or written, in words: the system's own message is often the path alone. */
final class FileFault {
    private FileFault() {}

    /**
     * Refuses a folder, and a pipe or a device: it may never end, has no size, and cannot be read twice.
     *
     * @param written the file's name as the user wrote it
     * @param way what to do instead of naming a pipe or a device
     */
    static void refuseUnlessPlain(Path file, String written, String way) {
        if (Files.isDirectory(file)) throw Failure.input(written + " is a folder; name a file in it.");
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw Failure.input(written + " is a pipe or a device; " + way + ".");
        }
    }

    /** Whether the disk has no room left, as far as the system's words tell. */
    static boolean full(IOException fault) {
        String words = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("not enough space")
                || words.contains("quota exceeded");
    }

    /** Whether a name or a path is longer than the system takes, as far as its words tell. */
    static boolean tooLong(IOException fault) {
        return String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT).contains("name too long");
    }

    static String of(IOException fault) {
        if (fault instanceof FileAlreadyExistsException taken) return taken.getFile() + " is a file, not a folder";
        if (fault instanceof NoSuchFileException) return "the folder that it would lie in does not exist";
        if (fault instanceof AccessDeniedException) return "it is not allowed";
        if (fault instanceof FileSystemException system && system.getReason() != null) return system.getReason();
        return String.valueOf(fault.getMessage());
    }
}
