package org.phrasefield.scoring;

import java.util.Optional;

/** What a judge, or a person, decided of two answers, by the place where they were shown. */
public enum Verdict {
    /** The first relates and explains more. */
    A,
    /** The second does. */
    B,
    /** Neither does. */
    TIE;

    /** Reads a judge's reply; empty where no verdict stands in it, or more than one. */
    public static Optional<Verdict> read(String reply) {
        return VerdictWords.read(reply);
    }

    /** What the same decision is called where the answers stand in the other order. */
    Verdict turned() {
        return switch (this) {
            case A -> B;
            case B -> A;
            case TIE -> TIE;
        };
    }
}
