package org.phrasefield.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of faults names tests that there are. */
class FaultsPageTest {
    private static final Pattern NAMED = Pattern.compile("\\| `(\\w+)\\.(\\w+)` \\|$");

    @Test
    void everyFaultHasATestThatThereIs() throws IOException {
        Map<String, String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            FaultsPageTest::text,
                            (one, other) -> one + other));
        }
        List<String> rows = Files.readAllLines(Path.of("src/docs/faults.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| fault "))
                .toList();
        assertThat(rows).hasSizeGreaterThan(25).allSatisfy(row -> {
            var named = NAMED.matcher(row);
            assertThat(named.find()).isTrue();
            assertThat(tests.get(named.group(1))).as(row).isNotNull().contains("\n    void " + named.group(2) + "(");
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
