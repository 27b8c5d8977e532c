package org.phrasefield.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The forward pass of a Llama model. One step computes any rows of any sequences together: many rows of one sequence to
 * read a prompt, one row of each of many sequences to write their answers, or both. A row's result is the same, bit by
 * bit, whichever rows share its step and however many threads there are. Safe for use by many threads, one step at a time.
 */
public final class Transformer {
    /** Most rows of a step. */
    public static final int MAX_ROWS = 128;

    private static final int ROWS_STORED = 8;

    private final Shape shape;
    private final LlamaWeights weights;
    private final Team team;
    private final Loops loops;
    private final Attention attention;
    private final Activations now;
    private final Operand head;

    Transformer(Shape shape, LlamaWeights weights, Kernel kernel, Team team) {
        this.shape = shape;
        this.weights = weights;
        this.team = team;
        this.loops = kernel.loops();
        this.attention = new Attention(shape, loops);
        this.now = new Activations(shape, kernel);
        this.head = kernel.operand(shape.width());
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
        eachRow(now.normed, r -> {
            weights.embedding().row(rows.get(r).token(), now.residual[r]);
            enter(0, r, trace);
        });
        for (int layer = 0; layer < shape.layers(); layer++) {
            block(rows, layer, trace);
        }
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
            int first = from;
            head.begin(count);
            eachRow(head, r -> norm(residuals.get(first + r), weights.outputNorm(), head.row(r)));
            float[][] out = new float[count][shape.vocabulary()];
            product(weights.output(), head, out);
            logits.addAll(Arrays.asList(out));
        }
        return logits;
    }

    private void block(List<Row> rows, int layer, @Nullable Trace trace) {
        LlamaWeights.Layer own = weights.layers().get(layer);
        product(own.queryKeyValue(), now.normed, now.queryKeyValue);
        attend(rows, layer, trace);
        product(own.attentionOutput(), now.attended, now.change);
        eachRow(now.normed, r -> {
            add(now.residual[r], now.change[r]);
            norm(now.residual[r], own.feedForwardNorm(), now.normed.row(r));
        });
        product(own.gateUp(), now.normed, now.gateUp);
        eachRow(now.gated, r -> loops.gate(now.gateUp[r], now.gated.row(r), shape.feedForward()));
        product(own.down(), now.gated, now.change);
        eachRow(now.normed, r -> {
            add(now.residual[r], now.change[r]);
            enter(layer + 1, r, trace);
        });
    }

    /** Shows a row's residual at a depth and makes it ready for the layer that follows, if there is one. */
    private void enter(int depth, int r, @Nullable Trace trace) {
        if (trace != null) {
            trace.residual(depth, r, now.residual[r]);
        }
        if (depth < shape.layers()) {
            norm(now.residual[r], weights.layers().get(depth).attentionNorm(), now.normed.row(r));
        }
    }

    private void attend(List<Row> rows, int layer, @Nullable Trace trace) {
        int count = rows.size();
        team.run((count + ROWS_STORED - 1) / ROWS_STORED, (unit, scratch) -> {
            for (int r = unit * ROWS_STORED; r < Math.min(count, (unit + 1) * ROWS_STORED); r++) {
                attention.store(rows.get(r), layer, now.queryKeyValue[r], now.angles[r]);
            }
        });
        team.run(now.attended.panels() * shape.heads(), (unit, scratch) -> {
            int panel = unit / shape.heads();
            int at = unit % shape.heads();
            int from = panel * Operand.PANEL;
            int height = now.attended.height(panel);
            float[][] paid = attention.attend(rows, from, height, layer, at, now.queryKeyValue, now.attended, scratch);
            if (trace != null) {
                for (int r = 0; r < height; r++) {
                    trace.attention(
                            layer, from + r, at, paid[r], rows.get(from + r).position() + 1);
                }
            }
        });
        eachRow(now.attended, r -> {});
    }

    /** Computes an operand's rows, panel by panel, and seals them. */
    private void eachRow(Operand operand, IntConsumer row) {
        team.run(operand.panels(), (panel, scratch) -> {
            int from = panel * Operand.PANEL;
            for (int r = from; r < from + operand.height(panel); r++) {
                row.accept(r);
            }
            operand.seal(panel);
        });
    }

    private void product(Matrix matrix, Operand x, float[][] y) {
        team.run(matrix.strips(), (strip, scratch) -> matrix.multiply(x, y, strip, scratch));
    }

    /** x / √(mean x² + ε) · weight. */
    private void norm(float[] x, float[] weight, float[] into) {
        // Two sums, because each addition must wait for the one before it.
        double even = 0;
        double odd = 0;
        for (int i = 0; i < weight.length; i += 2) {
            even += x[i] * x[i];
            odd += x[i + 1] * x[i + 1];
        }
        float scale = (float) (1 / Math.sqrt((even + odd) / weight.length + shape.epsilon()));
        for (int i = 0; i < weight.length; i++) {
            into[i] = x[i] * scale * weight[i];
        }
    }

    private void add(float[] residual, float[] change) {
        for (int i = 0; i < residual.length; i++) {
            residual[i] += change[i];
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
