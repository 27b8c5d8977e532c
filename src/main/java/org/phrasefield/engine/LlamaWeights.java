package org.phrasefield.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All weights of a model of Llama's kin in a kernel's layout.
 *
 * @param embedding a row for each token
 * @param output the head; the embedding again if the file has none of its own
 * @param frequencies by how much the angle of each pair of a head grows from one position to the next, in radians
 */
@SuppressWarnings("ArrayRecordComponent") // A norm's weights are read in the innermost loops and never leave the room.
record LlamaWeights(Matrix embedding, Matrix output, float[] outputNorm, double[] frequencies, List<Layer> layers) {
    /**
     * One layer; query, key and value are one matrix, and so are gate and up.
     *
     * @param bias added to queries, keys and values; empty if there is none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Layer(
            float[] attentionNorm,
            Matrix queryKeyValue,
            float[] bias,
            Matrix attentionOutput,
            float[] feedForwardNorm,
            Matrix gateUp,
            Matrix down) {}

    /** Finds the tensors of a file and hands them out by name; notices which ones nobody asked for. */
    private static final class Shelf {
        private final GgufFile file;
        private final Map<String, Tensor> taken = new HashMap<>();

        Shelf(GgufFile file) {
            this.file = file;
        }

        boolean has(String name) {
            return file.tensorNames().contains(name);
        }

        Tensor matrix(String name, int outputs, int inputs) {
            return take(name + ".weight", outputs, inputs);
        }

        Tensor vector(String name, int length) {
            return take(name + ".weight", 1, length);
        }

        /** A bias, as a matrix with one weight for each output. */
        Tensor bias(String name, int length) {
            Tensor bias = take(name + ".bias", 1, length);
            return bias.column()
                    .orElseThrow(() -> file.metadata()
                            .refused("tensor '" + bias.name() + "' is of type " + bias.type()
                                    + "; a bias must be F32, F16 or BF16"));
        }

        private Tensor take(String name, int outputs, int inputs) {
            Tensor tensor = file.tensor(name, outputs, inputs);
            taken.put(name, tensor);
            return tensor;
        }

        void checkNothingOverlaps() {
            List<Tensor> inOrder = taken.values().stream()
                    .sorted(Comparator.comparingLong(Tensor::start))
                    .toList();
            for (int i = 1; i < inOrder.size(); i++) {
                if (inOrder.get(i).start() < inOrder.get(i - 1).end()) {
                    throw file.metadata()
                            .refused("tensor '" + inOrder.get(i).name() + "' overlaps tensor '"
                                    + inOrder.get(i - 1).name() + "'");
                }
            }
        }

        void checkNothingIsLeft() {
            for (String name : file.tensorNames()) {
                if (!taken.containsKey(name)) {
                    throw file.metadata()
                            .refused("tensor '" + name
                                    + "' is not part of a model of this architecture as this engine runs it, so it"
                                    + " would be ignored");
                }
            }
        }
    }

