package org.phrasefield.map;

import java.util.OptionalDouble;

/**
 * The control against itself: its answers to each intent are parted at random, again and again, and the parts compared like two forms. Whatever is found is
 * chance, so about one split in twenty should be called.
 *
 * @param language language tag
 * @param model model reference
 * @param metric metric id
 * @param splits how often the answers were parted
 * @param called share of them whose p is 0.05 or below; more than a few in twenty, and the metric's effects are not to be believed
 * @param reach how far from no difference 95 of 100 splits lie at most, widened or narrowed to cells as large as the run's, on the metric's own scale (of a ratio
 *     the logarithm); absent for distances, which have no sign
 * @param intents intents with answers enough to be parted
 */
public record ControlSplit(
        String language, String model, String metric, int splits, double called, OptionalDouble reach, int intents) {}
