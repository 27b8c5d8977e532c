package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.engine.TinyModel;

/** What {@code src/docs/engine.md} shows works as it stands there. */
class EnginePageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void theExampleOfThePageCompilesAndRuns() throws Exception {
        Path source = Files.writeString(folder.resolve("Sea.java"), example());
        Path model = TinyModel.write(folder.resolve("tiny.gguf"));
        Path heard = folder.resolve("heard.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString(),
                        model.toString())
                .redirectErrorStream(true)
                .redirectOutput(heard.toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(heard, StandardCharsets.ISO_8859_1))
                .isZero();
        assertThat(heard).isNotEmptyFile();
    }

    @Test
    void theDependencyOfThePageIsThisProjectsJar() throws Exception {
        String page = Files.readString(Path.of("src/docs/engine.md"));
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(page)
                .contains("<groupId>" + first(pom, "groupId") + "</groupId>\n  <artifactId>" + first(pom, "artifactId")
                        + "</artifactId>\n  <version>" + first(pom, "version") + "</version>\n  <classifier>"
                        + first(pom, "classifier") + "</classifier>")
                .contains("<artifactId>langchain4j-core</artifactId>\n  <version>" + first(pom, "langchain4j.version")
                        + "</version>")
                .contains("target/phrasefield-" + first(pom, "version") + "-engine.jar");
    }

    private static String first(String pom, String element) {
        Matcher found =
                Pattern.compile("<" + Pattern.quote(element) + ">([^<]+)</").matcher(pom);
        assertThat(found.find()).as(element).isTrue();
        return found.group(1);
    }

    private static String example() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("src/docs/engine.md")));
        assertThat(example.find()).isTrue();
        return example.group(1);
    }
}
