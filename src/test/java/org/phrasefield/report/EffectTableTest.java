package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;

class EffectTableTest {
    private static String table(Study study, String language, int width, boolean colour) throws IOException {
        StringBuilder out = new StringBuilder();
        EffectTable.write(study, new EffectTable.Look(language, width, colour), out);
        return out.toString();
    }

    private static List<String> rows(String table) {
        return table.lines()
                .filter(line -> line.matches("[^●■○◐]+[●■○◐].*[0-9–].*") && !line.contains("95 %"))
                .toList();
    }

    @Test
    void tableFitsEightyColumnsInBothLanguages() throws IOException {
        for (String language : Texts.LANGUAGES) {
            String table = table(SampleStudy.calm(language, 1), language, 80, false);
            assertThat(rows(table)).hasSize(27);
            assertThat(table.lines()).allSatisfy(row -> assertThat(row.length()).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void signsStandWhereTheEffectLiesBesideNone() throws IOException {
        Study study = SampleStudy.calm("en", 1);
        String table = table(study, "en", 80, false);
        for (String line : rows(table)) {
            Matcher ratio = Pattern.compile("([·│●■○]{7}) ×(\\d\\.\\d\\d)").matcher(line);
            if (!ratio.find()) continue;
            int sign = ratio.group(1).replaceAll("[●■○]", "●").indexOf('●');
            double effect = Double.parseDouble(ratio.group(2));
            assertThat(sign).as(line).isBetween(effect < 0.9 ? 0 : 2, effect > 1.1 ? 6 : 4);
            assertThat(sign == 3).as(line).isEqualTo(!ratio.group(1).contains("│"));
        }
        assertThat(table)
                .containsPattern("●[·]+│··· ×0")
                .containsPattern("···│·*●·* ×[12]")
                .contains("│ no difference");
        Pattern distances = Pattern.compile("│[·]+[●○][·]* \\d");
        assertThat(table).containsPattern(distances);
    }

    @Test
    void narrowTerminalsHaveSignsAlone() throws IOException {
        assertThat(table(SampleStudy.calm("en", 1), "en", 79, false))
                .doesNotContain("│")
                .containsPattern("[●○] ×");
    }

    @Test
    void beneathTheEffectsOneLineSaysWhatChanceDoes() throws IOException {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            String table = table(PageSectionsTest.parted(SampleStudy.calm(language, 1)), language, 300, false);
            String length = texts.say("control.part", texts.say("brief.log-words"), texts.percent(0.05));
            String reach = texts.say("control.within", "×" + texts.fixed(Math.exp(0.1), 2));
            String style = texts.say("control.part", texts.say("brief.style"), texts.percent(0.025));
            assertThat(table.lines()).contains(texts.say("control.line", 40, length + " " + reach + ", " + style));
            assertThat(table(SampleStudy.calm(language, 1), language, 300, false))
                    .doesNotContain(length);
        }
    }

    @Test
    void widerTerminalShowsEverythingSideBySide() throws IOException {
        assertThat(rows(table(SampleStudy.calm("en", 1), "en", 200, false))).hasSize(9);
    }

    @Test
    void everyEffectStandsInTheTableWithSymbolAndSign() throws IOException {
        Study study = SampleStudy.calm("en", 1);
        String table = table(study, "en", 200, false);
        long shown = study.map().effects().stream()
                .filter(effect -> MetricText.INDICES.contains(effect.metric()))
                .count();
        assertThat(rows(table).stream().flatMapToInt(String::chars))
                .filteredOn(symbol -> "●■○".indexOf(symbol) >= 0)
                .hasSize((int) shown);
        assertThat(table).contains("×").doesNotContain("+");
    }

    @Test
    void russianHasDecimalCommasAndRussianWords() throws IOException {
        String table = table(SampleStudy.calm("ru", 1), "ru", 120, false);
        assertThat(table)
                .contains("Представь…")
                .contains("сказать нельзя")
                .contains("Сравнение с формой «Расскажи о…»");
        assertThat(rows(table)).noneMatch(row -> row.matches(".*\\d\\.\\d.*"));
    }

    @Test
    void colourIsAnAdditionThatTakesNothingAway() throws IOException {
        Study study = SampleStudy.calm("en", 1);
        String coloured = table(study, "en", 80, true);
        assertThat(coloured).contains("\u001B[36m");
        assertThat(coloured.replaceAll("\u001B\\[[0-9]*m", "")
                        .lines()
                        .map(String::stripTrailing)
                        .toList())
                .isEqualTo(table(study, "en", 80, false).lines().toList());
    }

    @Test
    void nothingInATableActsOnTheTerminal() throws IOException {
        Study study = SampleStudy.twoModels("en");
        List<Effect> evil = study.map().effects().stream()
                .map(effect -> new Effect(
                        "en",
                        "ollama/\u001B[2J\u202Eevil\n",
                        effect.metric(),
                        new Effect.OfForm("own\u0007\rform"),
                        effect.interval(),
                        effect.unit(),
                        6,
                        12,
                        Verdict.CANNOT_TELL,
                        "\u001B[31m",
                        List.of()))
                .toList();
        assertThat(table(SampleStudy.with(study, evil), "en", 80, false))
                .doesNotContainPattern("[\\p{Cc}\u202E&&[^\n]]");
    }

    @Test
    void twoModelsAreTwoTablesWithHeadings() throws IOException {
        assertThat(table(SampleStudy.twoModels("en"), "en", 80, false))
                .contains("ollama/a\n")
                .contains("openai/b\n")
                .doesNotContain("English, ");
    }

    @Test
    void studyWithoutEffectsSaysSo() throws IOException {
        Study study = SampleStudy.with(SampleStudy.calm("en", 1), List.of());
        assertThat(table(study, "en", 80, false)).contains("Nothing has been compared yet.");
    }
}
