package org.phrasefield.scoring;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phrasefield.scoring.Score.Unscored;

/** Where an answer lies among meanings, and what its sentences' places say of it. */
public final class Meaning {
    private final float[] vector;
    private final List<Score> scores;

    private Meaning(float[] vector, List<Score> scores) {
        this.vector = vector;
        this.scores = List.copyOf(scores);
    }

    /**
     * Of an answer whose texts are embedded: the mean of its passages' directions, each weighing as many characters as it has, so that
     * what is cut into passages lies where the whole would.
     *
     * @param passages what was embedded
     * @param vectors for each of {@link Passages#texts()} one, of one length, none of length 0
     * @param instrument what made them
     */
    public static Meaning of(Passages passages, List<float[]> vectors, String instrument) {
        int dimension = vectors.get(0).length;
        float[] mean = new float[dimension];
        for (int i = 0; i < passages.passages().size(); i++) {
            double weight = passages.passages().get(i).length() / norm(vectors.get(i));
            for (int d = 0; d < dimension; d++) mean[d] += (float) (weight * vectors.get(i)[d]);
        }
        double length = norm(mean);
        for (int d = 0; d < dimension; d++) mean[d] = (float) (mean[d] / length);
        List<float[]> sentences = vectors.subList(passages.passages().size(), vectors.size());
        return new Meaning(mean, MeaningMetrics.scores(sentences, instrument));
    }

    /**
     * Of an answer that could not be embedded.
     *
     * @param reason why
     */
    public static Meaning unknown(String instrument, String reason) {
        List<Score> scores = new ArrayList<>();
        for (Metric metric : MeaningMetrics.by(instrument)) {
            scores.add(new Score(metric.id(), metric.version(), new Unscored(reason)));
        }
        return new Meaning(new float[0], scores);
    }

    private static double norm(float[] vector) {
        double sum = 0;
        for (float x : vector) sum += (double) x * x;
        return Math.sqrt(sum);
    }

    /** The scores that come from its sentences. */
    public List<Score> scores() {
        return scores;
    }

    /** Its direction, in single precision, to be kept; nothing where it is not known. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    /** The direction that {@link #bytes} gave; empty where it is not known. */
    public static Optional<float[]> read(byte[] bytes) {
        if (bytes.length == 0) return Optional.empty();
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return Optional.of(vector);
    }
}
