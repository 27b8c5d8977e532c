package org.phrasefield.scoring;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person says that an answer is, not knowing how it was asked.
 *
 * @param key of the trial
 * @param rater the person's name, as they give it
 * @param verdict zone and strategy; absent where the person takes back what they said before
 * @param at when
 */
public record Rating(String key, String rater, Optional<Verdict> verdict, Instant at) {
    /**
     * A zone and a strategy.
     *
     * @param zone one of {@link Kinds#ZONES}, or none
     * @param strategy one of {@link Kinds#STRATEGIES}, or none
     */
    public record Verdict(String zone, String strategy) {
        public Verdict {
            if (!Kinds.ZONES.withNone().contains(zone)) throw new IllegalArgumentException("no zone: " + zone);
            if (!Kinds.STRATEGIES.withNone().contains(strategy)) {
                throw new IllegalArgumentException("no strategy: " + strategy);
            }
        }

        /** What it says of these kinds. */
        public String of(Kinds kinds) {
            return switch (kinds) {
                case ZONES -> zone;
                case STRATEGIES -> strategy;
            };
        }
    }

    public Rating {
        if (rater.isBlank()) throw new IllegalArgumentException("a rating is somebody's");
    }
}
