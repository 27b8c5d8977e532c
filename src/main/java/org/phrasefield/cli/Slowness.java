package org.phrasefield.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.trial.Residence;

/**
 * That a model answered more slowly than it could, since a part of it lay outside the memory of the graphics card.
 *
 * @param worst when least of it lay there
 * @param before how it lay before; absent where no more of it ever lay there
 * @param times how many times slower it answered from then on; absent where that cannot be told
 */
record Slowness(Residence worst, Optional<Residence> before, OptionalDouble times) {
    /** How fast a model answered between two moments, in tokens a second. */
    interface Speed {
        OptionalDouble between(Optional<Instant> from, Optional<Instant> until);
    }

    /**
     * What is to be said of a model; empty where all of it lay there, or nothing ever did, as on a machine without a graphics card.
     *
     * @param residences of one model, each time that it was loaded in another way, in the order of time
     */
    static Optional<Slowness> of(List<Residence> residences, Speed speed) {
        Optional<Residence> worst = residences.stream().min(Comparator.comparingInt(Residence::percent));
        Optional<Residence> best = residences.stream().max(Comparator.comparingInt(Residence::percent));
        if (worst.isEmpty() || best.isEmpty()) return Optional.empty();
        if (worst.get().percent() == 100 || best.get().percent() == 0) return Optional.empty();
        Optional<Residence> before = residences.stream()
                .filter(each -> each.since().isBefore(worst.get().since()))
                .reduce((one, other) -> other)
                .filter(each -> each.percent() > worst.get().percent());
        OptionalDouble then =
                speed.between(Optional.empty(), Optional.of(worst.get().since()));
        OptionalDouble now = speed.between(
                Optional.of(worst.get().since()),
                residences.stream()
                        .map(Residence::since)
                        .filter(each -> each.isAfter(worst.get().since()))
                        .findFirst());
        boolean told = before.isPresent() && then.isPresent() && now.isPresent();
        return Optional.of(new Slowness(
                worst.get(),
                before,
                told ? OptionalDouble.of(then.getAsDouble() / now.getAsDouble()) : OptionalDouble.empty()));
    }

    /** In one sentence, for the run's notes. */
    String note() {
        String part = worst.model() + ": only " + worst.percent() + " % of it lay in the graphics memory";
        if (before.isEmpty()) return part + ".";
        String since = part + " from "
                + worst.since().atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES) + " UTC on, "
                + before.get().percent() + " % before";
        return times.isPresent() && times.getAsDouble() > 1
                ? since + "; it answered " + String.format(Locale.ROOT, "%.1f", times.getAsDouble()) + " × slower."
                : since + ".";
    }
}
