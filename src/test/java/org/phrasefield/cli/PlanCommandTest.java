package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code plan} says of the effects that a plan can see. */
class PlanCommandTest {
    private static final String ENGLISH = """
            protocol: p
            intents: [{topic: bread}, {topic: chess}, {topic: sleep}, {topic: the sea}, {topic: winter}, {topic: honey}]
            forms: [direct, imagine, story]
            trials: 3
            """;
    private static final String RUSSIAN = """
            protocol: p
            languages: [ru]
            intents: [{topic: хлеб}, {topic: сон}, {topic: море}, {topic: зима}, {topic: мёд}, {topic: дождь}]
            forms: [direct, imagine, story]
            trials: 3
            report: {language: ru}
            """;
    private static final String MODEL = "model: planted/none\n";
    private static final String JUDGED = "models: [planted/none, {role: judge, model: planted/judge-fair}]\n";

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openAShell() {
        shell = new Shell(folder);
    }

    private List<String> planned(String protocol) {
        shell.write("p.yaml", protocol);
        Shell.Ended plan = shell.run("plan", "p.yaml");
        assertThat(plan.code()).as(plan.err()).isZero();
        return plan.out().lines().toList();
    }

    private JsonNode effects() {
        try {
            return new ObjectMapper()
                    .readTree(shell.run("plan", "p.yaml", "--json").out())
                    .get("smallest_effects");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode of(JsonNode effects, String metric) {
        for (JsonNode each : effects) if (each.get("metric").asText().equals(metric)) return each;
        throw new AssertionError(metric + " is not in " + effects);
    }

    @Test
    void beforeARunPriorsAreNamedAndWhatIsUnknownSaysTheWay() {
        assertThat(planned(ENGLISH + JUDGED))
                .containsSubsequence(
                        "The smallest effects that 8 in 10 such runs find, and what finds half of that:",
                        "        by itself    among 10    intents  or trials  by")
                .anyMatch(line -> line.matches("length  ×1\\.\\d\\d/×0\\.\\d\\d +none +– +– +prior"))
                .anyMatch(line -> line.matches("style   0\\.\\d\\d σ .* +3→\\d+ +prior"))
                .anyMatch(line -> line.matches("depth   .* prior"))
                .anyMatch(line -> line.matches("zone    0\\.\\d{3} bits .* prior"))
                .contains("scope by words: unknown before a first run; run it small first, with six")
                .contains(
                        "length, depth, scope by words: too small to prove anything: 6 intents cannot",
                        "depth: where it says none, 8 in 10 such runs would find no effect at all; add");
    }

    @Test
    void theSameIsSaidInRussian() {
        assertThat(planned(RUSSIAN + JUDGED))
                .contains("ячеек: 18, вопросов: 54; вызовов столько же, если ничего не придётся повторять")
                .contains("Наименьшие эффекты, видные в 8 запусках из 10, и что покажет вдвое меньшие:")
                .anyMatch(line -> line.matches("длина +×1,\\d\\d/×0,\\d\\d +.* допущению"))
                .anyMatch(line -> line.matches("зона +0,\\d{3} бит +.* допущению"))
                .anyMatch(line -> line.startsWith("охват по словам: до первого запуска неизвестно"))
                .noneMatch(line -> line.matches(".*\\b(trials?|cells?|intents?|tokens)\\b.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, RUSSIAN})
    void theTableFitsEightyColumns(String protocol) {
        List<String> before = planned(protocol + MODEL);
        shell.run("run", "p.yaml");
        List<String> after = planned(protocol + MODEL);
        for (List<String> lines : List.of(before, after)) {
            List<String> table = lines.subList(lines.indexOf(""), lines.size());
            assertThat(table)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(line ->
                            assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void afterARunItsVariancesCount() {
        planned(ENGLISH + MODEL);
        for (JsonNode each : effects()) {
            boolean scope = each.get("metric").asText().equals("scope-words");
            assertThat(each.get("variances").asText()).isEqualTo(scope ? "unknown" : "assumed");
            assertThat(each.get("alone").isNull()).isEqualTo(scope);
        }
        shell.run("run", "p.yaml");
        JsonNode measured = effects();
        assertThat(measured).hasSize(4).allSatisfy(each -> {
            assertThat(each.get("variances").asText()).isEqualTo("measured");
            assertThat(each.get("comparisons").asInt()).isEqualTo(8);
            // Of eight comparisons signs can prove one with nine intents, 8·2/2⁹; distances need no signs.
            boolean distance =
                    List.of("style", "zone").contains(each.get("metric").asText());
            assertThat(each.get("intents_needed").asInt()).isEqualTo(distance ? 6 : 9);
            assertThat(each.get("sufficient").asBoolean()).isEqualTo(distance);
            assertThat(each.get("among_comparisons").isNull()).isEqualTo(!distance);
            assertThat(each.get("intents_for_half").isNull()).isEqualTo(!distance);
        });
        // No zone effect below 0.05 bits is of interest, and texts of the liar vary little in zones; and two in ten
        // words in length.
        assertThat(of(measured, "zone").get("alone").asDouble()).isBetween(0.05, 0.15);
        assertThat(of(measured, "log-words").get("alone").asDouble()).isBetween(1.05, 1.6);
        assertThat(planned(ENGLISH + MODEL))
                .anyMatch(line -> line.matches("scope by words +×1\\.\\d\\d/×0\\.\\d\\d .* run"))
                .noneMatch(line -> line.startsWith("prior:"));
    }

    @Test
    void scoresOfAnEarlierVersionCountToo() throws SQLException {
        planned(ENGLISH + MODEL);
        shell.run("run", "p.yaml");
        double before = of(effects(), "zone").get("alone").asDouble();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("results/phrasefield.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE metric_list SET metrics = replace(metrics, ' ', ' 0.')");
        }
        JsonNode after = of(effects(), "zone");
        assertThat(after.get("variances").asText()).isEqualTo("measured");
        assertThat(after.get("alone").asDouble()).isCloseTo(before, within(1e-12));
    }

    @Test
    void anotherModelIsNotJudgedByThatRun() {
        planned(ENGLISH + MODEL);
        shell.run("run", "p.yaml");
        assertThat(planned(ENGLISH + "model: echo\n"))
                .anyMatch(line -> line.startsWith("length") && line.endsWith("prior"));
    }

    @Test
    void oneIntentOrOneFormCompareNothing() {
        assertThat(planned("protocol: p\nintents: [{topic: bread}]\nforms: [direct, story]\n" + MODEL))
                .doesNotContain("");
        assertThat(effects()).isEmpty();
    }

    private static String english(int intents) {
        return "protocol: p\nintents: ["
                + IntStream.rangeClosed(1, intents)
                        .mapToObj(number -> "{topic: topic " + number + "}")
                        .collect(Collectors.joining(", "))
                + "]\nforms: ten\ntrials: 5\n" + MODEL;
    }

    @Test
    void underSixIntentsNoEffectIsPromised() {
        assertThat(planned(english(3)))
                .anyMatch(line -> line.matches("length +none +none +– +– +prior"))
                .anyMatch(line -> line.matches("style +none +none +– +– +prior"))
                .anyMatch(line -> line.startsWith("length, scope by words: none, with 3 intents; an interval needs 6"))
                .contains("style, zone: none, with 3 intents; an interval needs 6 intents")
                .noneMatch(line -> line.contains("→"));
        assertThat(effects()).allSatisfy(each -> {
            assertThat(each.get("alone").isNull()).isTrue();
            assertThat(each.get("among_comparisons").isNull()).isTrue();
            assertThat(each.get("intents_for_half").isNull()).isTrue();
            assertThat(each.get("trials_for_half").isNull()).isTrue();
            assertThat(each.get("sufficient").asBoolean()).isFalse();
        });
        assertThat(planned(english(3) + "report: {language: ru}\n"))
                .anyMatch(line -> line.matches("длина +никакой +никакой +– +– +допущению"))
                .contains("стиль, зона: никакой: тем 3, а для интервала нужно не меньше 6");
    }

    @Test
    void underWhatSignsNeedNoneIsPromisedAmongMany() {
        assertThat(planned(english(8)))
                .anyMatch(line -> line.matches("length +×\\d\\.\\d\\d/×0\\.\\d\\d +none +– +– +prior"));
        assertThat(of(effects(), "log-words").get("intents_needed").asInt()).isEqualTo(11);
        assertThat(of(effects(), "log-words").get("among_comparisons").isNull()).isTrue();
        assertThat(of(effects(), "style").get("among_comparisons").isNull()).isFalse();
        assertThat(planned(english(11))).anyMatch(line -> line.matches("length +×.* +×.* +11→\\d+ .*prior"));
    }

    @Test
    void whatIsLeftToAServerIsSaidBeforeAnythingIsSent() {
        shell.write("left.yaml", """
                protocol: left
                intents: [{topic: bread}]
                forms: [direct]
                models:
                  - {model: ollama/m, temperature: 0.7, top_k: 40}
                  - {model: openai/n, url: "http://127.0.0.1:9", temperature: 0.7, top_p: 0.9}
                  - {model: echo}
                """);
        assertThat(shell.run("plan", "left.yaml").outUnfolded())
                .contains("sampling of ollama/m: temperature 0.7, top_k 40 is sent; left to the model and its server,"
                        + " whose next version may take other values: top_p, min_p, repeat_penalty")
                .doesNotContain("sampling of openai/n", "sampling of echo");
        assertThat(shell.run("plan", "left.yaml", "--json").out())
                .contains("\"left_to_the_server\" : [ \"top_p\", \"min_p\", \"repeat_penalty\" ]");
        shell.write("left.yaml", shell.read("left.yaml") + "report: {language: ru}\n");
        assertThat(shell.run("plan", "left.yaml").outUnfolded())
                .contains(
                        "выборка у ollama/m: передаётся temperature 0.7, top_k 40",
                        "оставлено: top_p, min_p, repeat_penalty");
    }
}
