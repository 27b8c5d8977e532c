package org.phrasefield.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.phrasefield.map.Calibration;
import org.phrasefield.map.Effect;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Promise;
import org.phrasefield.map.Rehearsal;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;

/**
 * Whether the statistics do what they promise, by studies whose effects are known: most of them rehearsed from scores on, some whole, asked of the models that lie
 * with known effects, in a folder of their own that is taken away again.
 */
final class StatisticsCheck {
    /** Studies that say anything at all. */
    static final int FEWEST = 20;

    private static final int INTENTS = 24;
    private static final int TRIALS = 5;
    private static final long SEED = 20261129;
    /** Variances over that of repetition, those of the reference's simulations. */
    private static final double INTERPLAY = 0.3;

    private static final double WORDINGS = 0.08;
    /** What the fingerprint is taken of: everything varies, and one form has an effect. */
    private static final Rehearsal.Plan SMALL = new Rehearsal.Plan(8, TRIALS, 1, INTERPLAY, WORDINGS);

    private static final int WIDTH = 80;
    /** Characters of the fingerprint. */
    private static final int FINGERPRINT = 12;

    /** Studies from which on bounds are held against what was found: with fewer, chance alone would break them. */
    static final int JUDGED = 500;

    /** One form alone has an effect, and nine have none: of as many studies, 500 intervals would miss a bound by chance too often. */
    private static final int PLANTED_TIMES = 2;

    /** Whole runs of the liar without an effect, and of the one that changes its length. */
    private static final int WHOLE_NOTHING = 20;

    private static final int WHOLE_PLANTED = 10;

    private static final Map<String, Map<String, Double>> PLANTED =
            Map.of("imagine", Map.of(Metrics.LENGTH_RATIO, 1.5), "name", Map.of(Metrics.LENGTH_RATIO, 0.7));

    private final Surroundings surroundings;
    private final Console console;
    private final int studies;
    private final Language reader;

    StatisticsCheck(Surroundings surroundings, Console console, int studies) {
        this.surroundings = surroundings;
        this.console = console;
        this.studies = studies;
        this.reader = surroundings.reader();
    }

    /**
     * What was found.
     *
     * @param nothing studies without an effect
     * @param wordings the same, and wordings that differ
     * @param planted studies with an effect of one standard deviation of repetition
     * @param wholeNothing whole runs of a model without an effect
     * @param wholePlanted whole runs of a model that changes its length
     */
    record Found(
            Calibration nothing,
            Calibration wordings,
            Calibration planted,
            Calibration wholeNothing,
            Calibration wholePlanted) {
        /** Which promises were not kept; empty where too few studies were made to say. */
        List<Promise.Broken> broken() {
            return nothing.runs() < JUDGED ? List.of() : Promise.broken(nothing, planted);
        }
    }

    /** Makes all the studies; takes minutes. */
    Found found() {
        int fewer = Math.max(FEWEST, studies * 2 / 5);
        Calibration nothing = rehearsed(new Rehearsal.Plan(INTENTS, TRIALS, 0, INTERPLAY, 0), studies, 1);
        Calibration wordings = rehearsed(new Rehearsal.Plan(INTENTS, TRIALS, 0, INTERPLAY, WORDINGS), fewer, 2);
        Calibration planted = rehearsed(new Rehearsal.Plan(INTENTS, TRIALS, 1, 0, 0), PLANTED_TIMES * studies, 3);
        Path folder = folder();
        try {
            Calibration wholeNothing = whole(folder, "planted/none", WHOLE_NOTHING, Map.of());
            Calibration wholePlanted = whole(folder, "planted/length", WHOLE_PLANTED, PLANTED);
            return new Found(nothing, wordings, planted, wholeNothing, wholePlanted);
        } finally {
            remove(folder);
        }
    }

