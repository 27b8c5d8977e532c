package org.phrasefield.scoring;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a judge, or a person, said of one and another text, shown in both orders.
 *
 * @param straight with the one text first; absent while there is no verdict
 * @param turned with the other text first
 */
public record Ballot(Optional<Verdict> straight, Optional<Verdict> turned) {
    static final Ballot EMPTY = new Ballot(Optional.empty(), Optional.empty());

    /** What one person said of one pair. */
    public static Ballot of(Collection<Preference> said) {
        Ballot ballot = EMPTY;
        for (Preference each : said) {
            if (each.verdict().isPresent())
                ballot = ballot.with(each.turned(), each.verdict().get());
        }
        return ballot;
    }

    /** With one more verdict; the first one in an order stays. */
    Ballot with(boolean inTurn, Verdict verdict) {
        Optional<Verdict> found = Optional.of(verdict);
        return inTurn ? new Ballot(straight, turned.or(() -> found)) : new Ballot(straight.or(() -> found), turned);
    }

    /** Whether there is a verdict in both orders. */
    public boolean decided() {
        return straight.isPresent() && turned.isPresent();
    }

    /** Whether the order made no difference. */
    public boolean consistent() {
        return decided() && straight.get() == turned.get().turned();
    }

    /** 1 where the one text won in both orders, 0 where the other did, 0.5 for a tie and where the order decided; empty without both verdicts. */
    public OptionalDouble won() {
        if (!decided()) return OptionalDouble.empty();
        if (!consistent() || straight.get() == Verdict.TIE) return OptionalDouble.of(0.5);
        return OptionalDouble.of(straight.get() == Verdict.A ? 1 : 0);
    }
}
