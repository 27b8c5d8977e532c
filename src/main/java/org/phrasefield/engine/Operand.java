package org.phrasefield.engine;

/**
 * The rows that a matrix is multiplied by. Whoever computes a row writes it into its array and then {@link #seal}s its
 * panel, so that a kernel can lay it out as its loops want it.
 */
class Operand {
    /** Rows that are laid out together; those of one panel must be sealed by one thread. */
    static final int PANEL = 4;

    private final int width;
    private float[][] rows = new float[0][];
    private int count;

    Operand(int width) {
        this.width = width;
    }

    /** Makes room for the rows of the next product. */
    void begin(int newCount) {
        count = newCount;
        if (rows.length < count) {
            rows = new float[count][width];
        }
    }

    /** Length of a row. */
    final int width() {
        return width;
    }

    /** Rows of the product. */
    final int count() {
        return count;
    }

    final int panels() {
        return (count + PANEL - 1) / PANEL;
    }

    /** Rows of a panel: the last one may have fewer than {@value #PANEL}. */
    final int height(int panel) {
        return Math.min(PANEL, count - panel * PANEL);
    }

    final float[] row(int row) {
        return rows[row];
    }

    /** All rows; there may be more arrays than {@link #count}. */
    final float[][] rows() {
        return rows;
    }

    /** Says that a panel's rows are written. */
    void seal(int panel) {}
}
