package org.phrasefield.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.phrasefield.trial.Trial;

/**
 * The trials of a sweep in the order in which they are asked: by model, inside it complete replicates in random order, so that a run
 * that is cut anywhere is still balanced.
 *
 * @param trials in order, keys distinct
 */
public record Plan(List<Trial> trials) {
    public Plan {
        trials = List.copyOf(trials);
        Set<String> keys = trials.stream().map(Trial::key).collect(Collectors.toSet());
        if (keys.size() != trials.size()) throw new IllegalArgumentException("two trials have the same key");
    }

    /** How many trials are there for what, in the order of parts; parts without any are left out. */
    public Map<Trial.Part, Integer> parts() {
        Map<Trial.Part, Integer> parts = new EnumMap<>(Trial.Part.class);
        trials.forEach(trial -> parts.merge(trial.part(), 1, Integer::sum));
        return parts;
    }

    /** Number of cells. */
    public long cells() {
        return trials.stream().map(Trial::cell).distinct().count();
    }
}
