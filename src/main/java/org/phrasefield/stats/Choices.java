package org.phrasefield.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Choices of some places among all, each as rising numbers from 0. */
final class Choices {
    private Choices() {}

    /** How many there are. */
    static double count(int of, int size) {
        double count = 1;
        for (int i = 1; i <= Math.min(size, of - size); i++) count = count * (of - i + 1) / i;
        return Math.rint(count);
    }

    /** The first places. */
    static int[] first(int size) {
        int[] chosen = new int[size];
        Arrays.setAll(chosen, i -> i);
        return chosen;
    }

    /** Moves a choice to the next one in order: those that hold the place 0 come before all others. After the last it stays. */
    static void next(int[] chosen, int of) {
        int at = chosen.length - 1;
        while (at >= 0 && chosen[at] == of - chosen.length + at) at--;
        if (at < 0) return;
        chosen[at]++;
        for (int after = at + 1; after < chosen.length; after++) chosen[after] = chosen[after - 1] + 1;
    }

    /** One at random, each as likely (Floyd's way, as of Bentley 1987). */
    static int[] drawn(int of, int size, SplittableRandom random) {
        boolean[] taken = new boolean[of];
        for (int last = of - size; last < of; last++) {
            int place = random.nextInt(last + 1);
            taken[taken[place] ? last : place] = true;
        }
        int[] chosen = new int[size];
        for (int place = 0, at = 0; at < size; place++) if (taken[place]) chosen[at++] = place;
        return chosen;
    }

    /** The places that are not chosen. */
    static int[] others(int[] chosen, int of) {
        int[] others = new int[of - chosen.length];
        int next = 0;
        for (int place = 0, at = 0; place < of; place++) {
            if (next < chosen.length && chosen[next] == place) next++;
            else others[at++] = place;
        }
        return others;
    }
}
