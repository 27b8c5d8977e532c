package org.phrasefield.map;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.stats.Interval;

/**
 * What an effect rests on.
 *
 * @param byIntents the analysis in which intents are the units: it holds for the wordings that were asked
 * @param byWordings the analysis in which wordings are a sample too: it holds for the form; absent where they cannot be analysed apart
 * @param notByWordings why they cannot; empty where they can, or nothing can be told
 * @param equivalence probability of an estimate as near to no difference if the true one were as large as the smallest that matters; absent where that is
 *     not known
 * @param interest the smallest effect that matters, in the effect's own unit before it is made a ratio
 * @param deviations the effect in standard deviations of repetition, with its 95 % interval; absent where there is no such deviation
 * @param alone what its own interval says, as if nothing else had been compared
 * @param correction how the number of comparisons is allowed for; absent where there is no probability
 * @param missing what is left out
 * @param members ids of the metrics that a distance is made of here, since most answers have all of them; empty for what is no distance
 * @param still ids of those that most answers have too, but that never vary among answers to one prompt, so that no difference in them could be set
 *     against chance
 */
public record Evidence(
        Optional<Analysis> byIntents,
        Optional<Analysis> byWordings,
        String notByWordings,
        OptionalDouble equivalence,
        OptionalDouble interest,
        Optional<Interval> deviations,
        Verdict alone,
        Optional<Correction> correction,
        Missing missing,
        List<String> members,
        List<String> still) {
    public Evidence {
        members = List.copyOf(members);
        still = List.copyOf(still);
    }

    /** Of what is no distance. */
    Evidence(
            Optional<Analysis> byIntents,
            Optional<Analysis> byWordings,
            String notByWordings,
            OptionalDouble equivalence,
            OptionalDouble interest,
            Optional<Interval> deviations,
            Verdict alone,
            Optional<Correction> correction,
            Missing missing) {
        this(
                byIntents,
                byWordings,
                notByWordings,
                equivalence,
                interest,
                deviations,
                alone,
                correction,
                missing,
                List.of(),
                List.of());
    }

    /** Of an effect that nothing can be told of, without a word on what is left out. */
    public static final Evidence NONE = untold(Missing.NOTHING);

    /**
     * One way to analyse.
     *
     * @param interval with 95 % confidence, on the effect's own scale
     * @param pValue how probable an effect this great is where there is none, two-sided
     */
    public record Analysis(Interval interval, double pValue) {}

    /** What an effect is tested among. */
    public enum Family {
        /** The headline indices of the forms, named before any data: Holm, 0.05. */
        CONFIRMED(0.05),
        /** Everything else: Benjamini and Hochberg, a tenth of those called may be none. */
        EXPLORED(0.1);

        private final double level;

        Family(double level) {
            this.level = level;
        }

        /** The adjusted probability up to which an effect is called. */
        public double level() {
            return level;
        }

        /** The word that tables show. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * How the number of comparisons is allowed for.
     *
     * @param family what it was tested among
     * @param comparisons how many effects of this language and model have a probability in that family
     * @param adjusted the probability allowing for them
     */
    public record Correction(Family family, int comparisons, double adjusted) {
        /** Whether the effect is called among its family. */
        public boolean called() {
            return adjusted <= family.level();
        }
    }

    /**
     * What is left out of an effect.
     *
     * @param answers trials of both sides that were asked and gave no score
     * @param intents planned intents that one of the sides has no score of
     */
    public record Missing(int answers, int intents) {
        static final Missing NOTHING = new Missing(0, 0);
    }

    static Evidence untold(Missing missing) {
        return new Evidence(
                Optional.empty(),
                Optional.empty(),
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Verdict.CANNOT_TELL,
                Optional.empty(),
                missing);
    }

    /** The probability that counts: that of the more conservative analysis. */
    public OptionalDouble pValue() {
        if (byIntents.isEmpty()) return OptionalDouble.empty();
        double p = byIntents.get().pValue();
        return OptionalDouble.of(
                byWordings.isPresent() ? Math.max(p, byWordings.get().pValue()) : p);
    }

    Evidence with(Correction found) {
        return new Evidence(
                byIntents,
                byWordings,
                notByWordings,
                equivalence,
                interest,
                deviations,
                alone,
                Optional.of(found),
                missing,
                members,
                still);
    }
}
