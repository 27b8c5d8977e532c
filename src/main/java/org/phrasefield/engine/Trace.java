package org.phrasefield.engine;

/**
 * Sees what a step computes on its way. Methods are called by several threads at once, each call for another row, head or
 * layer; arrays are the engine's own and must be copied if kept, never changed.
 */
public interface Trace {
    /**
     * The residual of a row.
     *
     * @param depth 0 for the token's embedding, d for the state after d layers
     * @param row number of the row in the step
     * @param residual as many values as the model is wide
     */
    void residual(int depth, int row, float[] residual);

    /**
     * How a row attends, in one layer and query head.
     *
     * @param weights the first {@code positions} values are the weights of positions 0 up to the row's own; their sum is 1
     */
    default void attention(int layer, int row, int head, float[] weights, int positions) {}
}
