package org.phrasefield.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.trial.Course;
import org.phrasefield.trial.Outcome;

class FilesTest {
    private interface Writer {
        void write(Study study, Appendable out) throws IOException;
    }

    private static final List<Writer> FILES = List.of(
            FilesTest::plan,
            FilesTest::answers,
            FilesTest::scores,
            CsvTables::effects,
            PooledTable::write,
            DataDictionary::write,
            (study, out) -> RunJson.write(study, Course.NONE, out));

    private static String text(Writer writer, Study study) throws IOException {
        StringBuilder out = new StringBuilder();
        writer.write(study, out);
        return out.toString();
    }

    private static List<CSVRecord> records(String text) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return format.parse(new StringReader(text)).getRecords();
    }

    @Test
    void columnsOthersRelyOnComeFirstAndInOrder() throws IOException {
        Study study = SampleStudy.calm("en", 1);
        String common = "run,protocol,version,protocol_hash,";
        assertThat(text(FilesTest::plan, study)).startsWith(common + "trial_key,");
        assertThat(text(FilesTest::answers, study))
                .startsWith(common
                        + "trial_key,language,intent,form,wording,word,person,model,trial,outcome,reason,prompt,answer,"
                        + "reasoning,started_at,seconds,input_tokens,output_tokens,attempts,");
        assertThat(text(FilesTest::scores, study))
                .startsWith(common + "trial_key,metric,metric_version,value,unscored_reason\r\n");
        assertThat(text(CsvTables::effects, study))
                .startsWith(common
                        + "language,model,metric,form,estimate,low,high,unit,intents,answers,verdict,direction,");
    }

    @Test
    void everyPlannedTrialHasItsRowAndEveryLineEndsInCrLf() throws IOException {
        String answers = text(FilesTest::answers, SampleStudy.calm("en", 3));
        assertThat(records(answers)).hasSize(180);
        assertThat(answers.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    }

    @Test
    void answersComeBackAsTheyWereOnceTheGuardIsTakenAway() throws IOException {
        Study study = SampleStudy.hostile("en");
        List<CSVRecord> records = records(text(FilesTest::answers, study));
        int[] at = {0};
        study.rows().each(row -> {
            String read = records.get(at[0]++).get("answer");
            assertThat(read).doesNotContain("\u0000").doesNotMatch("(?s)^[=+@\t\r-].*");
            String unguarded = read.matches("(?s)^'+[=+@\t\r-].*") ? read.substring(1) : read;
            String original = row.result()
                    .orElseThrow()
                    .outcome()
                    .text()
                    .map(answer -> answer.text())
                    .orElse("");
            assertThat(unguarded).isEqualTo(Harmless.text(original));
        });
    }

    @Test
    void guardLeavesNumbersAndHarmlessTextAlone() throws IOException {
        assertThat(Harmless.cell("=1")).isEqualTo("'=1");
        assertThat(Harmless.cell("'=1")).isEqualTo("''=1");
        assertThat(Harmless.cell("\n=1")).isEqualTo("'\n=1");
        for (String wide : List.of("＝1", "＋1", "－1", "＠A1")) {
            assertThat(Harmless.cell(wide)).isEqualTo("'" + wide);
        }
        assertThat(Harmless.cell("'tis")).isEqualTo("'tis");
        assertThat(Harmless.cell("")).isEmpty();
        assertThat(records(text(CsvTables::effects, SampleStudy.calm("en", 1))))
                .anySatisfy(record -> assertThat(record.get("estimate")).matches("-[0-9.]+"))
                .allSatisfy(record -> assertThat(record.get("estimate")).matches("(-?[0-9]+(\\.[0-9]+)?)?"));
    }

    @Test
    void numbersReadBackAsTheSameNumberWithoutExponent() {
        for (double number : new double[] {0, -0.0, 5, 1.0 / 3, 2e-3, 1e23, 1.5e-9, -123456789.125, Math.PI}) {
            String text = Decimal.plain(number);
            assertThat(text).matches("-?[0-9]+(\\.[0-9]+)?");
            assertThat(Double.parseDouble(text) + 0.0).isEqualTo(number + 0.0);
        }
        assertThat(Decimal.plain(0.1)).isEqualTo("0.1");
        assertThat(Decimal.plain(20)).isEqualTo("20");
    }

    @Test
    void missingScoreIsEmptyWithAReasonAndNeverZero() throws IOException {
        Study study = SampleStudy.calm("en", 3);
        assertThat(records(text(FilesTest::scores, study)))
                .allSatisfy(record -> assertThat(record.get("value").isEmpty())
                        .isNotEqualTo(record.get("unscored_reason").isEmpty()));
        assertThat(records(text(CsvTables::effects, study)))
                .filteredOn(record -> record.get("form").equals("analogy")
                        && record.get("metric").equals("hedges"))
                .singleElement()
                .satisfies(record -> assertThat(record.get("estimate")).isEmpty());
    }

    @Test
    void trialNobodyAskedIsNotRun() throws IOException {
        Study asked = SampleStudy.calm("en", 1);
        Study open = new Study(
                asked.run(),
                asked.protocol(),
                asked.map(),
                reader -> asked.rows()
                        .each(row -> reader.accept(new Study.Row(row.trial(), java.util.Optional.empty(), List.of()))));
        assertThat(records(text(FilesTest::answers, open))).allSatisfy(record -> {
            assertThat(record.get("outcome")).isEqualTo(new Outcome.NotRun("").word());
            assertThat(record.get("attempts")).isEqualTo("0");
            assertThat(record.get("seconds")).isEmpty();
        });
    }

    @Test
    void filesAreTheSameUnderAnyLocaleAndTimeZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Study study = SampleStudy.hostile("en");
        for (Writer file : FILES) {
            String expected = text(file, study);
            assertThat(new String(expected.getBytes(UTF_8), UTF_8)).isEqualTo(expected);
            try {
                Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
                assertThat(text(file, study)).isEqualTo(expected);
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        }
    }

    @Test
    void dictionaryExplainsEveryColumnAndMetricInBothLanguages() throws IOException {
        for (String language : Texts.LANGUAGES) {
            String dictionary = text(DataDictionary::write, SampleStudy.calm(language, 1));
            for (Sheet<?> sheet : CsvTables.ALL) {
                assertThat(dictionary).contains("## " + sheet.file());
                sheet.columns().forEach(column -> assertThat(dictionary).contains("| `" + column.name() + "` | "));
            }
            Metrics.all().forEach(metric -> assertThat(dictionary).contains("| `" + metric.id() + "` | "));
        }
    }

    @Test
    void runJsonTellsModelSettingsAndOutcomes() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(text((study, out) -> RunJson.write(study, Course.NONE, out), SampleStudy.calm("en", 3)));
        assertThat(json.at("/models/0/digest").asText()).isEqualTo("a80c4f17acd5");
        assertThat(json.at("/settings/models/0/temperature").isNull()).isTrue();
        assertThat(json.at("/settings/models/0/max_tokens").asInt()).isEqualTo(400);
        assertThat(json.at("/planned").asInt()).isEqualTo(180);
        int sum = 0;
        for (JsonNode count : json.get("outcomes")) sum += count.asInt();
        assertThat(sum).isEqualTo(180);
        assertThat(json.get("notes")).isEmpty();
    }

    private static void plan(Study study, Appendable out) throws IOException {
        trials(study, out, new StringBuilder(), new StringBuilder());
    }

    private static void answers(Study study, Appendable out) throws IOException {
        trials(study, new StringBuilder(), out, new StringBuilder());
    }

    private static void scores(Study study, Appendable out) throws IOException {
        trials(study, new StringBuilder(), new StringBuilder(), out);
    }

    private static void trials(Study study, Appendable plan, Appendable answers, Appendable scores) throws IOException {
        study.rows().each(CsvTables.trials(study.run(), study.protocol(), plan, answers, scores));
    }
}
