package org.phrasefield.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.phrasefield.run.StoreException;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.PrivateFiles;
import org.phrasefield.store.ResultsLock;
import org.phrasefield.trial.RunRecord;
import picocli.CommandLine.Option;

/** Where results lie: the store, its lock, and a folder for each run. */
final class ResultsFolder {
    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where results lie (default: ${DEFAULT-VALUE}).")
    private String folder = "results";

    /** Once in a command is enough: looking at every page of a large store takes a while. */
    private boolean examined;

    /** The folder, there or not. */
    Path path(Surroundings surroundings) {
        return surroundings.path(folder);
    }

    /** The folder, made when it is not there. */
    Path make(Surroundings surroundings) {
        Path path = surroundings.path(folder);
        try {
            PrivateFiles.folders(path);
        } catch (FileAlreadyExistsException e) {
            throw Failure.input(folder + " is a file; name a folder with --results.");
        } catch (IOException e) {
            throw Failure.input("The results folder " + folder + " cannot be made (" + FileFault.of(e)
                    + "); make room, change the rights, or name another one with --results.");
        }
        return path;
    }

    /** The store of a folder that must hold one already; a damaged one is refused, whatever is to be read from it. */
    JdbcAnswerStore existing(Surroundings surroundings) {
        return examined(unexamined(surroundings));
    }

    /** The store of a folder that must hold one already, in whatever state. */
    JdbcAnswerStore unexamined(Surroundings surroundings) {
        Path path = surroundings.path(folder);
        if (!JdbcAnswerStore.existsIn(path)) {
            throw Failure.input("There are no results in " + folder
                    + "; phrasefield run FILE makes some, --results names another folder.");
        }
        return JdbcAnswerStore.open(path);
    }

    /** The store of the folder, either made when it is not there; a damaged one is refused. */
    JdbcAnswerStore made(Surroundings surroundings) {
        return examined(JdbcAnswerStore.open(make(surroundings)));
    }

    /** The store, looked over; a damaged one is closed and refused. */
    JdbcAnswerStore examined(JdbcAnswerStore store) {
        if (examined) return store;
        try {
            store.examine();
        } catch (StoreException damaged) {
            store.close();
            throw damaged;
        }
        examined = true;
        return store;
    }

    /** Whether there is a store already; a file in the place of the folder is a slip. */
    boolean holdsStore(Surroundings surroundings) {
        if (Files.isRegularFile(surroundings.path(folder))) {
            throw Failure.input(folder + " is a file; name a folder with --results.");
        }
        return JdbcAnswerStore.existsIn(surroundings.path(folder));
    }

    /** The folder of a run. */
    Path of(Surroundings surroundings, RunRecord run) {
        return surroundings.path(folder).resolve(run.id());
    }

    /** Takes the folder for oneself. */
    ResultsLock lock(Surroundings surroundings, String doing) {
        Path path = make(surroundings);
        String owner = doing + ", process " + ProcessHandle.current().pid() + ", since "
                + surroundings.clock().instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        return ResultsLock.take(path, owner)
                .orElseThrow(
                        () -> Failure.input("The results folder " + folder + " is in use (" + ResultsLock.owner(path)
                                + "); wait until that has ended, or name another folder with --results."));
    }

    /** A run by its id, or the newest when none is named. */
    static RunRecord run(JdbcAnswerStore store, Optional<String> id) {
        if (id.isPresent()) {
            return store.run(id.get())
                    .orElseThrow(() -> Failure.input("There is no run " + id.get() + "; phrasefield runs lists them."));
        }
        var runs = store.runs();
        if (runs.isEmpty()) throw Failure.input("There is no run yet; phrasefield run FILE makes one.");
        return runs.get(runs.size() - 1);
    }

    /** Writes a text to a file. */
    interface Writing {
        void to(Writer out) throws IOException;
    }

    /** Writes a file of a run's folder, which can be made anew at any time, as {@link #write} does. */
    static void writeAgain(Path folder, String name, Writing writing) {
        write(folder, name, writing, ", then give phrasefield report: the answers are kept");
    }

    /** Writes a file, for its owner's eyes alone, as a whole or not at all. */
    static void write(Path folder, String name, Writing writing) {
        write(folder, name, writing, "");
    }

    private static void write(Path folder, String name, Writing writing, String then) {
        Path part = folder.resolve("." + name + ".part");
        try {
            PrivateFiles.folders(folder);
            Files.deleteIfExists(part);
            PrivateFiles.create(part);
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                writing.to(out);
            }
            Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (RuntimeException | Error e) {
            discard(part, e);
            throw e;
        } catch (IOException e) {
            discard(part, e);
            throw new StoreException(
                    folder.resolve(name) + " cannot be written (" + FileFault.of(e) + "); " + wayOut(folder, e) + then,
                    e);
        }
    }

    private static String wayOut(Path folder, IOException fault) {
        if (fault instanceof FileAlreadyExistsException) return "move it away";
        if (FileFault.tooLong(fault)) return "move " + folder.getParent() + " to where its path is shorter";
        return "make room or change the rights";
    }

    /** What cannot be removed either is beside the point: the first fault is told. */
    private static void discard(Path part, Throwable first) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }
}
