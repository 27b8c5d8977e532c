package org.phrasefield.engine;

import java.util.List;

/** The rows' numbers on their way through the layers; kept from step to step, grown to the largest step so far. */
final class Activations {
    private final Shape shape;
    private final double[] frequencies;

    float[][] residual = new float[0][];
    float[][] normed = new float[0][];
    float[][] queryKeyValue = new float[0][];
    float[][] attended = new float[0][];
    float[][] gateUp = new float[0][];
    /** Cosines, then sines, of a row's rotary angles. */
    float[][] angles = new float[0][];

    /** @param frequencies what each pair's angle grows by from one position to the next */
    Activations(Shape shape, double[] frequencies) {
        this.shape = shape;
        this.frequencies = frequencies;
    }

    void prepare(List<Row> rows) {
        int count = rows.size();
        if (residual.length < count) {
            residual = new float[count][shape.width()];
            normed = new float[count][shape.width()];
            queryKeyValue = new float[count][shape.queryWidth() + 2 * shape.keyWidth()];
            attended = new float[count][shape.queryWidth()];
            gateUp = new float[count][2 * shape.feedForward()];
            angles = new float[count][shape.headSize()];
        }
        int half = shape.headSize() / 2;
        for (int r = 0; r < count; r++) {
            for (int i = 0; i < half; i++) {
                double angle = rows.get(r).position() * frequencies[i];
                angles[r][i] = (float) Math.cos(angle);
                angles[r][half + i] = (float) Math.sin(angle);
            }
        }
    }
}
