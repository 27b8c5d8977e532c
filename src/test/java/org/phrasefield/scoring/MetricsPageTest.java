package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    @Test
    void whatAMetricNeedsIsWhatItsScoresAskFor() {
        Map<String, String> needed = Map.of(
                "mattr", "25 words",
                "mattr-50", "50 words",
                "mtld", "100 words",
                "hdd", "50 words",
                "maas", "50 words",
                "yule-k", "50 words",
                "concreteness", "25 words, 5 nouns",
                "hedges", "25 words",
                "first-person", "50 words");
        needed.forEach((id, least) ->
                assertThat(MetricsPage.text()).containsPattern("### `" + id + "`\n(?:.*\n){1,8}- needs: " + least));
    }

    @Test
    void thePageTellsWhatIsMeasured() throws IOException {
        Path page = Path.of("src", "docs", "metrics.md");
        if (Boolean.getBoolean("update")) Files.writeString(page, MetricsPage.text());
        assertThat(Files.readString(page))
                .as("write it anew with: mvn test -Dtest=MetricsPageTest -Dupdate=true")
                .isEqualTo(MetricsPage.text());
    }
}
