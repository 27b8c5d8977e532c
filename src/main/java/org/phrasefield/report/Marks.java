package org.phrasefield.report;

import org.phrasefield.map.Effect;

/** The sign of each effect of a table for a terminal: alone, or where there is room on a small scale, left or right of no difference. */
final class Marks {
    private static final int ARM = 3;
    private static final int WIDE = 2 * ARM + 1;

    private final Scale scale;
    private final boolean drawn;

    /** @param drawn whether there is room for scales */
    Marks(Panel panel, boolean drawn) {
        this.scale = new Scale(panel);
        this.drawn = drawn;
    }

    /** {@code ●}, or {@code ··●│···}: of a distance, which goes one way only, no difference is the left end. */
    String of(Effect effect) {
        String symbol = EffectText.symbol(effect);
        return drawn
                ? effect.interval()
                        .map(found -> placed(effect, symbol, scale.share(effect, found.estimate())))
                        .orElse(symbol)
                : symbol;
    }

    private static String placed(Effect effect, String symbol, double share) {
        boolean distance = EffectText.distance(effect);
        int none = distance ? 0 : ARM;
        int room = distance ? WIDE - 1 : ARM;
        int at = none + (int) Math.round(room * Math.max(distance ? 0 : -1, Math.min(1, share)));
        StringBuilder mark = new StringBuilder();
        for (int place = 0; place < WIDE; place++) mark.append(place == at ? symbol : place == none ? "│" : "·");
        return mark.toString();
    }
}
