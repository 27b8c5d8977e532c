package org.phrasefield.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kernels beside each other, and which one a JVM gets, seen from JVMs of their own. */
@Tag("arithmetic")
class KernelChoiceTest {
    private static final String ASK = "-D" + KernelChoice.PROPERTY + "=";

    @TempDir
    private Path folder;

    @Test
    void theVectorApiIsTakenWhereTheJvmLetsIt() throws Exception {
        Path file = TinyModel.write(folder.resolve("tiny.gguf"));
        assumeTrue(KernelChoice.vector().orElseThrow().fast(), "no fast vectors here");
        assertThat(run(file, Incubator.FLAG).get(0)).startsWith("vector");
        assertThat(run(file).get(0)).startsWith("float");
        assertThat(run(file, Incubator.FLAG, ASK + "plain").get(0)).startsWith("float");
        assertThat(run(file, Incubator.FLAG, "-XX:TieredStopAtLevel=1").get(0)).startsWith("float");
    }

    @Test
    void askingForWhatIsNotThereSaysSo() throws Exception {
        Path file = TinyModel.write(folder.resolve("tiny.gguf"));
        assertThat(run(file, ASK + "vector"))
                .anyMatch(line -> line.contains("no Vector API; start it with --add-exports"));
        assertThat(run(file, ASK + "fast"))
                .anyMatch(line -> line.contains("is 'fast'; known are 'vector' and 'plain'"));
    }

    @Test
    void theWidthOfVectorsChangesNoBit() throws Exception {
        Path file = TinyModel.write(folder.resolve("tiny.gguf"));
        String widest = run(file, Incubator.FLAG, ASK + "vector").get(1);
        for (String level : List.of("2")) {
            assertThat(run(file, Incubator.FLAG, ASK + "vector", "-XX:UseAVX=" + level, "-XX:+UseFMA")
                            .get(1))
                    .isEqualTo(widest);
        }
    }

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void packedWeightsAreThoseOfTheFile(TensorType type) {
        Path file = TinyModel.writer(5, type).write(folder.resolve("tiny.gguf"));
        int inputs = Math.max(TinyModel.WIDTH, type.blockLength());
        Tensor tensor = GgufFile.read(file)
                .tensor("blk.0.ffn_up.weight", Math.max(TinyModel.FEED_FORWARD, type.blockLength()), inputs);
        float[] expected = new float[inputs];
        float[] packed = new float[inputs];
        for (Kernel kernel : List.of(KernelChoice.plain(), KernelChoice.vector().orElseThrow())) {
            try (Team team = new Team(1)) {
                Matrix matrix = kernel.pack(tensor, team);
                for (int output = 0; output < tensor.outputs(); output++) {
                    tensor.row(output, expected);
                    matrix.row(output, packed);
                    assertThat(packed).isEqualTo(expected);
                }
            }
        }
    }

    /** In the plain kernel the layout changes no bit: packed numbers become the same weights. */
    @ParameterizedTest
    @EnumSource(TensorType.class)
    void plainProductsArePackedOrNotTheSame(TensorType type) {
        Path file = TinyModel.writer(6, type).write(folder.resolve("tiny.gguf"));
        int inputs = Math.max(TinyModel.FEED_FORWARD, type.blockLength());
        Tensor tensor = GgufFile.read(file)
                .tensor("blk.0.ffn_down.weight", Math.max(TinyModel.WIDTH, type.blockLength()), inputs);
        float[][] weights = new float[tensor.outputs()][inputs];
        for (int output = 0; output < weights.length; output++) {
            tensor.row(output, weights[output]);
        }
        float[][] x = TransformerTest.noise(7, inputs, new Random(8));
        for (Loops loops : List.of(new Loops.Fused(), new Loops.Separate())) {
            Kernel kernel = new FloatKernel(loops);
            try (Team team = new Team(2)) {
                float[][] asFloats =
                        TransformerTest.product(kernel, kernel.pack(new TransformerTest.Given(weights), team), x, team);
                assertThat(TransformerTest.product(kernel, kernel.pack(tensor, team), x, team))
                        .isDeepEqualTo(asFloats);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TensorType.class)
    void kernelsAgreeOnWhatIsLikely(TensorType type) {
        Path file = TinyModel.writer(1, type).write(folder.resolve("tiny.gguf"));
        try (Model plain = Model.open(file, 1, KernelChoice.plain());
                Model vector = Model.open(file, 1, KernelChoice.vector().orElseThrow())) {
            double[] expected = Distribution.logProbabilities(logits(plain.transformer()));
            double[] actual = Distribution.logProbabilities(logits(vector.transformer()));
            for (int i = 0; i < expected.length; i++) {
                assertThat(Math.abs(actual[i] - expected[i])).isLessThan(1e-3);
            }
        }
    }

    private static float[] logits(Transformer transformer) {
        List<Integer> text = new Random(3).ints(70, 0, 250).boxed().toList();
        return transformer
                .step(GoldenTest.rows(transformer.sequence(text.size()), text))
                .get(0);
    }

    /** What {@link #main} prints in a JVM with these options. */
    private static List<String> run(Path file, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), KernelChoiceTest.class.getName(), file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().filter(line -> !line.contains("UseFMA")).toList();
    }

    /** Prints the kernel's name and a digest of logits that depends on every bit. */
    public static void main(String[] args) {
        try (Model model = Model.open(Path.of(args[0]), 1)) {
            System.out.println(model.kernel());
            System.out.println(Arrays.hashCode(logits(model.transformer())));
        }
    }
}
