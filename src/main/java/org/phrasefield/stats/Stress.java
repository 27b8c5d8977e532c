package org.phrasefield.stats;

import java.util.Optional;

/**
 * How far the distances on a map are from the true ones, over all pairs.
 *
 * @param unscaled √(Σ(d − d̂)²/Σd²), d true and d̂ on the map; depends on the map's scale
 * @param scale α = Σdd̂/Σd̂², at which the map fits best
 * @param kruskal √(Σ(d − αd̂)²/Σd²), 0 (all kept) to 1 (Kruskal 1964)
 * @param shepard Spearman's ρ of d and d̂, −1 to 1, higher is better
 */
public record Stress(double unscaled, double scale, double kruskal, double shepard) {
    /**
     * Of a map. Keeps the distances of all pairs.
     *
     * @param truth n vectors
     * @param map their places
     * @return empty where all true distances, or all on the map, are equal
     */
    public static Optional<Stress> of(double[][] truth, double[][] map) {
        if (truth.length != map.length)
            throw new IllegalArgumentException(truth.length + " vectors, " + map.length + " places");
        if (truth.length < 2) return Optional.empty();
        double[] real = distances(truth);
        double[] drawn = distances(map);
        double product = Vectors.dot(real, drawn);
        double ofReal = Vectors.dot(real, real);
        double ofDrawn = Vectors.dot(drawn, drawn);
        var shepard = RankCorrelation.spearman(real, drawn);
        if (shepard.isEmpty()) return Optional.empty();
        double scale = product / ofDrawn;
        double unscaled = Math.max(0, ofReal - 2 * product + ofDrawn);
        double scaled = Math.max(0, ofReal - scale * product);
        return Optional.of(
                new Stress(Math.sqrt(unscaled / ofReal), scale, Math.sqrt(scaled / ofReal), shepard.getAsDouble()));
    }

    private static double[] distances(double[][] points) {
        Vectors.dimension(points);
        double[] distances = new double[points.length * (points.length - 1) / 2];
        int next = 0;
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) distances[next++] = Vectors.distance(points[i], points[j]);
        }
        return distances;
    }
}
