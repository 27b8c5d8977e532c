package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    @Test
    void thePageTellsWhatIsMeasured() throws IOException {
        Path page = Path.of("src", "docs", "metrics.md");
        if (Boolean.getBoolean("update")) Files.writeString(page, MetricsPage.text());
        assertThat(Files.readString(page))
                .as("write it anew with: mvn test -Dtest=MetricsPageTest -Dupdate=true")
                .isEqualTo(MetricsPage.text());
    }
}
