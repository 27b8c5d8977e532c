package org.phrasefield.map;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How the trials of one form ended: an estimate is read with its losses.
 *
 * @param language language tag
 * @param model model reference
 * @param form form id
 * @param planned trials planned
 * @param outcomes trials by outcome word, {@code not run} included; the sum is {@code planned}
 * @param unscored answered trials that no metric scores, by reason, such as {@code loop}
 * @param seconds mean seconds of an answered trial; absent where none was answered
 * @param repeated how many answers repeat another of their cell
 * @param known the mean share of an answer's words that a dictionary has, 0 to 1; absent where no answer has that score
 */
public record Tally(
        String language,
        String model,
        String form,
        int planned,
        Map<String, Integer> outcomes,
        Map<String, Integer> unscored,
        OptionalDouble seconds,
        Repeated repeated,
        OptionalDouble known) {
    /** Why a trial that was asked gives nothing that can be scored, by outcome word or reason, in the order of tables. */
    public static final List<String> REASONS = List.of(
            "refused", "cut", "empty", "wrong-language", "language-switch", "loop", "code", "timed out", "failed");

    public Tally {
        outcomes = Map.copyOf(outcomes);
        unscored = Map.copyOf(unscored);
    }

    /** Whether too many answers repeat another for what rests on how repetitions vary. */
    public boolean repetitive() {
        return repeated.unaccounted() > Gates.MOST_REPEATED;
    }

    /** Whether too few words are known for what rests on word lists. */
    public boolean unknown() {
        return known.isPresent() && known.getAsDouble() < Gates.FEWEST_KNOWN;
    }

    /** Trials that were asked and gave no answer that can be scored, by outcome word or reason, in alphabetical order. */
    public Map<String, Integer> lost() {
        Map<String, Integer> lost = new TreeMap<>(unscored);
        outcomes.forEach((word, count) -> {
            if (!word.equals("answered") && !word.equals("not run")) lost.merge(word, count, Integer::sum);
        });
        return lost;
    }

    /** Trials whose answer can be scored in full. */
    public int scorable() {
        return outcomes.getOrDefault("answered", 0)
                - unscored.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Trials that were asked. */
    public int asked() {
        return planned - outcomes.getOrDefault("not run", 0);
    }

    /** The share of those that were lost among all that were asked, 0 to 1; 0 where none was. */
    public double lostShare() {
        int all = lost().values().stream().mapToInt(Integer::intValue).sum();
        return asked() == 0 ? 0 : (double) all / asked();
    }
}
