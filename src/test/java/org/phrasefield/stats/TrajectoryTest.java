package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.stats.Golden.NEAR;
import static org.phrasefield.stats.Golden.SIX;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrajectoryTest {
    @Test
    void agreesWithPublishedValues() {
        Trajectory six = Trajectory.of(SIX).orElseThrow();
        assertThat(six.speed()).isCloseTo(0.7473128016313, NEAR);
        assertThat(six.length()).isCloseTo(3.7365640081565, NEAR);
        assertThat(six.circuitousness().getAsDouble()).isCloseTo(1, NEAR);
        assertThat(EnclosingEllipsoid.about(SIX).orElseThrow().size()).isCloseTo(0.48914, within(1e-4));
    }

    @Test
    void stepsAgreeWithPublishedValues() {
        double[] steps = {0.6324555320, 0.2828427125, 1.4142135624, 0.6324555320, 0.7745966692};
        for (int i = 0; i < steps.length; i++) {
            assertThat(Trajectory.of(new double[][] {SIX[i], SIX[i + 1]})
                            .orElseThrow()
                            .length())
                    .isCloseTo(steps[i], within(1e-9));
        }
    }

    /** Where a path may end anywhere it is shorter, and the same course looks more winding: ours keeps both ends. */
    @Test
    void aPathThatMayEndAnywhereIsShorter() {
        double shortest = Double.POSITIVE_INFINITY;
        for (int last = 1; last < SIX.length; last++) {
            double[][] ending = SIX.clone();
            ending[last] = SIX[SIX.length - 1];
            ending[SIX.length - 1] = SIX[last];
            Trajectory path = Trajectory.of(ending).orElseThrow();
            shortest = Math.min(shortest, path.length() / path.circuitousness().getAsDouble());
        }
        assertThat(shortest).isCloseTo(3.0969471150249, NEAR);
        assertThat(Trajectory.of(SIX).orElseThrow().length() / shortest).isCloseTo(1.2065314225188, NEAR);
    }

    @Test
    void ellipsoidsOfRectanglesAreKnown() {
        double[][] square = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
        assertThat(EnclosingEllipsoid.about(square).orElseThrow().halfAxes())
                .containsExactly(new double[] {Math.sqrt(2), Math.sqrt(2)}, within(1e-4));
        double[][] rectangle = {{2, 1, 7}, {2, -1, 7}, {-2, 1, 7}, {-2, -1, 7}, {0, 0, 7}};
        EnclosingEllipsoid ellipsoid = EnclosingEllipsoid.about(rectangle).orElseThrow();
        assertThat(ellipsoid.halfAxes()).containsExactly(new double[] {Math.sqrt(2), 2 * Math.sqrt(2)}, within(1e-4));
        assertThat(ellipsoid.size()).isCloseTo(2, within(1e-4));
        assertThat(EnclosingEllipsoid.about(new double[][] {{0, 0}, {1, 0}, {0, 1}}))
                .isEmpty();
        assertThat(EnclosingEllipsoid.about(new double[4][2])).isEmpty();
    }

    /** The plain ascent, without away steps, falls short where it stops early: ours must be where it ends. */
    @Test
    void theEllipsoidIsWhereThePlainAscentEnds() {
        assertThat(plainAscent(1e-2)).isCloseTo(0.48256, within(1e-5));
        assertThat(plainAscent(1e-5))
                .isCloseTo(EnclosingEllipsoid.about(SIX).orElseThrow().size(), within(1e-4));
    }

    /** The size of the ellipsoid about the six points by Khachiyan's ascent, which ends where a step moves the weights by at most the tolerance. */
    private static double plainAscent(double tolerance) {
        int n = SIX.length;
        int d = SIX[0].length;
        RealMatrix lifted = new Array2DRowRealMatrix(n, d + 1);
        lifted.setSubMatrix(SIX, 0, 0);
        for (int i = 0; i < n; i++) lifted.setEntry(i, d, 1);
        double[] weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        double moved = Double.POSITIVE_INFINITY;
        while (moved > tolerance) {
            RealMatrix inverse =
                    new LUDecomposition(moments(lifted, weights)).getSolver().getInverse();
            double[] distances = new double[n];
            int farthest = 0;
            for (int i = 0; i < n; i++) {
                double[] point = lifted.getRow(i);
                distances[i] = new ArrayRealVector(inverse.operate(point)).dotProduct(new ArrayRealVector(point));
                if (distances[i] > distances[farthest]) farthest = i;
            }
            double step = (distances[farthest] - d - 1) / ((d + 1) * (distances[farthest] - 1));
            double[] before = weights.clone();
            for (int i = 0; i < n; i++) weights[i] *= 1 - step;
            weights[farthest] += step;
            moved = new ArrayRealVector(weights).getDistance(new ArrayRealVector(before));
        }
        // The determinant of the moments of the lifted points is that of the covariance of the points.
        double covariance = new LUDecomposition(moments(lifted, weights)).getDeterminant();
        return Math.pow(Math.pow(d, d) * covariance, 1 / (2.0 * d));
    }

    private static RealMatrix moments(RealMatrix points, double[] weights) {
        return points.transposeMultiply(new DiagonalMatrix(weights).multiply(points));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exchangesFindAboutTheShortestPath(long seed) {
        // Thirteen points on a circle's arc, the ends in place and the others shuffled: the arc is the shortest way.
        double[][] arc = new double[13][2];
        for (int i = 0; i < 13; i++) arc[i] = new double[] {Math.cos(i / 5.0), Math.sin(i / 5.0)};
        double shortest = Trajectory.of(arc).orElseThrow().length();
        java.util.Collections.shuffle(Arrays.asList(arc).subList(1, 12), new Random(seed));
        Trajectory shuffled = Trajectory.of(arc).orElseThrow();
        assertThat(shuffled.circuitousness().getAsDouble()).isCloseTo(shuffled.length() / shortest, within(1e-9));
    }

    @Test
    void circuitousnessIsOneOrMoreAndBlindToScale() {
        double[][] points = Golden.noise(new Random(4), 9, 3);
        double there = Trajectory.of(points).orElseThrow().circuitousness().getAsDouble();
        assertThat(there).isGreaterThanOrEqualTo(1);
        double[][] larger = Arrays.stream(points)
                .map(point -> Arrays.stream(point).map(x -> 4 * x + 1).toArray())
                .toArray(double[][]::new);
        assertThat(Trajectory.of(larger).orElseThrow().circuitousness().getAsDouble())
                .isCloseTo(there, within(1e-9));
        assertThat(Trajectory.of(new double[3][2]).orElseThrow().circuitousness())
                .isEmpty();
        assertThat(Trajectory.of(new double[1][2])).isEmpty();
    }
}
