package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.llm.FakeOllama;
import org.phrasefield.llm.FakeServer;

class TryCommandTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void writeAScript() {
        shell = new Shell(folder);
        // Three lengths each, so that answers to the second prompt are about five times as long.
        shell.write("script.yaml", """
                - when: story
                  answer:
                    - once upon a time there was a loaf in an oven of a town
                    - a loaf of bread lay on a table and nobody knew who had baked it that day
                    - the loaf was warm and the child was hungry and so it was soon gone
                - answer: [bread is food, bread is baked, it is bread]
                """);
    }

    private Shell.Ended attempt(String... more) {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "try";
        arguments[1] = "What is bread?";
        arguments[2] = "Tell a story of {bread}.";
        arguments[3] = "--model";
        arguments[4] = "scripted/script.yaml";
        System.arraycopy(more, 0, arguments, 5, more.length);
        return shell.run(arguments);
    }

    private String run() {
        return shell.files("results").stream()
                .filter(file -> file.endsWith("report.html"))
                .map(file -> file.substring(0, file.indexOf('/')))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theScreenSpeaksOneLanguage() {
        Shell.Ended first =
                shell.run("try", "Расскажи о хлебе.", "Представь хлеб.", "--model", "echo", "--trials", "3");
        Shell.Ended again =
                shell.run("try", "Расскажи о хлебе.", "Представь хлеб.", "--model", "echo", "--trials", "3");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err())
                .contains("Модель: echo", "Учтите: Модель не спрашивали: echo", ": вопросов — 6, ячеек — 2.", "6 из 6")
                .contains("завершён: готово 6 из 6, вызовов: 6, ", "время: 1 с.", "Отчёт: ");
        assertThat(again.err())
                .contains(" завершён, план не изменился: спрашивать нечего.", "--new начнёт новый запуск.");
        assertThat(first.err() + again.err())
                .doesNotContain("Model", "Note", "trial", "settled", "Report", "complete", "asking", "nothing");
    }

    @Test
    void twoPromptsAreComparedWithoutAProtocol() {
        Shell.Ended tried = attempt();
        assertThat(tried.code()).as(tried.err()).isZero();
        assertThat(tried.out())
                .containsPattern("Length +3\\.00 +1\\d\\.\\d +···│··● ×[45]\\.\\d\\d [345]\\.\\d\\d–[456]\\.\\d\\d\n")
                .contains("answer by answer, for these very prompts")
                .contains("a: What is bread?\nb: Tell a story of {bread}.\n");
        assertThat(tried.err()).contains("20 of 20 trials settled").contains("--trials 20");
        assertThat(tried.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void whatToDoNextIsToldFromHowTheAnswersEnded() {
        shell.write("cut.yaml", "- {answer: bread is, outcome: cut}\n");
        shell.write("same.yaml", "- {answer: bread is food}\n");
        shell.write("free.yaml", "- {answer: [хлеб это еда, это хлеб, еда]}\n");
        assertThat(shell.run("try", "A?", "B?", "--model", "scripted/same.yaml").err())
                .contains("The model gives the same answer each time, so that more of them tell no more.")
                .contains("This tells of these two prompts alone", "phrasefield init FILE")
                .doesNotContain("More answers tell more");
        assertThat(shell.run("try", "А?", "Б?", "--model", "scripted/free.yaml").err())
                .contains("Чем больше ответов, тем точнее результат: повторите команду с --trials 20.")
                .doesNotContain("More answers");
        assertThat(shell.run("try", "C?", "D?", "--model", "scripted/cut.yaml", "--max-tokens", "100")
                        .err())
                .contains("20 answers cut at the limit; to have whole ones give the same with --max-tokens 200.")
                .doesNotContain("More answers tell more");
    }

    @Test
    void theAnswersAreKeptLikeThoseOfAnyRun() {
        attempt();
        assertThat(shell.read("results/" + run() + "/answers.csv")).contains("Tell a story of {bread}.");
        assertThat(shell.read("results/" + run() + "/report.html"))
                .contains("Welch")
                .doesNotContain("Pairs</");
        assertThat(shell.run("show", run()).out()).contains("20 of 20 trials");
        assertThat(shell.run("report").out()).contains("answer by answer");
    }

    @Test
    void twoPromptsThatAreOneTextAreToldSo() {
        assertThat(shell.run("try", "A?", " A?", "--model", "scripted/script.yaml", "--trials", "1")
                        .err())
                .contains("A and B are the same text");
    }

    @Test
    void moreTrialsAskOnlyWhatIsMissing() {
        attempt();
        assertThat(attempt("--trials", "12").err())
                .contains("20 of 24 trials are settled, 4 to ask", ", 24 calls, 4 calls now in ");
        assertThat(attempt("--new").err()).contains("-002 is complete");
    }

    @Test
    void theLanguageIsToldFromTheScript() {
        Shell.Ended tried = shell.run("try", "Расскажи о хлебе.", "Представь хлеб.", "--model", "echo");
        assertThat(tried.out()).contains("Длина").contains("сказать нельзя");
    }

    @Test
    void everySettingReachesTheModel() throws Exception {
        String answer = "{\"message\":{\"content\":\"@bread\\nTwo.\"},\"done\":true,\"done_reason\":\"stop\"}";
        Shell.Ended tried;
        try (FakeServer server = FakeOllama.server((request, wire) -> wire.json(200, answer))) {
            tried = shell.with("OLLAMA_HOST", server.url())
                    .run(
                            "try",
                            "What is bread?",
                            "Tell a story of {bread}.",
                            "--model",
                            "ollama/smollm2:135m",
                            "--system",
                            "Be brief.",
                            "--temperature",
                            "0.5",
                            "--max-tokens",
                            "77",
                            "--seed",
                            "5",
                            "--language",
                            "ru");
        }
        assertThat(tried.code()).as(tried.err()).isZero();
        assertThat(tried.err()).contains("--temperature 1 позволит им различаться");
        String plan = shell.read("results/" + run() + "/plan.csv");
        assertThat(plan.lines().skip(1))
                .hasSize(20)
                .allSatisfy(row -> assertThat(row)
                        .contains(",0.5,77,")
                        .contains(",Be brief.,")
                        .contains(",ru,prompt,"));
        assertThat(shell.read("results/" + run() + "/run.json")).contains("\"seed\" : 5,");
    }

    @Test
    void severalLinesAndAnAtSignAreSentAsTheyAre() {
        shell.write("bread", "not this");
        Shell.Ended tried = shell.run("try", "@bread", "One.\r\nTwo.", "--model", "echo");
        assertThat(tried.code()).as(tried.err()).isZero();
        assertThat(shell.read("results/" + run() + "/answers.csv"))
                .contains("'@bread")
                .contains("\"One.\nTwo.\"");
    }

    @ParameterizedTest
    @CsvSource({
        "--trials, 0, --trials is a whole number from 1",
        "--max-tokens, -1, --max-tokens is a whole number from 1",
        "--temperature, NaN, --temperature is a number from 0",
        "--language, de, --language is en or ru",
        "--system, ' ', --system is empty",
        "--seed, -4, seed",
    })
    void aWrongSettingIsOneSentence(String option, String value, String sentence) {
        Shell.Ended wrong = attempt(option, value);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains(sentence);
        assertThat(shell.files("results")).isEmpty();
    }

    @Test
    void aPromptThatIsEmptyOrActsOnATerminalIsRefused() {
        assertThat(shell.run("try", " ", "x").err()).isEqualTo("A is empty; give a text.\n");
        assertThat(shell.run("try", "x", "\u001B[31m").err()).contains("B has a control character");
        assertThat(shell.run("try", "x").code()).isEqualTo(2);
    }
}
