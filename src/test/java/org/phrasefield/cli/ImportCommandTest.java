package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;
import org.phrasefield.store.JdbcAnswerStore;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ImportCommandTest {
    private static final String TABLE = """
            intent,form,answer
            bread,direct,Bread is food.
            bread,imagine,"Imagine a loaf, warm and ""fresh"".
            Now eat it."
            rain,direct,Rain is water.
            rain,imagine,Imagine that it rains.
            """;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openAShell() {
        shell = new Shell(folder);
    }

    private Shell.Ended imported(String table, String... options) {
        shell.write("answers.csv", table);
        String[] arguments = new String[2 + options.length];
        arguments[0] = "import";
        arguments[1] = "answers.csv";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return shell.run(arguments);
    }

    private List<String> answers(String run) {
        return shell.read("results/" + run + "/answers.csv").lines().toList();
    }

    @Test
    void aTableOfThreeColumnsIsARun() {
        Shell.Ended done = imported(TABLE);
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.out()).contains("Imagine…").contains("4 of 4 answered");
        assertThat(done.err()).contains("import-answers-001: 4 rows of answers.csv taken in.");
        assertThat(answers("import-answers-001"))
                .anySatisfy(row -> assertThat(row).contains("\"Imagine a loaf, warm and \"\"fresh\"\"."));
        assertThat(shell.read("results/import-answers-001/report.html"))
                .contains("These answers were made elsewhere and imported from answers.csv");
        assertThat(shell.run("report").out()).isEqualTo(done.out());
        assertThat(imported(TABLE).err()).contains("import-answers-002");
    }

    /** Two forms of one pool of sentences, the second in paragraphs with a bold word each: what is said is the same. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void answersThatDifferByTheirLayoutAloneAreOfOneZoneAndStrategy(Language language) {
        List<String> pool = seedSentences(language);
        Random random = new Random(11);
        StringBuilder table = new StringBuilder("intent,form,answer,language\n");
        for (int intent = 1; intent <= 12; intent++) {
            for (String form : List.of("direct", "imagine")) {
                for (int trial = 0; trial < 4; trial++) {
                    List<String> said = new ArrayList<>(pool);
                    Collections.shuffle(said, random);
                    String answer = said.stream()
                            .limit(9)
                            .map(sentence ->
                                    form.equals("direct") ? sentence : "**" + sentence.replaceFirst(" ", "** "))
                            .collect(Collectors.joining(form.equals("direct") ? " " : "\n\n"));
                    table.append("topic-" + intent + "," + form + ",\"" + answer + "\"," + language.tag() + "\n");
                }
            }
        }
        assertThat(imported(table.toString()).code()).isZero();
        List<CSVRecord> effects = effects("import-answers-001");
        assertThat(effects)
                .filteredOn(row -> row.get("metric").matches("(zone|strategy)(-.*)?"))
                .hasSizeGreaterThan(5)
                .allSatisfy(row ->
                        assertThat(row.get("verdict")).as(row.toString()).isIn("cannot tell", "no relevant effect"));
        assertThat(effects)
                .filteredOn(row -> row.get("metric").equals("bold"))
                .allSatisfy(row -> assertThat(row.get("verdict")).isEqualTo("more"));
    }

    /** The longer sentences of the seed texts of zones, without speech and lists. */
    private static List<String> seedSentences(Language language) {
        String file = "/org/phrasefield/scoring/" + language.tag() + "/zone-seeds.yaml";
        try (InputStream seeds = Objects.requireNonNull(ImportCommandTest.class.getResourceAsStream(file))) {
            List<?> texts = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(seeds);
            return texts.stream()
                    .map(text -> String.valueOf(((Map<?, ?>) text).get("text")))
                    .flatMap(text -> TextView.of(language, text).sentences().stream())
                    .filter(sentence -> sentence.matches("\\p{Lu}[^\"«“*\n]{30,}[.!?]"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<CSVRecord> effects(String run) {
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(shell.read("results/" + run + "/effects.csv")))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whichLanguageWasGuessedAndHowToSayItIsSaidOnce() {
        assertThat(imported(TABLE).err())
                .containsOnlyOnce(
                        "4 rows name no language and are taken as en, told from the script of the answers (en 4)."
                                + " Say it in a column language (en or ru), or with --language.");
        assertThat(imported(TABLE, "--language", "ru").err()).doesNotContain("no language");
        assertThat(imported("intent,form,answer,language\nbread,direct,Bread is food.,en\n")
                        .err())
                .doesNotContain("no language");
        String both = "intent,form,answer,language\nхлеб,direct,Хлеб — это еда.,\nхлеб,imagine,Пекарь молчит.,\n"
                + "хлеб,story,Bread is food.,\nхлеб,name,,\nbread,direct,Bread is food.,en\n";
        assertThat(imported(both).err())
                .contains("Строк без языка: 4; по письменности ответов (en 1, ru 2) принят язык ru.");
        assertThat(answers("import-answers-004"))
                .filteredOn(row -> row.contains(",ru,"))
                .hasSize(4);
        assertThat(imported("intent,form,answer,language\nbread,direct,Bread is food.,en\nхлеб,direct,Хлеб — еда.,\n")
                        .err())
                .contains("1 row names no language and is taken as ru,", "(ru 1).");
        assertThat(imported("intent,form,answer\nbread,direct,\n").err()).contains("taken as en,", "(there is none).");
    }

    @Test
    void markLineEndsAndOtherSeparatorsAreUnderstood() {
        String plain = imported(TABLE).out();
        assertThat(imported("\uFEFF" + TABLE.replace("\n", "\r\n")).out()).isEqualTo(plain);
        String semicolons = TABLE.replace(",direct,", ";direct;")
                .replace(",imagine,", ";imagine;")
                .replace("intent,form,answer", "Intent; form ;ANSWER");
        assertThat(imported(semicolons).out()).isEqualTo(plain);
        assertThat(imported(semicolons.replace(';', '\t')).out()).isEqualTo(plain);
    }

    @Test
    void everyMistakeIsNamedWithItsLineAndNothingIsKept() {
        Shell.Ended done = imported("""
                intent,form,answer,trial,outcome,seconds,language
                bread,direct,"two
                lines",1,,,
                ,direct,x,0,,,
                bread,direct,,1,answered,soon,

                bread,Big Form,x,2,lost,,
                bread,direct,x
                bread,direct,x,"3
                """);
        assertThat(done.code()).isEqualTo(2);
        assertThat(done.out()).isEmpty();
        assertThat(done.err().lines())
                .containsExactly(
                        "answers.csv:4: there is no intent.",
                        "answers.csv:4: trial is a whole number from 1, not \"0\".",
                        "answers.csv:5: the outcome is answered, and there is no answer.",
                        "answers.csv:5: seconds is a number from 0 with a decimal point, not \"soon\".",
                        "answers.csv:7: outcome is answered, refused, cut, empty, timed out, failed or not run, not"
                                + " \"lost\".",
                        "answers.csv:8: 3 cells where the first line has 7.",
                        "answers.csv:9: in the row that begins here a cell's quotes are never closed, or text"
                                + " follows the closing one; a quote inside a cell is doubled.",
                        "7 problems; nothing was kept.");
        assertThat(shell.files("results")).isEmpty();
    }

    @Test
    void whatOnlyTheWholeTableShowsIsAMistakeToo() {
        assertThat(imported("intent,form,answer,trial\na,direct,x,1\na,direct,y,1\n")
                        .err())
                .contains("answers.csv:3: language, intent, form, word, model and trial are those of line 2");
        assertThat(imported("intent,form,answer\nA,direct,x\na,direct,y\n").err())
                .contains("answers.csv:3: the intents \"A\" and \"a\" would both be called a");
        assertThat(imported("intent,form,answer,language\na,direct,x,de\n").err())
                .contains("answers.csv:2: language is en or ru, not \"de\"");
        assertThat(imported("intent,form,answer\na,Big Form,x\n").err()).contains("for example big-form");
        assertThat(imported(TABLE, "--control", "story").err())
                .contains("No row of answers.csv has the form story; there are direct, imagine.");
        assertThat(shell.files("results").stream().filter(file -> file.endsWith(".csv")))
                .isEmpty();
    }

    @Test
    void manyMistakesAreCountedAndNotAllShown() {
        Shell.Ended done = imported("intent,form,answer\n" + ",direct,x\n".repeat(50));
        assertThat(done.err()).contains("… and 30 more. 50 problems").hasLineCount(21);
    }

    @Test
    void aFileThatIsNoTableIsOneSentence() throws IOException {
        assertThat(imported("").err()).startsWith("answers.csv:1: the first line names the columns, and intent, form");
        assertThat(imported("intent,answer\nx,y\n").err()).contains("form is not among them");
        assertThat(imported("intent,form,answer,form\nx,direct,y,z\n").err()).contains("two columns form");
        assertThat(imported("intent,form,answer\n").err()).contains("no row beneath");
        assertThat(shell.run("import", "none.csv").err()).isEqualTo("There is no file none.csv.\n");
        assertThat(shell.run("import", ".").err()).contains("is a folder");
        Files.write(
                folder.resolve("latin.csv"), "intent,form,answer\né,direct,x\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(shell.run("import", "latin.csv").err())
                .contains("is not UTF-8 text")
                .hasLineCount(1);
    }

    @Test
    void answersAreTheUnitsOnlyWhereAllAreKnownToBeOfOnePrompt() {
        StringBuilder table = new StringBuilder("intent,form,answer,prompt\n");
        String[] words = "Once a loaf lay on the table and nobody knew who had baked it".split(" ");
        for (int i = 1; i <= 6; i++) {
            String brief = String.join(" ", List.of(words).subList(0, i + 1));
            String longer = String.join(" ", List.of(words).subList(0, i + 7));
            table.append("bread,direct,").append(brief).append(".,What is bread?\n");
            table.append("bread,story,").append(longer).append(".,Tell of bread.\n");
        }
        assertThat(imported(table.toString()).out()).contains("answer by answer");
        String unknown = table.toString().replace("What is bread?", "").replace("Tell of bread.", "");
        assertThat(imported(unknown).out()).contains("6 intents").doesNotContain("answer by answer");
    }

    @Test
    void aTableMayBeLargerThanAnyProtocolByHand() {
        // A protocol that is written by hand may have 1 MB; it is the text that counts, and few topics have as much of
        // it as many.
        int topics = Boolean.getBoolean("phrasefield.long") ? 2500 : 50;
        StringBuilder table = new StringBuilder("intent,form,answer,trial\n");
        for (int i = 0; i < topics; i++) {
            String intent = "topic " + i + " " + "and so on ".repeat(160_000 / topics);
            table.append(intent).append(",direct,It rains.,1000000\n");
            table.append(intent).append(",imagine,Imagine rain.,1000000\n");
        }
        Shell.Ended ended = imported(table.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains(2 * topics + " rows of answers.csv taken in.");
        assertThat(shell.run("report").code()).isZero();
    }

    @Test
    void ofAnImportThatFailsInTheMiddleNothingRemains() {
        Console quiet = new Console(System.out, System.err, Console.Volume.QUIET);
        Path table = shell.write("answers.csv", TABLE);
        GivenAnswers given = GivenAnswers.read(table, "answers.csv", quiet, Optional.empty());
        shell.write("answers.csv", TABLE.lines().limit(2).collect(Collectors.joining("\n")));
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder)) {
            assertThatThrownBy(() -> given.keep(store, "p", "direct", Clock.systemUTC()))
                    .hasMessageContaining("has changed while it was read");
            assertThat(store.runs()).isEmpty();
            shell.write("answers.csv", TABLE);
            assertThat(given.keep(store, "p", "direct", Clock.systemUTC()).id()).isEqualTo("p-001");
            assertThat(store.runs()).hasSize(1);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Timeout(60)
    void aDeviceIsNotReadSinceATableIsReadTwice() {
        assertThat(shell.run("import", "/dev/null").err())
                .isEqualTo("/dev/null is a pipe or a device; write its text into a file.\n");
    }

    @Test
    void usedUpMemoryIsOneSentence() throws IOException, InterruptedException {
        shell.write("huge.csv", "intent,form,answer\nbread,direct,\"" + "word ".repeat(10_000_000) + "\"\n");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.phrasefield.cli.Main",
                        "import",
                        "huge.csv")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("is used up").contains("PHRASEFIELD_MEMORY=").hasLineCount(1);
    }

    @Test
    void ourOwnAnswersComeBackAsTheyWere() {
        shell.write("script.yaml", """
                - when: story
                  answer: "=1+1 and 'quotes'"
                - when: imagine
                  outcome: refused
                  reason: not today
                - answer: {prompt}
                """.replace("{prompt}", "\"{prompt} Seed {seed}.\""));
        shell.write("own.yaml", """
                protocol: own
                intents: [{topic: bread}, {topic: rain}]
                forms: [direct, story, imagine]
                words: {groups: [mythic]}
                trials: 2
                model: scripted/script.yaml
                """);
        shell.run("run", "own.yaml");
        Shell.Ended done = shell.run("import", "results/own-001/answers.csv", "--name", "again");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.err()).doesNotContain("left out");
        assertThat(answers("again-001").stream().map(ImportCommandTest::own))
                .containsExactlyElementsOf(
                        answers("own-001").stream().map(ImportCommandTest::own).toList());
    }

    /** A row without what an import makes anew: run and protocol, the trial's key, and our calls and seeds. */
    private static String own(String row) {
        return row.replaceAll("^[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,", "")
                .replaceAll(",\\d+,,[^,]*,[^,]*,main(,[^,]*,[^,]*)?$", "");
    }

    @Test
    void reasoningInsideAnAnswerIsPartedFromIt() {
        Shell.Ended done = imported("""
                intent,form,answer,reasoning
                bread,direct,"<think>Which bread? Rye.</think>

                Bread is food.",
                rain,direct,"It may be wet.</think>Rain is water.",Before.
                snow,direct,<think>All of it is thought,
                """);
        assertThat(done.code()).as(done.err()).isZero();
        List<String> rows = answers("import-answers-001");
        assertThat(rows)
                .anyMatch(row -> row.contains(",answered,,,Bread is food.,Which bread? Rye.,"))
                .anyMatch(row -> row.contains(",answered,,,Rain is water.,\"Before."))
                .anyMatch(row -> row.contains(",empty,only reasoning came,,,All of it is thought,"));
        assertThat(shell.read("results/import-answers-001/scores.csv")).containsPattern("reasoning-words,[^,]*,3,");
    }

    @Test
    void aRussianTableIsReportedInRussian() {
        Shell.Ended done = imported("intent,form,answer\nхлеб,direct,Хлеб — это еда.\nхлеб,story,Жил-был хлеб.\n");
        assertThat(done.out()).contains("Длина");
        assertThat(shell.read("results/import-answers-001/report.html")).contains("взяты из файла answers.csv");
    }

    @Test
    void modelsAndUnaskedRowsAreKept() {
        imported("intent,form,answer,model,outcome\na,direct,Yes it is.,svc/one,\na,story,,svc/one,not run\n");
        try (JdbcAnswerStore store = JdbcAnswerStore.open(folder.resolve("results"))) {
            assertThat(store.runs()).singleElement().satisfies(run -> {
                assertThat(run.status().word()).isEqualTo("incomplete");
                assertThat(run.models())
                        .singleElement()
                        .satisfies(model -> assertThat(model.reference()).isEqualTo("svc/one"));
            });
        }
    }
}
