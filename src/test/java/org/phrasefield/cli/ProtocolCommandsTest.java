package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                .contains("is not UTF-8 text")
                .hasLineCount(1);
        assertThat(shell.run("check", ".").err()).contains("is a folder").hasLineCount(1);
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
}
