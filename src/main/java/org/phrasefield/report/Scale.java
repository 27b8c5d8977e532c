package org.phrasefield.report;

import java.util.HashMap;
import java.util.Map;
import org.phrasefield.map.Effect;

/** How far each metric's effects go, so that a column has one scale: to the largest estimate, and far enough that chance does not look large. */
final class Scale {
    /** So many times the smallest effect that matters a column's scale shows at least. */
    private static final double ROOM = 3;

    /** The least of a ratio where nothing else is known: half and double. */
    private static final double DOUBLE = Math.log(2);

    private final Map<String, Double> reach = new HashMap<>();

    Scale(Panel panel) {
        for (Effect effect : panel.effects()) {
            double least = ROOM * effect.evidence().interest().orElse(EffectText.ratio(effect) ? DOUBLE / ROOM : 0);
            reach.merge(effect.metric(), Math.max(least, Headline.size(effect)), Math::max);
        }
    }

    /** How far a value lies from no difference, in parts of the scale of its effect's column: 1 is its end, below 0 is less; 0 where nothing has a size. */
    double share(Effect effect, double value) {
        double end = reach.getOrDefault(effect.metric(), 0.0);
        return end > 0 ? Headline.offset(effect, value) / end : 0;
    }
}
