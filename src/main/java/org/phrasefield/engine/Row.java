package org.phrasefield.engine;

/**
 * One token to be computed in a step.
 *
 * @param sequence where its key and value go, and what it may attend to: the positions up to its own
 * @param token 0 up to the vocabulary's size
 * @param position at most the sequence's length, rows earlier in the same step included; a lower one forgets what
 *     stood from there on
 * @param wantsLogits whether the step returns this row's logits
 */
public record Row(Sequence sequence, int token, int position, boolean wantsLogits) {}
