package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.Landmark;

/** A whole run whose forms differ in the kind of their texts, which is known: the shipped landmarks, since planted models use no function words. */
class PooledRunTest {
    private static final Set<String> SOBER = Set.of("encyclopedic", "analytic-logical", "practical-instructional");
    /** Kinds of texts by form: one form differs from the control, one does not, and one has too little. */
    private static final Map<String, Set<String>> FORMS = Map.of(
            "direct",
            SOBER,
            "name",
            SOBER,
            "story",
            Set.of("narrative", "existential-poetic", "emotional-empathic"),
            "imagine",
            Set.of("narrative"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void whatKindsOfTextDoToFunctionWordsStandsBesideTwoHalves(String language) throws IOException {
        Shell shell = new Shell(folder);
        shell.write("pooled.csv", table(Language.of(language).orElseThrow()));
        Shell.Ended run = shell.run("import", "pooled.csv");
        assertThat(run.code()).as(run.err()).isZero();
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(shell.read("results/import-pooled-001/delta.csv")))
                .getRecords();
        assertThat(rows).extracting(row -> row.get("form")).containsExactlyInAnyOrder("name", "story", "imagine");
        double halves = number(row(rows, "story"), "cosine_delta_halves");
        assertThat(halves).isPositive();
        assertThat(number(row(rows, "name"), "cosine_delta")).isBetween(-1e-12, 1e-12);
        assertThat(number(row(rows, "story"), "cosine_delta")).isBetween(1.25 * halves, 2.0);
        assertThat(number(row(rows, "story"), "burrows_delta"))
                .isGreaterThan(number(row(rows, "story"), "burrows_delta_halves"));
        CSVRecord few = row(rows, "imagine");
        assertThat(few.get("cosine_delta")).isEmpty();
        assertThat(few.get("cosine_delta_halves")).isEmpty();
        assertThat(few.get("reason"))
                .isEqualTo("imagine: its answers have " + few.get("pooled_words")
                        + " words in all, and a distance of function words takes 2000");
        assertThat(Jsoup.parse(shell.read("results/import-pooled-001/report.html"))
                        .select("#p0-pooled tbody tr"))
                .hasSize(3);
    }

    private static String table(Language language) {
        StringBuilder table = new StringBuilder("language,intent,form,answer\n");
        Map<String, Integer> seen = new HashMap<>();
        for (Landmark landmark : Landmark.of(language)) {
            // Some 700 words of a kind, so that one kind alone is too little.
            if (seen.merge(landmark.zone(), 1, Integer::sum) > 12) continue;
            FORMS.forEach((form, kinds) -> {
                for (int time = 0; time < (form.equals("imagine") ? 1 : 2) && kinds.contains(landmark.zone()); time++) {
                    table.append(String.join(",", language.tag(), quoted(landmark.topic()), form))
                            .append(',')
                            .append(quoted(landmark.text().answer().text()))
                            .append('\n');
                }
            });
        }
        return table.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static CSVRecord row(List<CSVRecord> rows, String form) {
        return rows.stream()
                .filter(row -> row.get("form").equals(form))
                .findFirst()
                .orElseThrow();
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
