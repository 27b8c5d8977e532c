package org.phrasefield.map;

import java.util.List;

/**
 * Forms by metrics: what a run says, and how much of it got lost on the way. Lists are in the order of language, model, metric, form.
 *
 * @param effects every effect, the ones that cannot be told among them
 * @param levels where each form stands
 * @param tallies how trials ended
 * @param losses whether forms lose more trials than the control
 * @param interactions how effects differ between models, and between languages
 * @param dice what makes metrics vary
 * @param splits the control against itself
 * @param pooled function words of each form beside those of the control
 */
public record EffectMap(
        List<Effect> effects,
        List<Level> levels,
        List<Tally> tallies,
        List<Loss> losses,
        List<Interaction> interactions,
        List<Dice> dice,
        List<ControlSplit> splits,
        List<Pooled> pooled) {
    /** Of a run that has nothing yet. */
    public static final EffectMap EMPTY = new EffectMap(List.of(), List.of(), List.of());

    public EffectMap {
        effects = List.copyOf(effects);
        levels = List.copyOf(levels);
        tallies = List.copyOf(tallies);
        losses = List.copyOf(losses);
        interactions = List.copyOf(interactions);
        dice = List.copyOf(dice);
        splits = List.copyOf(splits);
        pooled = List.copyOf(pooled);
    }

    /** Effects with what they are read with, and nothing beside them. */
    public EffectMap(List<Effect> effects, List<Level> levels, List<Tally> tallies) {
        this(effects, levels, tallies, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
