package org.phrasefield.protocol;

import java.util.OptionalLong;

/**
 * What a run may spend, checked before and during it.
 *
 * @param calls calls at most, attempts counted
 * @param tokens input and output tokens at most
 */
public record Budget(OptionalLong calls, OptionalLong tokens) {
    /** No limit. */
    public static final Budget NONE = new Budget(OptionalLong.empty(), OptionalLong.empty());
}