    /** The tensors of a file, every one found and held against the shape, before any memory is taken for them. */
    record InFile(
            Tensor embedding,
            Optional<Tensor> output,
            Tensor outputNorm,
            Optional<Tensor> factors,
            List<InFileLayer> layers) {
        static InFile of(GgufFile file, Shape shape) {
            Shelf shelf = new Shelf(file);
            Tensor embedding = shelf.matrix("token_embd", shape.vocabulary(), shape.width());
            Optional<Tensor> output = shelf.has("output.weight")
                    ? Optional.of(shelf.matrix("output", shape.vocabulary(), shape.width()))
                    : Optional.empty();
            Tensor outputNorm = shelf.vector("output_norm", shape.width());
            Optional<Tensor> factors = shape.architecture().factors() && shelf.has("rope_freqs.weight")
                    ? Optional.of(shelf.vector("rope_freqs", shape.headSize() / 2))
                    : Optional.empty();
            List<InFileLayer> layers = new ArrayList<>();
            for (int i = 0; i < shape.layers(); i++) {
                layers.add(InFileLayer.of(shelf, "blk." + i + ".", shape));
            }
            shelf.checkNothingIsLeft();
            shelf.checkNothingOverlaps();
            return new InFile(embedding, output, outputNorm, factors, layers);
        }

        /** Bytes that the matrices will take in the kernel's layout. */
        long bytes(Kernel kernel) {
            long tokens = kernel.bytes(embedding);
            long bytes = tokens + output.map(kernel::bytes).orElse(0L);
            for (InFileLayer layer : layers) {
                for (Weights part : layer.matrices()) {
                    bytes += kernel.bytes(part);
                }
            }
            return bytes;
        }

        LlamaWeights load(Shape shape, Kernel kernel, Team team) {
            Matrix packed = kernel.pack(embedding, team);
            return new LlamaWeights(
                    packed,
                    output.map(head -> kernel.pack(head, team)).orElse(packed),
                    outputNorm.vector(),
                    frequencies(shape),
                    layers.stream().map(layer -> layer.load(kernel, team)).toList());
        }

        /** base^(−2i / head size), divided by the file's factor for pair i if it has factors. */
        private double[] frequencies(Shape shape) {
            double[] frequencies = new double[shape.headSize() / 2];
            Optional<float[]> divisors = factors.map(Tensor::vector);
            for (int i = 0; i < frequencies.length; i++) {
                double divisor = divisors.isPresent() ? divisors.get()[i] : 1;
                frequencies[i] = Math.pow(shape.ropeBase(), -2.0 * i / shape.headSize()) / divisor;
            }
            return frequencies;
        }
    }

    record InFileLayer(
            Tensor attentionNorm,
            Weights queryKeyValue,
            Optional<Weights> bias,
            Weights attentionOutput,
            Tensor feedForwardNorm,
            Weights gateUp,
            Weights down) {
        static InFileLayer of(Shelf shelf, String prefix, Shape shape) {
            int width = shape.width();
            return new InFileLayer(
                    shelf.vector(prefix + "attn_norm", width),
                    Weights.stacked(List.of(
                            turning(shelf.matrix(prefix + "attn_q", shape.queryWidth(), width), shape),
                            turning(shelf.matrix(prefix + "attn_k", shape.keyWidth(), width), shape),
                            shelf.matrix(prefix + "attn_v", shape.keyWidth(), width))),
                    shape.architecture().biases()
                            ? Optional.of(Weights.stacked(List.of(
                                    turning(shelf.bias(prefix + "attn_q", shape.queryWidth()), shape),
                                    turning(shelf.bias(prefix + "attn_k", shape.keyWidth()), shape),
                                    shelf.bias(prefix + "attn_v", shape.keyWidth()))))
                            : Optional.empty(),
                    shelf.matrix(prefix + "attn_output", width, shape.queryWidth()),
                    shelf.vector(prefix + "ffn_norm", width),
                    Weights.stacked(List.of(
                            shelf.matrix(prefix + "ffn_gate", shape.feedForward(), width),
                            shelf.matrix(prefix + "ffn_up", shape.feedForward(), width))),
                    shelf.matrix(prefix + "ffn_down", width, shape.feedForward()));
        }

        /**
         * Outputs in the order in which pairs that turn together are neighbours. Queries and keys change places alike, so that their
         * products stay the same.
         */
        private static Weights turning(Weights weights, Shape shape) {
            return shape.architecture().halves() ? new Weights.Paired(weights, shape.headSize()) : weights;
        }

        List<Weights> matrices() {
            return List.of(queryKeyValue, attentionOutput, gateUp, down);
        }

        Layer load(Kernel kernel, Team team) {
            return new Layer(
                    attentionNorm.vector(),
                    kernel.pack(queryKeyValue, team),
                    bias.map(Weights::firstColumn).orElse(new float[0]),
                    kernel.pack(attentionOutput, team),
                    feedForwardNorm.vector(),
                    kernel.pack(gateUp, team),
                    kernel.pack(down, team));
        }
    }
}
