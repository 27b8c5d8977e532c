package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewCommandTest {
    private static final String PROTOCOL = """
            protocol: planted
            use: core24
            model: planted/length
            trials: 2
            languages: [ru]
            forms: [direct, imagine, name]
            """;

    @TempDir
    static Path together;

    private static final MadeRuns MADE = new MadeRuns(() -> together);

    @TempDir
    private Path folder = Path.of("");

    private Shell.Ended give(String... arguments) {
        return new Shell(folder).run(arguments);
    }

    /** Has so many runs of the protocol, which are made once for all that begin with them. */
    private void had(int runs) {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", PROTOCOL);
        MADE.leave(shell, "p.yaml", runs);
    }

    @Test
    void theSourceIsQuotedOnMagnetWords() {
        Shell shell = new Shell(folder);
        String text = shell.run("preview", "Tell me about silence and death.").outUnfolded();
        assertThat(text)
                .contains("silence (existential)", "the existential and poetic zone grows")
                .containsOnlyOnce("source ");
        assertThat(shell.run("preview", "Расскажи историю о смерти и логике.").outUnfolded())
                .contains("смерть (экзистенциальное), логика (аналитическое)");
        assertThat(shell.run("preview", "Расскажи об алгоритмах.").outUnfolded())
                .contains("растёт зона аналитики");
        assertThat(shell.run("preview", "--json", "Tell me about silence.").out())
                .contains("the existential and poetic zone grows");
        assertThat(shell.run("preview", "Tell me about bread.").outUnfolded()).doesNotContain("zone grows");
        assertThat(shell.run("preview", "--page", "p.html").code()).isZero();
        assertThat(shell.read("p.html")).contains("the existential and poetic zone grows", "растёт зона аналитики");
    }

    /** A measured prompt about something else is no example of this one. */
    @Test
    void noPromptIsNearestThatSharesNoWordOfTheTopic() throws IOException {
        had(1);
        assertThat(give("preview", "Представь библиотеку под водой.").out()).doesNotContain("ближайший");
        assertThat(give("preview", "--json", "Представь, что это было бы у нас.")
                        .out())
                .contains("\"nearest\" : null");
    }

    @Test
    void severalPromptsStandSideBySideOnATerminalThatHasRoom() throws IOException {
        had(1);
        String[] three = {"preview", "Представь шум за стеной.", "Назови птицу.", "Расскажи о хлебе."};
        Shell.Ended wide = new Shell(folder).onTerminal(130).run(three);
        assertThat(wide.code()).as(wide.err()).isZero();
        assertThat(wide.out())
                .containsPattern("(?m)^ +» Представь шум за стеной\\. +» Назови птицу\\. +» Расскажи о хлебе\\.$")
                .containsPattern("(?m)^длина +×\\d,\\d\\d  ×.*24/96.* ×\\d,\\d\\d  ×.*24/96")
                .contains("разницы нет");
        assertThat(wide.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(130));
        String below = "(?s)» Представь .*\n\n» Назови .*\n\n» Расскажи ";
        assertThat(new Shell(folder).onTerminal(90).run(three).out()).containsPattern(below);
        assertThat(new Shell(folder).columns(200).run(three).out())
                .as("through a pipe")
                .containsPattern(below);
        assertThat(new Shell(folder)
                        .onTerminal(130)
                        .run("preview", "Назови птицу.", "Name a bird.")
                        .out())
                .as("each language has its own words")
                .containsPattern("(?s)» Назови .*\n\n» Name ");
    }

    @Test
    void withoutAnyRunThereIsAFormAndNoData() {
        Shell.Ended ended = give("preview", "Imagine a library under the sea.");
        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("Imagine… (imagine) 1.0", "a library under the sea", "no data", "above all in style");
    }

    @Test
    void whatWasPlantedIsExpectedOfAPromptThatWasNeverSent() throws IOException {
        had(1);
        Shell.Ended ended = give("preview", "Представь ночное море.");
        assertThat(ended.out())
                .contains("planted/length", "длина", "24/96", "нет данных", "ближайший")
                .containsPattern("→ +planted/length: ")
                // What the form does not narrow has a mean all the same, with an interval of its own.
                .containsPattern("стиль +не сужает +0,33 \\[0,00; 0,58\\] +0,00 … ")
                .contains("Зная форму, ещё об одной теме", "среднее по темам")
                .containsPattern("до сих пор +Ни один прогноз ещё не проверен");
        assertThat(ended.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(ended.err()).isEmpty();
        assertThat(give("run", "p.yaml", "--new").code()).isZero();
        assertThat(give("preview", "Представь мир.").out())
                .containsPattern("до сих пор +сбылось интервалов +против среднего до сих пор\n")
                .containsPattern("длина +\\d+ из 48 \\(\\d+\u202F%\\) +\\+\\d+\u202F%, для вывода запусков мало\n")
                .containsPattern("стиль +\\d+ из \\d+");
    }

    @Test
    void jsonHasOneObjectForEachPrompt() throws IOException {
        had(2);
        Shell.Ended ended = give("preview", "--json", "Представь море.", "Назови море.");
        assertThat(ended.out())
                .contains(
                        "\"form\" : \"imagine\"",
                        "\"form\" : \"name\"",
                        "\"topics\" : 24",
                        "\"interval_skill_against_mean_so_far\"");
    }

    @Test
    void aPromptThatNobodyGaveIsAskedFor() {
        assertThat(give("preview").code()).isEqualTo(2);
        assertThat(give("preview", " ").code()).isEqualTo(2);
        assertThat(give("preview", "--watch", "none.txt").err()).contains("There is no file none.txt.");
        assertThat(give("preview", "--json").code()).isEqualTo(2);
        assertThat(give("preview", "--watch", "none.txt", "Imagine.").code()).isEqualTo(2);
    }

    /** The run keeps what it taught, so that nobody waits for the first preview; what is kept is what would be learned afresh. */
    @Test
    void whatARunKeepsIsWhatWouldBeLearnedOfIt() throws IOException {
        Shell shell = new Shell(folder);
        shell.write("p.yaml", """
                protocol: planted
                use: core24
                model: planted/length
                trials: 2
                languages: [en, ru]
                forms: [direct, imagine, name]
                """);
        for (List<String> command : List.of(List.of("run", "p.yaml"), List.of("score", "--again", "planted-001"))) {
            assertThat(shell.run(command.toArray(String[]::new)).code()).isZero();
            Shell.Ended kept = shell.run("preview", "--json", "Imagine the sea.", "Назови море.");
            assertThat(kept.err()).as(command.toString()).isEmpty();
            List<String> files = List.of("preview.json", "planted-001/preview.json");
            List<String> before =
                    files.stream().map(name -> shell.read("results/" + name)).toList();
            for (String name : files) Files.delete(folder.resolve("results/" + name));
            Shell.Ended fresh = shell.run("preview", "--json", "Imagine the sea.", "Назови море.");
            assertThat(fresh.err()).contains("Learning from planted-001…");
            assertThat(fresh.out()).isEqualTo(kept.out());
            assertThat(files.stream().map(name -> shell.read("results/" + name)).toList())
                    .isEqualTo(before);
        }
    }

    /** After a new version nobody who runs a protocol waits for all the runs before. */
    @Test
    void aRunLearnsFromItselfAlone() throws IOException {
        had(1);
        Files.writeString(folder.resolve("results/planted-001/preview.json"), "{}");
        Shell.Ended second = give("run", "p.yaml", "--new");
        // Once as a night, of which the report shows what moved since.
        assertThat(second.err()).containsOnlyOnce("Изучается запуск planted-001…");
        assertThat(give("preview", "Представь море.").err())
                .contains("Изучается запуск planted-001…")
                .doesNotContain("planted-002");
    }

    @Test
    void aDamagedFileOfLessonsIsMadeAnew() throws IOException {
        had(1);
        Path kept = folder.resolve("results/planted-001/preview.json");
        String whole = give("preview", "Представь море.").out();
        Files.writeString(kept, "{\"stamp\": 7");
        Files.writeString(folder.resolve("results/preview.json"), "[1");
        Shell.Ended anew = give("preview", "Представь море.");
        assertThat(anew.out()).isEqualTo(whole);
        assertThat(anew.err()).contains("Изучается запуск planted-001…");
    }

    /** What many runs taught is kept together: a preview looks at none of them until there is something new. */
    @Test
    void runsAreNotLookedAtAgainUntilOneIsNew() throws IOException {
        had(1);
        String whole = give("preview", "Представь море.").out();
        Files.delete(folder.resolve("results/planted-001/preview.json"));
        Shell.Ended again = give("preview", "Представь море.");
        assertThat(again.out()).isEqualTo(whole);
        assertThat(again.err()).isEmpty();
        assertThat(give("score", "--again").code()).isZero();
        Files.delete(folder.resolve("results/planted-001/preview.json"));
        Files.delete(folder.resolve("results/preview.json"));
        assertThat(give("preview", "Представь море.").err()).contains("Изучается запуск planted-001…");
    }

    /** What a server of another version answered is of another epoch, which is never put together with this one. */
    @Test
    void runsOfAnEarlierEpochAreLeftOutAndCounted() throws Exception {
        had(2);
        try (var store = java.sql.DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("results/phrasefield.db"));
                var statement = store.createStatement()) {
            statement.executeUpdate(
                    "UPDATE run SET models = replace(models, '\"digest\":', '\"server\":\"liar ' || number || '\",\"digest\":')");
        }
        for (String name : List.of("preview.json", "planted-002/preview.json", "planted-002/night.json")) {
            Files.deleteIfExists(folder.resolve("results/" + name));
        }
        JsonNode found = new ObjectMapper()
                .readTree(give("preview", "--json", "Представь море.").out())
                .get(0);
        assertThat(found.path("left_out").toString()).isEqualTo("{\"epoch\":1}");
        assertThat(found.path("models").get(0).path("runs").asInt()).isEqualTo(1);
        assertThat(give("preview", "Представь море.").outUnfolded())
                .contains("модель из них с тех пор сдвинулась либо сменился её сервер или метрика: 1");
    }

    /** Each is another way of asking the same model. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "system: Answer in one line.",
                "models: [{model: planted/length, max_tokens: 300}]",
                "words: {groups: [existential]}"
            })
    void runsWithOtherSettingsThanTheNewestAreLeftOutAndCounted(String other) throws IOException {
        Shell shell = new Shell(folder);
        String same = "protocol: planted\nuse: core24\ntrials: 1\nlanguages: [en]\nforms: [direct, imagine]\n";
        String model = "models: [{model: planted/length}]\n";
        shell.write("a.yaml", same + model);
        shell.write("b.yaml", same + (other.startsWith("models") ? "" : model) + other + "\n");
        for (String file : List.of("a.yaml", "b.yaml")) {
            Shell.Ended ended = shell.run("run", file, "--new");
            assertThat(ended.code()).as(ended.err()).isZero();
        }
        assertThat(shell.run("preview", "Imagine the sea.").outUnfolded())
                .contains("Runs left out because a model of theirs was last asked with other settings: 1")
                .contains("No preview has been checked yet: that takes a second run.");
        assertThat(shell.run("run", "a.yaml", "--new").code()).isZero();
        JsonNode found = new ObjectMapper()
                .readTree(shell.run("preview", "--json", "Imagine the sea.").out())
                .get(0);
        assertThat(found.path("left_out").toString()).isEqualTo("{\"settings\":1}");
        assertThat(found.path("models").get(0).path("length").path("answers").asInt())
                .as("in both runs that are asked as the newest is")
                .isEqualTo(96);
        assertThat(found.path("models")
                        .get(0)
                        .path("length")
                        .path("so_far")
                        .path("previews")
                        .asInt())
                .as("the first run is asked as the newest is")
                .isEqualTo(24);
    }

    private void set(String column, String value, String run) throws Exception {
        try (var store = java.sql.DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("results/phrasefield.db"));
                var statement = store.createStatement()) {
            String update = "UPDATE run SET %s = %s WHERE id = '%s'".formatted(column, value, run);
            assertThat(statement.executeUpdate(update)).isEqualTo(1);
        }
    }

    private JsonNode style() throws IOException {
        return model().path("style");
    }

    private JsonNode model() throws IOException {
        return new ObjectMapper()
                .readTree(give("preview", "--json", "Представь море.").out())
                .get(0)
                .path("models")
                .path(0);
    }

    /** Cut in its second round: most cells have one answer, of which no style can be told yet. */
    @Test
    void aRunThatWasCutTakesNothingFromACompleteOne() throws Exception {
        had(1);
        JsonNode before = style();
        assertThat(before.path("low").isNumber()).isTrue();
        Shell shell = new Shell(folder);
        shell.write("p.yaml", shell.read("p.yaml") + "budget: {calls: 90}\n");
        assertThat(shell.run("run", "p.yaml", "--new").code()).isEqualTo(3);
        JsonNode after = style();
        assertThat(after.path("low").isNumber()).as(after.toString()).isTrue();
        assertThat(after.path("unscored")).isEqualTo(before.path("unscored"));
        assertThat(shell.run("runs", "delete", "planted-001", "--yes").code()).isZero();
        assertThat(style().path("missing").asText()).isEqualTo("unfinished");
        assertThat(give("preview", "Представь море.").outUnfolded())
                .containsPattern("стиль +нет данных: запуск не закончен");
    }

    /** Each answer would have it learned anew. */
    @Test
    void aRunIsNotLearnedWhileItIsAsked() throws Exception {
        had(2);
        String both = give("preview", "--json", "Представь море.").out();
        set("status", "'OPEN'", "planted-002");
        // What a run that goes on had taught stands.
        assertThat(give("preview", "--json", "Представь море.").out()).isEqualTo(both);
        set("revision", "revision + 1", "planted-002");
        Shell.Ended again = give("preview", "--json", "Представь море.");
        assertThat(again.err()).isEmpty();
        assertThat(again.out()).isEqualTo(both);
        // One that had taught nothing is left out, and said.
        for (String name : List.of("preview.json", "planted-002/preview.json", "planted-002/night.json")) {
            Files.deleteIfExists(folder.resolve("results/" + name));
        }
        Shell.Ended first = give("preview", "Представь море.");
        assertThat(first.err()).isEmpty();
        assertThat(first.outUnfolded()).contains("один запуск, ", "Запуски, которые не в счёт, пока не завершатся: 1");
        assertThat(folder.resolve("results/planted-002/preview.json")).doesNotExist();
        set("status", "'COMPLETE'", "planted-002");
        Shell.Ended ended = give("preview", "--json", "Представь море.");
        assertThat(ended.err()).contains("Изучается запуск planted-002…");
        assertThat(ended.out()).isEqualTo(both);
    }

    @Test
    void whereTheOnlyRunIsAskedItIsSaidThatNoneHasEnded() throws Exception {
        had(1);
        set("status", "'OPEN'", "planted-001");
        for (String name : List.of("preview.json", "planted-001/preview.json")) {
            Files.delete(folder.resolve("results/" + name));
        }
        assertThat(give("preview", "Imagine the sea.").outUnfolded())
                .contains("no data: no run has ended yet", "Runs that are left out until they end: 1");
        assertThat(give("preview", "Представь море.").outUnfolded())
                .contains("нет данных: ни один запуск ещё не завершился");
    }

    @Test
    void modelsThatNothingIsKnownOfComeLast() throws IOException {
        Files.writeString(
                folder.resolve("plain.yaml"),
                "protocol: plain\nuse: core24\nmodel: planted/depth\ntrials: 1\nlanguages: [ru]\nforms: [direct]\n");
        assertThat(give("run", "plain.yaml").code()).isZero();
        Files.writeString(folder.resolve("p.yaml"), PROTOCOL);
        assertThat(give("run", "p.yaml", "--new").code()).isZero();
        assertThat(give("preview", "Представь море.").outUnfolded())
                .containsSubsequence(
                        "planted/length; по сравнению с прямым вопросом; один запуск",
                        "planted/depth; ни один запуск пока ничего о ней не показал:");
        assertThat(model().path("model").asText()).isEqualTo("planted/length");
    }

    @Test
    void aPageTakesThePlaceOfAPageAlone() throws IOException {
        Files.writeString(folder.resolve("notes.html"), "<!doctype html>mine");
        Shell.Ended refused = give("preview", "--page", "notes.html");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("notes.html is there already and is no page of preview; name another file with --page.\n");
        assertThat(Files.readString(folder.resolve("notes.html"))).isEqualTo("<!doctype html>mine");
        Files.writeString(folder.resolve("empty.html"), "");
        assertThat(give("preview", "--page", "empty.html").code()).isEqualTo(2);
        assertThat(give("preview", "--page", "page.html").code()).isZero();
        had(1);
        assertThat(give("preview", "--page", "page.html").code()).isZero();
        assertThat(Files.readString(folder.resolve("page.html"))).contains("planted/length");
    }

    @Test
    void whatHasNoNumberSaysWhy() throws IOException {
        had(1);
        assertThat(give("preview", "Представь море.").outUnfolded())
                .contains("глубина нет данных: запуски этого не измеряют (нужен судья)")
                .contains("охват нет данных: запуски этого не измеряют (нужно три ответа на тему)");
        assertThat(give("preview", "Расскажи сказку про кота.").outUnfolded())
                .contains("длина нет данных: в этой форме не спрашивали", "глубина нет данных: в этой форме");
        assertThat(give("preview", "Imagine the sea.").outUnfolded())
                .contains("no data on planted/length: only another language is measured (Russian)");
        assertThat(give("preview", "--json", "Представь море.").out())
                .contains("\"missing\" : \"not-measured\"", "\"nearest\" : {")
                .contains("\"prompt\" : \"Представь");
    }

    @Test
    void aSlipInAFolderIsSaidAndNothingIsMade() throws IOException {
        Shell.Ended page = give("preview", "--page", "away/deep/page.html");
        assertThat(page.code()).isEqualTo(2);
        assertThat(page.errUnfolded())
                .contains("--page away/deep/page.html: there is no folder ")
                .contains("make it, or name another file.");
        assertThat(folder.resolve("away")).doesNotExist();
        Files.writeString(folder.resolve("notes.txt"), "x");
        Files.writeString(folder.resolve("p.yaml"), "protocol: p\nintents: [{topic: bread}]\nmodel: echo\n");
        for (List<String> command : List.of(List.of("preview", "Imagine the sea."), List.of("plan", "p.yaml"))) {
            Shell.Ended wrong = give(command.get(0), command.get(1), "--results", "notes.txt");
            assertThat(wrong.code()).as(command.get(0)).isEqualTo(2);
            assertThat(wrong.err()).isEqualTo("notes.txt is a file; name a folder with --results.\n");
        }
    }

    @Test
    void aPromptInAnotherLanguageIsNotTakenForOneOfTheTwo() {
        Shell.Ended german = give("preview", "Stell dir eine Bibliothek unter dem Meer vor.");
        assertThat(german.outUnfolded())
                .contains("this seems to be neither English nor Russian, and only prompts in these two are known");
        assertThat(give("preview", "Уяви собі бібліотеку під водою, що в ній є?")
                        .outUnfolded())
                .contains("похоже, это не русский и не английский");
        assertThat(give("preview", "--json", "想象一座海底图书馆。").out()).contains("\"language\" : null", "\"forms\" : [ ]");
    }

    @Test
    void whatComesThroughAPipeIsOnePrompt() {
        Shell.Ended ended =
                new Shell(folder).typing("Imagine a library\nunder the sea.\n").run("preview");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("» Imagine a library under the sea.\n");
        assertThat(new Shell(folder)
                        .typing("Назови море.")
                        .run("preview", "--json")
                        .out())
                .contains("\"form\" : \"name\"");
        assertThat(new Shell(folder).typing(" \n").run("preview").err()).contains("No prompt was given");
        Shell.Ended broken = new Shell(folder).typing("Imagine the \uFFFD sea.").run("preview");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).isEqualTo("The prompt is not UTF-8 text; give it as UTF-8.\n");
        assertThat(broken.out()).isEmpty();
    }

    @Test
    void codesOfATerminalAreTakenOutOfAPrompt() {
        Shell.Ended ended =
                give("preview", "\u001b[31mImagine\u001b[0m a \u001b]0;title\u0007red house\u0008 by the sea");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out())
                .startsWith("» Imagine a red house by the sea\n")
                .contains("(imagine) 1.0")
                .doesNotContain("\u001b");
        assertThat(give("preview", "\u001b[31m").err()).contains("The prompt is empty");
    }

    @Test
    void recognitionIsShownWithItsIntervals() {
        Shell.Ended ended = give("doctor", "--forms");
        assertThat(ended.out()).contains("made to mislead", "11 none").containsPattern("""
                All these Russian prompts together
                  plain           \\d\\d\\d / \\d\\d\\d, 9\\d\\.\\d % .*
                  made to mislead \\d\\d\\d / \\d\\d\\d, 8\\d\\.\\d % .*
                """);
    }

    @Test
    @EnabledIfSystemProperty(named = "phrasefield.long", matches = "true")
    void recognitionIsToldToProgramsToo() {
        assertThat(give("doctor", "--forms", "--json").out())
                .contains("\"prompts\" : \"held-out\"", "\"prompts\" : \"held-out-2\"");
    }
}
