package org.phrasefield.forecast;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phrasefield.forecast.ClaimCheck.Verdict;
import org.phrasefield.map.Effect;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.stats.Interval;

/** What a claim predicts of an effect. */
public sealed interface Prediction {
    /** As tables write it, and as the data are written. */
    String word();

    /**
     * Whether it came.
     *
     * @param effect what decides it
     * @param interval the effect's
     * @param others intervals of the other forms on the same metric
     */
    Verdict verdict(Effect effect, Interval interval, List<Interval> others);

    /** Why {@link #verdict} cannot tell, in words. */
    String open(Effect effect, Interval interval, List<Interval> others);

    /**
     * A difference of this sign.
     *
     * @param more whether upwards
     */
    record Sign(boolean more) implements Prediction {
        @Override
        public String word() {
            return more ? "more" : "less";
        }

        @Override
        public Verdict verdict(Effect effect, Interval interval, List<Interval> others) {
            return switch (effect.verdict()) {
                case MORE, DIFFERS -> more ? Verdict.SUPPORTED : Verdict.CONTRADICTED;
                case LESS -> more ? Verdict.CONTRADICTED : Verdict.SUPPORTED;
                case NONE -> Verdict.CONTRADICTED;
                case CANNOT_TELL -> Verdict.CANNOT_TELL;
            };
        }

        @Override
        public String open(Effect effect, Interval interval, List<Interval> others) {
            return effect.reason();
        }
    }

    /**
     * A difference on one side of a bound, by the 95 % interval.
     *
     * @param more whether above it
     * @param bound in the effect's unit: of a ratio a ratio, of a distance a distance
     * @param written the same as it was written
     */
    record Beyond(boolean more, double bound, String written) implements Prediction {
        @Override
        public String word() {
            return (more ? "more than " : "less than ") + written;
        }

        @Override
        public Verdict verdict(Effect effect, Interval interval, List<Interval> others) {
            if (across(interval)) return Verdict.CANNOT_TELL;
            if (interval.low() > bound != more) return Verdict.CONTRADICTED;
            // Where no difference would be on the other side, there must be one among all comparisons.
            double none = effect.unit().equals("×") ? 1 : 0;
            boolean difference = more ? bound >= none : bound <= none;
            boolean called = effect.verdict() != Effect.Verdict.CANNOT_TELL;
            return difference && !called ? Verdict.CANNOT_TELL : Verdict.SUPPORTED;
        }

        private boolean across(Interval interval) {
            return interval.low() <= bound && bound <= interval.high();
        }

        @Override
        public String open(Effect effect, Interval interval, List<Interval> others) {
            return across(interval)
                    ? String.format(Locale.ROOT, "the interval holds the bound of %.2f", bound)
                    : effect.reason();
        }
    }

    /**
     * A place among the forms, the largest difference first: at most so few others may be ahead, with every form asked. Intervals are compared end to
     * end, which is slow to decide.
     *
     * @param places how many places count, from 1
     */
    record Foremost(int places) implements Prediction {
        /** Forms that are compared with the control when all are asked. */
        private static final int ALL = BuiltIns.FORMS.size() - 1;

        @Override
        public String word() {
            return "among the first " + places;
        }

        @Override
        public Verdict verdict(Effect effect, Interval interval, List<Interval> others) {
            long surely =
                    others.stream().filter(each -> each.low() > interval.high()).count();
            if (surely >= places) return Verdict.CONTRADICTED;
            long perhaps =
                    others.stream().filter(each -> each.high() > interval.low()).count();
            return others.size() + 1 == ALL && perhaps < places ? Verdict.SUPPORTED : Verdict.CANNOT_TELL;
        }

        @Override
        public String open(Effect effect, Interval interval, List<Interval> others) {
            int measured = others.size() + 1;
            return measured < ALL
                    ? "only " + measured + " of " + ALL + " forms are measured"
                    : "the intervals of several forms overlap";
        }
    }

    /** The prediction that is written so. */
    static Prediction of(String written) {
        Matcher matcher = Pattern.compile("(more|less)(?: than ([0-9.]+))?|among the first ([1-9])")
                .matcher(written);
        if (!matcher.matches()) throw new IllegalArgumentException("no prediction: " + written);
        if (matcher.group(3) != null) return new Foremost(Integer.parseInt(matcher.group(3)));
        boolean more = written.startsWith("more");
        String bound = matcher.group(2);
        return bound == null ? new Sign(more) : new Beyond(more, Double.parseDouble(bound), bound);
    }
}
