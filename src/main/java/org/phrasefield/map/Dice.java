package org.phrasefield.map;

import java.util.List;
import java.util.Optional;
import org.phrasefield.stats.Interval;

/**
 * What makes one metric vary from answer to answer: a dice meter says how much of it is form, how much is intent, and how much is the throw of the dice.
 *
 * @param language language tag
 * @param model model reference; empty for all models of the run together
 * @param metric metric id
 * @param shares every source that the run could tell, in a fixed order; they sum to 1 unless nothing varies
 * @param answers scored answers
 * @param intents intents
 * @param notes what could not be told apart
 */
public record Dice(
        String language,
        Optional<String> model,
        String metric,
        List<Share> shares,
        int answers,
        int intents,
        List<Note> notes) {
    public Dice {
        shares = List.copyOf(shares);
        notes = List.copyOf(notes);
    }

    /** Where variation comes from. */
    public enum Source {
        /** The form, whatever the intent. */
        FORM,
        /** The wording inside a form. */
        WORDING,
        /** The level of the word factor. */
        WORD,
        /** The intent. */
        INTENT,
        /** What a form does in one intent and not in others. */
        FORM_INTENT,
        /** The model. */
        MODEL,
        /** What a form does with one model and not with others. */
        FORM_MODEL,
        /** Asking the same again, and whatever no other source takes. */
        REPETITION;

        /** The word that tables show. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One source.
     *
     * @param source where from
     * @param variance in squared units of the metric, 0 or more
     * @param share of the sum, 0 to 1
     * @param interval of the share with 95 % confidence, over intents; absent with few intents
     */
    public record Share(Source source, double variance, double share, Optional<Interval> interval) {}

    /** What a design cannot tell apart. */
    public enum Note {
        /** Forms have one wording each. */
        WORDING_IS_FORM,
        /** Cells have one answer each. */
        PAIR_IS_REPETITION,
        /** Each wording was asked once in an intent. */
        WORDING_IN_INTENT_IS_REPETITION,
        /** Fewer than six intents. */
        FEW_INTENTS;

        /** The word that tables show. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }
}
