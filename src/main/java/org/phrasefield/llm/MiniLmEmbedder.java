package org.phrasefield.llm;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.protocol.Limits;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

/**
 * all-MiniLM-L6-v2, quantised, inside this process: a small model that knows English alone. Its libraries would ask a cloud's own address who
 * hosts them, and fetch what they lack; both is switched off before they are loaded.
 */
final class MiniLmEmbedder implements Embedder {
    /** What follows {@code embedded/}. */
    static final String NAME = "all-minilm-l6-v2";

    private static final int BATCH = 32;
    /** It reads 256 word pieces at a time, of about four letters. */
    private static final int CHARACTERS = 1000;

    private static final String WEIGHTS = "/all-minilm-l6-v2-q.onnx";

    private final EmbeddingModel model;
    private final String digest;

    private MiniLmEmbedder(EmbeddingModel model, String digest) {
        this.model = model;
        this.digest = digest;
    }

    /** The model, or why it cannot run here. */
    static Opened<Embedder> open() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            // On the calling thread: a pool of its own would outlive this object.
            EmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
            return Opened.ready(new MiniLmEmbedder(model, digest()));
        } catch (LinkageError | RuntimeException | IOException e) {
            return Opened.refused("The built-in embedder embedded/" + NAME
                    + " cannot run here: its libraries are not part of the zip, or not made for this machine."
                    + " Start it among the sources, or name ollama/NAME.");
        }
    }

    /** SHA-256 of the weights. */
    private static String digest() throws IOException {
        try (InputStream weights = AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream(WEIGHTS)) {
            if (weights == null) throw new IOException("no weights");
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = weights.read(buffer); read >= 0; read = weights.read(buffer)) sum.update(buffer, 0, read);
            return HexFormat.of().formatHex(sum.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity(
                "embedded/" + NAME,
                Optional.of("all-MiniLM-L6-v2"),
                Optional.of(digest),
                Optional.of("q8"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public int characters() {
        return CHARACTERS;
    }

    @Override
    public Optional<String> refusal(String language) {
        return language.equals("en") ? Optional.empty() : Optional.of("knows English alone");
    }

    @Override
    public Embedded embed(List<String> texts, Limits limits) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        try {
            return new Embedded.Vectors(
                    model.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                            .map(embedding -> embedding.vector())
                            .toList(),
                    0);
        } catch (RuntimeException e) {
            return new Embedded.Missing(Reply.of(new Outcome.Failed(
                    Outcome.Cause.REQUEST, "the built-in embedder: " + Fault.shorten(String.valueOf(e.getMessage())))));
        }
    }

    @Override
    public void close() {}
}
