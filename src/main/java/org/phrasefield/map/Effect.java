package org.phrasefield.map;

import java.util.List;
import java.util.Optional;
import org.phrasefield.stats.Interval;

/**
 * The difference that a form, or a magnet word, makes: paired by intent, trials averaged first; or, of two single prompts, the
 * difference between their answers.
 *
 * @param language language tag
 * @param model model reference
 * @param metric metric id
 * @param contrast what is compared with what
 * @param interval the difference with its 95 % interval, in {@code unit}; absent where nothing can be computed
 * @param unit what the numbers are: {@code ×} for a ratio of the control, else the metric's own unit
 * @param intents intents that both sides have scores of
 * @param answers scored answers of both sides together
 * @param verdict what may be said, the number of comparisons allowed for
 * @param reason why it cannot be told; empty otherwise
 * @param moves of a distance, what moved most, the farthest first; empty otherwise
 * @param evidence what it rests on
 */
public record Effect(
        String language,
        String model,
        String metric,
        Contrast contrast,
        Optional<Interval> interval,
        String unit,
        int intents,
        int answers,
        Verdict verdict,
        String reason,
        List<Move> moves,
        Evidence evidence) {
    public Effect {
        moves = List.copyOf(moves);
    }

    /** An effect of which no more is known than what is shown. */
    public Effect(
            String language,
            String model,
            String metric,
            Contrast contrast,
            Optional<Interval> interval,
            String unit,
            int intents,
            int answers,
            Verdict verdict,
            String reason,
            List<Move> moves) {
        this(
                language,
                model,
                metric,
                contrast,
                interval,
                unit,
                intents,
                answers,
                verdict,
                reason,
                moves,
                Evidence.NONE);
    }

    /** The same among its family, which may leave less to be said. */
    Effect corrected(Evidence.Correction correction, Verdict verdict, String reason) {
        return new Effect(
                language,
                model,
                metric,
                contrast,
                interval,
                unit,
                intents,
                answers,
                verdict,
                reason,
                moves,
                evidence.with(correction));
    }

    /** Whether its own interval leaves out no difference, which among so many comparisons proves nothing. */
    public boolean onlyAlone() {
        return verdict == Verdict.CANNOT_TELL && evidence.alone() != Verdict.CANNOT_TELL;
    }

    /**
     * What moved.
     *
     * @param metric metric id
     * @param by mean difference from the control; of style in standard deviations of repetition, of a profile a share
     */
    public record Move(String metric, double by) {}

    /** Whether the interval is one between the answers to two single prompts: of one intent there is no other. */
    public boolean betweenAnswers() {
        return interval.isPresent() && intents == 1;
    }

    /** What is compared with what. */
    public sealed interface Contrast {}

    /**
     * A form against the control form.
     *
     * @param form form id
     */
    public record OfForm(String form) implements Contrast {}

    /**
     * The magnet words of a group against their matched neutral words, in the same forms and intents.
     *
     * @param group group id
     */
    public record OfWords(String group) implements Contrast {}

    /** What may be said of an effect. */
    public enum Verdict {
        /** The interval lies above no difference. */
        MORE("more"),
        /** The interval lies below no difference. */
        LESS("less"),
        /** Of a distance, which has no sign: the interval lies above none. */
        DIFFERS("differs"),
        /** The 90 % interval lies inside the smallest effect of interest. */
        NONE("no relevant effect"),
        /** Neither. */
        CANNOT_TELL("cannot tell");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** The word that tables show. */
        public String word() {
            return word;
        }
    }
}
