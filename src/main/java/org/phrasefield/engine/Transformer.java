package org.phrasefield.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The forward pass of a model of Llama's kin. One step computes any rows of any sequences together: many rows of one sequence to
 * read a prompt, one row of each of many sequences to write their answers, or both. A row's result is the same, bit by
 * bit, whichever rows share its step and however many threads there are. Safe for use by many threads, one step at a time.
 */
public final class Transformer {
    /** Most rows of a step. */
    public static final int MAX_ROWS = 128;

    private final Shape shape;
    private final LlamaWeights weights;
    private final Team team;
    private final Attention attention;
    private final Activations now;

    Transformer(Shape shape, LlamaWeights weights, Loops loops, Team team) {
        this.shape = shape;
        this.weights = weights;
        this.team = team;
        this.attention = new Attention(shape, loops);
        this.now = new Activations(shape, weights.frequencies());
    }

    /** Number of layers; depths run from 0 to it. */
    public int layers() {
        return shape.layers();
    }

    /** Query heads of a layer. */
    public int heads() {
        return shape.heads();
    }

    /** Length of a residual. */
    public int width() {
        return shape.width();
    }

    /** Number of logits. */
    public int vocabulary() {
        return shape.vocabulary();
    }

    /** Most positions of a sequence. */
    public int context() {
        return shape.context();
    }

    /** An empty sequence with room for {@code capacity} positions, all of whose memory is taken at once. */
    public Sequence sequence(int capacity) {
        return new Sequence(shape, capacity);
    }

    /** As {@link #step(List, Trace)}, without a trace. */
    public List<float[]> step(List<Row> rows) {
        return step(rows, null);
    }

    /**
     * Computes up to {@value #MAX_ROWS} rows.
     *
     * @param trace sees residuals and attention, if given
     * @return the logits of the rows that want them, in the order of the rows
     * @throws IllegalArgumentException if there are too many rows or one does not fit its sequence
     */
    public synchronized List<float[]> step(List<Row> rows, @Nullable Trace trace) {
        check(rows);
        now.prepare(rows);
        int count = rows.size();
        for (int r = 0; r < count; r++) {
            weights.embedding().row(rows.get(r).token(), now.residual[r]);
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            report(trace, layer, count);
            block(rows, layer, trace);
        }
        report(trace, shape.layers(), count);
        rows.forEach(row -> row.sequence().length(row.position() + 1));
        List<float[]> wanted = new ArrayList<>();
        for (int r = 0; r < count; r++) {
            if (rows.get(r).wantsLogits()) {
                wanted.add(now.residual[r]);
            }
        }
        return lens(wanted);
    }

    /**
     * Final norm and output head on residuals of any depth: at the last depth the model's own logits, before it what the
     * model would say if it ended there.
     */
    public synchronized List<float[]> lens(List<float[]> residuals) {
        List<float[]> logits = new ArrayList<>();
        for (int from = 0; from < residuals.size(); from += MAX_ROWS) {
            int count = Math.min(MAX_ROWS, residuals.size() - from);
            float[][] normed = new float[count][shape.width()];
            float[][] out = new float[count][shape.vocabulary()];
            for (int r = 0; r < count; r++) {
                norm(residuals.get(from + r), weights.outputNorm(), normed[r]);
            }
            product(weights.output(), normed, count, out);
            logits.addAll(Arrays.asList(out));
        }
        return logits;
    }

    private void block(List<Row> rows, int layer, @Nullable Trace trace) {
        LlamaWeights.Layer own = weights.layers().get(layer);
        int count = rows.size();
        team.run(count, (r, scratch) -> norm(now.residual[r], own.attentionNorm(), now.normed[r]));
        product(own.queryKeyValue(), now.normed, count, now.queryKeyValue);
        team.run(count, (r, scratch) -> {
            add(now.queryKeyValue[r], own.bias());
            attention.store(rows.get(r), layer, now.queryKeyValue[r], now.angles[r]);
        });
        team.run(count * shape.heads(), (unit, scratch) -> {
            int r = unit / shape.heads();
            int head = unit % shape.heads();
            float[] paid = attention.attend(rows.get(r), layer, head, now.queryKeyValue[r], now.attended[r], scratch);
            if (trace != null) {
                trace.attention(layer, r, head, paid, rows.get(r).position() + 1);
            }
        });
        product(own.attentionOutput(), now.attended, count, now.normed);
        team.run(count, (r, scratch) -> {
            add(now.residual[r], now.normed[r]);
            norm(now.residual[r], own.feedForwardNorm(), now.normed[r]);
        });
        product(own.gateUp(), now.normed, count, now.gateUp);
        team.run(count, (r, scratch) -> gate(now.gateUp[r]));
        product(own.down(), now.gateUp, count, now.normed);
        for (int r = 0; r < count; r++) {
            add(now.residual[r], now.normed[r]);
        }
    }

    private void product(Matrix matrix, float[][] x, int count, float[][] y) {
        team.run(matrix.strips(), (strip, scratch) -> matrix.multiply(x, count, y, strip, scratch));
    }

    /** x / √(mean x² + ε) · weight. */
    private void norm(float[] x, float[] weight, float[] into) {
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            sum += x[i] * x[i];
        }
        float scale = (float) (1 / Math.sqrt(sum / weight.length + shape.epsilon()));
        for (int i = 0; i < weight.length; i++) {
            into[i] = x[i] * scale * weight[i];
        }
    }

    private static void add(float[] sum, float[] change) {
        for (int i = 0; i < change.length; i++) {
            sum[i] += change[i];
        }
    }

    /** SwiGLU: the first half, gated by itself, times the second half; the result takes the first half's place. */
    private void gate(float[] gateUp) {
        int half = shape.feedForward();
        for (int i = 0; i < half; i++) {
            float gate = gateUp[i];
            gateUp[i] = gate / (1 + Exponential.of(-gate)) * gateUp[half + i];
        }
    }

    private void report(@Nullable Trace trace, int depth, int count) {
        if (trace != null) {
            for (int r = 0; r < count; r++) {
                trace.residual(depth, r, now.residual[r]);
            }
        }
    }

    private void check(List<Row> rows) {
        if (rows.isEmpty() || rows.size() > MAX_ROWS) {
            throw new IllegalArgumentException("A step takes 1 to " + MAX_ROWS + " rows, not " + rows.size());
        }
        Map<Sequence, Integer> lengths = new HashMap<>();
        for (Row row : rows) {
            int length = lengths.getOrDefault(row.sequence(), row.sequence().length());
            boolean seen = lengths.containsKey(row.sequence());
            if (row.token() < 0 || row.token() >= shape.vocabulary()) {
                throw new IllegalArgumentException("There is no token " + row.token());
            }
            if (row.position() < 0 || row.position() > length || (seen && row.position() < length)) {
                throw new IllegalArgumentException(
                        "Position " + row.position() + " does not follow a sequence of " + length);
            }
            if (row.position() >= row.sequence().capacity()) {
                throw new IllegalArgumentException(
                        "A sequence for " + row.sequence().capacity() + " positions is full");
            }
            lengths.put(row.sequence(), row.position() + 1);
        }
    }
}
