package org.phrasefield.scoring;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person says that an answer is, not knowing how it was asked.
 *
 * @param key of the trial
 * @param rater the person's name, as they give it
 * @param verdict zone, strategy or both; absent where the person takes back what they said before
 * @param at when
 */
public record Rating(String key, String rater, Optional<Verdict> verdict, Instant at) {
    /**
     * A zone, a strategy, or both.
     *
     * @param zone one of {@link Kinds#ZONES}, or none of them; absent where nothing is said of it
     * @param strategy one of {@link Kinds#STRATEGIES}, or none of them; absent likewise
     */
    public record Verdict(Optional<String> zone, Optional<String> strategy) {
        public Verdict {
            if (zone.isEmpty() && strategy.isEmpty()) throw new IllegalArgumentException("a verdict says something");
            if (!zone.map(Kinds.ZONES.withNone()::contains).orElse(true)) {
                throw new IllegalArgumentException("no zone: " + zone);
            }
            if (!strategy.map(Kinds.STRATEGIES.withNone()::contains).orElse(true)) {
                throw new IllegalArgumentException("no strategy: " + strategy);
            }
        }

        /** One that says both. */
        public Verdict(String zone, String strategy) {
            this(Optional.of(zone), Optional.of(strategy));
        }

        /** The same, and what an earlier one says of that which this one leaves out. */
        public Verdict after(Verdict earlier) {
            return new Verdict(zone.or(earlier::zone), strategy.or(earlier::strategy));
        }

        /** Whether it says both. */
        public boolean whole() {
            return zone.isPresent() && strategy.isPresent();
        }

        /** What it says of these kinds. */
        public Optional<String> of(Kinds kinds) {
            return switch (kinds) {
                case ZONES -> zone;
                case STRATEGIES -> strategy;
            };
        }
    }

    /** This rating, and what an earlier one of the same person says of that which this one leaves out. */
    public Rating after(Rating earlier) {
        return new Rating(
                key,
                rater,
                verdict.map(said -> earlier.verdict().map(said::after).orElse(said)),
                at);
    }

    public Rating {
        if (rater.isBlank()) throw new IllegalArgumentException("a rating is somebody's");
    }
}
