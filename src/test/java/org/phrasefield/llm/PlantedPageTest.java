package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlantedPageTest {
    @Test
    void thePageTellsWhatIsPlanted() throws IOException {
        Path page = Path.of("src", "docs", "planted.md");
        if (Boolean.getBoolean("update")) Files.writeString(page, PlantedPage.text());
        assertThat(Files.readString(page))
                .as("write it anew with: mvn test -Dtest=PlantedPageTest -Dupdate=true")
                .isEqualTo(PlantedPage.text());
    }
}
