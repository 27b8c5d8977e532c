package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.cli.Shell.Ended;

class RateCommandTest {
    private static final String RUN = "import-answers-001";

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void importAnswers() {
        shell = new Shell(folder);
        shell.write("answers.csv", """
                intent,form,answer
                bread,direct,Bread is a food of flour and water.
                bread,imagine,"=Imagine a loaf, warm and fresh."
                rain,direct,Rain is water that falls from clouds.
                rain,imagine,Imagine that it rains.
                """);
        assertThat(shell.run("import", "answers.csv").code()).isZero();
    }

    private Ended rate(String typed, String... options) {
        String[] arguments = new String[2 + options.length];
        arguments[0] = "rate";
        arguments[1] = RUN;
        System.arraycopy(options, 0, arguments, 2, options.length);
        return shell.typing(typed).run(arguments);
    }

    @Test
    void answersAreShownWithoutTheirFormAndRatingGoesOnWhereItStopped() {
        Ended first = rate("2\n1\n3 6\nq\n", "--rater", "anna");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("1 / 4", "3 / 4", "2\u00A0encyclopedic")
                .doesNotContain("direct", "imagine,");
        assertThat(first.err()).contains("anna has rated 2 of 4 answers; the same command goes on.");
        Ended second = rate("11\n11\n", "--rater", "anna");
        assertThat(second.out()).contains("3 / 4", "4 / 4").doesNotContain("1 / 4");
        assertThat(second.err()).contains("anna has rated 4 of 4 answers.");
        assertThat(rate("", "--rater", "anna").out()).isEmpty();
    }

    @Test
    void theScreenSpeaksTheLanguageOfTheRunsReport() {
        shell.write("ответы.csv", """
                intent,form,language,answer
                хлеб,direct,ru,Хлеб — это еда из муки и воды.
                дождь,direct,ru,Дождь — это вода из облаков.
                """);
        Ended imported = shell.run("import", "ответы.csv");
        assertThat(imported.code()).as(imported.err()).isZero();
        String run = imported.err().replaceAll("(?s).*?(import-\\S+-001).*", "$1");
        Ended ended = shell.typing("0 u q").run("rate", run, "--rater", "анна");
        assertThat(ended.out()).contains("энциклопед");
        assertThat(ended.err())
                .contains("Введите число от 1 до 9", "Отменять нечего.", "анна: оценено ответов — 0 из 2");
    }

    @Test
    void answersAreDrawnForEachLanguageAndEvenlyOverItsForms() {
        StringBuilder table = new StringBuilder("intent,form,language,answer\n");
        for (int i = 0; i < 20; i++) {
            table.append("bread,direct,en,Plain English " + i + ".\n");
            table.append("bread,direct,ru,Просто по-русски " + i + ".\n");
            if (i < 3) table.append("bread,story,en,An English story " + i + ".\n");
        }
        shell.write("both.csv", table.toString());
        assertThat(shell.run("import", "both.csv").code()).isZero();
        Ended written = shell.run("rate", "import-both-001", "--answers", "10", "--csv-out", "sheet.csv");
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(shell.read("sheet.csv"))
                .satisfies(
                        sheet -> assertThat(sheet.split("An English story", -1)).hasSize(1 + 3))
                .satisfies(sheet -> assertThat(sheet.split("Plain English", -1)).hasSize(1 + 7))
                .satisfies(
                        sheet -> assertThat(sheet.split("Просто по-русски", -1)).hasSize(1 + 10));
    }

    @Test
    void theCodebookIsShownByAKeyAndWrittenBesideASheet() {
        Ended shown = rate("? 2 ? q", "--rater", "anna");
        assertThat(shown.out())
                .contains(
                        "2 encyclopedic\n  Given: it tells what is known",
                        "Example: Rye is a cereal",
                        "2 analogy\n  Given:");
        String once = rate("? q", "--rater", "anna").out();
        assertThat(once.substring(once.indexOf("\n1 analytic")).lines())
                .as("lines of explanations, of which a small terminal has 24")
                .hasSizeLessThan(24);
        assertThat(once).contains("? explains").doesNotContain("narrative\n  Given:");
        String all = rate("? ? ? ? q", "--rater", "anna").out();
        assertThat(all).contains("7 narrative\n  Given:", "9 no zone\n  Given:").containsOnlyOnce("2 encyclopedic\n");
        assertThat(rate("0 q", "--rater", "anna").err()).contains("? to see what they mean");
        Ended written = rate("", "--csv-out", "sheet.csv");
        assertThat(written.err()).contains("What the labels mean stands in sheet-codebook.csv.");
        assertThat(shell.read("sheet-codebook.csv").lines())
                .hasSize(1 + 2 * (9 + 7))
                .contains("kind,label,language,name,given,not_given,example")
                .anyMatch(line -> line.startsWith("zone,narrative,ru,повествование,"));
        assertThat(rate("", "--csv-out", "sheet-codebook.csv").code()).isEqualTo(2);
    }

