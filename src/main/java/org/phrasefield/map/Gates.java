package org.phrasefield.map;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Group.Ends;
import org.phrasefield.map.Group.Place;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Moments;

/** What answers of a form must be like before an effect of it is shown: the reasons why one is not, of one language and one model. */
final class Gates {
    /** With a larger share cut by the limit, or unfit to be scored, what is left is no fair sample of a form's answers. */
    private static final double MOST_CUT = 0.2;
    /** With a smaller share scored, the same. */
    static final double FEWEST_SCORED = 0.5;
    /**
     * With a larger share of answers that repeat another of their cell, repetition says too little of how answers vary. At this share every other cell of five
     * answers holds a pair, and the error of a mean is an eighth larger than it seems: its variance is 0.24 of that of an answer, and is taken to be 0.19.
     */
    static final double MOST_REPEATED = 0.2;
    /** With a smaller share of known words, lists and dictionaries see too little of a form's answers. Of 696 texts that were measured, 348 a language, none has fewer. */
    static final double FEWEST_KNOWN = 0.8;

    private final Group group;

    Gates(Group group) {
        this.group = group;
    }

    /**
     * Why the answers of a form that are left are no fair sample, if so.
     *
     * @param wholeOnly whether cut answers have no score
     * @param scored how many have one
     */
    Optional<String> lost(String form, boolean wholeOnly, long scored) {
        Ends ends = group.forms.get(form);
        if (ends == null) return lost(form, 0, 0, 0);
        return improper(form).or(() -> lost(form, ends.asked(), wholeOnly ? ends.of("cut") : 0, scored));
    }

    /** That too many answers of a form are such as no metric scores, by a refusal, a loop or another language, if so. */
    Optional<String> improper(String form) {
        Ends ends = group.forms.get(form);
        if (ends == null || ends.improper() <= MOST_CUT * ends.asked()) return Optional.empty();
        return Optional.of(form + ": " + Math.round(100.0 * ends.improper() / ends.asked())
                + " % are no answers that can be scored");
    }

    /**
     * The same as {@link #lost(String, boolean, long)} of any trials of a form.
     *
     * @param cut how many of those asked have no score for being cut
     */
    static Optional<String> lost(String form, int asked, int cut, long scored) {
        if (asked == 0) return Optional.of(form + " was not asked");
        double share = (double) cut / asked;
        if (share > MOST_CUT) return Optional.of(form + ": " + Math.round(100 * share) + " % cut by the token limit");
        Scored has = new Scored(form, scored, asked);
        return has.share() < FEWEST_SCORED ? Optional.of(has.words()) : Optional.empty();
    }

    /** That too many answers of a form repeat another of their cell for an index that rests on how repetitions vary, if so. */
    Optional<String> repeated(String form) {
        Repeated repeated = group.repeats.of(form);
        return repeated.unaccounted() <= MOST_REPEATED
                ? Optional.empty()
                : Optional.of(form + ": " + Math.round(100 * repeated.unaccounted())
                        + " % of its answers repeat another of their cell word for word");
    }

    /** That too few words of a form's answers are known for a metric that rests on lists, if so. */
    Optional<String> unknown(String form, String metric) {
        OptionalDouble known = known(form);
        return !Metrics.listed(metric) || known.isEmpty() || known.getAsDouble() >= FEWEST_KNOWN
                ? Optional.empty()
                : Optional.of(form + ": only " + Math.round(100 * known.getAsDouble())
                        + " % of its words are in the dictionary, too few for word lists");
    }

    /** The mean share of words that a dictionary has, 0 to 1; empty where no answer has that score. */
    OptionalDouble known(String form) {
        double sum = 0;
        long answers = 0;
        for (Map.Entry<Place, Moments> cell :
                group.scores.getOrDefault(Metrics.KNOWN_WORDS, Map.of()).entrySet()) {
            if (!cell.getKey().form().equals(form)) continue;
            sum += cell.getValue().mean() * cell.getValue().count();
            answers += cell.getValue().count();
        }
        return answers == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / answers / 100);
    }

    /**
     * How many trials of a form have a score.
     *
     * @param asked at least 1
     */
    record Scored(String form, long scored, int asked) {
        /** From 0 to 1. */
        double share() {
            return (double) scored / asked;
        }

        String words() {
            return form + ": only " + scored + " of " + asked + " answers have this score";
        }
    }

    /** How many of a form's trials have a score; of a form that was asked. */
    Scored scored(String form, long scored) {
        return new Scored(
                form,
                scored,
                Objects.requireNonNull(group.forms.get(form), form).asked());
    }
}
