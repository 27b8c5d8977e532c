package org.phrasefield.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.phrasefield.scoring.Features;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.scoring.Score;
import org.phrasefield.stats.PrincipalAxes;
import org.phrasefield.stats.Standardisation;

/**
 * The two axes of a semantic map, found once on shipped landmark texts and frozen: no run moves them, so that places of different nights, models and
 * forms can be held beside each other. The unit is the standard deviation of the landmarks along the first axis. {@code AxesTest} makes the
 * files from the landmarks.
 */
public final class Axes {
    /** What a map lays out. */
    public enum Space {
        /** Directions of meaning, as an embedder gives them. */
        MEANING,
        /** Style and words. */
        STYLE,
        /** The same, of the fewer scores that short answers have. */
        BRIEF;

        /** The word that files and tables show. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Which scores make up a vector; empty where vectors come from an embedder. */
        public Optional<Features> features() {
            return switch (this) {
                case MEANING -> Optional.empty();
                case STYLE -> Optional.of(Features.FULL);
                case BRIEF -> Optional.of(Features.SHORT);
            };
        }
    }

    /**
     * A place on the map.
     *
     * @param x along the first axis
     * @param y along the second
     */
    public record Point(double x, double y) {
        /** How far from another. */
        public Point minus(Point other) {
            return new Point(x - other.x, y - other.y);
        }
    }

    /** Of planes drawn by chance in the eleven dimensions of the short scores 95 in a hundred are turned by more than 65 degrees: what is turned further than this has hardly more in common. */
    private static final double MOST_TURN = 60;

    private final String language;
    private final Space space;
    private final String version;
    private final String digest;
    private final String instrument;
    private final Optional<Standardisation> measure;
    private final PrincipalAxes axes;
    private final double unit;
    private final double[] way;
    private final double turn;
    private final Map<String, Point> landmarks;

    private Axes(String language, Space space, Properties file) {
        this.language = language;
        this.space = space;
        this.version = file.getProperty("version");
        this.digest = file.getProperty("digest");
        this.instrument = file.getProperty("instrument", "");
        this.measure = space.features()
                .map(members -> Standardisation.frozen(numbers(file, "means"), numbers(file, "deviations")));
        this.axes = PrincipalAxes.frozen(
                numbers(file, "centre"),
                new double[][] {numbers(file, "first"), numbers(file, "second")},
                numbers(file, "shares"));
        this.unit = numbers(file, "unit")[0];
        this.way = numbers(file, "way");
        this.turn = numbers(file, "turn")[1];
        Map<String, Point> places = new LinkedHashMap<>();
        for (String zone : Kinds.ZONES.names()) {
            double[] place = numbers(file, "zone." + zone);
            places.put(zone, new Point(place[0], place[1]));
        }
        this.landmarks = Collections.unmodifiableMap(places);
    }

    /** The axes of a language and a space; empty where none are shipped. */
    public static Optional<Axes> of(String language, Space space) {
        String name = "axes-" + language + "-" + space.word() + ".properties";
        try (InputStream bytes = Axes.class.getResourceAsStream(name)) {
            if (bytes == null) return Optional.empty();
            Properties file = new Properties();
            file.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            return Optional.of(new Axes(language, space, file));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static double[] numbers(Properties file, String key) {
        String line = file.getProperty(key);
        if (line == null) throw new IllegalStateException("axes without " + key);
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** Language tag of the landmarks. */
    public String language() {
        return language;
    }

    /** What is laid out. */
    public Space space() {
        return space;
    }

    /** By how much the plane of one half of the landmarks' topics is turned against that of the other, in degrees from 0 to 90. */
    public double turn() {
        return turn;
    }

    /** Whether other topics would have given about the same plane. */
    public boolean steady() {
        return turn <= MOST_TURN;
    }

    /** What makes the vectors, as the store names it; empty where scores do. */
    public String instrument() {
        return instrument;
    }

    /** Version and digest: places on axes of another name are never held beside these. */
    public String name() {
        return language + "-" + space.word() + " " + version + " (" + digest + ")";
    }

    /** Shares of the landmarks' variation along the two axes. */
    public List<Double> shares() {
        return Arrays.stream(axes.shares()).boxed().toList();
    }

    /** Where the middle of each zone's landmarks lies from the middle of all, by zone. */
    public Map<String, Point> landmarks() {
        return landmarks;
    }

    /** The vector of an answer by its scores; empty where one is missing, or an embedder would be needed. */
    Optional<double[]> vector(List<Score> scores) {
        return space.features()
                .flatMap(features -> features.of(scores))
                .map(raw -> measure.orElseThrow().scores(raw));
    }

    /** How many numbers a vector has. */
    int dimension() {
        return way.length;
    }

    /** Where a vector lies. */
    Point place(double[] vector) {
        double[] place = axes.place(vector);
        return new Point(place[0] / unit, place[1] / unit);
    }

    /** How far a vector lies on the way from the middle of the analytic landmarks (0) to that of the poetic ones (1), but for a constant. */
    double poetic(double[] vector) {
        double sum = 0;
        for (int i = 0; i < way.length; i++) sum += way[i] * vector[i];
        return sum;
    }

    /** The part of a difference of vectors that the map shows, as a square, in the vectors' own units. */
    double shown(double[] difference) {
        double[] centre = axes.centre();
        for (int i = 0; i < centre.length; i++) centre[i] += difference[i];
        double[] along = axes.place(centre);
        return along[0] * along[0] + along[1] * along[1];
    }
}
