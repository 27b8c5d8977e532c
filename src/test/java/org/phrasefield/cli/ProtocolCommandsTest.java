package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.llm.FakeServer;

class ProtocolCommandsTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openAShell() {
        shell = new Shell(folder);
    }

    private static final String FIVE_LINES = """
            protocol: quiet-flat
            intents:
              - topic: noise in a rented flat
            model: echo
            """;

    @Test
    void whatInitWritesIsInOrder() {
        assertThat(shell.run("init", "mine.yaml").code()).isZero();
        Shell.Ended check = shell.run("check", "mine.yaml");
        assertThat(check.err()).isEmpty();
        assertThat(check.code()).isZero();
        assertThat(check.out()).contains("mine.yaml is in order");
    }

    @Test
    void initOverwritesNothing() {
        shell.write("mine.yaml", "precious");
        Shell.Ended init = shell.run("init", "mine.yaml");
        assertThat(init.code()).isEqualTo(2);
        assertThat(init.err()).contains("mine.yaml exists already");
        assertThat(shell.read("mine.yaml")).isEqualTo("precious");
    }

    @Test
    void everyMistakeIsShownAtOnceWithItsPlace() {
        shell.write("bad.yaml", """
                protocol: bad
                versoin: 2
                intents:
                  - topic: noise in a rented flat
                forms: [direct, imagin]
                trials: -3
                tolerance: 250%
                models:
                  - {model: olama/llama3.2}
                """);
        Shell.Ended check = shell.run("check", "bad.yaml");
        assertThat(check.code()).isEqualTo(2);
        assertThat(check.out()).isEmpty();
        assertThat(check.err())
                .contains("bad.yaml:2:1: ")
                .contains("version")
                .contains("bad.yaml:5:17: ")
                .contains("imagine")
                .contains("bad.yaml:6:9: ")
                .contains("bad.yaml:7:12: ")
                .contains("bad.yaml:9:")
                .contains("ollama")
                .contains("5 problems; nothing was sent.");
        assertThat(check.err().lines().filter(line -> line.strip().equals("^"))).hasSize(5);
    }

    @Test
    void aRunOfABadProtocolMakesNothing() {
        shell.write("bad.yaml", "protocol: bad\nintents: []\n");
        Shell.Ended run = shell.run("run", "bad.yaml", "--model", "echo");
        assertThat(run.code()).isEqualTo(2);
        assertThat(shell.files("results")).isEmpty();
    }

    @Test
    void aFileThatIsNotThereOrNoTextIsOneSentence() throws IOException {
        assertThat(shell.run("check", "none.yaml").err())
                .startsWith("There is no file none.yaml")
                .hasLineCount(1);
        Files.write(folder.resolve("latin.yaml"), "protocol: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(shell.run("check", "latin.yaml").err())
                .contains("latin.yaml:1:11: not UTF-8 text: byte E9 at offset 10; save the file as UTF-8")
                .hasLineCount(3);
        assertThat(shell.run("check", ".").err()).contains("is a folder").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void wideEncodingsAreNamed(String encoding) throws IOException {
        Files.write(folder.resolve("wide.yaml"), FIVE_LINES.getBytes(Charset.forName(encoding)));
        if (encoding.equals("UTF-32")) {
            Files.write(folder.resolve("wide.yaml"), ("\uFEFF" + FIVE_LINES).getBytes(Charset.forName(encoding)));
        }
        assertThat(shell.run("check", "wide.yaml").err())
                .startsWith("wide.yaml is " + encoding.substring(0, 6) + " text; save it as UTF-8.")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideCyrillicIsNamedToo(String encoding) throws IOException {
        Files.write(
                folder.resolve("wide.yaml"),
                ("# мой протокол\n" + FIVE_LINES.replace("noise in a rented flat", "шум в съёмной квартире"))
                        .getBytes(Charset.forName(encoding)));
        assertThat(shell.run("check", "wide.yaml").err()).startsWith("wide.yaml is UTF-16 text; save it as UTF-8.");
    }

    @Test
    void anUnknownServiceIsToldTheKnownOnesOnceEach() {
        shell.write("p.yaml", "protocol: p\nintents: [{topic: bread}]\nmodel: zork/x\n");
        assertThat(shell.run("check", "p.yaml").err())
                .containsOnlyOnce("auto")
                .contains("known here: anthropic, auto, ");
    }

    @Test
    void aSentenceIsFoldedOnATerminalAndOneLineElsewhere() {
        String sentence = "There is no file absent.yaml; phrasefield init absent.yaml writes one to start from.";
        assertThat(shell.run("check", "absent.yaml").err()).isEqualTo(sentence + "\n");
        Shell.Ended folded = shell.onTerminal(50).run("check", "absent.yaml");
        assertThat(folded.err().lines())
                .containsExactly(
                        "There is no file absent.yaml;", "phrasefield init absent.yaml writes one to start", "from.");
    }

    @Test
    void doctorSaysEachFindingInOneLineWhereNoTerminalReadsIt() {
        assertThat(shell.run("doctor").out().lines())
                .allMatch(line -> !line.startsWith(" ") || line.strip().startsWith("→ "));
        assertThat(shell.onTerminal(60).run("doctor").out().lines())
                .anyMatch(line -> line.startsWith("     ") && !line.strip().startsWith("→ "));
    }

    @Test
    void anOptionWithoutAValueIsToldSo() {
        assertThat(shell.run("plan", "p.yaml", "--show=yes").err())
                .startsWith("--show takes no value; leave =yes out.");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Timeout(60)
    void aDeviceWithoutEndIsNotRead() {
        for (String command : new String[] {"check", "plan", "run"}) {
            Shell.Ended ended = shell.run(command, "/dev/zero");
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err())
                    .contains("/dev/zero is a pipe or a device; write its text into a file.")
                    .hasLineCount(1);
        }
    }

    @Test
    void aFileOfManyMegabytesIsRefusedAtOnce() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("large.yaml").toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        assertThat(shell.run("check", "large.yaml").err())
                .contains("large.yaml is larger than 16 MB")
                .hasLineCount(1);
    }

    @Test
    void oneMistakeManyTimesIsNotShownForEver() {
        shell.write("many.yaml", "protocol: a\nintents:\n" + "  - topc: x\n".repeat(500) + "model: echo\n");
        assertThat(shell.run("check", "many.yaml").err())
                .contains("… and 450 more")
                .contains("500 problems; nothing was sent.")
                .hasLineCount(152);
    }

    /** Each a whole file, and what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'protocol: a\nintents:\n\t- topic: b\n' | :3:1: not YAML: a tab where the line is indented; indent with spaces",
                "'' | :1:1: bad.yaml is empty; phrasefield init writes",
                "'# only this\n' | :1:1: bad.yaml holds nothing",
                "'- protocol: a\n' | :1:1: a protocol is written as keys and values, not as a list",
                "'protocol: a\nintents:\nmodel: echo\n' | :2:9: intents: intents is a list, not nothing",
                "'protocol: a\nintents: []\nmodel: echo\n' | :2:10: intents: intents is an empty list",
                "'protocol: !!java.lang.Runtime x\n' | :1:11: the tag !!java.lang.Runtime is not understood",
                "'protocol: a\\0b\n' | :1:12: the control character U+0000 is not allowed in YAML",
                "'protocol: a\nintents: [{topic: x}]\nmodel: echo\n\"k\\u202e\\e[31m\": 1\n' | :4:1: k",
                "'protocol: a\n---\nprotocol: b\n' | :2:1: not YAML: a second document begins here",
                "'protocol: a\nintents: [{topic: x}]\nmodel: echo\ntrials: 2000000000\n' | :4:9: trials: the plan would have more than",
                "'protocol: a\rintents: [{topic: x}]\rmodel: echo\rtrials: 0\r' | :4:9: trials: trials is a whole number from 1",
            })
    void badFilesAreOneSentenceWithAPlaceAndNothingIsMade(String text, String said) {
        shell.write(
                "bad.yaml",
                text.replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\t", "\t")
                        .replace("\\0", "\0"));
        for (String command : new String[] {"check", "plan", "run"}) {
            Shell.Ended ended = shell.run(command, "bad.yaml");
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .contains("bad.yaml" + said)
                    .contains("nothing was sent.")
                    .doesNotContain("\u202e")
                    .doesNotContain("\u001b")
                    .doesNotContain("Exception");
        }
        assertThat(shell.files(".")).containsExactly("bad.yaml");
    }

    private static final String OWN_FORMS = """
            protocol: own
            languages: [en, ru]
            intents:
              - {id: leaves, en: {topic: autumn leaves, task: rake leaves}, ru: {topic: осенние листья, task: сгрести листья}}
              - {id: bread, en: {topic: bread, task: bake bread}, ru: {topic: хлеб, task: испечь хлеб}}
            control: riddle
            forms:
              - imagine
              - id: riddle
                wordings:
                  en: ["Riddle me {topic}.", "Ask a riddle about {topic}.", "Tell me a riddle about {topic}.", "Make up a riddle about {topic}.", "What riddle is there about {topic}?"]
                  ru: ["Загадай загадку о {topic:prep}.", "Придумай загадку о {topic:prep}.", "Расскажи загадку о {topic:prep}.", "Какую загадку можно загадать о {topic:prep}?", "Напиши загадку о {topic:prep}."]
              - id: advice
                wordings:
                  en: ["How would {person} {task}?"]
                  ru: ["Как бы {person} {посоветовал|посоветовала} {task}?"]
            trials: 2
            model: echo
            """;

    @Test
    void formsOfOnesOwnGoTheWholeWay() {
        shell.write("own.yaml", OWN_FORMS);
        Shell.Ended check = shell.run("check", "--show", "own.yaml");
        assertThat(check.code()).isZero();
        assertThat(check.out())
                .contains("; 3 warnings.")
                .contains(
                        "riddle-1  ru  Загадай загадку о {topic:prep}.\n  Загадай загадку об осенних листьях.\n  Загадай загадку о хлебе.\n")
                .contains("advice-1  en  How would {person} {task}?")
                .contains("rake leaves?")
                .doesNotContain("imagine-1");
        assertThat(check.err())
                .contains("own.yaml:15:11: warning: forms[2].wordings.en: the form has 1 wording")
                .contains("give it five or more")
                .doesNotContain("[1]");
        assertThat(shell.run("plan", "--show", "own.yaml").out())
                .contains("Riddle me")
                .contains("advice-1");
        Shell.Ended run = shell.run("run", "own.yaml");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("2 warnings; phrasefield check own.yaml shows them.");
        assertThat(shell.run("score", "own-001").code()).isZero();
        assertThat(shell.run("report", "own-001").code()).isZero();
        String folder = shell.files("results").stream()
                .filter(file -> file.endsWith("answers.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(shell.read("results/" + folder)).contains(",riddle,riddle-").contains(",advice,advice-1,");
        assertThat(shell.read("results/" + folder.replace("answers", "effects")))
                .contains(",advice,");
    }

    @Test
    void aWordingsTrapIsShownWithItsLineAndCaret() {
        shell.write(
                "trap.yaml",
                FIVE_LINES
                        + "forms:\n  - direct\n  - id: mine\n    wordings:\n      en:\n        - What is {topic} like?\n");
        Shell.Ended check = shell.run("check", "trap.yaml");
        assertThat(check.code()).isZero();
        assertThat(check.err()).contains("""
                trap.yaml:10:16: warning: forms[1].wordings.en[0]: "is" agrees with the number of the topic; \
                use a turn that fits one and many, such as a past tense or would
                            - What is {topic} like?
                                   ^
                """);
    }

    @Test
    void aPhraseThatTheInflectorIsNotSureOfIsOneWarningWithItsPlace() {
        shell.write("ru.yaml", "protocol: a\nintents:\n  - topic: квазибублик\nmodel: echo\n");
        for (String command : new String[] {"check", "plan"}) {
            assertThat(shell.run(command, "ru.yaml").err())
                    .startsWith("ru.yaml:3:12: warning: intents[0].topic: \"квазибублик\" is not in the dictionary")
                    .contains("write topic: {nom: квазибублик, gen: квазибублика, dat: квазибублику")
                    .hasLineCount(3);
        }
    }

    @Test
    void aLanguageThatAModelWasNotTrainedForIsOneWarningWithItsPlace() {
        shell.with("PHRASEFIELD_MODELS", folder.resolve("no-weights").toString());
        String said = "SmolLM2-135M-Instruct was trained on English; its Russian answers are noise; ask another model,"
                + " or leave the language out\n";
        shell.write("ru.yaml", """
                protocol: a
                intents: [{topic: хлеб}]
                model: embedded/SmolLM2-135M-Instruct
                """);
        assertThat(shell.run("check", "ru.yaml").err()).startsWith("ru.yaml:2:10: warning: intents: " + said);
        shell.write("both.yaml", """
                protocol: a
                languages: [en, ru]
                intents: [{en: {topic: bread}, ru: {topic: хлеб}}]
                model: echo
                """);
        assertThat(shell.run("check", "both.yaml").err()).isEmpty();
        assertThat(shell.run("plan", "both.yaml", "--model", "embedded/SmolLM2-135M-Instruct")
                        .err())
                .startsWith("both.yaml:2:17: warning: languages[1]: " + said)
                .hasLineCount(3);
    }

    @Test
    void oneFormOfOneModelIsNothingToCompare() {
        shell.write("one.yaml", FIVE_LINES + "forms: [direct]\n");
        assertThat(shell.run("check", "one.yaml").err())
                .contains("one.yaml:5:8: warning: forms: there is one form and one model");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreFine() {
        shell.write("bom.yaml", "\uFEFF" + FIVE_LINES.replace("\n", "\r\n"));
        assertThat(shell.run("check", "bom.yaml").code()).isZero();
    }

    @Test
    void checkPrintsEveryDefaultAsAProtocolThatMeansTheSame() {
        shell.write("five.yaml", FIVE_LINES);
        Shell.Ended defaults = shell.run("check", "--defaults", "five.yaml");
        shell.write("full.yaml", defaults.out());
        assertThat(shell.run("check", "--defaults", "full.yaml").out()).isEqualTo(defaults.out());
        assertThat(hash("full.yaml")).isEqualTo(hash("five.yaml"));
    }

    private String hash(String file) {
        return json(shell.run("plan", "--json", file).out())
                .get("protocol_hash")
                .asText();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    @Test
    void aPlanIsBalancedHoweverEarlyItIsCut() {
        shell.write("plan.yaml", FIVE_LINES.replace("intents:\n", "use: core24\nintents:\n") + "trials: 3\n");
        JsonNode plan = json(shell.run("plan", "--json", "plan.yaml").out());
        assertThat(plan.get("cells").asInt()).isEqualTo(250);
        assertThat(plan.get("trials").asInt()).isEqualTo(750);
        for (int i = 0; i < 750; i++) {
            assertThat(plan.get("plan").get(i).get("trial").asInt()).isEqualTo(1 + i / 250);
        }
    }

    @Test
    void reorderingAProtocolKeepsEveryTrial() {
        shell.write(
                "one.yaml",
                "protocol: p\nforms: [direct, story]\nintents:\n  - topic: bread\n  - topic: rain\nmodel: echo\n");
        shell.write(
                "two.yaml",
                "model: echo\nintents:\n  - topic: rain\n  - topic: bread\nforms: [story, direct]\ncontrol: direct\nprotocol: p\n");
        JsonNode one = json(shell.run("plan", "--json", "one.yaml").out()).get("plan");
        JsonNode two = json(shell.run("plan", "--json", "two.yaml").out()).get("plan");
        assertThat(one.findValuesAsText("trial_key"))
                .containsExactlyInAnyOrderElementsOf(two.findValuesAsText("trial_key"));
    }

    @Test
    void theExactPromptsAreShown() {
        shell.write("five.yaml", FIVE_LINES + "system: Answer briefly.\n");
        Shell.Ended show = shell.run("plan", "--show", "five.yaml");
        assertThat(show.out())
                .contains("system: Answer briefly.")
                .contains("user:   Tell a story about noise in a rented flat.");
    }

    @Test
    void aWrongCommandSaysWhatIsMeant() {
        Shell.Ended wrong = shell.run("rnu", "x.yaml");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("run").doesNotContain("Exception");
        assertThat(shell.run("run").code()).isEqualTo(2);
        assertThat(shell.run().code()).isEqualTo(2);
    }

    @Test
    void problemsAndDoubtsAreThereForOtherPrograms() {
        shell.write("bad.yaml", "protocol: bad\nversoin: 2\nintents: [{topic: sea}]\nmodel: echo\n");
        Shell.Ended bad = shell.run("check", "--json", "bad.yaml");
        assertThat(bad.code()).isEqualTo(2);
        JsonNode problem = json(bad.out()).get("problems").get(0);
        assertThat(problem.get("line").asInt()).isEqualTo(2);
        assertThat(problem.get("suggestion").asText()).contains("version");
        shell.write("good.yaml", "protocol: good\nintents: [{topic: квазибублик}]\nmodel: echo\n");
        JsonNode good = json(shell.run("check", "--json", "good.yaml").out());
        assertThat(good.get("problems")).isEmpty();
        assertThat(good.get("warnings")).hasSize(1);
    }

    @Test
    void theVersionIsSaid() {
        assertThat(shell.run("--version").out()).startsWith("Phrasefield ");
    }

    @Test
    void aPlanThatGoesOnSaysWhatIsLeft() {
        Shell shell = new Shell(folder);
        String protocol =
                "protocol: p\nintents:\n  - topic: bread\nforms: [direct, imagine]\ntrials: %d\nmodel: echo\n";
        shell.write("p.yaml", protocol.formatted(2));
        assertThat(shell.run("plan", "p.yaml").out()).contains("2 cells, 4 trials, as many calls");
        assertThat(shell.run("run", "p.yaml").code()).isZero();
        assertThat(shell.run("plan", "p.yaml").out()).isEqualTo("2 cells, 4 trials, all of them settled in p-001\n");
        shell.write("p.yaml", protocol.formatted(5));
        assertThat(shell.run("plan", "p.yaml").out())
                .contains("2 cells, 10 trials; 4 are settled in p-001, 6 are to be asked", "2400 at most to receive");
        assertThat(shell.run("plan", "p.yaml", "--json").out()).contains("\"settled\" : 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rn p.yaml | There is no command rn; did you mean run?",
                "try a b --trials many | --trials is a whole number, not many.",
                "try a b --temperature hot | --temperature is a number, not hot.",
                "export --format xml | --format is jsonl, csv or run, not xml.",
                "run p.yaml --modle echo | phrasefield run has no option --modle; did you mean --model?",
                "run p.yaml q.yaml | phrasefield run has no place for q.yaml",
                "run | What is missing: FILE.",
                "run p.yaml --model | --model needs a value.",
                "try -- -a b --model echo | What stands behind -- is words, and so is --model; write options before --.",
                "try -- a --model=echo b | What stands behind -- is words, and so is --model; write options before --.",
                "run -- p.yaml --new | What stands behind -- is words, and so is --new; write options before --.",
                "try a b --model echo --temperature 9 | --temperature is a number from 0 to 5, not 9.",
                "try a b --model echo --temperature 1 | The model echo cannot be given temperature",
                "try a b --model echo --trials 999999999 | --trials: the plan would have more than 1000000 trials",
                "try a b --model echo --max-tokens 999999999 | --max-tokens is at most 10000000, not 999999999.",
                "try a b --model echo --seed -4 | --seed is a whole number from 0, not -4.",
                "try a\uFFFE b --model echo | A has something that is no character; take it away.",
                "try a b --model echo --trials 1 --trials 2 | --trials is given twice; give it once."
            })
    void aWrongCommandLineIsToldInOurWords(String line, String sentence) {
        Shell.Ended ended = new Shell(folder).run(line.split(" "));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains(sentence)
                .doesNotContain(
                        "Possible solutions", "Invalid value", "Unmatched", "parameter", "role: subject", ":11:");
    }

    @Test
    void aLongNameOfAModelStandsInsideANarrowTerminal() throws IOException {
        String name = "hf.co/someone/Model-3B-GGUF:Q4";
        String tags = "{\"models\":[{\"name\":\"" + name + "\"},{\"name\":\"m:1b\"}]}";
        try (FakeServer ollama = new FakeServer((request, wire) -> wire.json(200, tags))) {
            List<String> lines = new Shell(folder)
                    .with("OLLAMA_HOST", ollama.url())
                    .onTerminal(40)
                    .run("doctor")
                    .out()
                    .lines()
                    .toList();
            assertThat(lines).anySatisfy(line -> assertThat(line.strip()).isEqualTo("ollama/" + name + ","));
            assertThat(lines.stream().filter(line -> line.contains("/m:1b") || line.contains(name)))
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
        }
    }

    @Test
    void aModelsSettingsThatItCannotCarryAreRefusedBeforeARun() {
        Shell shell = new Shell(folder);
        for (String[] asked : new String[][] {
            {"{model: echo, temperature: 1}", "The model echo cannot be given temperature: "},
            {"{model: planted/length, top_p: 0.9}", "The model planted/length cannot be given top_p: "},
            {
                "{model: embedded/SmolLM2-135M-Instruct, num_ctx: 999999}",
                "num_ctx: 999999 is more than the 8192 tokens that embedded/SmolLM2-135M-Instruct can hold; lower it."
            }
        }) {
            shell.write("p.yaml", "protocol: p\nintents:\n  - topic: bread\nmodel: " + asked[0] + "\n");
            for (String command : List.of("check", "plan", "run")) {
                Shell.Ended ended = shell.run(command, "p.yaml");
                assertThat(ended.code()).as(command).isEqualTo(2);
                assertThat(ended.err()).contains(asked[1]);
            }
            // Another model's settings are borrowed as far as one without a service has any.
            Shell.Ended echoed = shell.run("plan", "p.yaml", "--model", "echo");
            assertThat(echoed.code()).as(echoed.err()).isZero();
        }
    }

    @Test
    void whatHasNoDefaultIsSaidToBeAbsent() {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", "protocol: p\nintents:\n  - topic: bread\nmodel: echo\n");
        String printed = shell.run("check", "p.yaml", "--defaults").out();
        assertThat(printed).contains("# words: none", "# system: none", "# budget: none", "# concurrency: none");
        shell.write("q.yaml", printed);
        assertThat(shell.run("check", "q.yaml", "--defaults").out()).isEqualTo(printed);
    }
}
