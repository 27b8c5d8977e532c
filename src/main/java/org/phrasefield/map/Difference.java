package org.phrasefield.map;

/**
 * What a form does with one intent: its cells against the control's, trials averaged.
 *
 * @param language language tag
 * @param model model reference
 * @param metric id of a metric or an index
 * @param form form id
 * @param intent intent id
 * @param value difference in the metric's unit, of a ratio its logarithm; of style the squared distance, which may be below 0
 * @param answers scored answers of both sides
 */
public record Difference(
        String language, String model, String metric, String form, String intent, double value, long answers) {}
