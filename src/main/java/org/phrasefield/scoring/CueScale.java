package org.phrasefield.scoring;

import java.util.List;

/**
 * Where cues of seed texts lie: cues are told in standard deviations from their means.
 *
 * @param means by cue
 * @param deviations by cue
 */
record CueScale(double[] means, double[] deviations) {
    /** A cue counts no further from the mean: short texts throw rates far out. */
    private static final double FARTHEST = 2.5;
    /** How long their vector is beside that of the runs: of 0.35 to 2.2 the length with the least log loss on seed texts of topics held out. */
    private static final double LENGTH = 0.5;

    static CueScale of(List<double[]> texts) {
        int cues = texts.isEmpty() ? 0 : texts.get(0).length;
        double[] means = new double[cues];
        double[] deviations = new double[cues];
        for (int at = 0; at < cues; at++) {
            int cue = at;
            double[] known = texts.stream()
                    .mapToDouble(text -> text[cue])
                    .filter(Double::isFinite)
                    .toArray();
            double mean = java.util.Arrays.stream(known).average().orElse(0);
            means[at] = mean;
            deviations[at] = Math.sqrt(java.util.Arrays.stream(known)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElse(0));
        }
        return new CueScale(means, deviations);
    }

    /** Cues as a vector; a gap is the mean. */
    double[] place(double[] cues) {
        double[] placed = new double[cues.length];
        for (int at = 0; at < cues.length; at++) {
            if (Double.isNaN(cues[at]) || deviations[at] == 0) continue;
            double off = (cues[at] - means[at]) / deviations[at];
            placed[at] = Math.max(-FARTHEST, Math.min(FARTHEST, off)) * LENGTH / Math.sqrt(cues.length);
        }
        return placed;
    }
}
