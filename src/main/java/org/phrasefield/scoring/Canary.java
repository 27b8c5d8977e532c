package org.phrasefield.scoring;

import java.util.Collection;
import java.util.List;

/**
 * Pairs of texts of which it is known how a judge of depth must decide: C7.8 of the metrics reference. A kind's id stands in the place of
 * a form where its questions are planned.
 */
public enum Canary {
    /** A short answer of level 4 against a long one of level 3: the short one must win. */
    LEVELS("anchor-levels", 0.8, "prefers a long row of points to a short explanation"),
    /** An answer against itself: neither may win. */
    ITSELF("anchor-itself", 0.9, "finds one of two equal texts better"),
    /** An answer against the same with as much again that restates it: the longer must not win. */
    PADDED("anchor-padded", 0.45, "prefers an answer that says everything twice"),
    /** An answer against its own sentences in another order: the answer must win. */
    SHUFFLED("anchor-shuffled", 0.7, "does not see that sentences are out of order"),
    /** Of an author's own rubric, a better answer against a worse one: the better must win. */
    ORDERED("anchor-ordered", 0.8, "does not put the better answer of an anchor above the worse one");

    /** What a judge of depth is tried on. */
    static final List<Canary> OF_DEPTH = List.of(LEVELS, ITSELF, PADDED, SHUFFLED);
    /** What a judge by an author's own rubric is tried on. */
    static final List<Canary> OF_OWN = List.of(ORDERED, ITSELF);
    /** What a judge of depth must pass to be asked by any criterion: who likes length or his own place likes them by every rubric. */
    static final List<Canary> OF_ANY = List.of(LEVELS, ITSELF, PADDED);

    private final String id;
    private final double least;
    private final String failing;

    Canary(String id, double least, String failing) {
        this.id = id;
        this.least = least;
        this.failing = failing;
    }

    /** The name that plans and tables show in the column of forms. */
    public String id() {
        return id;
    }

    /** What a judge does that fails here, as a clause. */
    public String failing() {
        return failing;
    }

    /** Whether it shows two texts of which one must win whatever else they are: what tells the most of a judge. */
    public boolean ordered() {
        return this == LEVELS || this == ORDERED;
    }

    /** Whether a judge that decided so can tell this; ballots must all be decided, and at least one. */
    boolean passedBy(Collection<Ballot> ballots) {
        return ballots.stream().mapToDouble(this::right).average().orElse(0) >= least;
    }

    private double right(Ballot ballot) {
        double won = ballot.won().orElseThrow();
        return this == ITSELF ? (won == 0.5 ? 1 : 0) : won;
    }
}
