package org.phrasefield.phrasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormsPageTest {
    @Test
    void thePageShowsEveryTextThatIsSent() throws IOException {
        Path page = Path.of("src", "docs", "forms.md");
        if (Boolean.getBoolean("update")) Files.writeString(page, FormsPage.text());
        assertThat(Files.readString(page))
                .as("write it anew with: mvn test -Dtest=FormsPageTest -Dupdate=true")
                .isEqualTo(FormsPage.text());
    }
}
