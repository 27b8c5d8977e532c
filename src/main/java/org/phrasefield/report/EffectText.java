package org.phrasefield.report;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Interval;

/** The effects of a panel as text: a sign on every difference, and in one column the same number of decimals. */
final class EffectText {
    /** The unit of an effect that is a ratio; no difference is 1. */
    static final String RATIO = "×";

    /** Of an effect that only its own interval would call. */
    static final String ONLY_ALONE = "◐";

    private final Texts texts;
    /** Decimals of a distance at most: many are a few hundredths. */
    private static final int OF_DISTANCE = 3;

    private final Map<String, Integer> decimals = new HashMap<>();

    EffectText(Texts texts, Panel panel) {
        this(texts, panel, 2);
    }

    /** @param most so many decimals at most, however narrow the intervals are */
    EffectText(Texts texts, Panel panel, int most) {
        this.texts = texts;
        for (String metric : panel.metrics()) {
            boolean distance = Metrics.of(metric).filter(Metric::distance).isPresent();
            decimals.put(metric, Math.min(distance ? Math.max(most, OF_DISTANCE) : most, decimals(panel, metric)));
        }
    }

    /** Whether an effect is a ratio. */
    static boolean ratio(Effect effect) {
        return effect.unit().equals(RATIO);
    }

    /** Whether an effect says how far apart two sides lie, without a sign. */
    static boolean distance(Effect effect) {
        return Metrics.of(effect.metric()).map(Metric::distance).orElse(false);
    }

    /** Whether an effect says how often answers win before a judge. */
    private static boolean wins(Effect effect) {
        return effect.unit().equals(Indices.DEPTH.unit());
    }

    /** So many decimals that the usual interval is two or three digits wide. */
    private static int decimals(Panel panel, String metric) {
        double[] widths = panel.effects().stream()
                .filter(effect -> effect.metric().equals(metric))
                .flatMap(effect -> effect.interval().stream())
                .mapToDouble(interval -> interval.high() - interval.low())
                .filter(width -> width > 0)
                .sorted()
                .toArray();
        if (widths.length == 0) return 2;
        double usual = widths[widths.length / 2];
        return (int) Math.max(0, 1 - Math.floor(Math.log10(usual)));
    }

    /** The symbol of an effect: half full where it is one by itself, but not among so many comparisons. */
    static String symbol(Effect effect) {
        return effect.onlyAlone() ? ONLY_ALONE : symbol(effect.verdict());
    }

    /** The symbol of a verdict; the sign of the number tells more from less. */
    static String symbol(Verdict verdict) {
        return switch (verdict) {
            case MORE, LESS, DIFFERS -> "●";
            case NONE -> "■";
            case CANNOT_TELL -> "○";
        };
    }

    /** The verdict in words. */
    String verdict(Verdict verdict) {
        return texts.say("verdict." + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** What is compared, as a reader calls it. */
    String contrast(Contrast contrast) {
        if (contrast instanceof Effect.OfWords words) return texts.say("words.group", words.group());
        return texts.form(((Effect.OfForm) contrast).form());
    }

    /** The estimate: {@code ×1.24}, {@code +1.8}, {@code −0.4}; where there is none, in two or three words why. */
    String number(Effect effect) {
        return effect.interval()
                .map(interval -> point(effect, interval.estimate()))
                .orElseGet(() -> Reasons.brief(effect.reason(), texts));
    }

    private String point(Effect effect, double value) {
        if (ratio(effect)) return RATIO + texts.fixed(value, value >= 10 ? 1 : 2);
        int places = decimals.getOrDefault(effect.metric(), 2);
        // What chance takes below none is no distance.
        return distance(effect) ? texts.fixed(Math.max(0, value), places) : texts.signed(value, places);
    }

    /** One end of the interval, written like the estimate; of a distance, what chance takes below none is said, so that a reader sees that it holds none. */
    String end(Effect effect, double value) {
        return distance(effect) && value < 0
                ? texts.signed(value, decimals.getOrDefault(effect.metric(), 2))
                : point(effect, value);
    }

    /**
     * The interval in little space: {@code 1.10–1.39} for a ratio, as for a distance, {@code +36…+50} for wins, which have an end on both sides, {@code ±0.4} (the longer arm) for any other difference.
     */
    String narrow(Effect effect) {
        Optional<Interval> interval = effect.interval();
        if (interval.isEmpty()) return "";
        Interval found = interval.get();
        if (distance(effect)) return range(effect, found);
        if (ratio(effect)) return texts.fixed(found.low(), 2) + "–" + texts.fixed(found.high(), 2);
        if (wins(effect)) return point(effect, found.low()) + "…" + point(effect, found.high());
        double arm = Math.max(found.high() - found.estimate(), found.estimate() - found.low());
        return "±" + texts.fixed(arm, decimals.getOrDefault(effect.metric(), 2));
    }

    /** Of a distance; one that chance takes below none altogether is small, not known exactly. */
    private String range(Effect effect, Interval found) {
        int places = decimals.getOrDefault(effect.metric(), 2);
        if (found.high() <= 0) return "<\u00A0" + texts.fixed(Math.pow(10, -places), places);
        return end(effect, found.low()) + (found.low() < 0 ? "…" : "–") + end(effect, found.high());
    }
}
