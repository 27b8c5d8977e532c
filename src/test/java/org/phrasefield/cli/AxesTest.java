package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.language.Language;
import org.phrasefield.llm.Locals;
import org.phrasefield.llm.Models;
import org.phrasefield.llm.Opened;
import org.phrasefield.llm.Weights;
import org.phrasefield.map.Axes;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.run.Embedder;
import org.phrasefield.scoring.Features;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.scoring.Landmark;
import org.phrasefield.scoring.Meaning;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.scoring.Passages;
import org.phrasefield.scoring.Scorer;
import org.phrasefield.stats.PrincipalAxes;
import org.phrasefield.stats.Standardisation;

/** The frozen axes are what the shipped landmarks give; {@code -Dupdate=true} writes them. */
class AxesTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/phrasefield/map");
    /** To be raised whenever what is shipped changes: maps of different axes are not held beside each other. */
    private static final int VERSION = 5;

    private static final Locals NOTHING = new Locals() {
        @Override
        public Opened<String> script(String file) {
            throw new AssertionError(file);
        }

        @Override
        public Opened<Weights> weights(String nameOrFile, OptionalInt threads) {
            throw new AssertionError(nameOrFile);
        }

        @Override
        public List<String> cached() {
            return List.of();
        }

        @Override
        public Optional<String> fetch(String name) {
            throw new AssertionError(name);
        }
    };

    @ParameterizedTest
    @CsvSource({"en,STYLE", "en,BRIEF", "ru,STYLE", "ru,BRIEF"})
    void theAxesOfStyleAreWhatTheLandmarksGive(String language, Axes.Space space) throws IOException {
        Features features = space.features().orElseThrow();
        Map<String, String> made = new LinkedHashMap<>();
        made.put("members", String.join("; ", features.versions()));
        Scorer scorer = new Scorer();
        List<Metric> metrics = features.members().keySet().stream()
                .map(id -> Metrics.of(id).orElseThrow())
                .toList();
        List<Landmark> landmarks = new ArrayList<>();
        List<double[]> vectors = new ArrayList<>();
        for (Landmark landmark : Landmark.of(Language.of(language).orElseThrow())) {
            features.of(scorer.score(landmark.text(), metrics)).ifPresent(vector -> {
                landmarks.add(landmark);
                vectors.add(vector);
            });
        }
        Standardisation measure =
                Standardisation.over(vectors.toArray(double[][]::new)).orElseThrow();
        made.put("means", line(measure.means()));
        made.put("deviations", line(measure.deviations()));
        axes(made, landmarks, vectors.stream().map(measure::scores).toArray(double[][]::new));
        compare(language, space, made, 1e-4);
    }

    /** Embeds hundreds of texts. */
    @EnabledIfSystemProperty(named = "phrasefield.long", matches = "true")
    @ParameterizedTest
    @CsvSource("en,MEANING")
    void theAxesOfMeaningAreWhatTheLandmarksGive(String language, Axes.Space space) throws Exception {
        Map<String, String> made = new LinkedHashMap<>();
        List<Landmark> landmarks = Landmark.of(Language.of(language).orElseThrow());
        ModelChoice choice = new ModelChoice(
                ModelChoice.Role.EMBEDDER,
                Models.BUILT_IN_EMBEDDER,
                Settings.DEFAULT,
                Optional.empty(),
                Optional.empty());
        Opened<Embedder> opened = new Models(Map.of(), NOTHING, Clock.systemUTC()).embedder(choice, Limits.DEFAULT);
        try (Embedder embedder = ((Opened.Ready<Embedder>) opened).thing()) {
            made.put("instrument", Embedding.instrument(embedder.identity()));
            double[][] vectors = new double[landmarks.size()][];
            for (int i = 0; i < vectors.length; i++) {
                Passages whole = Passages.of(landmarks.get(i).text(), embedder.characters());
                Passages passages = new Passages(whole.passages(), List.of());
                List<float[]> found =
                        ((Embedder.Embedded.Vectors) embedder.embed(passages.texts(), Limits.DEFAULT)).vectors();
                float[] vector =
                        Meaning.read(Meaning.of(passages, found, "").bytes()).orElseThrow();
                vectors[i] = IntStream.range(0, vector.length)
                        .mapToDouble(d -> vector[d])
                        .toArray();
            }
            axes(made, landmarks, vectors);
        }
        compare(language, space, made, 0.02);
    }

    /** A topic must not make an axis: each landmark counts by its distance from the middle of its topic. */
    private static void axes(Map<String, String> made, List<Landmark> landmarks, double[][] vectors) {
        double[] middle = mean(landmarks, vectors, landmark -> true);
        double[][] within = new double[vectors.length][];
        for (int i = 0; i < within.length; i++) {
            String topic = landmarks.get(i).topic();
            within[i] = minus(
                    vectors[i],
                    mean(landmarks, vectors, landmark -> landmark.topic().equals(topic)));
        }
        PrincipalAxes found = PrincipalAxes.of(within, 2).orElseThrow();
        made.put("turn", line(turn(landmarks, within)));
        // For the eye: poems lie to the right of reasoning, tales above instructions.
        double[] poems = zone(landmarks, within, "existential-poetic");
        double[] reasons = zone(landmarks, within, "analytic-logical");
        double[] first = towards(found.axes()[0], minus(poems, reasons));
        double[] second = towards(
                found.axes()[1],
                minus(zone(landmarks, within, "narrative"), zone(landmarks, within, "practical-instructional")));
        double unit = Math.sqrt(Arrays.stream(within)
                        .mapToDouble(vector -> dot(first, vector) * dot(first, vector))
                        .sum()
                / (within.length - 1));
        double[] between = minus(poems, reasons);
        double[] way =
                Arrays.stream(between).map(each -> each / dot(between, between)).toArray();
        assertThat(vectors.length).as("landmarks that have a place").isGreaterThanOrEqualTo(300);
        made.put("landmarks", Integer.toString(vectors.length));
        made.put("centre", line(middle));
        made.put("first", line(first));
        made.put("second", line(second));
        made.put("shares", line(found.shares()));
        made.put("unit", line(unit));
        made.put("way", line(way));
        for (String zone : Kinds.ZONES.names()) {
            double[] place = zone(landmarks, within, zone);
            made.put("zone." + zone, line(dot(first, place) / unit, dot(second, place) / unit));
        }
    }

    /**
     * How far the axes of one half of the topics lie from those of the other, in degrees: the first axis, then the planes of both axes by their larger
     * principal angle (Björck and Golub 1973); 0 to 90, less is steadier.
     */
    private static double[] turn(List<Landmark> landmarks, double[][] within) {
        List<String> topics = landmarks.stream().map(Landmark::topic).distinct().toList();
        double[][][] halves = new double[2][][];
        for (int half = 0; half < 2; half++) {
            int parity = half;
            halves[half] = PrincipalAxes.of(
                            IntStream.range(0, within.length)
                                    .filter(i -> topics.indexOf(landmarks.get(i).topic()) % 2 == parity)
                                    .mapToObj(i -> within[i])
                                    .toArray(double[][]::new),
                            2)
                    .orElseThrow()
                    .axes();
        }
        double a = dot(halves[0][0], halves[1][0]);
        double b = dot(halves[0][0], halves[1][1]);
        double c = dot(halves[0][1], halves[1][0]);
        double d = dot(halves[0][1], halves[1][1]);
        double squares = a * a + b * b + c * c + d * d;
        double volume = a * d - b * c;
        double smaller =
                Math.sqrt(Math.max(0, (squares - Math.sqrt(Math.max(0, squares * squares - 4 * volume * volume))) / 2));
        return new double[] {degrees(Math.abs(a)), degrees(smaller)};
    }

    private static double degrees(double cosine) {
        return Math.toDegrees(Math.acos(Math.min(1, cosine)));
    }

    private static double[] zone(List<Landmark> landmarks, double[][] vectors, String zone) {
        return mean(landmarks, vectors, landmark -> landmark.zone().equals(zone));
    }

    private static double[] mean(List<Landmark> landmarks, double[][] vectors, Predicate<Landmark> of) {
        double[] sum = new double[vectors[0].length];
        int count = 0;
        for (int i = 0; i < vectors.length; i++) {
            if (!of.test(landmarks.get(i))) continue;
            for (int d = 0; d < sum.length; d++) sum[d] += vectors[i][d];
            count++;
        }
        for (int d = 0; d < sum.length; d++) sum[d] /= count;
        return sum;
    }

    private static double[] minus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] towards(double[] axis, double[] goal) {
        return dot(axis, goal) >= 0
                ? axis
                : Arrays.stream(axis).map(each -> -each).toArray();
    }

    private static String line(double... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> String.format(Locale.ROOT, "%.6f", number))
                .collect(Collectors.joining(" "));
    }

    private static void compare(String language, Axes.Space space, Map<String, String> made, double tolerance)
            throws IOException {
        Path file = FOLDER.resolve("axes-" + language + "-" + space.word() + ".properties");
        if (Boolean.getBoolean("update")) Files.writeString(file, text(made));
        Map<String, String> kept = read(file);
        assertThat(kept.remove("version")).isEqualTo(Integer.toString(VERSION));
        assertThat(kept.remove("digest")).as("made by this test alone").isEqualTo(digest(kept));
        assertThat(kept.keySet()).containsExactlyInAnyOrderElementsOf(made.keySet());
        kept.forEach((key, value) -> {
            if (List.of("members", "instrument").contains(key)) {
                assertThat(made.get(key)).as(key).isEqualTo(value);
            } else {
                double[] expected = numbers(value);
                double[] found = numbers(made.getOrDefault(key, ""));
                double scale =
                        Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
                assertThat(found).as(key).containsExactly(expected, within(tolerance * scale));
            }
        });
        assertThat(Axes.of(language, space).orElseThrow().landmarks())
                .hasEntrySatisfying(
                        "existential-poetic", place -> assertThat(place.x()).isPositive());
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), properties::getProperty));
    }

    private static String text(Map<String, String> made) {
        StringBuilder text = new StringBuilder(
                "# Made of the landmarks by AxesTest with -Dupdate=true; a change of anything in here needs a new version.\n");
        text.append("version=").append(VERSION).append('\n');
        text.append("digest=").append(digest(made)).append('\n');
        made.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static String digest(Map<String, String> made) {
        return Sha256.hex(made.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n")))
                .substring(0, 8);
    }
}
