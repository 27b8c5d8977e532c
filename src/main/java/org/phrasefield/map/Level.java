package org.phrasefield.map;

/**
 * Where a form stands on a metric, before any comparison: intents weigh alike.
 *
 * @param language language tag
 * @param model model reference
 * @param metric metric id
 * @param form form id
 * @param mean mean over intents of the mean over their scored trials, in the metric's unit
 * @param intents intents with a score
 * @param answers scored answers
 */
public record Level(String language, String model, String metric, String form, double mean, int intents, int answers) {}
