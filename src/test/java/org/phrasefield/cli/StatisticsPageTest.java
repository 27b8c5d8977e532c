package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phrasefield.language.Language;
import org.phrasefield.map.Calibration.Index;
import org.phrasefield.map.Promise;
import org.phrasefield.scoring.Accuracy;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;

/** The figures that the page on statistics gives of {@code doctor --statistics} are of the present statistics, and within the bounds that it names. */
class StatisticsPageTest {
    private String block = "";

    @BeforeEach
    void read() throws IOException {
        String page = Files.readString(Path.of("src", "docs", "statistics.md"));
        MatchResult found = Pattern.compile("doctor --statistics`[^`]*```\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow();
        block = found.group(1);
    }

    /** Name, false uncorrected, interval holds none, found, interval holds the planted. */
    private List<MatchResult> rows() {
        return Pattern.compile("(?m)^(\\S[a-z ]*?) {2,}([0-9.]+) +([0-9.]+) +([0-9.]+) +([0-9.]+)$")
                .matcher(block)
                .results()
                .toList();
    }

    private double share(String before) {
        return Pattern.compile(Pattern.quote(before) + " ([0-9.]+) %")
                .matcher(block)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)) / 100)
                .findFirst()
                .orElseThrow();
    }

    private static String metric(String name) {
        return Indices.headline().stream()
                .filter(id -> Metrics.of(id).orElseThrow().name(Language.EN).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Index> indices(boolean planted) {
        List<Index> indices = new ArrayList<>();
        for (MatchResult row : rows()) {
            String metric = metric(row.group(1));
            double alone = Double.parseDouble(row.group(2)) / 100;
            double covered = Double.parseDouble(row.group(3)) / 100;
            OptionalDouble found = OptionalDouble.of(Double.parseDouble(row.group(4)) / 100);
            OptionalDouble held = OptionalDouble.of(Double.parseDouble(row.group(5)) / 100);
            indices.add(new Index(
                    metric,
                    1,
                    alone,
                    alone,
                    covered,
                    1,
                    planted ? found : OptionalDouble.empty(),
                    planted ? held : OptionalDouble.empty()));
        }
        return indices;
    }

    @Test
    void everyIndexThatIsShownHasARow() {
        Stream<String> shown = Indices.headline().stream()
                .filter(id -> Accuracy.fault("en", id).isEmpty())
                // Nothing is embedded.
                .filter(id -> !id.equals(Indices.SCOPE.id()));
        assertThat(rows().stream().map(row -> metric(Objects.requireNonNull(row.group(1)))))
                .containsExactlyElementsOf(shown.toList());
    }

    @Test
    void everyPromiseIsKept() {
        double any = share("after Holm's correction: in");
        assertThat(Promise.broken(indices(false), indices(true), any)).isEmpty();
        assertThat(Promise.broken(indices(false), indices(true), 0.08)).hasSize(1);
        assertThat(block).contains("All within bounds: ");
    }

    @Test
    void theFiguresAreOfThePresentStatistics() {
        assertThat(block)
                .as("make the block anew with: phrasefield doctor --statistics")
                .endsWith("Fingerprint of the statistics: " + StatisticsCheck.fingerprint() + ".\n");
    }
}
