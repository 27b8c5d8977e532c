package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.engine.TinyModel;

/** The jar with the classifier {@code engine}: somebody else's program compiles and runs with it and LangChain4j's core alone. */
class EngineJarIT {
    /** LangChain4j's core with what it needs itself. */
    private static final List<String> CORE = List.of(
            "langchain4j-core", "jackson-annotations", "jackson-core", "jackson-databind", "slf4j-api", "jspecify");

    private static final String PROGRAM = """
            import dev.langchain4j.data.message.UserMessage;
            import dev.langchain4j.model.chat.ChatModel;
            import dev.langchain4j.model.chat.request.ChatRequest;
            import java.nio.file.Path;
            import java.time.Duration;
            import org.phrasefield.engine.Engine;
            import org.phrasefield.llm.EmbeddedChatModel;
            import org.phrasefield.llm.EmbeddedParameters;

            public class Program {
                public static void main(String[] arguments) {
                    try (Engine engine = Engine.open(Path.of(arguments[0]))) {
                        ChatModel model = new EmbeddedChatModel(engine, Duration.ofMinutes(1));
                        var answer = model.chat(ChatRequest.builder()
                                .messages(UserMessage.from("the"))
                                .parameters(EmbeddedParameters.builder().seed(7L).maxOutputTokens(5).build())
                                .build());
                        System.out.println(answer.modelName() + " " + (answer.tokenUsage().outputTokenCount() > 0));
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private static String classPath() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("phrasefield-[0-9.]+-engine\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("mvn package leaves no engine jar"));
            List<String> core = Arrays.stream(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(each ->
                            CORE.contains(Path.of(each).getFileName().toString().replaceAll("-[0-9.]+\\.jar$", "")))
                    .toList();
            assertThat(core).hasSameSizeAs(CORE);
            return Stream.concat(Stream.of(jar.toAbsolutePath().toString()), core.stream())
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    @Test
    void aProgramNeedsNothingElse() throws IOException, InterruptedException {
        Path weights = TinyModel.write(folder.resolve("tiny.gguf"));
        Path source = Files.writeString(folder.resolve("Program.java"), PROGRAM);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath(), "-d", folder.toString(), source.toString());
        assertThat(compiled).isZero();
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath() + File.pathSeparator + folder,
                        "Program",
                        weights.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(out)).endsWith("Tiny true\n");
    }
}
