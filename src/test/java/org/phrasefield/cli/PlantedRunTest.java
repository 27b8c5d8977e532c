package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs of the size that users are told to make: what is planted is found with its sign, and nothing else is. */
class PlantedRunTest {
    private static final Set<String> HEADLINES =
            Set.of("log-words", "style", "style-words", "scope-words", "zone", "strategy");
    private static final Set<String> FOUND = Set.of("more", "less", "differs");

    /** Quantiles of t with 23 degrees of freedom: of one interval of 95 % 2.07, of four hundred together 4.6. */
    private static final double WIDER = 4.6 / 2.07;

    private static final boolean LONG = Boolean.getBoolean("phrasefield.long");

    /** Liars that are asked in Russian where time matters, the others in English; all in both where it does not. */
    private static final Set<String> RUSSIAN = Set.of("length", "zone", "scope");

    /** Seeds of the runs, the others where time does not matter. Each takes some seconds a language. */
    private static final List<Integer> SEEDS = LONG ? List.of(1, 2, 3, 4) : List.of(1);

    @TempDir
    Path folder;

    /**
     * Of the headline indices what is planted at every seed, what goes with it in some run at least, where it has a language in that alone, and nothing beside it, but for
     * one run of several, since one in twenty may find what chance makes; the page names just these. Of the other metrics, no more than chance finds among so many, nor the same twice,
     * except what the page says goes with an effect: that and nothing else.
     */
    @ParameterizedTest
    @CsvSource({
        "none,   '', '', ''",
        "length, imagine log-words more; name log-words less, '', ''",
        "style,  story style differs; what-do-you-think style differs;"
                + " story style-words differs; what-do-you-think style-words differs,"
                + " story sentence-length more; what-do-you-think hedges more,"
                + " en what-do-you-think zone differs",
        "scope,  imagine scope-words more; name scope-words less, '', ''",
        "zone,   how-many style differs; how-many style-words differs; how-many zone differs,"
                + " how-many zone-practical-instructional more, ru how-many strategy differs",
        "depth,  story log-words more, '', imagine style differs; imagine style-words differs; ru imagine strategy differs",
    })
    void whatIsPlantedIsFoundAndNothingElse(String liar, String headlines, String others, String going)
            throws IOException {
        Map<String, Set<String>> along = along(liar);
        Set<String> unseen = along.entrySet().stream()
                .flatMap(form -> form.getValue().stream().map(metric -> form.getKey() + " " + metric))
                .collect(Collectors.toSet());
        Set<String> notGone = new HashSet<>(split(going));
        assertThat(headlinesOf(along))
                .as("on the page")
                .isEqualTo(notGone.stream()
                        .map(effect -> effect.replaceFirst("^(en|ru) ", "").replaceFirst(" \\S+$", ""))
                        .collect(Collectors.toSet()));
        List<String> byChance = new ArrayList<>();
        Map<String, List<String>> beside = new HashMap<>();
        List<String> languages = LONG ? List.of("en", "ru") : List.of(RUSSIAN.contains(liar) ? "ru" : "en");
        notGone.removeIf(effect -> effect.matches("(en|ru) .*") && !languages.contains(effect.substring(0, 2)));
        for (String run : SEEDS.stream()
                .flatMap(seed -> languages.stream().map(language -> language + " " + seed))
                .toList()) {
            List<CSVRecord> effects = effects(liar, run.substring(0, 2), run.substring(3));
            List<CSVRecord> found = effects.stream()
                    .filter(row -> FOUND.contains(row.get("verdict")))
                    .toList();
            List<CSVRecord> seen = found.stream()
                    .filter(row -> HEADLINES.contains(row.get("metric")))
                    .toList();
            assertThat(seen.stream().map(PlantedRunTest::told)).as(run).containsAll(split(headlines));
            seen.forEach(row -> isBeside(row, along, unseen));
            seen.stream()
                    .map(PlantedRunTest::told)
                    .filter(told -> !split(headlines).contains(told))
                    .filter(told -> {
                        List<String> gone = goes(told, run, going);
                        notGone.removeAll(gone);
                        return gone.isEmpty();
                    })
                    .forEach(told -> byChance.add(run + ": " + told));
            assertThat(found.stream().map(PlantedRunTest::told)).as(run).containsAll(split(others));
            effects.stream()
                    .filter(row -> !HEADLINES.contains(row.get("metric")))
                    .filter(row -> !row.get("estimate").isEmpty())
                    .filter(PlantedRunTest::beyondChance)
                    .filter(row -> !split(others).contains(planted(row)))
                    .filter(row -> isBeside(row, along, unseen))
                    .forEach(row -> beside.computeIfAbsent(told(row), any -> new ArrayList<>())
                            .add(run));
        }
        beside.values().removeIf(runs -> SEEDS.size() > 1 && runs.size() == 1);
        assertThat(beside).isEmpty();
        assertThat(byChance).hasSizeLessThanOrEqualTo(SEEDS.size() > 1 ? 1 : 0);
        assertThat(notGone).as("goes with it, as the page says").isEmpty();
        // Some are seen at other seeds alone.
        if (SEEDS.size() > 1) assertThat(unseen).isEmpty();
    }

