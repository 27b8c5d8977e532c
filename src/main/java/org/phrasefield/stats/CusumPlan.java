package org.phrasefield.stats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How two-sided cumulative sums are set where their scores are measured against a reference that is itself an estimate, and what they promise then.
 * The error of a reference stays in every later score, so that a limit for known parameters gives too many alarms and too short a delay; there is no
 * closed form, and the numbers come from simulated normal observations (each with a reference of its own, scored by {@link Prediction}). Streams may
 * depend on each other: a mean number of alarms does not change by that.
 *
 * @param limit h, above 0: all streams together give at most one false alarm in {@value #STEPS_PER_FALSE_ALARM} steps on average, over any number of steps
 *     up to {@value #FORESEEN}
 * @param one steps until a shift of one standard deviation right after the reference gives alarm
 * @param two the same of two standard deviations
 */
public record CusumPlan(double limit, Delay one, Delay two) {
    /** k: half the shift that a sum is tuned to, in standard deviations. */
    public static final double SLACK = 0.5;
    /** Observations of a reference. */
    public static final int REFERENCE = 20;
    /** Steps between false alarms of all streams together. */
    public static final int STEPS_PER_FALSE_ALARM = 60;
    /** Steps after the reference over which that is kept. */
    public static final int FORESEEN = 120;

    private static final double ROUNDING = 1e-9;
    private static final String TABLE = "cusum-plan.csv";

    /** Rows of streams, limit, and the delays: half and most of one deviation, half and most of two. */
    private static final List<double[]> ROWS = rows();

    /**
     * How soon a shift is found.
     *
     * @param half steps within which half of all shifts are found
     * @param most steps within which nine of ten are found
     */
    public record Delay(int half, int most) {}

    /**
     * For a number of streams: between rows of the table by the logarithm of the number, in which the limit is convex, so that this lies on the careful side;
     * beyond the last row, as between the last two.
     *
     * @param streams 1 or more
     */
    public static CusumPlan of(int streams) {
        if (streams < 1) throw new IllegalArgumentException(streams + " streams");
        int at = 1;
        while (at < ROWS.size() - 1 && ROWS.get(at)[0] < streams) at++;
        double[] low = ROWS.get(at - 1);
        double[] high = ROWS.get(at);
        double share = Math.log(streams / low[0]) / Math.log(high[0] / low[0]);
        double[] row = new double[low.length];
        for (int i = 1; i < row.length; i++) row[i] = low[i] + share * (high[i] - low[i]);
        return new CusumPlan(row[1], delay(row[2], row[3]), delay(row[4], row[5]));
    }

    private static Delay delay(double half, double most) {
        return new Delay((int) Math.ceil(half - ROUNDING), (int) Math.ceil(most - ROUNDING));
    }

    private static List<double[]> rows() {
        try (InputStream in = Objects.requireNonNull(CusumPlan.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
