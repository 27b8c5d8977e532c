package org.phrasefield.map;

/**
 * How a metric's effects are said.
 *
 * @param metric metric id
 * @param unit the metric's unit
 * @param ratio whether scores are logarithms, so that an effect is said as a ratio to the control
 * @param wholeOnly whether the metric needs an answer's end, so that cut answers hide its effect
 */
public record Scale(String metric, String unit, boolean ratio, boolean wholeOnly) {}