    /** Whether the page does not say that this goes with an effect; what it says is {@code unseen} no more. */
    private static boolean isBeside(CSVRecord row, Map<String, Set<String>> along, Set<String> unseen) {
        return along.getOrDefault(row.get("form"), Set.of()).stream()
                .filter(metric -> covers(metric, row))
                .peek(metric -> unseen.remove(row.get("form") + " " + metric))
                .findAny()
                .isEmpty();
    }

    /** What an effect is among those that go with what is planted, in the language of a run or in both; empty where it is none of them. */
    private static List<String> goes(String told, String run, String going) {
        return split(going).stream()
                .filter(effect -> effect.equals(told) || effect.equals(run.substring(0, 2) + " " + told))
                .toList();
    }

    /** The headline indices among what the page says goes with an effect, each after its form. */
    private static Set<String> headlinesOf(Map<String, Set<String>> along) {
        return along.entrySet().stream()
                .flatMap(form -> form.getValue().stream()
                        .filter(HEADLINES::contains)
                        .map(metric -> form.getKey() + " " + metric))
                .collect(Collectors.toSet());
    }

    /** What the page says goes with an effect, by form. */
    private static Map<String, Set<String>> along(String liar) throws IOException {
        Map<String, Set<String>> along = new HashMap<>();
        List<String> page = Files.readAllLines(Path.of("src/docs/planted.md"));
        int heading = page.indexOf("## What goes with it · Что сдвигается вместе");
        for (String line : page.subList(heading, page.size())) {
            String[] cells = line.split("\\|");
            if (cells.length < 5 || !cells[1].contains("`planted/" + liar + "`")) continue;
            along.put(
                    cells[2].replace("`", "").strip(),
                    Set.of(cells[3].replace("`", "").strip().split(" ")));
        }
        return along;
    }

    private static String unmasked(CSVRecord row) {
        return row.get("metric").replaceFirst("-(un)?masked$", "");
    }

    private static String planted(CSVRecord row) {
        return row.get("form") + " " + unmasked(row) + " " + row.get("verdict");
    }

    private static boolean covers(String metric, CSVRecord row) {
        return metric.endsWith("…")
                ? unmasked(row).startsWith(metric.substring(0, metric.length() - 1))
                : unmasked(row).equals(metric);
    }

    /** Whether even an interval that is to hold together with all others of a run, some hundreds (Bonferroni), lies off no difference. */
    private static boolean beyondChance(CSVRecord row) {
        boolean ratio = row.get("unit").equals("×");
        double estimate = number(row, "estimate", ratio);
        double low = estimate - WIDER * (estimate - number(row, "low", ratio));
        double high = estimate + WIDER * (number(row, "high", ratio) - estimate);
        return low > 0 || high < 0;
    }

    private static double number(CSVRecord row, String column, boolean ratio) {
        double value = Double.parseDouble(row.get(column));
        return ratio ? Math.log(value) : value;
    }

    @Test
    void withOneTrialACellADistanceSaysThatItNeedsTwo() {
        Shell shell = new Shell(folder);
        shell.write(
                "once.yaml", "protocol: once\nuse: core24\nforms: [direct, story]\ntrials: 1\nmodel: planted/none\n");
        assertThat(shell.run("run", "once.yaml").code()).isZero();
        assertThat(shell.read("results/once-001/effects.csv").lines())
                .filteredOn(line -> line.matches(".*,(zone|style),story,.*"))
                .hasSize(4)
                .allMatch(line -> line.contains(
                        ",cannot tell,,form,,direct,,,a distance needs 2 answers to each form of an intent,"));
    }

    @Test
    void aSmallDistanceIsReadInThreeDecimals() {
        Shell shell = new Shell(folder);
        shell.write(
                "twice.yaml", "protocol: twice\nuse: core24\nforms: [direct, story]\ntrials: 2\nmodel: planted/none\n");
        Shell.Ended run = shell.run("run", "twice.yaml");
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("Zone.* 0\\.\\d{3} (0\\.\\d{3}–|−0\\.\\d{3}…)0\\.\\d{3}"));
    }

    private static List<String> split(String effects) {
        return effects.isEmpty()
                ? List.of()
                : Arrays.stream(effects.split(";")).map(String::strip).toList();
    }

    private static String told(CSVRecord row) {
        return row.get("form") + " " + row.get("metric") + " " + row.get("verdict");
    }

    private List<CSVRecord> effects(String liar, String language, String seed) throws IOException {
        Shell shell = new Shell(folder);
        String id = String.join("-", liar, language, seed);
        shell.write(
                id + ".yaml",
                String.format(
                        Locale.ROOT,
                        "protocol: %s\nlanguages: [%s]\nuse: core24\nseed: %s\ntrials: 5\nmodel: planted/%s\n"
                                + "forms: [direct, imagine, name, how-many, story, what-do-you-think]\n",
                        id,
                        language,
                        seed,
                        liar));
        Shell.Ended run = shell.run("run", id + ".yaml");
        assertThat(run.code()).as(run.err()).isZero();
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(shell.read("results/" + id + "-001/effects.csv")))
                .getRecords();
    }
}
