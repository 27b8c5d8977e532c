package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector loops give, bit by bit, what the fused ones give. */
class LoopsTest {
    private static final Loops VECTOR = KernelChoice.vector().orElseThrow().loops();
    private static final Loops PLAIN = new Loops.Fused();

    private final Random random = new Random(21);

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 16, 31, 32, 33, 100, 257})
    void attentionIsTheSame(int positions) {
        for (int size : new int[] {16, 64, 80}) {
            for (int rows : new int[] {1, 4}) {
                float[][] queries = noise(rows, 3 * size);
                float[][] keys = noise(2 * size, Sequence.rounded(positions));
                float[][] values = noise(positions, size);
                float[][][] results = new float[2][][];
                for (int i = 0; i < 2; i++) {
                    Loops loops = i == 0 ? PLAIN : VECTOR;
                    float[][] scores = new float[rows][Sequence.rounded(positions)];
                    loops.scores(queries, size, 0.125f, keys, size, size, scores, positions);
                    for (float[] row : scores) {
                        loops.exponentials(row, positions, loops.highest(row, positions));
                    }
                    results[i] = new float[rows][size];
                    loops.gather(values, scores, positions, results[i], size);
                }
                assertThat(results[1]).isDeepEqualTo(results[0]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 1536})
    void theGateIsTheSame(int half) {
        float[] gateUp = noise(1, 2 * half)[0];
        for (int i = 0; i < half; i++) {
            gateUp[i] *= i % 7 == 0 ? 1000 : 5;
        }
        gateUp[half / 2] = Float.NaN;
        float[] plain = new float[half];
        float[] vector = new float[half];
        PLAIN.gate(gateUp, plain, half);
        VECTOR.gate(gateUp, vector, half);
        assertThat(vector).isEqualTo(plain);
    }

    /** Rows are added two at a time, inputs three or four at a time; no sum may show it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 12})
    void rowsAreTheSameAloneAndTogether(int count) {
        int length = 100;
        for (Loops loops : List.of(PLAIN, new Loops.Separate(), VECTOR)) {
            for (int rows = 1; rows <= 5; rows++) {
                float[][] x = noise(rows + 1, count + 2);
                float[][] weights = noise(count + 1, length);
                float[][] together = noise(rows, length);
                float[][] alone = new float[rows][];
                for (int r = 0; r < rows; r++) {
                    alone[r] = together[r].clone();
                    for (int k = 0; k < count; k++) {
                        loops.one(alone[r], length, x[1 + r][2 + k], weights[1 + k]);
                    }
                }
                loops.add(together, rows, x, 1, 2, weights, 1, count, length);
                assertThat(together).isDeepEqualTo(alone);
            }
        }
    }

    private float[][] noise(int rows, int length) {
        float[][] noise = new float[rows][length];
        for (float[] row : noise) {
            for (int i = 0; i < length; i++) {
                row[i] = random.nextFloat() * 2 - 1;
            }
        }
        return noise;
    }
}
