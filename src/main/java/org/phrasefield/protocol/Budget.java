package org.phrasefield.protocol;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run may spend, checked before and during it.
 *
 * @param calls calls at most, attempts counted
 * @param tokens input and output tokens at most
 * @param money what services may charge at most, by the prices of the models
 * @param time how long one command may ask at most
 */
public record Budget(OptionalLong calls, OptionalLong tokens, Optional<Money> money, Optional<Duration> time) {
    /** No limit. */
    public static final Budget NONE = new Budget(OptionalLong.empty(), OptionalLong.empty());

    /** Limits on calls and tokens alone. */
    public Budget(OptionalLong calls, OptionalLong tokens) {
        this(calls, tokens, Optional.empty(), Optional.empty());
    }

    /** The same with so many calls at most. */
    public Budget calls(long most) {
        return new Budget(OptionalLong.of(most), tokens, money, time);
    }
}
