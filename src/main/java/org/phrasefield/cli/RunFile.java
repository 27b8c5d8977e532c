package org.phrasefield.cli;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.phrasefield.run.StoreException;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Clause;
import org.phrasefield.trial.RunRecord;

/**
 * What takes seconds to work out, kept in a file; made anew when what it was made of has changed, or this program.
 */
final class RunFile<T extends RunFile.Stamped> {
    private final String name;
    private final Class<T> type;
    private final ObjectMapper mapper = new ObjectMapper();

    /** What is kept says of what it was made. */
    interface Stamped {
        String stamp();
    }

    /** Rows without the names of their columns: half the size, and read in half the time. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface Row {}

    /** @param rows of these there are many */
    RunFile(String name, Class<T> type, Class<?>... rows) {
        this.name = name;
        this.type = type;
        for (Class<?> row : rows) mapper.addMixIn(row, Row.class);
    }

    /**
     * Of a run, from the file beside the run's others where that is current: made of the run's answers and of what measured them. Says so where it is made anew.
     *
     * @param made makes it anew, with this stamp
     */
    T of(JdbcAnswerStore store, RunRecord run, Path folder, Console console, Function<String, T> made) {
        return of(folder, stamp(store, run), console, fresh -> {
            console.say(RunWords.of(Finish.protocol(run)).learning(run.id()));
            return made.apply(fresh);
        });
    }

    /** Of a run, from the file beside the run's others; empty where that is not current. */
    Optional<T> current(JdbcAnswerStore store, RunRecord run, Path folder) {
        String stamp = stamp(store, run);
        return kept(folder.resolve(name)).filter(each -> each.stamp().equals(stamp));
    }

    /** Of a run, what its file says, whatever was answered since; empty where there is none of this run by this program. */
    Optional<T> last(RunRecord run, Path folder) {
        return kept(folder.resolve(name))
                .filter(each -> each.stamp().startsWith(Build.name() + " "))
                .filter(each -> each.stamp().contains(" " + run.startedAt() + " "));
    }

    /** The same where it is at hand, and makes nobody wait. */
    T atHand(JdbcAnswerStore store, RunRecord run, Path folder, Console console, Function<String, T> made) {
        return of(folder, stamp(store, run), console, made);
    }

    private static String stamp(JdbcAnswerStore store, RunRecord run) {
        return String.join(
                " ",
                Build.name(),
                run.protocolHash(),
                run.startedAt().toString(),
                Integer.toString(store.revision(run.id())));
    }

    /**
     * From the file in a folder where that is current.
     *
     * @param stamp of what it is made
     * @param made makes it anew, with this stamp
     */
    T of(Path folder, String stamp, Console console, Function<String, T> made) {
        Optional<T> kept =
                kept(folder.resolve(name)).filter(each -> each.stamp().equals(stamp));
        if (kept.isPresent()) return kept.get();
        T fresh = made.apply(stamp);
        try {
            ResultsFolder.write(folder, name, out -> out.write(mapper.writeValueAsString(fresh)));
        } catch (StoreException unwritable) {
            console.whisper(Clause.ended(String.valueOf(unwritable.getMessage())));
        }
        return fresh;
    }

    /** What is in a file; one that is damaged, or of another shape, is made anew like one that is missing. */
    private Optional<T> kept(Path file) {
        if (!Files.isRegularFile(file)) return Optional.empty();
        try {
            return Optional.ofNullable(mapper.readValue(Files.readAllBytes(file), type));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
