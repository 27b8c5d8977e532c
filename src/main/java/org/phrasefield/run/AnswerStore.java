package org.phrasefield.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.phrasefield.trial.Course;
import org.phrasefield.trial.Residence;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Spell;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Width;

/**
 * Keeps runs, plans and what came of trials; only grows. Methods throw {@link StoreException} with one clear sentence when the
 * place they write to does not let them.
 */
public interface AnswerStore {
    /** Keeps a new run; its id must be new. */
    void begin(RunRecord run);

    /** Keeps how a run stands now: its identity of models, notes, end and status; the rest never changes. */
    void update(RunRecord run);

    /** The newest run of a protocol id. */
    Optional<RunRecord> newest(String protocol);

    /** A run by its id. */
    Optional<RunRecord> run(String id);

    /** All runs, oldest first. */
    List<RunRecord> runs();

    /**
     * Makes this the run's plan. Trials that an earlier plan of the run had and this one has not are hidden, never deleted.
     */
    void plan(String run, List<Trial> trials);

    /** The run's plan in order. */
    List<Trial> trials(String run);

    /** Keys of the run's trials that need not be asked again: answered, refused, cut or empty. */
    Set<String> settled(String run);

    /** What the run has cost so far. */
    Spent spent(String run);

    /** Keeps what came of trials, all or none; durable when this returns. A later result for the same key stands before an earlier one. */
    void record(String run, List<Result> results);

    /** Keeps how many calls to a model of the run may be in flight from a moment on. */
    void keep(String run, Width width);

    /** How many calls might be in flight over the time of a run, in the order of time. */
    List<Width> widths(String run);

    /** Keeps how a model of the run lies in its server's memory from a moment on. */
    void keep(String run, Residence residence);

    /** Keeps on what a part of the run's time was spent. */
    void keep(String run, Spell spell);

    /** How the asking of a run went so far. */
    Course course(String run);

    /**
     * Hands each planned trial with its newest result, if it has one, to a reader, in plan order; one at a time, so that memory
     * does not grow with the run.
     */
    void each(String run, BiConsumer<Trial, Optional<Result>> reader);
}
