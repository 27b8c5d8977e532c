package org.phrasefield.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that is loaded and can be run: how it writes text as tokens, how it frames a chat, and its forward pass. For
 * answers to many callers at once see {@link Engine}; this is what lies beneath, for looking inside.
 */
public final class Model implements AutoCloseable {
    /** Heap that is left for everything but weights and sequences. */
    private static final long RESERVE = 64L << 20;

    private final ModelCard card;
    private final Tokenizer tokenizer;
    private final ChatTemplate template;
    private final Shape shape;
    private final Transformer transformer;
    private final Kernel kernel;
    private final Team team;
    private final long weightBytes;

    private Model(
            ModelCard card,
            Tokenizer tokenizer,
            ChatTemplate template,
            Shape shape,
            LlamaWeights.InFile weights,
            Kernel kernel,
            Team team) {
        this.card = card;
        this.tokenizer = tokenizer;
        this.template = template;
        this.shape = shape;
        this.kernel = kernel;
        this.team = team;
        this.weightBytes = weights.bytes(kernel);
        this.transformer = new Transformer(shape, weights.load(shape, kernel, team), kernel, team);
    }

    /**
     * Loads a model.
     *
     * @param threads threads to compute with, the calling one included; never more are used than there are cores
     * @throws ModelFileException if the file is not there, is damaged, or needs what this engine does not do
     * @throws EngineException if the JVM's heap is too small for the weights
     */
    public static Model open(Path file, int threads) {
        return open(file, threads, KernelChoice.choose());
    }

    static Model open(Path file, int threads, Kernel kernel) {
        try (GgufFile gguf = GgufFile.read(file)) {
            return open(file, gguf, threads, kernel);
        }
    }

    private static Model open(Path file, GgufFile gguf, int threads, Kernel kernel) {
        Metadata metadata = gguf.metadata();
        Architecture.of(metadata);
        Tokenizer tokenizer = Tokenizer.of(metadata);
        ChatTemplate template = template(metadata, tokenizer);
        Shape shape = Shape.of(metadata, tokenizer.size());
        LlamaWeights.InFile weights = LlamaWeights.InFile.of(gguf, shape);
        requireHeap(file, weights.bytes(kernel) + RESERVE);
        ModelCard card = ModelCard.of(gguf, file);
        Team team = new Team(threads);
        try {
            return new Model(card, tokenizer, template, shape, weights, kernel, team);
        } catch (RuntimeException | Error e) {
            team.close();
            throw e;
        }
    }

    /** What the file says about itself. */
    public ModelCard card() {
        return card;
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    public ChatTemplate template() {
        return template;
    }

    public Transformer transformer() {
        return transformer;
    }

    /** Threads at work. */
    public int threads() {
        return team.size();
    }

    /** The name of the arithmetic in use, for reports of speed. */
    public String kernel() {
        return kernel.name();
    }

    /** Bytes of heap that one position of one sequence takes. */
    public long bytesPerPosition() {
        return shape.bytesPerPosition();
    }

    /** Positions that all sequences together can have in what the weights leave of the heap. */
    public long positionsThatFit() {
        return Math.max(0, (Runtime.getRuntime().maxMemory() - weightBytes - RESERVE) / shape.bytesPerPosition());
    }

    /**
     * A chat as the model gets it, up to where its answer begins. Turns are put together token by token: what a user writes
     * cannot become a special token.
     */
    public Prompt prompt(List<Turn> turns) {
        List<Integer> ids = new ArrayList<>();
        List<Integer> dropped = new ArrayList<>();
        List<ChatTemplate.Piece> pieces = template.pieces(turns);
        if (template.begins() || (tokenizer.begins() && !isBegin(pieces.get(0)))) {
            ids.add(tokenizer.beginToken().orElseThrow());
        }
        String begin = tokenizer.decode(ids);
        for (ChatTemplate.Piece piece : pieces) {
            if (piece instanceof ChatTemplate.Piece.Mark mark) {
                ids.add(tokenizer.special(mark.text()).orElseThrow());
            } else {
                TokenIds text = tokenizer.encode(piece.text());
                ids.addAll(text.ids());
                dropped.addAll(text.droppedBytes());
            }
        }
        return new Prompt(ids, begin + template.render(turns), dropped);
    }

    /** Whether a part is the begin token already: a prompt never has two. */
    private boolean isBegin(ChatTemplate.Piece piece) {
        return piece instanceof ChatTemplate.Piece.Mark mark
                && tokenizer.special(mark.text()).equals(tokenizer.beginToken());
    }

    /** Runs units of work on this model's threads; for what belongs to a step but is not the forward pass. */
    Team team() {
        return team;
    }

    /** Ends the helper threads. */
    @Override
    public void close() {
        team.close();
    }

    private static ChatTemplate template(Metadata metadata, Tokenizer tokenizer) {
        ChatTemplate template = ChatTemplate.recognise(metadata.requiredText("tokenizer.chat_template"))
                .orElseThrow(
                        () -> metadata.refused("key 'tokenizer.chat_template' holds a template that this engine does"
                                + " not know; it knows those of SmolLM2, Qwen2, Qwen2.5 and Llama 3"));
        if (template.begins() && tokenizer.beginToken().isEmpty()) {
            throw metadata.refused(
                    "key 'tokenizer.ggml.bos_token_id' is missing, and the chat template begins with it");
        }
        for (String name : template.frame().marks()) {
            if (tokenizer.special(name).isEmpty()) {
                throw metadata.refused("key 'tokenizer.ggml.tokens' lacks the special token '" + name
                        + "' that the chat template needs");
            }
        }
        return template;
    }

    private static void requireHeap(Path file, long bytes) {
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > heap) {
            throw new EngineException(
                    file.getFileName() + ": the weights need a heap of " + (bytes >> 20) + " MB and the JVM may take "
                            + (heap >> 20) + " MB; start it with -Xmx" + ((bytes >> 20) + 256) + "m.");
        }
    }
}
