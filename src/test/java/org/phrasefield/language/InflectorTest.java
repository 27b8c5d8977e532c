package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class InflectorTest {

    private static final double FLOOR = 0.97;

    @Test
    void formsOfTheHandCheckedPhrasesAreRight() throws IOException {
        List<String> wrong = new ArrayList<>();
        int forms = 0;
        for (CSVRecord row : phrases()) {
            for (Case wanted : List.of(Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.PREP)) {
                String expected = row.get(wanted.tag());
                Inflected made = Inflector.russian().inflect(row.get("phrase"), wanted);
                forms++;
                if (!made.text().equals(expected)) {
                    wrong.add(wanted.tag() + " " + expected + ", made " + made.text() + " (" + made.origin() + ")");
                }
            }
        }
        double share = 1 - (double) wrong.size() / forms;
        assertThat(forms).isEqualTo(143 * 5);
        assertThat(share)
                .as(String.format(
                        Locale.ROOT, "%.4f of %d forms right; wrong: %s", share, forms, String.join("; ", wrong)))
                .isGreaterThanOrEqualTo(FLOOR);
    }

    private static List<CSVRecord> phrases() throws IOException {
        try (var in = InflectorTest.class.getResourceAsStream("/language/ru-inflection.csv");
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }
}
