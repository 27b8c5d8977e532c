package org.phrasefield.scoring;

import java.util.Collection;

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
    SHUFFLED("anchor-shuffled", 0.7, "does not see that sentences are out of order");

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

    /** Whether a judge that decided so can tell this; ballots must all be decided, and at least one. */
    boolean passedBy(Collection<Ballot> ballots) {
        return ballots.stream().mapToDouble(this::right).average().orElse(0) >= least;
    }

    private double right(Ballot ballot) {
        double won = ballot.won().orElseThrow();
        return this == ITSELF ? (won == 0.5 ? 1 : 0) : won;
    }
}
