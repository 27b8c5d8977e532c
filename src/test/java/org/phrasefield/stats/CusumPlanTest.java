package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cumulative sums promise against estimated references is what simulated observations keep. */
class CusumPlanTest {
    private static final Path FILE = Path.of("src/main/resources/org/phrasefield/stats/cusum-plan.csv");
    private static final int[] STREAMS = {
        1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000
    };
    /** Steps at which alarms are counted. */
    private static final int[] LOOKS = {1, 2, 3, 4, 5, 7, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, CusumPlan.FORESEEN};
    /** A delay that is longer is no more found out. */
    private static final int LONGEST = 2000;

    private static final Scores SCORES = new Scores();

    /** {@link Prediction#score} by the observation's distance from the mean, in the reference's deviations; linear between points. */
    private static final class Scores {
        private static final int FINENESS = 100;
        private final double[] points = new double[40 * FINENESS + 1];

        Scores() {
            Prediction prediction = new Prediction(0, 1, CusumPlan.REFERENCE);
            for (int i = 0; i < points.length; i++) points[i] = prediction.score((double) i / FINENESS);
        }

        double of(double distance) {
            double at = Math.min(Math.abs(distance) * FINENESS, points.length - 1.001);
            int low = (int) at;
            return Math.copySign(points[low] + (at - low) * (points[low + 1] - points[low]), distance);
        }
    }

    /** One stream with a reference of its own. */
    private static final class Stream {
        private final SplittableRandom random;
        private final Prediction reference;
        private double above;
        private double below;

        Stream(SplittableRandom random) {
            this.random = random;
            Moments observed = new Moments();
            for (int i = 0; i < CusumPlan.REFERENCE; i++) observed.add(random.nextGaussian());
            reference = Prediction.from(observed).orElseThrow();
        }

        /** The larger sum after one more observation. */
        double after(double shift) {
            double distance = (shift + random.nextGaussian() - reference.mean()) / reference.deviation();
            double score = SCORES.of(distance);
            above = Math.max(0, above + score - CusumPlan.SLACK);
            below = Math.max(0, below - score - CusumPlan.SLACK);
            return Math.max(above, below);
        }
    }

