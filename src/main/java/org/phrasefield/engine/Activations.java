package org.phrasefield.engine;

import java.util.List;

/** The rows' numbers on their way through the layers; kept from step to step, grown to the largest step so far. */
final class Activations {
    private final Shape shape;

    float[][] residual = new float[0][];
    float[][] normed = new float[0][];
    float[][] queryKeyValue = new float[0][];
    float[][] attended = new float[0][];
    float[][] gateUp = new float[0][];
    /** Cosines, then sines, of a row's rotary angles. */
    float[][] angles = new float[0][];

    Activations(Shape shape) {
        this.shape = shape;
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
                double angle = rows.get(r).position() * Math.pow(shape.ropeBase(), -2.0 * i / shape.headSize());
                angles[r][i] = (float) Math.cos(angle);
                angles[r][half + i] = (float) Math.sin(angle);
            }
        }
    }
}
