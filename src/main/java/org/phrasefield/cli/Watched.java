package org.phrasefield.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file whose text is shown whenever it changes. One that is away for a while is waited for: editors put a new file in the place of the old one. So is one
 * that cannot be read for another reason, once that is said.
 */
final class Watched {
    private final String name;
    private final Path file;
    private Optional<String> shown = Optional.empty();
    private String fault = "";

    /**
     * @param name the file's name as the user wrote it
     * @throws Failure where it cannot be read now: then it is more likely that another one is meant
     */
    Watched(String name, Path file) {
        this.name = name;
        this.file = file;
        ProtocolFile.text(file, name);
    }

    /** What a look at the file found. */
    sealed interface Look {
        /** Nothing new. */
        record Same() implements Look {}

        /**
         * Another text.
         *
         * @param prompt never blank
         */
        record Changed(String prompt) implements Look {}

        /**
         * There is no prompt in it now, and it had one or was not looked at before.
         *
         * @param why one sentence
         */
        record Away(String why) implements Look {}
    }

    /** Looks once. */
    Look look() {
        String text;
        try {
            text = PlainText.of(name, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return away(name + " is away; it is shown again when it is back.");
        } catch (IOException e) {
            return away(name + " cannot be read (" + FileFault.of(e) + "); it is shown again when it can.");
        } catch (Failure unreadable) {
            return away(String.valueOf(unreadable.getMessage()));
        }
        fault = "";
        if (shown.filter(text::equals).isPresent()) return new Look.Same();
        shown = Optional.of(text);
        return text.isBlank()
                ? new Look.Away(name + " is empty; it is shown again when it is not.")
                : new Look.Changed(text);
    }

    private Look away(String why) {
        if (why.equals(fault)) return new Look.Same();
        fault = why;
        return new Look.Away(why);
    }
}
