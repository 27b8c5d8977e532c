package org.phrasefield.map;

import java.util.OptionalDouble;
import org.phrasefield.trial.Cell;

/**
 * How far the answers of one cell lie from each other.
 *
 * @param metric id of the index
 * @param cell the cell
 * @param distance mean over its pairs of answers, 0 or more; empty where too few answers have what is compared
 * @param answers how many have
 * @param asked trials that were asked
 * @param cut how many of these the token limit cut
 * @param drawn whether the model drew its answers: at temperature 0 it does not, and repetitions say nothing of scope
 */
public record CellSpread(
        String metric, Cell cell, OptionalDouble distance, int answers, int asked, int cut, boolean drawn) {}