    /**
     * What a small study says, effect by effect, by which versions of the indices and of which truth: the same as long as nothing that the figures are made of changes.
     */
    static String fingerprint() {
        StringBuilder said = new StringBuilder();
        SMALL.planted()
                .forEach((form, truths) -> truths.forEach((index, truth) -> said.append(form)
                        .append(' ')
                        .append(index)
                        .append(brief(truth))
                        .append('\n')));
        for (Effect effect : Rehearsal.of(SMALL, SEED).effects()) {
            String version = Metrics.of(effect.metric()).map(Metric::version).orElse("");
            said.append(effect.metric()).append(' ').append(version).append(' ').append(effect.contrast());
            effect.interval()
                    .ifPresent(found -> said.append(brief(found.estimate()))
                            .append(brief(found.low()))
                            .append(brief(found.high())));
            effect.evidence().correction().ifPresent(found -> said.append(brief(found.adjusted())));
            said.append(' ').append(effect.verdict()).append('\n');
        }
        return Sha256.hex(said.toString()).substring(0, FINGERPRINT);
    }

    /** In so few digits that no processor's last one shows. */
    private static String brief(double number) {
        return String.format(Locale.ROOT, " %.3e", number);
    }

    private Calibration rehearsed(Rehearsal.Plan plan, int count, int part) {
        Calibration calibration = new Calibration();
        Map<String, Map<String, Double>> planted = plan.planted();
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, count).parallel().forEach(number -> {
            EffectMap map = Rehearsal.of(plan, SEED + 1_000_000L * part + number);
            synchronized (calibration) {
                calibration.add(planted, map);
            }
            int now = done.incrementAndGet();
            if (now % 100 == 0) console.say(now + " of " + count + " studies, part " + part + " of 5");
        });
        return calibration;
    }

    /** Runs as a user makes them, from the protocol to the effects. */
    private Calibration whole(Path folder, String model, int runs, Map<String, Map<String, Double>> planted) {
        Calibration calibration = new Calibration();
        for (int number = 1; number <= runs; number++) {
            String name = "whole-" + model.substring(model.indexOf('/') + 1) + "-" + number;
            Path results = folder.resolve(name);
            try {
                Files.writeString(folder.resolve(name + ".yaml"), protocol(name, model, number));
            } catch (IOException e) {
                throw new Failure(
                        ExitCode.TOOL_FAILED,
                        "The protocol of a run cannot be written to " + folder + ": " + FileFault.of(e));
            }
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            Surroundings own = new Surroundings(
                    new BufferedReader(new StringReader("")),
                    new ResultStream(OutputStream.nullOutputStream()),
                    nowhere,
                    surroundings.environment(),
                    folder,
                    surroundings.clock(),
                    surroundings.steady(),
                    surroundings.patience(),
                    false,
                    false,
                    false,
                    surroundings.columns(),
                    surroundings.browser());
            int code = Commands.run(own, "run", name + ".yaml", "--results", name);
            if (code != ExitCode.DONE.number()) {
                throw new Failure(ExitCode.TOOL_FAILED, "A run of " + model + " ended with " + code + ", not with 0.");
            }
            try (JdbcAnswerStore store = JdbcAnswerStore.open(results)) {
                RunRecord run = store.runs().get(0);
                calibration.add(
                        planted,
                        new Scoreboard(store, Finish.protocol(run), List.of())
                                .study(run, row -> {})
                                .map());
            }
        }
        console.say(runs + " whole runs of " + model);
        return calibration;
    }

    private static String protocol(String name, String model, int seed) {
        String topics = IntStream.rangeClosed(1, INTENTS)
                .mapToObj(number -> "  - topic: " + topic(number))
                .reduce((one, other) -> one + "\n" + other)
                .orElseThrow();
        return "protocol: " + name + "\nintents:\n" + topics + "\nforms: ten\ntrials: " + TRIALS + "\nseed: " + seed
                + "\nmodel: " + model + "\n";
    }

    private static String topic(int number) {
        String[] places = {"the kitchen", "the garden", "the harbour", "the library", "the station", "the market"};
        String[] things = {"bread", "rain", "sleep", "dust"};
        return things[number % things.length] + " in " + places[(number - 1) / things.length];
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("phrasefield-statistics");
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.TOOL_FAILED,
                    "There is no room for runs in the folder of temporary files: " + FileFault.of(e));
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.TOOL_FAILED, "The runs in " + folder + " cannot be taken away: " + FileFault.of(e));
        }
    }

    /** As a table and some sentences, in the reader's language. */
    List<String> lines(Found found) {
        boolean russian = reader == Language.RU;
        List<String> lines = new ArrayList<>();
        lines.add(
                russian
                        ? "Исследований без эффекта: " + found.nothing().runs()
                                + "; с эффектом в одно стандартное отклонение повтора: "
                                + found.planted().runs() + "."
                        : found.nothing().runs() + " studies without an effect, "
                                + found.planted().runs() + " with one of a standard deviation of repetition.");
        lines.add(
                russian
                        ? "24 темы, 10 форм, по 5 проб; в процентах."
                        : INTENTS + " intents, 10 forms, " + TRIALS + " trials; in per cent.");
        lines.add(
                russian
                        ? "«Ложных» — до поправки; «верен» — интервал содержит ноль или подложенный эффект."
                        : "Intervals hold what is true: no effect where there is none, and the planted one.");
        lines.add("");
        lines.addAll(new Columns(WIDTH).table(rows(found, russian)));
        lines.add("");
        lines.addAll(sentences(found, russian));
        lines.addAll(promises(found, russian));
        lines.add((russian ? "Отпечаток статистики: " : "Fingerprint of the statistics: ") + fingerprint() + ".");
        return lines;
    }

    private List<List<String>> rows(Found found, boolean russian) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                russian
                        ? List.of("показатель", "ложных", "верен без эффекта", "найдено", "верен с эффектом")
                        : List.of("index", "false, uncorrected", "holds none", "found", "holds the planted"));
        for (Calibration.Index index : found.nothing().indices()) {
            Optional<Calibration.Index> planted = found.planted().indices().stream()
                    .filter(each -> each.metric().equals(index.metric()))
                    .findFirst();
            rows.add(List.of(
                    Metrics.of(index.metric())
                            .map(metric -> metric.name(reader))
                            .orElse(index.metric()),
                    percent(index.alone()),
                    percent(index.covered()),
                    percent(planted.map(Calibration.Index::found).orElse(OptionalDouble.empty())),
                    percent(planted.map(Calibration.Index::plantedCovered).orElse(OptionalDouble.empty()))));
        }
        return rows;
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : "–";
    }

    private List<String> sentences(Found found, boolean russian) {
        Calibration.Index words = length(found.wordings());
        Calibration.Index whole = length(found.wholePlanted());
        String any = percent(found.nothing().anyCalled());
        String explored = percent(found.nothing().anyExplored());
        String alone = percent(words.alone());
        String byIntents = percent(words.byIntents());
        String wholeAny = percent(found.wholeNothing().anyCalled());
        String wholeFound = percent(whole.found().orElse(0));
        String wholeHeld = percent(whole.plantedCovered().orElse(0));
        return russian
                ? List.of(
                        "Хоть один ложный эффект главных показателей после поправки Холма: в " + any
                                + " % исследований;",
                        "среди остального, где одна десятая признанного может быть ничем: в " + explored + " %.",
                        "Если и формулировки различаются: ложных по длине " + alone + " %, по одним темам " + byIntents
                                + " %.",
                        "Целиком, от плана до эффектов: ложный эффект в " + wholeAny + " % из "
                                + found.wholeNothing().runs()
                                + " запусков planted/none;",
                        "planted/length: найдено " + wholeFound + " %, интервал верен в " + wholeHeld + " % из "
                                + whole.planted() + ".")
                : List.of(
                        "Any false effect of the headline indices after Holm's correction: in " + any
                                + " % of studies;",
                        "of everything else, where a tenth of what is called may be nothing: in " + explored + " %.",
                        "Where wordings differ too: false effects of length " + alone + " %, by intents alone "
                                + byIntents + " %.",
                        "Whole, from plan to effects: a false effect in " + wholeAny + " % of "
                                + found.wholeNothing().runs()
                                + " runs of planted/none;",
                        "planted/length: " + wholeFound + " % found, the interval holds in " + wholeHeld + " % of "
                                + whole.planted() + ".");
    }

    /** Whether all this is as it should be, and where not. */
    private List<String> promises(Found found, boolean russian) {
        if (found.nothing().runs() < JUDGED) {
            return List.of(
                    russian
                            ? "Пределы проверяются, когда исследований " + JUDGED + " или больше."
                            : "Bounds are checked from " + JUDGED + " studies on.");
        }
        List<Promise.Broken> broken = found.broken();
        if (broken.isEmpty()) {
            return russian
                    ? List.of(
                            "Всё в пределах: ложных без поправки 3–7 %, интервал верен в 93–97 %,",
                            "после поправки не больше 7 %, найдено больше 90 %.")
                    : List.of(
                            "All within bounds: 3–7 % false uncorrected, intervals hold in 93–97 %,",
                            "at most 7 % after correction, more than 90 % found.");
        }
        return broken.stream().map(each -> line(each, russian)).toList();
    }

    private String line(Promise.Broken broken, boolean russian) {
        String share = percent(broken.share()) + " %";
        String index = broken.metric()
                .map(metric -> Metrics.of(metric).map(each -> each.name(reader)).orElse(metric))
                .orElse("");
        return switch (broken.promise()) {
            case FALSE_ALONE ->
                russian
                        ? "ВНЕ ПРЕДЕЛОВ: " + index + " — ложных без поправки " + share + ", а должно быть 3–7 %."
                        : "OUT OF BOUNDS: " + index + ": " + share + " false, uncorrected; it should be 3–7 %.";
            case HELD ->
                russian
                        ? "ВНЕ ПРЕДЕЛОВ: " + index + " — интервал верен в " + share + ", а должен быть в 93–97 %."
                        : "OUT OF BOUNDS: " + index + ": the interval holds in " + share + "; it should in 93–97 %.";
            case FOUND ->
                russian
                        ? "ВНЕ ПРЕДЕЛОВ: " + index + " — найдено " + share + ", а должно быть больше 90 %."
                        : "OUT OF BOUNDS: " + index + ": " + share + " found; it should be more than 90 %.";
            case ANY_FALSE ->
                russian
                        ? "ВНЕ ПРЕДЕЛОВ: ложные эффекты после поправки в " + share
                                + " исследований, а должно быть не больше 7 %."
                        : "OUT OF BOUNDS: false effects after correction in " + share
                                + " of studies; it should be 7 % at most.";
        };
    }

    private static Calibration.Index length(Calibration calibration) {
        return calibration.indices().stream()
                .filter(index -> index.metric().equals(Metrics.LENGTH_RATIO))
                .findFirst()
                .orElseThrow();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    /** The same for another program. */
    List<JsonText.Facts> facts(Found found) {
        return List.of(
                facts("nothing planted", found.nothing()),
                facts("wordings differ", found.wordings()),
                facts("one standard deviation planted", found.planted()),
                facts("whole runs of planted/none", found.wholeNothing()),
                facts("whole runs of planted/length", found.wholePlanted()));
    }

    private static JsonText.Facts facts(String what, Calibration found) {
        return new JsonText.Facts()
                .add("studies_of", what)
                .add("studies", found.runs())
                .add("any_false_after_holm", found.anyCalled())
                .add("any_false_explored", found.anyExplored())
                .add(
                        "indices",
                        found.indices().stream()
                                .map(index -> new JsonText.Facts()
                                        .add("metric", index.metric())
                                        .add("cells", index.cells())
                                        .add("false_uncorrected", index.alone())
                                        .add("false_by_intents_alone", index.byIntents())
                                        .add("interval_holds_none", index.covered())
                                        .add("planted", index.planted())
                                        .add("found", number(index.found()))
                                        .add("interval_holds_planted", number(index.plantedCovered()))
                                        .map())
                                .toList());
    }

    private static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }

    private static @org.jspecify.annotations.Nullable Object number(OptionalDouble number) {
        return boxed(number).orElse(null);
    }
}
