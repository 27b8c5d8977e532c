package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.FunctionWords;
import org.phrasefield.scoring.Landmark;
import org.phrasefield.stats.Standardisation;

/** The frozen usage of function words is that of the shipped landmarks, pooled by kind; {@code -Dupdate=true} writes it. */
class UsageTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/phrasefield/map");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void theUsageIsThatOfTheLandmarks(String tag) throws IOException {
        Language language = Language.of(tag).orElseThrow();
        Map<String, FunctionWords> kinds = new TreeMap<>();
        for (Landmark landmark : Landmark.of(language)) {
            kinds.merge(landmark.zone(), FunctionWords.of(landmark.text()), FunctionWords::plus);
        }
        double[][] rates = kinds.values().stream().map(FunctionWords::rates).toArray(double[][]::new);
        Standardisation usage = Standardisation.over(rates).orElseThrow();
        String made = """
                # Function words among 100 words of the landmarks, by kind: what is usual, and how kinds differ.
                # mvn test -Dtest=UsageTest -Dupdate=true writes this file.
                documents=%d
                words=%s
                means=%s
                deviations=%s
                """.formatted(
                        rates.length,
                        String.join(" ", FunctionWords.of(language)),
                        line(usage.means()),
                        line(usage.deviations()));
        Path file = FOLDER.resolve("usage-" + tag + ".properties");
        if (Boolean.getBoolean("update")) Files.writeString(file, made);
        assertThat(file).hasContent(made);
        assertThat(FunctionWords.of(language)).hasSizeBetween(100, 200).doesNotHaveDuplicates();
        assertThat(kinds.values()).allSatisfy(kind -> assertThat(kind.words()).isGreaterThan(800));
    }

    private static String line(double[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> String.format(Locale.ROOT, "%.5f", number))
                .collect(Collectors.joining(" "));
    }
}
