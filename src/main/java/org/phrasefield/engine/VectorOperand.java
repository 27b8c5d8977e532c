package org.phrasefield.engine;

/**
 * Rows laid out for the vector kernel: in a panel of several rows the numbers of one input lie side by side, so that they
 * need one address. The sums of blocks of 32 inputs follow, in the same order.
 */
final class VectorOperand extends Operand {
    private static final int BLOCK = Packing.BLOCK;

    private float[][] panels = new float[0][];

    VectorOperand(int width) {
        super(width);
    }

    @Override
    void begin(int newCount) {
        super.begin(newCount);
        if (panels.length < panels()) {
            panels = new float[panels()][(width() + blocks()) * PANEL];
        }
    }

    /** Number of an input's row-mates: 1 in a panel of a single row, else {@value #PANEL}; what is over is zero. */
    int lanes(int panel) {
        return height(panel) == 1 ? 1 : PANEL;
    }

    /** [input][lane], then from {@link #sums} on [block][lane]. */
    float[] panel(int panel) {
        return panels[panel];
    }

    /** Where in a panel the sums of blocks begin. */
    int sums(int panel) {
        return width() * lanes(panel);
    }

    @Override
    void seal(int panel) {
        float[] into = panels[panel];
        int lanes = lanes(panel);
        for (int lane = 0; lane < lanes; lane++) {
            if (lane < height(panel)) {
                lay(row(panel * PANEL + lane), into, lanes, lane);
            } else {
                for (int i = 0; i < width(); i++) {
                    into[i * lanes + lane] = 0;
                }
            }
        }
        for (int block = 0; block < blocks(); block++) {
            for (int lane = 0; lane < lanes; lane++) {
                float sum = 0;
                for (int i = block * BLOCK; i < Math.min(width(), block * BLOCK + BLOCK); i++) {
                    sum += into[i * lanes + lane];
                }
                into[(width() + block) * lanes + lane] = sum;
            }
        }
    }

    private void lay(float[] row, float[] into, int lanes, int lane) {
        for (int i = 0; i < width(); i++) {
            into[i * lanes + lane] = row[i];
        }
    }

    private int blocks() {
        return (width() + BLOCK - 1) / BLOCK;
    }
}
