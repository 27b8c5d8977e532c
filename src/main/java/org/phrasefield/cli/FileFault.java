package org.phrasefield.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words: the system's own message is often the path alone. */
final class FileFault {
    private FileFault() {}

    static String of(IOException fault) {
        if (fault instanceof NoSuchFileException) return "the folder that it would lie in does not exist";
        if (fault instanceof AccessDeniedException) return "it is not allowed";
        if (fault instanceof FileSystemException system && system.getReason() != null) return system.getReason();
        return String.valueOf(fault.getMessage());
    }
}