    @Test
    void skippedComesAgainUndoneIsAskedAgainAndOtherKeysAreExplained() {
        Ended ended = rate("s\n0\n2 9\n1\nu\nq\n", "--rater", "boris");
        assertThat(ended.err()).contains("Type 1 to 9", "Type 1 to 7").contains("boris has rated 0 of 4 answers");
        assertThat(rate("u\n", "--rater", "boris").err()).contains("Nothing to undo.");
    }

    @Test
    void sheetsGoOutBlindAndComeBackFilled() {
        Ended written = rate("", "--csv-out", "sheet.csv", "--rater", "anna");
        assertThat(written.code()).as(written.err()).isZero();
        List<String> sheet = shell.read("sheet.csv").lines().toList();
        assertThat(sheet.get(0)).isEqualTo("answer_id,rater,zone,strategy,zones,strategies,text");
        assertThat(sheet).hasSize(5).anySatisfy(line -> assertThat(line).contains("'=Imagine"));
        take(sheet, "anna", "encyclopedic,factual-recall");
        assertThat(rate("", "--show").out()).contains("not validated");
        take(sheet, "boris", "encyclopedic,factual-recall");
        assertThat(rate("", "--show").out())
                .contains(
                        RUN,
                        "2 people, 4 answers rated, 4 of them by two or more",
                        "anna ",
                        "boris ",
                        "Not validated: fewer than 150 answers rated by two.");
    }

