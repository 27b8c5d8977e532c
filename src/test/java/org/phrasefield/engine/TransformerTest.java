package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("arithmetic")
class TransformerTest {
    static final List<Kernel> KERNELS = List.of(
            new FloatKernel(new Loops.Fused()),
            new FloatKernel(new Loops.Separate()),
            KernelChoice.vector().orElseThrow());

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() {
        file = TinyModel.write(folder.resolve("tiny.gguf"));
    }

    @Test
    void aSequenceAloneAndInABatchIsBitwiseEqual() {
        KERNELS.forEach(kernel -> aloneAndInABatch(file, kernel, 1));
    }

    /** Sixteen sequences of a file's model, each alone on one thread and all together on two, give the same bits; one in so many is looked at. */
    static void aloneAndInABatch(Path file, Kernel kernel, int step) {
        try (Model alone = Model.open(file, 1, kernel);
                Model together = Model.open(file, 2, kernel)) {
            List<List<Integer>> texts = texts(new Random(11), 16);
            List<List<float[]>> batch = inStep(together.transformer(), texts);
            for (int lane = 0; lane < texts.size(); lane += step) {
                same(batch.get(lane), oneByOne(alone.transformer(), texts.get(lane)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 50})
    void aPromptReadInChunksIsBitwiseEqual(int chunk) {
        try (Model model = Model.open(file, 2)) {
            List<Integer> text = texts(new Random(12), 1).get(0);
            List<float[]> expected = oneByOne(model.transformer(), text);
            Sequence sequence = model.transformer().sequence(text.size());
            List<float[]> logits = new ArrayList<>();
            for (int from = 0; from < text.size(); from += chunk) {
                List<Row> rows = new ArrayList<>();
                for (int p = from; p < Math.min(text.size(), from + chunk); p++) {
                    rows.add(new Row(sequence, text.get(p), p, true));
                }
                logits.addAll(model.transformer().step(rows));
            }
            same(logits, expected);
        }
    }

    @Test
    void aCopiedStartIsAsGoodAsAComputedOne() {
        try (Model model = Model.open(file, 1)) {
            Transformer transformer = model.transformer();
            List<Integer> text = texts(new Random(13), 1).get(0);
            Sequence whole = transformer.sequence(text.size());
            float[] expected = transformer.step(GoldenTest.rows(whole, text)).get(0);
            Sequence copy = transformer.sequence(text.size() + 5);
            copy.copyStart(whole, text.size() - 1);
            assertThat(copy.length()).isEqualTo(text.size() - 1);
            Row last = new Row(copy, text.get(text.size() - 1), text.size() - 1, true);
            same(transformer.step(List.of(last)), List.of(expected));
            assertThatThrownBy(() -> transformer.sequence(3).copyStart(whole, 4))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLowerPositionForgetsWhatStoodThere() {
        try (Model model = Model.open(file, 1)) {
            Transformer transformer = model.transformer();
            Sequence sequence = transformer.sequence(10);
            float[] first = transformer
                    .step(GoldenTest.rows(sequence, List.of(5, 6, 7, 8)))
                    .get(0);
            transformer.step(List.of(new Row(sequence, 50, 1, false), new Row(sequence, 51, 2, false)));
            assertThat(sequence.length()).isEqualTo(3);
            List<Row> again = List.of(
                    new Row(sequence, 6, 1, false), new Row(sequence, 7, 2, false), new Row(sequence, 8, 3, true));
            same(transformer.step(again), List.of(first));
        }
    }

    @Test
    void aHeadOfItsOwnTakesTheEmbeddingsPlace() {
        GgufWriter writer = TinyModel.writer(1, TensorType.Q4_1);
        GgufWriter.Part embedding = writer.part("token_embd.weight");
        Path same = writer.tensor("output.weight", embedding).write(folder.resolve("same.gguf"));
        GgufWriter.Part foreign = TinyModel.writer(2, TensorType.Q4_1).part("token_embd.weight");
        Path other = writer.tensor("output.weight", foreign).write(folder.resolve("other.gguf"));
        float[] tied = firstLogits(file);
        assertThat(firstLogits(same)).isEqualTo(tied);
        assertThat(firstLogits(other)).isNotEqualTo(tied);
    }

    private static float[] firstLogits(Path file) {
        try (Model model = Model.open(file, 1)) {
            return model.transformer()
                    .step(List.of(new Row(model.transformer().sequence(1), 5, 0, true)))
                    .get(0);
        }
    }

    @Test
    void theLastDepthsLensIsTheModelsOutput() {
        try (Model model = Model.open(file, 1)) {
            List<float[]> last = new ArrayList<>();
            Trace trace = (depth, row, residual) -> {
                if (depth == TinyModel.LAYERS && row == 3) {
                    last.add(residual.clone());
                }
            };
            Sequence sequence = model.transformer().sequence(4);
            List<float[]> logits = model.transformer().step(GoldenTest.rows(sequence, List.of(9, 8, 7, 6)), trace);
            same(model.transformer().lens(last), logits);
        }
    }

    @Test
    void rowsThatDoNotFitAreRefused() {
        try (Model model = Model.open(file, 1)) {
            Transformer transformer = model.transformer();
            Sequence sequence = transformer.sequence(2);
            refused(transformer, List.of(), "1 to 128 rows");
            refused(transformer, List.of(new Row(sequence, 1, 1, true)), "Position 1 does not follow");
            refused(transformer, List.of(new Row(sequence, 1, -1, true)), "Position -1");
            refused(transformer, List.of(new Row(sequence, -1, 0, true)), "no token -1");
            refused(transformer, List.of(new Row(sequence, 1 << 20, 0, true)), "no token");
            Row same = new Row(sequence, 1, 0, true);
            refused(transformer, List.of(same, same), "Position 0 does not follow");
            transformer.step(List.of(same, new Row(sequence, 1, 1, false)));
            refused(transformer, List.of(new Row(sequence, 1, 2, true)), "is full");
            assertThatThrownBy(() -> transformer.sequence(TinyModel.CONTEXT + 1))
                    .hasMessageContaining("160 positions");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 96, 192, 960, 1536, 25_000})
    void aProductIsTheSumOfProducts(int outputs) {
        int inputs = 64;
        Random random = new Random(outputs);
        float[][] weights = noise(outputs, inputs, random);
        float[][] x = noise(150, inputs, random);
        for (Kernel kernel : KERNELS) {
            for (int rows : new int[] {1, 2, 7, 19, 150}) {
                try (Team team = new Team(2)) {
                    Matrix matrix = kernel.pack(new Given(weights), team);
                    float[][] y = product(kernel, matrix, Arrays.copyOf(x, rows), team);
                    check(weights, x, y, matrix);
                }
            }
        }
    }

    /** Numbers from −0.5 to 0.5. */
    static float[][] noise(int rows, int length, Random random) {
        float[][] noise = new float[rows][length];
        for (float[] row : noise) {
            for (int i = 0; i < length; i++) {
                row[i] = random.nextFloat() - 0.5f;
            }
        }
        return noise;
    }

    static float[][] product(Kernel kernel, Matrix matrix, float[][] x, Team team) {
        Operand operand = kernel.operand(matrix.inputs());
        operand.begin(x.length);
        for (int r = 0; r < x.length; r++) {
            System.arraycopy(x[r], 0, operand.row(r), 0, matrix.inputs());
        }
        for (int panel = 0; panel < operand.panels(); panel++) {
            operand.seal(panel);
        }
        float[][] y = new float[x.length][matrix.outputs()];
        team.run(matrix.strips(), (strip, scratch) -> matrix.multiply(operand, y, strip, scratch));
        return y;
    }

    private static void check(float[][] weights, float[][] x, float[][] y, Matrix matrix) {
        float[] back = new float[matrix.inputs()];
        for (int o = 0; o < weights.length; o += Math.max(1, weights.length / 50)) {
            matrix.row(o, back);
            assertThat(back).isEqualTo(weights[o]);
            for (int r = 0; r < y.length; r++) {
                double sum = 0;
                for (int i = 0; i < back.length; i++) {
                    sum += (double) weights[o][i] * x[r][i];
                }
                assertThat((double) y[r][o]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    @Test
    void aTeamRunsEveryUnitOnce() {
        try (Team team = new Team(4)) {
            for (int round = 0; round < 2000; round++) {
                int units = round % 50;
                AtomicIntegerArray runs = new AtomicIntegerArray(50);
                team.run(units, (unit, scratch) -> runs.incrementAndGet(unit));
                for (int i = 0; i < 50; i++) {
                    assertThat(runs.get(i)).isEqualTo(i < units ? 1 : 0);
                }
            }
            assertThat(team.size()).isBetween(1, Runtime.getRuntime().availableProcessors());
        }
    }

    @Test
    void whatAUnitThrowsReachesTheCallerAndTheTeamGoesOn() {
        try (Team team = new Team(2)) {
            assertThatThrownBy(() -> team.run(9, (unit, scratch) -> {
                        if (unit == 5) {
                            throw new IllegalStateException("unit five");
                        }
                    }))
                    .hasMessage("unit five");
            AtomicIntegerArray runs = new AtomicIntegerArray(1);
            team.run(9, (unit, scratch) -> runs.incrementAndGet(0));
            assertThat(runs.get(0)).isEqualTo(9);
        }
    }

    private static void refused(Transformer transformer, List<Row> rows, String message) {
        assertThatThrownBy(() -> transformer.step(rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static List<List<Integer>> texts(Random random, int count) {
        List<List<Integer>> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(random.ints(40 + i, 0, 250).boxed().toList());
        }
        return texts;
    }

    private static List<float[]> oneByOne(Transformer transformer, List<Integer> text) {
        Sequence sequence = transformer.sequence(text.size());
        List<float[]> logits = new ArrayList<>();
        for (int p = 0; p < text.size(); p++) {
            logits.addAll(transformer.step(List.of(new Row(sequence, text.get(p), p, true))));
        }
        return logits;
    }

    private static List<List<float[]>> inStep(Transformer transformer, List<List<Integer>> texts) {
        List<Sequence> sequences =
                texts.stream().map(text -> transformer.sequence(text.size())).toList();
        List<List<float[]>> logits = texts.stream()
                .map(text -> (List<float[]>) new ArrayList<float[]>())
                .toList();
        int longest = texts.get(texts.size() - 1).size();
        for (int p = 0; p < longest; p++) {
            List<Row> rows = new ArrayList<>();
            List<Integer> lanes = new ArrayList<>();
            for (int lane = 0; lane < texts.size(); lane++) {
                if (p < texts.get(lane).size()) {
                    rows.add(new Row(sequences.get(lane), texts.get(lane).get(p), p, true));
                    lanes.add(lane);
                }
            }
            List<float[]> step = transformer.step(rows);
            for (int i = 0; i < lanes.size(); i++) {
                logits.get(lanes.get(i)).add(step.get(i));
            }
        }
        return logits;
    }

    private static void same(List<float[]> actual, List<float[]> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
    }

    record Given(float[][] weights) implements Weights {
        @Override
        public int outputs() {
            return weights.length;
        }

        @Override
        public int inputs() {
            return weights[0].length;
        }

        @Override
        public void row(int output, float[] into) {
            System.arraycopy(weights[output], 0, into, 0, inputs());
        }
    }
}
