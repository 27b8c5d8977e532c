package org.phrasefield.engine;

import java.util.Arrays;
import java.util.List;

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

    /**
     * Computes one query head of some rows into their places in {@code into}. Rows that follow each other in one sequence
     * read its keys and values together.
     *
     * @param from first of {@code count} rows, at most {@value Operand#PANEL}
     * @param queries by row of the step
     * @param into by row of the step
     * @return the weights by row, in scratch memory
     */
    float[][] attend(
            List<Row> rows,
            int from,
            int count,
            int layer,
            int head,
            float[][] queries,
            Operand into,
            Scratch scratch) {
        Row last = rows.get(from + count - 1);
        float[][] weights = scratch.scores(Operand.PANEL, Sequence.rounded(longest(rows, from, count)));
        if (count == Operand.PANEL && follow(rows, from)) {
            attend(last, count, layer, head, Arrays.copyOfRange(queries, from, from + count), weights, scratch);
            put(scratch, count, head, into, from);
        } else {
            for (int r = from; r < from + count; r++) {
                float[][] own = {weights[r - from]};
                attend(rows.get(r), 1, layer, head, new float[][] {queries[r]}, own, scratch);
                put(scratch, 1, head, into, r);
            }
        }
        return weights;
    }

    private static int longest(List<Row> rows, int from, int count) {
        return rows.subList(from, from + count).stream()
                        .mapToInt(Row::position)
                        .max()
                        .orElseThrow()
                + 1;
    }

    private static boolean follow(List<Row> rows, int from) {
        Row first = rows.get(from);
        for (int r = 1; r < Operand.PANEL; r++) {
            Row next = rows.get(from + r);
            if (next.sequence() != first.sequence() || next.position() != first.position() + r) {
                return false;
            }
        }
        return true;
    }

    /** Attends from {@code count} rows that end with {@code last}; the sums are left in scratch memory. */
    private void attend(
            Row last, int count, int layer, int head, float[][] queries, float[][] weights, Scratch scratch) {
        int size = shape.headSize();
        int keyHead = head / (shape.heads() / shape.keyHeads());
        int common = last.position() + 2 - count;
        float[][] values = last.sequence().values[layer][keyHead];
        loops.scores(
                queries,
                head * size,
                scale,
                last.sequence().keys[layer],
                keyHead * size,
                size,
                weights,
                common + count - 1);
        for (int r = 0; r < count; r++) {
            softmax(weights[r], common + r);
        }
        float[][] sums = scratch.heads(count, size);
        loops.gather(values, weights, common, sums, size);
        for (int r = 1; r < count; r++) {
            loops.add(sums[r], weights[r], common, values, common, r, size);
        }
    }

    private void put(Scratch scratch, int count, int head, Operand into, int from) {
        int size = shape.headSize();
        float[][] sums = scratch.heads(count, size);
        for (int r = 0; r < count; r++) {
            System.arraycopy(sums[r], 0, into.row(from + r), head * size, size);
        }
    }

    private void softmax(float[] scores, int count) {
        loops.exponentials(scores, count, loops.highest(scores, count));
        float share = (float) (1 / sum(scores, count));
        for (int i = 0; i < count; i++) {
            scores[i] *= share;
        }
    }

    /** In four sums, because each addition must wait for the one before it. */
    private static double sum(float[] x, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < count; i++) {
            a += x[i];
        }
        return a + b + (c + d);
    }
}
