package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the page on metrics of one's own says is what happens, and what it warns of too. */
class OwnMetricsPageTest {
    private static final String SERVICE = "META-INF/services/org.phrasefield.scoring.AnswerScorer";

    /** By source, where its classes lie: each is compiled once. */
    private static final Map<String, Path> COMPILED = new HashMap<>();

    @TempDir
    static Path together;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openAShell() {
        shell = new Shell(folder);
    }

    private static List<String> blocks(String kind) {
        try {
            String page = Files.readString(Path.of("src", "docs", "own-metrics.md"));
            return Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
                    .matcher(page)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<CSVRecord> rows(String file) {
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(shell.read("results/" + file)))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Shell.Ended carriedOut(String... arguments) {
        Shell.Ended ended = shell.run(arguments);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }

    /** The page's first protocol, which the page says the results of. */
    private static String caution() {
        return blocks("yaml").get(0);
    }

    /** The same with one answer a cell, for whoever looks at no effect. */
    private static String brief() {
        return once(caution());
    }

    /** The page's protocol with a judge. */
    private static String steps() {
        return blocks("yaml").get(1);
    }

    private static String once(String protocol) {
        return "trials: 1\n" + protocol;
    }

    private static String unversioned(String text) {
        return text.replaceAll("\\b([1-9])\\.[0-9a-f]{8}\\b", "$1.VERSION");
    }

    private static Path compiled(String type, String source) {
        Path classes = together.resolve(Integer.toString(COMPILED.size()));
        Path file = classes.resolve(type.replace('.', '/') + ".java");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        file.toString());
        assertThat(code).isZero();
        return classes;
    }

    /** Compiles a scorer and packs it with its services file. */
    private void jar(String name, String type, String source, String services) throws IOException {
        Path classes = COMPILED.computeIfAbsent(source, any -> compiled(type, source));
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(plugins.resolve(name)));
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path each :
                    compiled.filter(path -> path.toString().endsWith(".class")).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                jar.write(Files.readAllBytes(each));
            }
            jar.putNextEntry(new JarEntry(SERVICE));
            jar.write(services.getBytes(StandardCharsets.UTF_8));
        }
        shell.with("PHRASEFIELD_PLUGINS", "plugins");
    }

    private static String source() {
        return blocks("java").get(0);
    }

    private void plugExclamations() throws IOException {
        jar("acme.jar", "acme.Exclamations", source(), blocks("services").get(0));
    }

    @Test
    void theListIsUnderstoodAndFoundAsThePageSays() {
        shell.write("caution.yaml", caution());
        List<String> shown = unversioned(
                        carriedOut("check", "--show", "caution.yaml").out())
                .lines()
                .toList();
        assertThat(blocks("check").get(0).lines())
                .allSatisfy(line -> assertThat(shown).contains(line));
        List<String> printed = carriedOut("run", "caution.yaml").out().lines().toList();
        assertThat(blocks("run").get(0).lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(printed).contains(line));
        for (String language : List.of("en", "ru")) {
            CSVRecord effect = rows("caution-001/effects.csv").stream()
                    .filter(row -> row.get("metric").equals("caution")
                            && row.get("language").equals(language))
                    .findFirst()
                    .orElseThrow();
            assertThat(effect.get("verdict")).isEqualTo("more");
            assertThat(Double.parseDouble(effect.get("estimate"))).isBetween(3.0, 5.0);
        }
        assertThat(rows("caution-001/scores.csv"))
                .anySatisfy(row -> assertThat(row.get("metric")).isEqualTo("caution-masked"));
        assertThat(shell.read("results/caution-001/report.html")).contains("Caution");
        assertThat(shell.read("results/caution-001/dictionary.md")).contains("| `caution` | Caution |");
        assertThat(shell.read("results/caution-001/run.json")).contains("own list ru/caution");
        assertThat(carriedOut("export", "--format", "csv", "caution-001")
                        .out()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .contains(",caution,caution-masked");
    }

    @Test
    void aChangedListScoresItsOwnMetricAlone() {
        String protocol = brief();
        shell.write("caution.yaml", protocol);
        carriedOut("run", "caution.yaml");
        List<CSVRecord> before = rows("caution-001/scores.csv");
        shell.write("caution.yaml", protocol.replace("perhaps, maybe", "perhaps, possibly"));
        assertThat(carriedOut("run", "caution.yaml").err()).contains("nothing is asked");
        List<CSVRecord> after = rows("caution-001/scores.csv");
        assertThat(after).hasSameSizeAs(before);
        for (int at = 0; at < after.size(); at++) {
            boolean own = after.get(at).get("metric").startsWith("caution");
            assertThat(after.get(at).get("metric_version").equals(before.get(at).get("metric_version")))
                    .as(after.get(at).get("metric"))
                    .isEqualTo(!own);
        }
        assertThat(carriedOut("score", "caution-001").err()).contains("0 answers of caution-001 scored");
    }

    @Test
    void aJudgeIsAskedByTheRubricThatItPassesTheAnchorsOf() {
        shell.write("steps.yaml", steps());
        assertThat(carriedOut("plan", "steps.yaml").out())
                .contains("the judge: " + (40 + 18) + " questions about anchors");
        carriedOut("run", "steps.yaml");
        CSVRecord effect = rows("steps-001/effects.csv").stream()
                .filter(row -> row.get("metric").equals("reasons"))
                .findFirst()
                .orElseThrow();
        assertThat(effect.get("verdict")).isEqualTo("more");
        assertThat(rows("steps-001/scores.csv"))
                .anySatisfy(row ->
                        assertThat(row.get("metric_version")).matches("reasons\\.1\\.[0-9a-f]{8}\\.[1-9] planted/.*"));
        assertThat(rows("steps-001/plan.csv"))
                .anySatisfy(row -> assertThat(row.get("wording")).matches("judge-reasons\\.1\\.[0-9a-f]{8}-turned"));
        assertThat(shell.read("results/steps-001/report.html")).contains("reasons (en) is judged by");
    }

    @Test
    void aJudgeThatFailsTheRubricsAnchorsIsNotAskedByIt() {
        shell.write("steps.yaml", once(steps()).replace("judge-fair", "judge-position"));
        assertThat(carriedOut("run", "steps.yaml").err()).contains("reasons (en) cannot be told: the judge fails");
        assertThat(rows("steps-001/effects.csv"))
                .filteredOn(row -> row.get("metric").equals("reasons"))
                .allSatisfy(row -> assertThat(row.get("reason")).startsWith("the judge fails"));
    }

    /** Anchors of one's own whose better answer is always the longer one let a judge through that likes length; the built-in ones do not. */
    @Test
    void aJudgeThatLikesLengthIsNotAskedByAnyRubric() {
        String longer = once(steps()).replaceAll("(worse: [^.]+\\.).*", "$1");
        shell.write("steps.yaml", longer.replace("planted/judge-fair", "planted/judge-length"));
        assertThat(carriedOut("check", "steps.yaml").err())
                .contains("metrics[0].anchors.en: the better answer is never the shorter one");
        carriedOut("run", "steps.yaml");
        assertThat(rows("steps-001/effects.csv"))
                .filteredOn(row -> row.get("metric").startsWith("reasons"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("reason"))
                        .isEqualTo("the judge fails: it prefers a long row of points to a short explanation"));
        assertThat(rows("steps-001/plan.csv"))
                .filteredOn(row -> row.get("wording").startsWith("judge-reasons"))
                .allSatisfy(row -> assertThat(row.get("form")).startsWith("anchor-"));
    }

    /** Nor do those of the page, whose better answers are not the longer ones throughout. */
    @Test
    void theAnchorsOfThePageLetNoJudgeThroughForLength() {
        shell.write("steps.yaml", once(steps()).replace("planted/judge-fair", "planted/judge-length"));
        Shell.Ended run = carriedOut("run", "steps.yaml");
        assertThat(run.err())
                .contains("reasons (en) cannot be told: the judge fails: it does not put the better answer");
        assertThat(carriedOut("check", "steps.yaml").err()).doesNotContain("never the shorter one");
    }

    @Test
    void withoutAnchorsNothingIsAskedAndNothingTrusted() {
        String protocol = once(steps());
        String bare = protocol.substring(0, protocol.indexOf("    anchors:"))
                + protocol.substring(protocol.indexOf("models:"));
        shell.write("steps.yaml", "report: {language: ru}\n" + bare);
        assertThat(carriedOut("check", "steps.yaml").err()).contains("metrics[0].rubric: the rubric has no anchors");
        assertThat(carriedOut("run", "steps.yaml").out()).contains("Доводы: судья не проверен: добавьте образцы");
        assertThat(rows("steps-001/plan.csv"))
                .noneSatisfy(row -> assertThat(row.get("wording")).startsWith("judge-reasons"));
    }

    @Test
    @EnabledIfSystemProperty(named = "phrasefield.long", matches = "true")
    void theScorerOfThePageIsListed() throws IOException {
        plugExclamations();
        List<String> listed =
                unversioned(carriedOut("doctor", "--metrics").out()).lines().toList();
        assertThat(listed).contains(blocks("doctor").get(0).strip());
    }

    @Test
    void theScorerOfThePageScores() throws IOException {
        plugExclamations();
        shell.write("caution.yaml", brief());
        carriedOut("run", "caution.yaml");
        assertThat(rows("caution-001/scores.csv"))
                .filteredOn(row -> row.get("metric").equals("acme.exclamations"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("value")).isNotEmpty());
        assertThat(shell.read("results/caution-001/dictionary.md")).contains("`acme.exclamations` | Exclamations");
        assertThat(rows("caution-001/effects.csv"))
                .anySatisfy(row -> assertThat(row.get("metric")).isEqualTo("acme.exclamations"));
    }

    @Test
    void aScorerThatThrowsLeavesAnswersUnscored() throws IOException {
        String throwing = source().replace(
                        "String text = answer.answer().text();",
                        "String text = answer.answer().text(); if (text.length() > 0) throw new IllegalStateException(\"=out <b>of</b> order\");");
        jar("acme.jar", "acme.Exclamations", throwing, "acme.Exclamations");
        shell.write("caution.yaml", brief());
        carriedOut("run", "caution.yaml");
        assertThat(rows("caution-001/scores.csv"))
                .filteredOn(row -> row.get("metric").equals("acme.exclamations"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.get("value")).isEmpty();
                    assertThat(row.get("unscored_reason"))
                            .isEqualTo("the scorer fails: IllegalStateException: =out <b>of</b> order");
                });
        assertThat(shell.read("results/caution-001/report.html")).doesNotContain("<b>of</b>");
    }

    @Test
    void twoScorersOfOneIdAreRefused() throws IOException {
        plugExclamations();
        jar(
                "other.jar",
                "acme.Louder",
                source().replace("Exclamations implements", "Louder implements"),
                "acme.Louder");
        refused("Two scorers have the id acme.exclamations: one of acme.jar, one of other.jar");
    }

    @Test
    void twoScorersOfOneClassAreRefused() throws IOException {
        plugExclamations();
        jar(
                "my other.jar",
                "acme.Exclamations",
                source().replace("acme.exclamations", "acme.other"),
                "acme.Exclamations");
        refused("Two scorers are of the class acme.Exclamations: one of acme.jar, one of my other.jar");
    }

    @Test
    void aScorerWithoutANamespaceIsRefused() throws IOException {
        jar("acme.jar", "acme.Exclamations", source().replace("acme.exclamations", "words"), "acme.Exclamations");
        refused("its id is \"words\", not yours, a point and the metric's");
    }

    @Test
    void aScorerThatIsNotThereIsRefused() throws IOException {
        jar("acme.jar", "acme.Exclamations", source(), "acme.Missing");
        refused("A scorer cannot be loaded");
    }

    @Test
    void whatIsNoJarIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("plugins"));
        shell.write("plugins/x.jar", "no jar");
        shell.with("PHRASEFIELD_PLUGINS", "plugins");
        refused("x.jar in PHRASEFIELD_PLUGINS is no jar that can be read");
    }

    @Test
    void noCodeComesFromTheResultsFolder() throws IOException {
        Files.createDirectories(folder.resolve("results/plugins"));
        shell.with("PHRASEFIELD_PLUGINS", "results/plugins");
        refused("names a folder inside the results folder");
        shell.with("PHRASEFIELD_PLUGINS", "nowhere");
        refused("and there is no such folder");
    }

    private void refused(String sentence) {
        shell.write("caution.yaml", caution());
        Shell.Ended ended = shell.run("run", "caution.yaml");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(sentence).doesNotContain("Exception");
        assertThat(shell.files("results")).doesNotContain("phrasefield.db");
    }

    @Test
    void hostileTextsOfAMetricStayText() {
        String protocol = brief().replace("en: Caution,", "en: \"=1+<script>alert(1)</script>|`x`{0}\",")
                .replace("en: more careful words,", "en: \"<img src=x onerror=alert(1)>\",");
        shell.write("caution.yaml", protocol);
        assertThat(carriedOut("run", "caution.yaml").out()).contains("=1+<script>");
        assertThat(shell.read("results/caution-001/report.html"))
                .doesNotContain("<script>alert(1)")
                .doesNotContain("<img src=x")
                .contains("=1+&lt;script&gt;");
        assertThat(shell.read("results/caution-001/dictionary.md"))
                .doesNotContainPattern("(?<!\\\\)<")
                .contains("\\<script\\>alert(1)\\</script\\>\\|\\`x\\`");
        for (String file : List.of("scores.csv", "effects.csv", "answers.csv")) {
            assertThat(shell.read("results/caution-001/" + file)).doesNotContain("script>");
        }
    }
}
