package org.phrasefield.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProtocolPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_.\\[\\]]+)` \\|(.*)$");

    private static String page() throws IOException {
        return Files.readString(Path.of("src", "docs", "protocol.md"));
    }

    @Test
    void everyKeyThatIsUnderstoodIsDescribedAndNoOther() throws IOException {
        Set<String> described =
                ROW.matcher(page()).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(ProtocolReader.keys());
    }

    @Test
    void everyRowHasTypeDefaultAndExample() throws IOException {
        assertThat(ROW.matcher(page()).results().map(MatchResult::group))
                .allSatisfy(row -> assertThat(row.split(" *\\| *", -1)).hasSize(6));
    }

    @Test
    void theDefaultsAreTheReadersOwn() throws IOException {
        String explained = Reads.protocol(Reads.five("")).explained();
        for (String key : new String[] {
            "version",
            "trials",
            "tolerance",
            "models[].max_tokens",
            "limits.load",
            "limits.first_token",
            "limits.silence",
            "limits.total"
        }) {
            String row = ROW.matcher(page())
                    .results()
                    .filter(found -> found.group(1).equals(key))
                    .map(MatchResult::group)
                    .findFirst()
                    .orElseThrow();
            String written = row.split(" *\\| *", -1)[3];
            assertThat(explained).contains(key.substring(key.lastIndexOf('.') + 1) + ": " + written);
        }
    }

    @Test
    void theFirstExampleIsAProtocol() throws IOException {
        String page = page();
        String example = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("```\n"));
        assertThat(Reads.protocol(example).id()).isEqualTo("quiet-flat");
    }
}
