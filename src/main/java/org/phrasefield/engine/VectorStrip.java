package org.phrasefield.engine;

/** The weights of {@value #OUTPUTS} outputs in a layout of their own. */
interface VectorStrip {
    int OUTPUTS = 64;

    /**
     * Multiplies a panel of {@value Operand#PANEL} rows.
     *
     * @param x as {@link VectorOperand#panel}, with 4 lanes
     * @param sums where in {@code x} the sums of blocks begin
     * @param y an array for each row, written from {@code at} on
     */
    void four(float[] x, int sums, float[][] y, int from, int at);

    /** As {@link #four} for a single row, bit by bit with the same result. */
    void one(float[] x, int sums, float[] y, int at);

    /** Writes the weights of one output to the start of {@code into}. */
    void row(int output, float[] into);
}
