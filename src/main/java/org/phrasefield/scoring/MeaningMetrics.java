package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.scoring.Score.Scored;
import org.phrasefield.scoring.Score.Unscored;
import org.phrasefield.scoring.Score.Value;
import org.phrasefield.stats.AverageLinkage;
import org.phrasefield.stats.CosineDistance;

/** Metrics of single answers that need an embedder: how its sentences lie among meanings. */
public final class MeaningMetrics {
    static final int FEWEST_SENTENCES = 4;
    /** Greatest mean cosine distance inside an aspect. Embedders differ in how far apart they put things: compare inside one. */
    private static final double ASPECT = 0.35;

    private static final Needs NEEDS = Needs.WHOLE.sentences(FEWEST_SENTENCES);
    private static final List<Metric> ALL = List.of(
            new Metric("breadth", Family.SCOPE, "2", Scale.of("cosine distance", "0–2"), NEEDS),
            new Metric("coherence", Family.DEPTH, "2", Scale.of("cosine", "−1–1"), NEEDS),
            new Metric("aspects", Family.DEPTH, "2", Scale.of("aspects", "≥ 1"), NEEDS),
            new Metric("development", Family.DEPTH, "2", Scale.of("sentences per aspect", "≥ 1"), NEEDS));

    private MeaningMetrics() {}

    /** All of them, of no embedder in particular. */
    public static List<Metric> all() {
        return ALL;
    }

    /**
     * All of them as one embedder measures them: the version names it, so that what different embedders say is never compared.
     *
     * @param instrument what makes the vectors
     */
    public static List<Metric> by(String instrument) {
        String digest = Sha256.hex(instrument).substring(0, 8);
        return ALL.stream()
                .map(metric -> new Metric(
                        metric.id(), metric.family(), metric.version() + "." + digest, metric.scale(), metric.needs()))
                .toList();
    }

    /** The scores of an answer by the vectors of its sentences; empty where it has too few. */
    static List<Score> scores(List<float[]> sentences, String instrument) {
        List<Metric> metrics = by(instrument);
        List<Value> values = values(sentences);
        List<Score> scores = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            scores.add(new Score(metrics.get(i).id(), metrics.get(i).version(), values.get(i)));
        }
        return scores;
    }

    private static List<Value> values(List<float[]> sentences) {
        int count = sentences.size();
        if (count < FEWEST_SENTENCES) {
            Value few = new Unscored("fewer than " + FEWEST_SENTENCES + " sentences");
            return List.of(few, few, few, few);
        }
        double[][] rows = sentences.stream().map(MeaningMetrics::wide).toArray(double[][]::new);
        double aspects = AverageLinkage.clusters(distances(rows), ASPECT);
        return List.of(
                value(CosineDistance.meanOverPairs(rows)),
                value(CosineDistance.coherence(rows, 1)),
                new Scored(aspects),
                new Scored(count / aspects));
    }

    private static Value value(OptionalDouble found) {
        return found.isPresent() ? new Scored(found.getAsDouble()) : new Unscored("a sentence has no direction");
    }

    private static double[][] distances(double[][] rows) {
        double[][] distances = new double[rows.length][rows.length];
        for (int i = 1; i < rows.length; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = CosineDistance.between(rows[i], rows[j]).orElse(1);
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    private static double[] wide(float[] vector) {
        double[] wide = new double[vector.length];
        for (int i = 0; i < wide.length; i++) wide[i] = vector[i];
        return wide;
    }
}
