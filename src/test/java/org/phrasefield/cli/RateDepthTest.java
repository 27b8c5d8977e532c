package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.cli.Shell.Ended;

/** People compare answers by depth: blind, in both orders, two of them. */
class RateDepthTest {
    private static final String RUN = "import-answers-001";
    private static final String LONG =
            " because the dough holds the gas that yeast makes of sugar, and so the loaf rises in the warmth of a quiet kitchen"
                    + " while the baker waits, looks, waits again and says nothing at all";

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void importAnswers() {
        shell = new Shell(folder);
        StringBuilder table = new StringBuilder("intent,form,answer\n");
        for (String intent : List.of("bread", "rain")) {
            for (String form : List.of("direct", "imagine")) {
                table.append(intent + "," + form + ",\"" + intent + " asked " + form.length() + LONG + ".\"\n");
            }
        }
        table.append("short,direct,Too short.\nshort,imagine,Too short too.\n");
        shell.write("answers.csv", table.toString());
        assertThat(shell.run("import", "answers.csv").code()).isZero();
    }

    private Ended rate(String typed, String... options) {
        return shell.typing(typed)
                .run(Stream.concat(Stream.of("rate", RUN, "--depth"), Stream.of(options))
                        .toArray(String[]::new));
    }

    @Test
    void pairsAreShownBlindInBothOrdersAndRatingGoesOnWhereItStopped() {
        Ended first = rate("? 4 1 q", "--rater", "anna");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("1 / 4", "2 / 4", "[1]", "[2]", "It relates its points")
                .doesNotContain("imagine", "direct", "Too short");
        assertThat(first.err())
                .contains(
                        "Type 1 to 3",
                        "anna has rated 1 of 4 pairs, each two in both orders; the same command goes on.");
        Ended second = rate("2 3 u 1 1 1", "--rater", "anna");
        assertThat(second.out()).contains("2 / 4", "4 / 4").doesNotContain("1 / 4");
        assertThat(second.err()).contains("anna has rated 4 of 4 pairs");
        assertThat(rate("", "--rater", "anna").out()).isEmpty();
    }

    @Test
    void theSamePairComesAgainInTheOtherOrder() {
        List<List<String>> shown = shown(rate("1 1 1 1", "--rater", "anna").out());
        assertThat(shown).hasSize(4);
        for (List<String> pair : shown) {
            assertThat(shown).contains(List.of(pair.get(1), pair.get(0)));
        }
    }

    private static List<List<String>> shown(String out) {
        List<List<String>> pairs = new ArrayList<>();
        for (String part : out.split(" / 4\n", -1)) {
            String[] texts = part.split("\\[[12]]\n", -1);
            if (texts.length == 3) pairs.add(List.of(opening(texts[1]), opening(texts[2])));
        }
        return pairs;
    }

    /** Its first three words, which tell it from all others. */
    private static String opening(String text) {
        return Stream.of(text.strip().split("\\s+")).limit(3).collect(Collectors.joining(" "));
    }

    @Test
    void sheetsOfTwoPeopleComeBackAndTheirAgreementIsShown() {
        Ended written = rate("", "--csv-out", "pairs.csv", "--rater", "anna");
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.err()).contains("fill in the column deeper with A, B or tie");
        List<String> rows = shell.read("pairs.csv").lines().toList();
        assertThat(rows.get(0)).isEqualTo("pair_id,rater,deeper,question,answer_a,answer_b");
        assertThat(rows).hasSize(1 + 4).noneMatch(row -> row.contains("imagine"));
        take(rows, "anna", "longer");
        assertThat(rate("", "--show").out()).contains("not validated");
        take(rows, "boris", "longer");
        assertThat(rate("", "--show").out())
                .contains(
                        "depth, English: 2 pairs rated in both orders, 2 of them by two people or more",
                        "anna 2/2",
                        "boris 2/2",
                        "Not validated: fewer than 100 pairs rated by two.");
        take(rows, "vera", "always A");
        assertThat(rate("", "--show").out()).contains("vera 0/2");
    }

    /** The form's answers say «7», the control's «6»: who prefers the former has a taste, who says A each time has none. */
    private void take(List<String> rows, String rater, String taste) {
        String filled = rows.stream()
                .map(row -> row.startsWith("pair_id")
                        ? row
                        : row.replace(",anna,,", "," + rater + "," + verdict(row, taste) + ","))
                .collect(Collectors.joining("\r\n"));
        shell.write("filled.csv", filled + "\r\n");
        Ended taken = rate("", "--csv-in", "filled.csv");
        assertThat(taken.code()).as(taken.err()).isZero();
        assertThat(taken.err()).contains("4 verdicts of filled.csv taken in.");
    }

    private static String verdict(String row, String taste) {
        return taste.equals("always A") || row.indexOf(" asked 7") < row.indexOf(" asked 6") ? "A" : "b";
    }

    @Test
    void whatIsWrongWithASheetIsSaidByLine() {
        rate("", "--csv-out", "pairs.csv", "--rater", "anna");
        String sheet = shell.read("pairs.csv");
        shell.write("wrong.csv", sheet.replaceFirst(",anna,,", ",anna,C,"));
        assertThat(rate("", "--csv-in", "wrong.csv").err()).contains("line 2: deeper is C, and can be A, B or tie");
        shell.write("other.csv", sheet.replaceFirst("\np[0-9a-f]{16},anna,,", "\npfff,anna,A,"));
        Ended other = rate("", "--csv-in", "other.csv");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("line 2: no pair of this run has the id pfff");
        assertThat(rate("", "--csv-in", "pairs.csv").err()).contains("pairs.csv holds no verdict");
    }

    @Test
    void nothingToCompareIsSaid() {
        shell.write("alone.csv", "intent,form,answer\nbread,direct,Bread is a food.\n");
        shell.run("import", "alone.csv");
        Ended ended = shell.run("rate", "import-alone-001", "--depth", "--rater", "anna");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("has no two whole answers of 30 words or more");
    }
}
