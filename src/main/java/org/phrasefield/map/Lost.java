package org.phrasefield.map;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is not in a number: trials without an answer that can be scored.
 *
 * @param asked trials that were asked
 * @param causes of these, those that were lost, by outcome word or reason, in alphabetical order
 */
public record Lost(int asked, Map<String, Integer> causes) {
    /** Nobody was asked. */
    public static final Lost NONE = new Lost(0, Map.of());

    public Lost {
        causes = Collections.unmodifiableMap(new TreeMap<>(causes));
    }

    /** Of some forms together. */
    public static Lost of(Collection<Tally> tallies) {
        return tallies.stream()
                .map(tally -> new Lost(tally.asked(), tally.lost()))
                .reduce(NONE, Lost::and);
    }

    /** Both together. */
    public Lost and(Lost other) {
        Map<String, Integer> both = new TreeMap<>(causes);
        other.causes.forEach((why, count) -> both.merge(why, count, Integer::sum));
        return new Lost(asked + other.asked, both);
    }

    /** How many were lost. */
    public int all() {
        return causes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
