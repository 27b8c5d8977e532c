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

    /** One at random, each as likely. */
    static int[] drawn(int of, int size, SplittableRandom random) {
        int[] places = first(of);
        for (int i = 0; i < size; i++) {
            int j = i + random.nextInt(of - i);
            int kept = places[i];
            places[i] = places[j];
            places[j] = kept;
        }
        int[] chosen = Arrays.copyOf(places, size);
        Arrays.sort(chosen);
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
