package org.phrasefield.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All weights of a Llama model in a kernel's layout.
 *
 * @param embedding a row for each token
 * @param output the head; the embedding again if the file has none of its own
 */
@SuppressWarnings("ArrayRecordComponent") // A norm's weights are read in the innermost loops and never leave the room.
record LlamaWeights(Matrix embedding, Matrix output, float[] outputNorm, List<Layer> layers) {
    /** One layer; query, key and value are one matrix, and so are gate and up. */
    @SuppressWarnings("ArrayRecordComponent")
    record Layer(
            float[] attentionNorm,
            Matrix queryKeyValue,
            Matrix attentionOutput,
            float[] feedForwardNorm,
            Matrix gateUp,
            Matrix down) {}

    /** Finds the tensors of a file and hands them out by name; notices which ones nobody asked for. */
    private static final class Shelf {
        private final GgufFile file;
        private final Set<String> taken = new HashSet<>();

        Shelf(GgufFile file) {
            this.file = file;
        }

        Tensor matrix(String name, int outputs, int inputs) {
            taken.add(name + ".weight");
            return file.tensor(name + ".weight", outputs, inputs);
        }

        Tensor vector(String name, int length) {
            return matrix(name, 1, length);
        }

        void checkNothingIsLeft() {
            for (String name : file.tensorNames()) {
                if (!taken.contains(name)) {
                    throw file.metadata()
                            .refused("tensor '" + name
                                    + "' is not part of the plain Llama model that this engine runs, so"
                                    + " it would be ignored");
                }
            }
        }
    }

    /** The tensors of a file, every one found and held against the shape, before any memory is taken for them. */
    record InFile(Tensor embedding, Optional<Tensor> output, Tensor outputNorm, List<InFileLayer> layers) {
        static InFile of(GgufFile file, Shape shape) {
            Shelf shelf = new Shelf(file);
            Tensor embedding = shelf.matrix("token_embd", shape.vocabulary(), shape.width());
            Optional<Tensor> output = file.tensorNames().contains("output.weight")
                    ? Optional.of(shelf.matrix("output", shape.vocabulary(), shape.width()))
                    : Optional.empty();
            Tensor outputNorm = shelf.vector("output_norm", shape.width());
            List<InFileLayer> layers = new ArrayList<>();
            for (int i = 0; i < shape.layers(); i++) {
                layers.add(InFileLayer.of(shelf, "blk." + i + ".", shape));
            }
            shelf.checkNothingIsLeft();
            return new InFile(embedding, output, outputNorm, layers);
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

        LlamaWeights load(Kernel kernel, Team team) {
            Matrix packed = kernel.pack(embedding, team);
            return new LlamaWeights(
                    packed,
                    output.map(head -> kernel.pack(head, team)).orElse(packed),
                    outputNorm.vector(),
                    layers.stream().map(layer -> layer.load(kernel, team)).toList());
        }
    }

    record InFileLayer(
            Tensor attentionNorm,
            Weights queryKeyValue,
            Weights attentionOutput,
            Tensor feedForwardNorm,
            Weights gateUp,
            Weights down) {
        static InFileLayer of(Shelf shelf, String prefix, Shape shape) {
            int width = shape.width();
            return new InFileLayer(
                    shelf.vector(prefix + "attn_norm", width),
                    Weights.stacked(List.of(
                            shelf.matrix(prefix + "attn_q", shape.queryWidth(), width),
                            shelf.matrix(prefix + "attn_k", shape.keyWidth(), width),
                            shelf.matrix(prefix + "attn_v", shape.keyWidth(), width))),
                    shelf.matrix(prefix + "attn_output", width, shape.queryWidth()),
                    shelf.vector(prefix + "ffn_norm", width),
                    Weights.stacked(List.of(
                            shelf.matrix(prefix + "ffn_gate", shape.feedForward(), width),
                            shelf.matrix(prefix + "ffn_up", shape.feedForward(), width))),
                    shelf.matrix(prefix + "ffn_down", width, shape.feedForward()));
        }

        List<Weights> matrices() {
            return List.of(queryKeyValue, attentionOutput, gateUp, down);
        }

        Layer load(Kernel kernel, Team team) {
            return new Layer(
                    attentionNorm.vector(),
                    kernel.pack(queryKeyValue, team),
                    kernel.pack(attentionOutput, team),
                    feedForwardNorm.vector(),
                    kernel.pack(gateUp, team),
                    kernel.pack(down, team));
        }
    }
}
