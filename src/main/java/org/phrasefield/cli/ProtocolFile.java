package org.phrasefield.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.phrasefield.llm.Models;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.protocol.Problem;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ProtocolReader;
import org.phrasefield.protocol.Reading;
import org.phrasefield.report.AnswerExport;
import org.phrasefield.report.Harmless;
import org.phrasefield.scoring.Catalogue;
import org.phrasefield.trial.Clause;

/** Reads texts that the user names, and protocols in them. */
final class ProtocolFile {
    /** No text that a user writes by hand is larger. */
    private static final int LARGEST = 16 << 20;
    /** Problems shown at most; whoever has more has one mistake many times. */
    private static final int SHOWN = 50;

    private ProtocolFile() {}

    /**
     * Reads a protocol.
     *
     * @param written the file's name as the user wrote it
     * @throws Failure with every problem that the file has
     */
    static Protocol read(Surroundings surroundings, String written) {
        return sound(written, reading(surroundings, written));
    }

    /**
     * Reads a protocol, or every problem in it.
     *
     * @throws Failure where the file cannot be read at all
     */
    static Reading reading(Surroundings surroundings, String written) {
        if (Files.notExists(surroundings.path(written))) {
            throw Failure.input(
                    "There is no file " + written + "; phrasefield init " + written + " writes one to start from.");
        }
        return reading(written, text(surroundings.path(written), written));
    }

    /** The folder that a protocol's file lies in. */
    static Optional<Path> folder(Surroundings surroundings, String written) {
        return Optional.ofNullable(surroundings.path(written).getParent());
    }

    /** Reads a protocol that is at hand as text. */
    static Protocol parse(String name, String text) {
        return sound(name, reading(name, text));
    }

    /**
     * Reads a protocol that a command's options amount to. What is wrong is told by their names, since nobody wrote the text.
     *
     * @param called what the part at a path is called on the command line
     */
    static Protocol dictated(String name, String text, UnaryOperator<String> called) {
        return dictated(reading(name, text), called);
    }

    /** The same of one whose metrics may be built-in ones, of any size. */
    static Protocol dictatedAsKept(String name, String text, UnaryOperator<String> called) {
        return dictated(new ProtocolReader().readKept(name, text, BuiltIns.vocabulary(Models.SERVICES)), called);
    }

    private static Protocol dictated(Reading reading, UnaryOperator<String> called) {
        if (reading instanceof Reading.Read read) return read.protocol();
        throw Failure.input(((Reading.Rejected) reading)
                .problems().stream()
                        .limit(SHOWN)
                        .map(problem -> dictated(problem, called.apply(problem.path())))
                        .distinct()
                        .collect(Collectors.joining("\n")));
    }

    private static String dictated(Problem problem, String option) {
        String key = problem.path().replaceFirst(".*[.]", "") + " ";
        String message = problem.message();
        String way = problem.suggestion().map(suggestion -> "; " + suggestion).orElse("");
        return Harmless.line(Clause.ended(
                message.startsWith(key)
                        ? option + " " + message.substring(key.length())
                        : option + ": " + message + way));
    }

    /** Reads a protocol that was kept with its run, of any size; its own metrics may be built-in ones by now. */
    static Protocol kept(String name, String text) {
        return sound(name, new ProtocolReader().readKept(name, text, BuiltIns.vocabulary(Models.SERVICES)));
    }

    private static Reading reading(String name, String text) {
        return new ProtocolReader()
                .read(name, text, BuiltIns.vocabulary(Models.SERVICES).taking(ProtocolFile::taken));
    }

    /** What stands at the head of a column already. */
    private static Set<String> taken() {
        Set<String> taken = new HashSet<>(Catalogue.builtInIds());
        taken.addAll(AnswerExport.columns());
        return taken;
    }

    /** The protocol; its problems end the command. */
    static Protocol sound(String name, Reading reading) {
        if (reading instanceof Reading.Read read) return read.protocol();
        Reading.Rejected rejected = (Reading.Rejected) reading;
        int problems = rejected.problems().size();
        String more = problems > SHOWN ? "\n… and " + (problems - SHOWN) + " more" : "";
        throw Failure.input(rejected.problems().stream()
                        .limit(SHOWN)
                        .map(problem -> ProblemText.of(name, problem))
                        .collect(Collectors.joining("\n"))
                + more + "\n" + (problems == 1 ? "1 problem" : problems + " problems") + "; nothing was sent.");
    }

    /** Reads a text in UTF-8. */
    static String text(Path file, String written) {
        try {
            FileFault.refuseUnlessPlain(file, written, "write its text into a file");
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(LARGEST + 1);
            }
            if (bytes.length > LARGEST) throw Failure.input(written + " is larger than 16 MB; no protocol is.");
            return PlainText.of(written, bytes);
        } catch (NoSuchFileException e) {
            throw Failure.input("There is no file " + written + ".");
        } catch (AccessDeniedException e) {
            throw Failure.input(written + " may not be read; change its rights.");
        } catch (IOException e) {
            throw Failure.input(written + " cannot be read: " + FileFault.of(e) + ".");
        }
    }
}
