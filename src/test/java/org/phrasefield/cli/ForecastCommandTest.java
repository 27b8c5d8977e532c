package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.cli.Shell.Ended;

class ForecastCommandTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    /** Enough for every number to be estimated, where it does not matter what it comes to. */
    private static final String EIGHT = """
            intents:
              - topic: bread
              - topic: autumn leaves
              - topic: old maps
              - topic: a river
              - topic: chess
              - topic: sleep
              - topic: the sea
              - topic: honey
            """;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void openAShell() {
        shell = new Shell(folder).with(NOON);
        write(EIGHT);
    }

    private void write(String topics) {
        shell.write("p.yaml", "protocol: planted\n" + topics + """
                model: planted/length
                trials: 2
                languages: [en]
                forms: [direct, imagine, name, story]
                """);
    }

    private Ended forecast(String typed, String... options) {
        String[] arguments = new String[2 + options.length];
        arguments[0] = "forecast";
        arguments[1] = "p.yaml";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return shell.typing(typed).run(arguments);
    }

    private void night() {
        Ended ended = shell.with(Clock.systemUTC()).run("run", "p.yaml", "--new");
        assertThat(ended.code()).as(ended.err()).isZero();
    }

    @Test
    void keysAreEnoughAndTheSameCommandGoesOnWhereItStopped() {
        Ended first = forecast("+ 1,3 1.8 90 %\n-\n\nq\n", "--as", "anna");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .contains(
                        "LENGTH · en · planted/length",
                        "1/3  Imagine… (imagine) ?",
                        "+  ×1.30 … ×1.80 (80 %), matters: 90 %")
                .contains("-  ×0.55 … ×0.80 (80 %), matters: 90 %", "STYLE");
        assertThat(first.err())
                .contains("anna: 2 of 9 forecasts on planted, protocol hash ", "the same command goes on");
        // Of length one is open and comes first; then the order of all three, which is as the middles say.
        Ended second = forecast("0\n\nq\n", "--as", "anna");
        assertThat(second.out())
                .contains("3/3  Tell a story… (story) ?")
                .doesNotContain("1/3  Imagine… (imagine) ?\n    ")
                .contains("1\u00A0name, 2\u00A0story,", "3\u00A0imagine");
        assertThat(forecast("q\n", "--as", "anna").out())
                .doesNotContain("LENGTH")
                .contains("STYLE");
        assertThat(forecast("q\n", "--as", "boris").out()).contains("LENGTH");
    }

    @Test
    void whatCannotBeReadIsExplainedAndAskedAgainAndTheLastOneIsTakenBack() {
        assertThat(forecast("85%\nq\n", "--as", "anna").outUnfolded())
                .contains("Write a sign, the two ends of an 80 % interval, or both; a probability with % may follow.");
        Ended ended = forecast("loud\n2 1\n++ 1.1 1.2\n+ 0 2\n150%\nu\n+\nu\n++\n\n\nq\n");
        assertThat(ended.outUnfolded())
                .contains("Write a sign, the two ends", "The first end lies below the second.")
                .contains("Nothing of the interval has that size.", "The interval goes beyond what can be.")
                .contains("A probability lies between 0 and 100 % and is written as 80% or 0.8.")
                .contains("Nothing to take back.");
        assertThat(ended.err()).contains("me: 1 of 9 forecasts");
        assertThat(ended.out()).contains("++  ×1.81 … ×3.29 (80 %), matters: 95 %");
    }

    @Test
    void aSkippedQuestionIsWhatTheNextUndoGoesBackTo() {
        // Imagine is said, name skipped; going back asks for name again and leaves what was said of imagine alone.
        Ended ended = forecast("+\n\nu\n-\nq\n");
        assertThat(ended.err()).contains("me: 2 of 9 forecasts");
        assertThat(ended.out().split("2/3 ", -1)).hasSize(3);
        // From the next index one goes back to the last question of this one, also to one that was said.
        Ended back = forecast("0\nu\n+\n\nu\nq\n", "--as", "anna");
        assertThat(back.err()).contains("anna: 1 of 9 forecasts");
        Ended across = forecast("0\n0\n0\n\nu\n++\n\nq\n", "--as", "boris");
        assertThat(across.err()).contains("boris: 3 of 9 forecasts");
        assertThat(across.out()).contains("++  ×1.81");
    }

    @Test
    void atTheOrderOneGoesBackToTheLastForecastToo() {
        Ended ended = forecast("+\n-\n0\nu\n++\n\nq\n");
        assertThat(ended.out()).contains("++  ×1.81").doesNotContain("once, please");
        assertThat(ended.out().split("3/3  Tell a story", -1)).hasSize(3);
        assertThat(ended.err()).contains("me: 3 of 9 forecasts");
        // In another session nothing was said yet.
        forecast("+\n-\n0\nq\n", "--as", "anna");
        assertThat(forecast("u\n\nq\n", "--as", "anna").outUnfolded()).contains("Nothing to take back.");
    }

    /** The last one, too, whose number nothing follows. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aRowOfBetsThatWasDeletedIsMissed(int row) throws Exception {
        forecast("+\n-\n0\nq\n", "--as", "anna");
        assertThat(shell.run("calibrate").out()).doesNotContain("deleted");
        try (var store = java.sql.DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("results/phrasefield.db"));
                var statement = store.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM bet WHERE id = " + row))
                    .isEqualTo(1);
        }
        assertThat(shell.run("calibrate").outUnfolded()).contains("1 row of bets was deleted from the database");
        assertThat(shell.run("calibrate", "--language", "ru").outUnfolded()).contains("1 строка со ставкой удалена");
        assertThat(shell.run("calibrate", "--format", "json").out()).contains("\"deleted\" : 1");
        assertThat(shell.run("runs", "check").outUnfolded()).contains("1 row of bets was deleted");
        // A later bet takes the number of the last one over, not its place.
        forecast("+\n-\n0\nq\n", "--as", "boris");
        assertThat(shell.run("runs", "check").outUnfolded()).contains("1 row of bets was deleted");
    }

    @Test
    void aRussianSheetSpeaksRussianAndComesBackAsAnyOther() {
        assertThat(forecast("", "--csv", "bets.csv", "--language", "ru", "--as", "аня")
                        .err())
                .contains("Записан файл bets.csv");
        List<String> sheet = shell.read("bets.csv").lines().toList();
        assertThat(sheet.get(0)).isEqualTo("language,model,form,index,size,low,high,probability,rank,sizes,unit");
        assertThat(sheet.get(1)).contains("\"намного меньше, меньше, почти то же, больше, намного больше\",×");
        assertThat(shell.read("bets.csv")).doesNotContain("much", "none", "SD");
        shell.write("filled.csv", """
                language,form,index,size,low,high,probability,rank
                en,imagine,length,Намного больше,,,,
                en,name,length,less,,,,
                """);
        Ended taken = forecast("", "--from", "filled.csv", "--language", "ru", "--as", "аня");
        assertThat(taken.err()).contains("аня: принято прогнозов из filled.csv: 2.");
        forecast("", "--csv", "again.csv", "--as", "аня");
        assertThat(shell.read("again.csv")).contains("imagine,length,much more", "name,length,less");
        shell.write("bad.csv", """
                language,form,index,size,low,high,probability,rank
                en,imagine,length,огого,,,,
                en,name,length,,,,0.5,
                """);
        assertThat(forecast("", "--from", "bad.csv", "--language", "ru").err())
                .contains(
                        "строка 2: нет величины огого",
                        "строка 3: одна вероятность или одно место ничего не предсказывает");
    }

    @Test
    void whatIsTakenBackAfterItsOrderWasGivenIsNotSettled() {
        Ended ended = forecast("+\n-\n0\n\nu\nq\n", "--as", "anna");
        assertThat(ended.err()).contains("anna: 2 of 9 forecasts");
        night();
        assertThat(shell.run("calibrate").outUnfolded()).contains("anna: 2 forecasts settled by 1 run.");
    }

    @Test
    void betsStandThoughTheirProtocolIsExtendedAfterwards() {
        forecast("+\n-\n0\n\nq\n", "--as", "anna");
        night();
        assertThat(shell.run("calibrate").outUnfolded()).contains("anna: 3 forecasts settled by 1 run.");
        extend();
        Ended further = shell.with(Clock.systemUTC()).run("run", "p.yaml");
        assertThat(further.code()).as(further.err()).isZero();
        assertThat(shell.read("results/planted-001/report.html")).contains("<h3>anna</h3>");
        assertThat(shell.run("calibrate").outUnfolded())
                .contains("anna: 3 forecasts settled by 1 run.")
                .doesNotContain("open");
        // A run that is carried elsewhere takes along what its protocol meant.
        for (String[] step : List.of(
                new String[] {"export", "planted-001", "--format", "run", "--out", "away.run"},
                new String[] {"runs", "delete", "planted-001", "--yes"},
                new String[] {"import", "away.run"})) {
            Ended done = shell.run(step);
            assertThat(done.code()).as(done.err()).isZero();
        }
        assertThat(shell.run("calibrate").outUnfolded()).contains("anna: 3 forecasts settled by 1 run.");
    }

    private void extend() {
        shell.write("p.yaml", shell.read("p.yaml").replace("trials: 2", "trials: 3"));
    }

    @Test
    void anExtendedProtocolIsBetOnOnlyWithTheRunThatBeginsNext() {
        night();
        extend();
        Ended closed = forecast("+\n", "--as", "anna");
        assertThat(closed.code()).isEqualTo(2);
        assertThat(closed.err())
                .contains("Bets on planted are closed", "planted-001 already, which goes on with the changed protocol")
                .contains("Give --next", "run --new");
        assertThat(forecast("+\nq\n", "--as", "anna", "--next").code()).isZero();
        Ended further = shell.with(Clock.systemUTC()).run("run", "p.yaml");
        assertThat(further.code()).as(further.err()).isZero();
        assertThat(shell.run("calibrate").outUnfolded()).contains("anna", "open");
        night();
        assertThat(shell.run("calibrate").outUnfolded()).contains("anna: 1 forecast settled by 1 run.");
    }

    @Test
    void aChangedProtocolThatBeginsARunOfItsOwnIsBetOnThoughItKeptItsName() {
        night();
        assertThat(forecast("+\n").err()).contains("Bets on planted are closed");
        shell.write("p.yaml", shell.read("p.yaml").replace("planted/length", "planted/depth"));
        Ended changed = forecast("+\nq\n", "--as", "anna");
        assertThat(changed.code()).as(changed.err()).isZero();
        assertThat(changed.err()).contains("anna: 1 of 9 forecasts");
        night();
        assertThat(forecast("+\n", "--as", "anna").err()).contains("has answered in planted-002 already");
        assertThat(shell.run("calibrate").outUnfolded()).contains("anna: 1 forecast settled by 1 run.");
    }

    @Test
    void anOrderOfOnesOwnIsTakenWithEquals() {
        Ended ended = forecast("+\n+\n+\n1 4\n2 1=3\nq\n");
        assertThat(ended.outUnfolded()).contains("Each number from 1 to 3 once, please.");
        forecast("", "--csv", "bets.csv");
        assertThat(shell.read("bets.csv").lines().filter(line -> line.contains(",length,")))
                .extracting(line -> line.split(",")[2] + " " + line.split(",")[8])
                .containsExactly("imagine 2", "name 1", "story 2");
    }

    @Test
    void russianIsAskedInRussian() {
        Ended ended = forecast("++\n—\nд\n\nй\n", "--language", "ru", "--as", "аня");
        assertThat(ended.out())
                .contains(
                        "ДЛИНА",
                        "во сколько раз",
                        "почти\u00A0то\u00A0же",
                        "++  ×1,81 … ×3,29 (80 %), существенно: 95 %")
                .contains("--  ×0,30 … ×0,55");
        assertThat(ended.outUnfolded()).contains("Напишите знак, две границы 80-процентного интервала");
        assertThat(ended.err()).contains("аня: сделано 2 из 9 прогнозов по planted", "та же команда продолжит");
        assertThat(forecast("в\n", "--language", "fr").code()).isEqualTo(2);
    }

    @Test
    void sheetsGoOutAndComeBackAndAreNeverOverwritten() {
        assertThat(forecast("", "--csv", "bets.csv", "--as", "anna").err()).contains("Wrote bets.csv");
        List<String> sheet = shell.read("bets.csv").lines().toList();
        assertThat(sheet).hasSize(10);
        assertThat(sheet.get(0)).isEqualTo("language,model,form,index,size,low,high,probability,rank,sizes,unit");
        assertThat(forecast("", "--csv", "bets.csv").err()).contains("bets.csv is there already");
        String head = sheet.get(0) + "\r\n";
        shell.write("filled.csv", head + """
                en,planted/length,imagine,length,more,"1,3",1.8,90%,1,,
                en,,story,zone,much more,,,,,,
                en,,name,style,,0,0.2,0.1,,,
                en,,name,zone,,,,,,,
                """);
        Ended taken = forecast("", "--from", "filled.csv", "--as", "anna");
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(taken.err()).contains("anna: 3 forecasts of filled.csv taken in.");
        assertThat(forecast("", "--csv", "again.csv", "--as", "anna").code()).isZero();
        assertThat(shell.read("again.csv"))
                .contains("imagine,length,more,1.3,1.8,0.9,1", "story,zone,much more", "name,style,none,0,0.2,0.1");
        assertThat(forecast("", "--csv", "other.csv", "--as", "boris").code()).isZero();
        assertThat(shell.read("other.csv")).doesNotContain("1.3");
        assertThat(forecast("", "--csv", "a.csv", "--from", "b.csv").err()).contains("exclude each other");
    }

    @Test
    void whatIsWrongWithASheetIsSaidByLineAndNothingIsTaken() {
        shell.write("bad.csv", """
                language,form,index,size,low,high,probability,rank
                en,imagine,length,more,,,,
                en,riddle,length,more,,,,
                ru,imagine,length,more,,,,
                en,imagine,length,less,,,,
                en,name,style,less,,,,
                en,name,length,huge,,,,
                en,story,length,,1.5,,,
                en,story,style,,3,1,,
                en,story,zone,,0.1,2,,
                en,name,zone,more,,,1.5,
                en,story,zone,more,,,,0
                "=1+1",name,style,more,,,,
                """);
        Ended bad = forecast("", "--from", "bad.csv");
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err())
                .contains("bad.csv was not taken in", "line 3: the protocol has no en, riddle, length", "line 4: ")
                .contains("line 5: the same is forecast on a line before", "line 6: a distance has no sign")
                .contains("line 7: there is no size huge", "line 8: low and high are two numbers")
                .contains("line 9: the first end lies below", "line 10: the interval goes beyond")
                .contains(
                        "line 11: a probability lies between 0 and 100 % and is written as 80% or 0.8",
                        "line 12: a rank is a whole number", "line 13: ")
                .doesNotContain("Exception");
        shell.write("alone.csv", """
                language,form,index,size,low,high,probability,rank
                en,imagine,length,more,,,,
                en,name,length,,,,85%,
                en,story,length,,,,,2
                """);
        assertThat(forecast("", "--from", "alone.csv").err())
                .contains("alone.csv was not taken in")
                .contains("line 3: a probability or a rank alone forecasts nothing; give a size, or low and high")
                .contains("line 4: a probability or a rank alone");
        assertThat(forecast("q\n").err()).contains("me: 0 of 9");
        shell.write("quotes.csv", "language,form,index\nen,\"imagine,length\n");
        assertThat(forecast("", "--from", "quotes.csv").err()).contains("quotes are never closed");
        shell.write("head.csv", "a,b\n1,2\n");
        assertThat(forecast("", "--from", "head.csv").err()).contains("there is no column language");
        shell.write("empty.csv", "language,form,index,size\nen,imagine,length,\n");
        assertThat(forecast("", "--from", "empty.csv").err()).contains("no row with a size or an interval");
        assertThat(forecast("", "--from", "none.csv").err()).contains("There is no file none.csv");
    }

    @Test
    void betsAreClosedByTheFirstAnswerAndCalibratedAfterwards() {
        // So many as it takes to tell which difference matters.
        write("use: core24\n");
        forecast("+ 1.3 1.7 95%\n- 0.6 0.8 95%\n0\n\nq\n", "--as", "anna");
        assertThat(forecast("+\n+\n+\n\nq\n", "--as", "<b>боря</b>").code()).isZero();
        night();
        Ended late = forecast("+\n");
        assertThat(late.code()).isEqualTo(2);
        assertThat(late.err())
                .contains("Bets on planted are closed: planted/length has answered in planted-001 already", "--next");
        assertThat(forecast("", "--from", "any.csv").err()).contains("closed");
        Ended all = shell.run("calibrate");
        assertThat(all.code()).as(all.err()).isZero();
        assertThat(all.outUnfolded())
                .contains("anna: 3 forecasts settled by 1 run.", "<b>боря</b>: 3 forecasts settled by 1 run.")
                .contains("3 settled forecasts are few: conclude from 10 on.", "1 run proves nothing")
                .contains("source’s table", "order of forms, τ-b", "How often it came true: anna")
                .contains("said 95\u202F%: came true 1 of 1 times");
        assertThat(all.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        String page = shell.read("results/planted-001/report.html");
        assertThat(page)
                .contains("id=\"bets\"", "<h3>anna</h3>", "&lt;b&gt;боря&lt;/b&gt;", "class=\"ideal\"")
                .doesNotContain("<b>боря");
        assertThat(shell.run("calibrate", "--as", "anna").out()).doesNotContain("боря");
        Ended nobody = shell.run("calibrate", "--as", "carl");
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).contains("There is no forecast of carl; there are forecasts of anna, <b>боря</b>.");
        formats();
    }

    private void formats() {
        String csv = shell.run("calibrate", "--format", "csv").out();
        assertThat(csv.lines().findFirst().orElseThrow())
                .startsWith("kind,forecaster,run")
                .endsWith("ranked,interval,crps");
        assertThat(csv)
                .contains("person,anna,planted-001,en,planted/length,imagine,length,log-words,", "automatic,source,");
        assertThat(shell.run("calibrate", "--format", "md", "--by", "index").out())
                .contains("| --- |", "\\<b\\>боря", "| length |");
        assertThat(shell.run("calibrate", "--format", "json").out())
                .contains(
                        "\"forecaster\" : \"last-night\"",
                        "\"better\" : null",
                        "\"brier_skill_against\" : {",
                        "\"came_true\" : 1");
        assertThat(shell.run("calibrate", "--by", "form", "--language", "ru").outUnfolded())
                .contains("проверено 3 прогноза (1 запуск)", "таблица источника", "форма")
                .contains("Кто лучше, можно сказать от 5 запусков");
    }

    @Test
    void theNextNightIsBetOnAnewAndLastNightForecastsToo() {
        forecast("+\n-\n0\n\nq\n", "--as", "anna");
        night();
        Ended again = shell.with(Clock.systemUTC())
                .typing("++\n--\n0\n\nq\n")
                .run("forecast", "p.yaml", "--as", "anna", "--next");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("anna: 3 of 9 forecasts");
        assertThat(shell.run("calibrate").outUnfolded())
                .contains("open, since no run of planted has begun after them: 3");
        night();
        String text = shell.run("calibrate").outUnfolded();
        assertThat(text)
                .contains("6 forecasts settled by 2 runs", "last night", "mean so far")
                .contains("By run, in brackets last night’s score and how many forecasts were settled: planted-001");
        assertThat(shell.read("results/planted-002/report.html")).contains("2 runs are few");
    }

    /** What is taken back is a row of its own, in a later session as in the same; what is bet anew counts. */
    @Test
    void betsAreTakenBackInALaterSessionUntilTheFirstAnswer() {
        forecast("+\n-\n0\n\nq\n", "--as", "anna");
        forecast("+\nq\n", "--as", "boris");
        Ended taken = forecast("", "--as", "anna", "--withdraw");
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(taken.err()).contains("anna: 3 forecasts on planted taken back.");
        assertThat(forecast("", "--as", "anna", "--withdraw", "--language", "ru")
                        .err())
                .contains("anna: отозвано прогнозов по planted: 0.");
        assertThat(forecast("++\nq\n", "--as", "anna").err()).contains("anna: 1 of 9 forecasts");
        assertThat(forecast("", "--as", "anna", "--withdraw", "--csv", "s.csv").code())
                .isEqualTo(2);
        night();
        Ended late = forecast("", "--as", "anna", "--withdraw");
        assertThat(late.code()).isEqualTo(2);
        assertThat(late.err()).contains("Bets on planted are closed");
        assertThat(shell.run("calibrate", "--as", "anna").outUnfolded()).contains("1 forecast settled");
    }

    @Test
    void nobodyAndNothingAreRefusedInOneSentence() {
        assertThat(forecast("q\n", "--as", " ").err()).contains("--as is a name of 1 to 60 characters");
        assertThat(forecast("q\n", "--as", "a\u001b[31m").code()).isEqualTo(2);
        shell.write("one.yaml", "protocol: one\nintents:\n  - topic: rain\nforms: [direct]\nmodel: echo\n");
        assertThat(shell.run("forecast", "one.yaml").err()).contains("nothing to forecast");
        shell.write(
                "few.yaml",
                "protocol: few\nintents:\n  - topic: rain\nforms: [direct, imagine]\nmodel: echo\ntrials: 1\n");
        Ended few = shell.typing("+\n").run("forecast", "few.yaml");
        assertThat(few.code()).isZero();
        assertThat(few.err()).contains("With fewer than 6 intents", "me: 1 of 1 forecast on few");
        assertThat(new Shell(folder.resolve("elsewhere")).run("calibrate").code())
                .isEqualTo(2);
        assertThat(shell.run("calibrate").outUnfolded()).contains("open, since no run of few has begun after them: 1");
    }
}
