package org.phrasefield.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phrasefield.protocol.Limits;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.Embedder.Embedded;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

/** An embedding model behind a server. */
final class ServedEmbedder implements Embedder {
    /** How a service is asked for vectors and how it gives them. */
    interface Dialect {
        /** The path of the call. */
        String path();

        /** The request, without its texts, which follow as {@code input}. */
        ObjectNode request();

        /** The vectors in the order of texts, as arrays of numbers; any may be missing. */
        List<JsonNode> vectors(ObjectNode reply, int texts);

        /** Tokens that the service counted; 0 where it counts none. */
        long tokens(ObjectNode reply);
    }

    /** Tokens that an embedding model reads where nothing says how many. */
    static final int USUAL_WINDOW = 512;
    /** No passage needs more: means over whole answers say little of their parts. */
    static final int WIDEST_WINDOW = 2048;

    private static final int BATCH = 32;

    private final Transport transport;
    private final Secrets secrets;
    private final Dialect dialect;
    private final ModelIdentity identity;
    private final int characters;

    ServedEmbedder(Transport transport, Secrets secrets, Dialect dialect, ModelIdentity identity, int characters) {
        this.transport = transport;
        this.secrets = secrets;
        this.dialect = dialect;
        this.identity = identity;
        this.characters = characters;
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public int characters() {
        return characters;
    }

    @Override
    public Embedded embed(List<String> texts, Limits limits) throws InterruptedException {
        ObjectNode json = dialect.request();
        ArrayNode input = json.putArray("input");
        texts.forEach(input::add);
        // Vectors come whole, after a load if one is needed.
        Call call = transport.call(Patience.brief(limits.load().plus(limits.total())));
        try {
            ObjectNode reply = call.send(
                    transport.post(dialect.path(), Json.written(json)),
                    new Whole(transport.address().host()));
            Fault.refuse(reply, transport.address().host());
            return new Embedded.Vectors(vectors(reply, texts.size()), dialect.tokens(reply));
        } catch (Broken broken) {
            // The raw reply is left out: it would be vectors.
            return new Embedded.Missing(
                    secrets.hideIn(new Reply(broken.outcome(), call.status(), call.retryAfter(), Optional.empty())));
        }
    }

    private List<float[]> vectors(ObjectNode reply, int texts) throws Broken {
        List<JsonNode> given = dialect.vectors(reply, texts);
        if (given.size() != texts) throw wrong("gave " + given.size() + " vectors for " + texts + " texts");
        List<float[]> vectors = new ArrayList<>();
        for (JsonNode numbers : given) {
            float[] vector = new float[numbers.size()];
            double squares = 0;
            for (int i = 0; i < vector.length; i++) {
                if (!numbers.path(i).isNumber()) throw wrong("gave a vector with something that is no number");
                vector[i] = numbers.path(i).floatValue();
                squares += (double) vector[i] * vector[i];
            }
            if (!Double.isFinite(squares) || squares == 0) throw wrong("gave a vector without a direction");
            if (vector.length != given.get(0).size()) throw wrong("gave vectors of different lengths in one reply");
            vectors.add(vector);
        }
        return vectors;
    }

    private Broken wrong(String what) {
        return new Broken(new Outcome.Failed(
                Outcome.Cause.REPLY, transport.address().host() + " " + what + "; is it an embedding model?"));
    }

    @Override
    public void close() {}
}
