package org.phrasefield.map;

import java.util.List;

/**
 * Forms by metrics: what a run says, and how much of it got lost on the way. Lists are in the order of language, model, metric, form.
 *
 * @param effects every effect, the ones that cannot be told among them
 * @param levels where each form stands
 * @param tallies how trials ended
 */
public record EffectMap(List<Effect> effects, List<Level> levels, List<Tally> tallies) {
    /** That of no answer. */
    public static final EffectMap NONE = new EffectMap(List.of(), List.of(), List.of());

    public EffectMap {
        effects = List.copyOf(effects);
        levels = List.copyOf(levels);
        tallies = List.copyOf(tallies);
    }
}