    /** Tables of the run have trial keys beside the form, so a sheet with them would tell who looks how an answer was asked. */
    @Test
    void sheetsHaveIdsThatLeadToNoFormAndComeBackToTheSameAnswers() {
        rate("", "--csv-out", "sheet.csv", "--rater", "anna");
        List<String> rows = shell.read("sheet.csv").lines().skip(1).toList();
        String answers = shell.read("results/" + RUN + "/answers.csv");
        assertThat(rows)
                .extracting(row -> row.substring(0, row.indexOf(',')))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("a[0-9a-f]{16}"))
                .noneMatch(id -> answers.contains(id.substring(1)));
        shell.write(
                "rain.csv",
                shell.read("sheet.csv")
                        .lines()
                        .filter(line -> line.startsWith("answer_id") || line.contains("Rain is"))
                        .map(line -> line.replace(",anna,,,", ",anna,narrative,analogy,"))
                        .collect(Collectors.joining("\r\n")));
        assertThat(rate("", "--csv-in", "rain.csv").code()).isZero();
        assertThat(rate("q\n", "--rater", "anna").out()).contains("2 / 4").doesNotContain("Rain is");
        rate("11 11 11\n", "--rater", "anna");
        assertThat(rate("", "--rater", "anna").out()).isEmpty();
    }

    @Test
    void aSheetOfAnotherRunIsRefused() {
        rate("", "--csv-out", "sheet.csv", "--rater", "anna");
        shell.write("filled.csv", shell.read("sheet.csv").replace(",anna,,,", ",anna,none,none,"));
        assertThat(shell.run("import", "answers.csv").code()).isZero();
        Ended other = shell.run("rate", "import-answers-002", "--csv-in", "filled.csv");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("line 2: no answer of this run has the id a");
    }

    @Test
    void sheetsSayWhichLabelsThereAreAndAreNeverOverwritten() {
        rate("", "--csv-out", "sheet.csv");
        assertThat(shell.read("sheet.csv")).contains("encyclopedic, ", "factual-recall, ");
        shell.write("sheet.csv", "filled in");
        Ended again = rate("", "--csv-out", "sheet.csv");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("sheet.csv is there already");
        assertThat(shell.read("sheet.csv")).isEqualTo("filled in");
    }

    @Test
    void undoAtTheSecondQuestionGoesBackToTheFirstOfThisAnswer() {
        Ended ended = rate("1 1 2 u 3 4 q", "--rater", "anna");
        assertThat(ended.err()).contains("anna has rated 2 of 4 answers");
        assertThat(ended.out()).containsOnlyOnce("2 / 4");
    }

    @Test
    void aRowGivenTwiceAndAForeignRaterAreFaults() {
        rate("", "--csv-out", "sheet.csv", "--rater", "anna");
        List<String> rows = shell.read("sheet.csv").lines().toList();
        String row = rows.get(1).replace(",anna,,,", ",anna,none,none,");
        shell.write("twice.csv", rows.get(0) + "\r\n" + row + "\r\n" + row + "\r\n");
        Ended twice = rate("", "--csv-in", "twice.csv");
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("line 3: anna has rated").contains("on a line before");
        shell.write("once.csv", rows.get(0) + "\r\n" + row + "\r\n");
        Ended foreign = rate("", "--csv-in", "once.csv", "--rater", "boris");
        assertThat(foreign.code()).isEqualTo(2);
        assertThat(foreign.err()).contains("line 2: the sheet names anna, not boris; leave out --rater");
        assertThat(rate("", "--csv-in", "once.csv", "--rater", "anna").code()).isZero();
    }

    /** Who wants to say one thing alone says that, and the numbers of the screen mean the same on a sheet. */
    @Test
    void aRowMaySayOneOfTheTwoAndByNumber() {
        rate("", "--csv-out", "sheet.csv", "--rater", "anna");
        List<String> rows = shell.read("sheet.csv").lines().toList();
        for (String rater : List.of("anna", "boris")) {
            shell.write(
                    "filled.csv",
                    String.join(
                            "\r\n",
                            rows.get(0),
                            rows.get(1).replace(",anna,,,", "," + rater + ",2,,"),
                            rows.get(2).replace(",anna,,,", "," + rater + ",,analogy,"),
                            rows.get(3).replace(",anna,,,", "," + rater + ",encyclopedic,2,")));
            Ended taken = rate("", "--csv-in", "filled.csv");
            assertThat(taken.code()).as(taken.err()).isZero();
            assertThat(taken.err()).contains("3 verdicts of filled.csv taken in");
        }
        assertThat(rate("", "--show").out().split("2 people, 2 answers rated, 2 of them by two or more", -1))
                .as("two zones and two strategies")
                .hasSize(3);
        shell.write("later.csv", rows.get(0) + "\r\n" + rows.get(1).replace(",anna,,,", ",anna,,analogy,") + "\r\n");
        assertThat(rate("", "--csv-in", "later.csv").code()).isZero();
        assertThat(rate("", "--show").out().split("2 people, 2 answers rated, 2 of them by two or more", -1))
                .as("the strategy said later takes back no zone")
                .hasSize(2);
        assertThat(rate("", "--show").out()).contains("2 people, 3 answers rated, 2 of them by two or more");
        assertThat(rate("q\n", "--rater", "anna").out())
                .as("what is half said is asked again")
                .contains("3 / 4");
    }

    @Test
    void aNumberThatTheScreenDoesNotHaveIsNamedByItsLine() {
        rate("", "--csv-out", "sheet.csv", "--rater", "anna");
        shell.write("bad.csv", shell.read("sheet.csv").replace(",anna,,,", ",anna,,8,"));
        Ended bad = rate("", "--csv-in", "bad.csv");
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err())
                .contains("line 2: there is no strategy 8; there are 1 factual-recall, 2 analogy")
                .doesNotContain("there is no zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void anEmptySheetIsNotTakenIn(String sheet) {
        shell.write("empty.csv", sheet);
        for (String way : List.of("--quiet", "--depth")) {
            Ended ended = rate("", "--csv-in", "empty.csv", "--rater", "anna", way);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err()).contains("line 1: it is empty; give a sheet that --csv-out wrote, filled in");
        }
    }

    @Test
    void aSheetThatNobodyFilledInIsNotTakenIn() {
        rate("", "--csv-out", "sheet.csv");
        Ended ended = rate("", "--csv-in", "sheet.csv", "--rater", "anna");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("sheet.csv holds no verdict; fill it in, then give it again.");
    }

    @Test
    void wishesThatExcludeEachOtherAreRefused() {
        assertThat(rate("", "--csv-in", "a.csv", "--csv-out", "b.csv").err())
                .contains("--csv-in and --csv-out exclude each other; give one of them.");
        assertThat(rate("", "--show", "--csv-in", "a.csv").code()).isEqualTo(2);
        assertThat(rate("", "--show", "--rater", "anna").code()).isEqualTo(2);
    }

    private void take(List<String> sheet, String rater, String verdict) {
        String filled = sheet.stream()
                .map(line -> line.replace(",anna,,,", "," + rater + "," + verdict + ","))
                .map(line -> line.contains("Rain is") ? line.replace("encyclopedic", "none") : line)
                .collect(Collectors.joining("\r\n"));
        shell.write("filled.csv", filled);
        Ended taken = rate("", "--csv-in", "filled.csv");
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(taken.err()).contains("4 verdicts of filled.csv taken in");
    }

    @Test
    void whatIsWrongWithASheetIsSaidByLineAndNothingIsTaken() {
        shell.write("bad.csv", "answer_id,rater,zone,strategy\nnokey,anna,poetry,analogy\n");
        Ended bad = rate("", "--csv-in", "bad.csv");
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err())
                .contains(
                        "line 2: no answer of this run has the id nokey; name the run",
                        "line 2: there is no zone poetry");
        shell.write("head.csv", "key\nx\n");
        assertThat(rate("", "--csv-in", "head.csv").err()).contains("there is no column answer_id");
        assertThat(rate("", "--csv-in", "none.csv").err()).contains("none.csv");
        assertThat(rate("1\n").err()).contains("--rater");
        assertThat(rate("", "--answers", "0", "--rater", "x").code()).isEqualTo(2);
    }
}