    /** The largest sum until each look, of so many streams without a shift; each look in rising order. */
    private static float[][] quiet(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] largest = new float[LOOKS.length][count];
        for (int i = 0; i < count; i++) {
            Stream stream = new Stream(random);
            double sum = 0;
            int look = 0;
            for (int step = 1; step <= CusumPlan.FORESEEN; step++) {
                sum = Math.max(sum, stream.after(0));
                if (step == LOOKS[look]) largest[look++][i] = (float) sum;
            }
        }
        for (float[] look : largest) Arrays.sort(look);
        return largest;
    }

    /** Share of streams that may have given alarm by then: as many as wait no longer where alarms come at the promised rate. */
    private static double allowed(int streams, int steps) {
        return -Math.expm1(-(double) steps / (CusumPlan.STEPS_PER_FALSE_ALARM * streams));
    }

    /** Steps until alarm, in rising order. */
    private static int[] delays(double limit, double shift, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] delays = new int[count];
        for (int i = 0; i < count; i++) {
            Stream stream = new Stream(random);
            int step = 1;
            while (stream.after(shift) <= limit && step < LONGEST) step++;
            delays[i] = step;
        }
        Arrays.sort(delays);
        return delays;
    }

    @Test
    @EnabledIfSystemProperty(named = "update", matches = "true")
    void theTableIsWritten() throws IOException {
        int count = 1_000_000;
        float[][] largest = quiet(count, 20);
        StringBuilder made = new StringBuilder("""
                # Limits of cumulative sums against a reference of 20 observations, and steps until a shift is found, by simulation:
                # streams, limit, half and nine of ten shifts of one standard deviation, half and nine of ten of two.
                # mvn test -Dtest=CusumPlanTest -Dupdate=true writes this file.
                """);
        for (int streams : STREAMS) {
            double limit = 0;
            for (int look = 0; look < LOOKS.length; look++) {
                int free = (int) Math.ceil(count * (1 - allowed(streams, LOOKS[look])));
                limit = Math.max(limit, largest[look][Math.min(free, count - 1)]);
            }
            int[] one = delays(limit, 1, 50_000, 21);
            int[] two = delays(limit, 2, 50_000, 22);
            made.append(String.format(
                    Locale.ROOT,
                    "%d,%.3f,%d,%d,%d,%d\n",
                    streams,
                    limit,
                    one[one.length / 2],
                    one[one.length * 9 / 10],
                    two[two.length / 2],
                    two[two.length * 9 / 10]));
        }
        Files.writeString(FILE, made);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 40, 80, 160, 320})
    void thePageSaysWhatIsPromised(int streams) throws IOException {
        CusumPlan plan = CusumPlan.of(streams);
        assertThat(Files.readString(Path.of("src/docs/drift.md")))
                .contains(String.format(
                        Locale.ROOT,
                        "| %d | %.1f | %d, %d | %d, %d |",
                        streams,
                        plan.limit(),
                        plan.one().half(),
                        plan.one().most(),
                        plan.two().half(),
                        plan.two().most()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30, 80, 320})
    void falseAlarmsAreNoMoreThanPromisedAfterAnyNumberOfSteps(int streams) {
        int count = 60_000;
        float[][] largest = quiet(count, 31);
        double limit = CusumPlan.of(streams).limit();
        double closest = 0;
        for (int look = 0; look < LOOKS.length; look++) {
            int alarms = 0;
            while (alarms < count && largest[look][count - 1 - alarms] > limit) alarms++;
            double allowed = count * allowed(streams, LOOKS[look]);
            // Four standard deviations of a count.
            assertThat((double) alarms).as("after " + LOOKS[look]).isLessThan(allowed + 4 * Math.sqrt(allowed));
            closest = Math.max(closest, alarms / allowed);
        }
        assertThat(closest).as("no more careful than it must be").isGreaterThan(0.8);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 1", "80, 1", "320, 1", "1, 2", "10, 2", "80, 2", "320, 2"})
    void shiftsAreFoundWithinThePromisedDelay(int streams, double shift) {
        CusumPlan plan = CusumPlan.of(streams);
        CusumPlan.Delay promised = shift == 1 ? plan.one() : plan.two();
        int count = 4000;
        int[] delays = delays(plan.limit(), shift, count, 33);
        double half =
                Arrays.stream(delays).filter(delay -> delay <= promised.half()).count() / (double) count;
        double most =
                Arrays.stream(delays).filter(delay -> delay <= promised.most()).count() / (double) count;
        assertThat(half).isGreaterThan(0.47);
        assertThat(most).isGreaterThan(0.885);
        assertThat(promised.most()).isGreaterThan(promised.half());
    }

    /** The simulation itself: with a reference without error it gives what is published for known parameters. */
    @ParameterizedTest
    @CsvSource({"4, 0, 168", "4, 1, 8.4", "10, 1, 20.4"})
    void runLengthsWithoutErrorAgreeWithPublishedValues(double limit, double shift, double length) {
        SplittableRandom random = new SplittableRandom(2);
        int runs = 4000;
        double steps = 0;
        for (int run = 0; run < runs; run++) {
            Cusum cusum = Cusum.start(CusumPlan.SLACK, limit);
            while (!cusum.alarm()) {
                cusum = cusum.after(shift + random.nextGaussian());
                steps++;
            }
        }
        assertThat(steps / runs).isBetween(length * .94, length * 1.06);
    }

    @Test
    void moreStreamsAskForALargerLimit() {
        double before = 0;
        for (int streams = 1; streams <= 6000; streams++) {
            double limit = CusumPlan.of(streams).limit();
            assertThat(limit).as(streams + " streams").isGreaterThan(before);
            before = limit;
        }
        assertThatThrownBy(() -> CusumPlan.of(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
