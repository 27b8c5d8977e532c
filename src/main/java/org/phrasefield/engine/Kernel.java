package org.phrasefield.engine;

/**
 * One way to lay out weights and to multiply by them. Whatever the layout, a row's result must not depend on which other
 * rows are multiplied with it.
 */
interface Kernel {
    /** Short name, for reports of speed. */
    String name();

    /** Whether this machine and JVM run it at full speed. */
    boolean fast();

    /** Copies weights into this kernel's layout. */
    Matrix pack(Weights weights, Team team);

    /** Room for rows that this kernel's matrices are multiplied by, each of {@code width} numbers. */
    Operand operand(int width);

    /** The loops that attention uses. */
    Loops loops();

    /** Bytes that the weights take in this layout. */
    long bytes(Weights weights);
}
