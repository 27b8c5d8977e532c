package org.phrasefield.stats;

import java.util.Optional;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * Where the true mean of points in the plane lies, by Hotelling's T² (1931): for units that are independent of each other and about normal.
 *
 * @param x centre
 * @param y centre
 * @param major longer half axis, above 0
 * @param minor shorter half axis, 0 or more
 * @param angle of the longer axis against the x axis in radians, from −π/2 to π/2
 */
public record ConfidenceEllipse(double x, double y, double major, double minor, double angle) {
    /**
     * From points.
     *
     * @param points x and y of each unit
     * @param confidence between 0 and 1, such as 0.9
     * @return empty with fewer than three points, or where all are one
     */
    public static Optional<ConfidenceEllipse> ofMean(double[][] points, double confidence) {
        int n = points.length;
        if (n < 3) return Optional.empty();
        double[] mean = Vectors.mean(points);
        if (mean.length != 2) throw new IllegalArgumentException("points of " + mean.length + " numbers");
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (double[] point : points) {
            xx += (point[0] - mean[0]) * (point[0] - mean[0]) / (n - 1);
            xy += (point[0] - mean[0]) * (point[1] - mean[1]) / (n - 1);
            yy += (point[1] - mean[1]) * (point[1] - mean[1]) / (n - 1);
        }
        double half = (xx + yy) / 2;
        double apart = Math.hypot((xx - yy) / 2, xy);
        if (half <= 1e-24 * Vectors.dot(mean, mean) || half == 0) return Optional.empty();
        double reach =
                2 * (n - 1.0) / (n - 2) * new FDistribution(2, n - 2.0).inverseCumulativeProbability(confidence) / n;
        return Optional.of(new ConfidenceEllipse(
                mean[0],
                mean[1],
                Math.sqrt(reach * (half + apart)),
                Math.sqrt(reach * Math.max(0, half - apart)),
                Math.atan2(2 * xy, xx - yy) / 2));
    }

    /** Whether a point lies within. */
    public boolean holds(double pointX, double pointY) {
        double along = (pointX - x) * Math.cos(angle) + (pointY - y) * Math.sin(angle);
        double across = (pointY - y) * Math.cos(angle) - (pointX - x) * Math.sin(angle);
        if (minor == 0) return Math.abs(across) <= 1e-12 * major && Math.abs(along) <= major;
        return Math.pow(along / major, 2) + Math.pow(across / minor, 2) <= 1;
    }
}
