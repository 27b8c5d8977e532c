package org.phrasefield.run;

import java.util.List;
import java.util.Optional;
import org.phrasefield.protocol.Limits;
import org.phrasefield.trial.ModelIdentity;

/**
 * Turns texts into vectors that lie in like directions where texts mean the like. One object serves one model.
 *
 * <p>A fault of the service is an outcome, never an exception; an exception means that this program is wrong.
 */
public interface Embedder extends AutoCloseable {
    /** Who embeds; stays the same for the life of this object. */
    ModelIdentity identity();

    /** Texts of one call at most; at least 1. */
    int batch();

    /** Characters of a text at most that it surely reads as a whole. */
    int characters();

    /**
     * Why it must not be used for a language, a clause; empty where it may, or where it is not known.
     *
     * @param language language tag
     */
    default Optional<String> refusal(String language) {
        return Optional.empty();
    }

    /**
     * Embeds texts in one call; no retries inside.
     *
     * @param texts none blank, no more than {@link #batch}
     * @throws InterruptedException when the caller is interrupted
     */
    Embedded embed(List<String> texts, Limits limits) throws InterruptedException;

    @Override
    void close();

    /** What one call gave. */
    sealed interface Embedded {
        /**
         * Vectors.
         *
         * @param vectors one for each text, in their order, of one length, finite, none all 0
         * @param tokens how many the service counted; 0 where it counts none
         */
        record Vectors(List<float[]> vectors, long tokens) implements Embedded {
            public Vectors {
                vectors = List.copyOf(vectors);
            }
        }

        /**
         * No vectors.
         *
         * @param reply what came instead; its outcome says why
         */
        record Missing(Reply reply) implements Embedded {}
    }
}
