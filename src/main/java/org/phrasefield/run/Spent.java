package org.phrasefield.run;

/**
 * What a run has cost.
 *
 * @param calls calls made, failed ones counted
 * @param tokens input and output tokens, as far as the services said
 */
public record Spent(long calls, long tokens) {}
