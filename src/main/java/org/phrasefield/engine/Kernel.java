package org.phrasefield.engine;

/**
 * One way to lay out weights and to multiply by them. Whatever the layout, a row's result must not depend on which other
 * rows are multiplied with it.
 */
interface Kernel {
    /** Short name, for reports of speed. */
    String name();

    /** Copies weights into this kernel's layout. */
    Matrix pack(Weights weights, Team team);

    /** The loops that attention uses. */
    Loops loops();

    /** Bytes that a matrix of that size takes in this layout. */
    long bytes(long inputs, long outputs);
}
