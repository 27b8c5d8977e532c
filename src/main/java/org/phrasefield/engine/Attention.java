package org.phrasefield.engine;

import java.util.Arrays;

/** Grouped-query attention with rotary positions; pairs of neighbouring dimensions turn together. */
final class Attention {
    private final Shape shape;
    private final Loops loops;
    private final float scale;

    Attention(Shape shape, Loops loops) {
        this.shape = shape;
        this.loops = loops;
        this.scale = (float) (1 / Math.sqrt(shape.headSize()));
    }

    /** Turns a row's queries and keys by its position and puts key and value into the row's sequence. */
    void store(Row row, int layer, float[] queryKeyValue, float[] angles) {
        int queries = shape.queryWidth();
        int keys = shape.keyWidth();
        int half = shape.headSize() / 2;
        for (int i = 0; i < queries + keys; i += 2) {
            float cos = angles[i / 2 % half];
            float sin = angles[half + i / 2 % half];
            float a = queryKeyValue[i];
            float b = queryKeyValue[i + 1];
            queryKeyValue[i] = a * cos - b * sin;
            queryKeyValue[i + 1] = a * sin + b * cos;
        }
        for (int k = 0; k < keys; k++) {
            row.sequence().keys[layer][k][row.position()] = queryKeyValue[queries + k];
        }
        for (int h = 0; h < shape.keyHeads(); h++) {
            System.arraycopy(
                    queryKeyValue,
                    queries + keys + h * shape.headSize(),
                    row.sequence().values[layer][h][row.position()],
                    0,
                    shape.headSize());
        }
    }

    /** Computes one query head of a row into its place in {@code into}; returns the weights, in scratch memory. */
    float[] attend(Row row, int layer, int head, float[] query, float[] into, Scratch scratch) {
        int size = shape.headSize();
        int keyHead = head / (shape.heads() / shape.keyHeads());
        int positions = row.position() + 1;
        float[] weights = scratch.scores(positions);
        score(query, head * size, row.sequence().keys[layer], keyHead * size, weights, positions);
        softmax(weights, positions);
        float[] sum = scratch.head(size);
        Arrays.fill(sum, 0, size, 0);
        gather(row.sequence().values[layer][keyHead], weights, positions, sum, size);
        System.arraycopy(sum, 0, into, head * size, size);
        return weights;
    }

    private void score(float[] query, int from, float[][] keys, int key, float[] into, int positions) {
        Arrays.fill(into, 0, positions, 0);
        for (int i = 0; i < shape.headSize(); i += 4) {
            loops.add(
                    into,
                    positions,
                    query[from + i] * scale,
                    keys[key + i],
                    query[from + i + 1] * scale,
                    keys[key + i + 1],
                    query[from + i + 2] * scale,
                    keys[key + i + 2],
                    query[from + i + 3] * scale,
                    keys[key + i + 3]);
        }
    }

    private void gather(float[][] values, float[] weights, int positions, float[] sum, int size) {
        int p = 0;
        for (; p + 4 <= positions; p += 4) {
            loops.add(
                    sum,
                    size,
                    weights[p],
                    values[p],
                    weights[p + 1],
                    values[p + 1],
                    weights[p + 2],
                    values[p + 2],
                    weights[p + 3],
                    values[p + 3]);
        }
        for (; p < positions; p++) {
            loops.add(sum, size, weights[p], values[p]);
        }
    }

    private static void softmax(float[] scores, int count) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, scores[i]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            scores[i] = Exponential.of(scores[i] - highest);
            sum += scores[i];
        }
        float share = (float) (1 / sum);
        for (int i = 0; i < count; i++) {
            scores[i] *= share;
        }
    }
}
