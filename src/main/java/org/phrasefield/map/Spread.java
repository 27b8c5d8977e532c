package org.phrasefield.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.phrasefield.scoring.Metric;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Outcome;

/**
 * Takes trials cell by cell and says of each cell how far its answers lie apart. Holds the answers of one cell at a time.
 *
 * @param <T> what answers are compared by
 */
public final class Spread<T> {
    /** Answers that a cell needs at the least; five give a steady number. */
    public static final int FEWEST_ANSWERS = 3;

    private static final String CUT = "cut";
    private static final String NOT_RUN = new Outcome.NotRun("").word();

    private final Metric index;
    private final Function<List<T>, OptionalDouble> distance;
    private final Consumer<CellSpread> out;
    private final List<T> answers = new ArrayList<>();
    private @Nullable Cell cell;
    private int asked;
    private int cut;
    private boolean drawn;

    /**
     * @param index what it is
     * @param distance mean over pairs of at least {@value #FEWEST_ANSWERS} answers
     * @param out takes each cell once it is whole
     */
    public Spread(Metric index, Function<List<T>, OptionalDouble> distance, Consumer<CellSpread> out) {
        this.index = index;
        this.distance = distance;
        this.out = out;
    }

    /**
     * Takes one trial in; those of one cell must come one after the other.
     *
     * @param trialCell its cell
     * @param trialDrawn whether the model draws its answers, which it does not at temperature 0
     * @param outcome the word of what came of it; empty where nobody asked
     * @param answer what its answer is compared by; empty where there is nothing to compare
     */
    public void add(Cell trialCell, boolean trialDrawn, Optional<String> outcome, Optional<T> answer) {
        if (!trialCell.equals(cell)) {
            end();
            cell = trialCell;
            drawn = trialDrawn;
        }
        if (outcome.filter(word -> !word.equals(NOT_RUN)).isEmpty()) return;
        asked++;
        if (outcome.get().equals(CUT)) cut++;
        answer.ifPresent(answers::add);
    }

    /** Says what is known of the last cell. */
    public void end() {
        if (cell == null) return;
        OptionalDouble found = answers.size() < FEWEST_ANSWERS ? OptionalDouble.empty() : distance.apply(answers);
        out.accept(new CellSpread(index.id(), cell, found, answers.size(), asked, cut, drawn));
        answers.clear();
        asked = 0;
        cut = 0;
        cell = null;
    }
}
