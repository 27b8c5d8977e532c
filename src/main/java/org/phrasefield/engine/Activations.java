package org.phrasefield.engine;

import java.util.List;

/** The rows' numbers on their way through the layers; kept from step to step, grown to the largest step so far. */
final class Activations {
    private final Shape shape;

    float[][] residual = new float[0][];
    /** What a layer's first and third product take in. */
    final Operand normed;

    float[][] queryKeyValue = new float[0][];
    /** What a layer's second product takes in. */
    final Operand attended;

    float[][] gateUp = new float[0][];
    /** What a layer's last product takes in. */
    final Operand gated;
    /** What is to be added to the residual. */
    float[][] change = new float[0][];
    /** Cosines, then sines, of a row's rotary angles. */
    float[][] angles = new float[0][];

    Activations(Shape shape, Kernel kernel) {
        this.shape = shape;
        this.normed = kernel.operand(shape.width());
        this.attended = kernel.operand(shape.queryWidth());
        this.gated = kernel.operand(shape.feedForward());
    }

    void prepare(List<Row> rows) {
        int count = rows.size();
        for (Operand operand : List.of(normed, attended, gated)) {
            operand.begin(count);
        }
        if (residual.length < count) {
            residual = new float[count][shape.width()];
            queryKeyValue = new float[count][shape.queryWidth() + 2 * shape.keyWidth()];
            gateUp = new float[count][2 * shape.feedForward()];
            change = new float[count][shape.width()];
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
