package org.phrasefield.engine;

/** Weights in a kernel's layout, cut into strips of outputs that may be computed by different threads. */
interface Matrix {
    int inputs();

    int outputs();

    int strips();

    /**
     * Multiplies the rows of {@code x} and writes one strip's outputs into their places in {@code y}.
     *
     * @param x made by the same kernel, for {@link #inputs} numbers a row, and sealed
     * @param y rows of at least {@link #outputs} values
     * @param scratch memory of the calling thread
     */
    void multiply(Operand x, float[][] y, int strip, Scratch scratch);

    /** Writes the weights of one output to the first {@link #inputs} places of {@code into}. */
    void row(int output, float[] into);
}
