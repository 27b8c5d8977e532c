package org.phrasefield.map;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Axes.Point;
import org.phrasefield.stats.ConfidenceEllipse;
import org.phrasefield.stats.Interval;

/**
 * Where the forms of one language and one model lie, by their answers' texts, on axes that no run moves. Places are differences from the control's
 * middle for the same intent and the same words, so that topics do not show; the control is the origin. Nothing here observes a model's inside.
 *
 * @param language language tag
 * @param model model reference
 * @param axes what the places mean
 * @param foremost whether this is the map to show, of those of its language and model
 * @param answers whole answers that there are
 * @param placed those that have what the axes need
 * @param control the control form, at the origin
 * @param forms every other form that has a place, in the order of the run
 * @param words every group of magnet words against its neutral words, in the order of the run
 * @param spots single answers: a fair sample of each form's
 * @param quality how much of what there is the map shows
 */
public record SemanticMap(
        String language,
        String model,
        Axes axes,
        boolean foremost,
        int answers,
        int placed,
        Centre control,
        List<Centre> forms,
        List<Centre> words,
        List<Spot> spots,
        Quality quality) {
    /** Confidence of the ellipses. */
    public static final double CONFIDENCE = 0.9;
    /** Beneath this p a centre is told apart from the control. */
    public static final double LEVEL = 0.05;
    /** Beneath this trustworthiness single answers are not drawn: who is near whom would mislead. */
    public static final double TRUSTED = 0.8;

    public SemanticMap {
        forms = List.copyOf(forms);
        words = List.copyOf(words);
        spots = List.copyOf(spots);
    }

    /** What may be said of a map as a whole. */
    public enum State {
        /** At least one form is told apart from the control. */
        DIFFERS("differs"),
        /** No form is. */
        NONE("no visible difference"),
        /** There are too few intents. */
        CANNOT_TELL("cannot tell");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word that tables show. */
        public String word() {
            return word;
        }
    }

    /** What may be said of it. */
    public State state() {
        if (forms.stream().noneMatch(form -> form.ellipse().isPresent())) return State.CANNOT_TELL;
        return forms.stream().anyMatch(Centre::apart) ? State.DIFFERS : State.NONE;
    }

    /** The most intents that any form rests on. */
    public int intents() {
        return forms.stream().mapToInt(Centre::intents).max().orElse(0);
    }

    /** Whether the places of single answers may be read. */
    public boolean trusted() {
        return quality.trustworthiness().orElse(0) >= TRUSTED;
    }

    /** The least p of its forms; 1 where there is none. */
    public double least() {
        return forms.stream().flatMapToDouble(form -> form.p().stream()).min().orElse(1);
    }

    /**
     * The middle of a form's answers, each intent counting once.
     *
     * @param id form id, or id of a group of words
     * @param intents intents that it and the control have answers to
     * @param answers its answers that have a place
     * @param place difference from the control; of words, of magnet from neutral words
     * @param ellipse where the true middle lies, with intents as units; absent with few intents
     * @param poetic how far it lies from the control on the way from analytic (0) to poetic texts (1), with its 95 % interval; absent with few intents
     * @param p how probable so great a distance from the control is where no form does anything; absent with few intents
     * @param apart whether it is told apart from the control: p is small, and the ellipse leaves the control out
     * @param terms words that are frequent in its answers and not in others', the most telling first, none of its prompts
     * @param example a real answer near its middle
     * @param places by intent, where its answers lie on the axes themselves
     */
    public record Centre(
            String id,
            int intents,
            int answers,
            Point place,
            Optional<ConfidenceEllipse> ellipse,
            Optional<Interval> poetic,
            OptionalDouble p,
            boolean apart,
            List<String> terms,
            Optional<Spot> example,
            Map<String, Point> places) {
        public Centre {
            terms = List.copyOf(terms);
            places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        }
    }

    /**
     * One answer.
     *
     * @param key its trial's key
     * @param form form id
     * @param intent intent id
     * @param word level of the word factor
     * @param place difference from the control's middle for the same intent and words
     * @param text its beginning
     */
    public record Spot(String key, String form, String intent, String word, Point place, String text) {}

    /**
     * How faithful the two axes are to the single answers, on a sample of them.
     *
     * @param kept share of the answers' variation around the control that the two axes keep
     * @param trustworthiness whether neighbours on the map are neighbours in truth, 0 to 1 (Venna and Kaski 2001)
     * @param continuity whether neighbours in truth are neighbours on the map
     * @param neighbours how many neighbours were looked at
     * @param sample answers looked at
     */
    public record Quality(
            OptionalDouble kept,
            OptionalDouble trustworthiness,
            OptionalDouble continuity,
            int neighbours,
            int sample) {}
}
