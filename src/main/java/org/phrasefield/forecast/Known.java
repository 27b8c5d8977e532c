package org.phrasefield.forecast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.phrasefield.stats.Moments;
import org.phrasefield.stats.NormalBelief;

/**
 * What is known before a run, and what follows from it without anybody thinking.
 *
 * @param protocol the id of the run's protocol
 * @param earlier runs before it, in their order of time
 */
record Known(String protocol, List<RunResult> earlier) {
    /** Effects that a mean and a spread are told from. */
    private static final int FEWEST = 3;

    Known {
        earlier = List.copyOf(earlier);
    }

    /** What one forecasts of a place; empty where it has nothing to go by. */
    Optional<Claim> claim(Forecaster.Automatic forecaster, Place place) {
        return switch (forecaster) {
            case SOURCE -> SourceTable.size(place.form(), place.index()).map(size -> Claim.of(place.index(), size));
            case MEAN_SO_FAR -> mean(place);
            case LAST_NIGHT -> lastNight(place);
        };
    }

    /** The mean over all forms and runs, with the spread between them beyond their errors, and the share that mattered of those that could be told. */
    private Optional<Claim> mean(Place place) {
        List<Measured> alike = earlier.stream()
                .flatMap(run -> run.measured().stream())
                .filter(each -> each.place().language().equals(place.language())
                        && each.place().model().equals(place.model())
                        && each.place().index() == place.index())
                .toList();
        Moments moments = new Moments();
        Moments errors = new Moments();
        for (Measured each : alike) {
            moments.add(each.estimate());
            errors.add(each.error() * each.error());
        }
        int n = (int) moments.count();
        if (n < FEWEST || moments.squares() == 0) return Optional.empty();
        double variance = moments.squares() / (n - 1);
        // What estimates differ by beyond their errors, and how well their mean is known.
        double deviation = Math.sqrt(Math.max(0, variance - errors.mean()) + variance / n);
        NormalBelief belief = new NormalBelief(moments.mean(), deviation);
        OptionalDouble mattered = share(alike);
        return Optional.of(
                mattered.isPresent()
                        ? Claim.of(place.index(), belief, mattered.getAsDouble())
                        : Claim.of(place.index(), belief));
    }

    private static OptionalDouble share(List<Measured> alike) {
        long yes = alike.stream()
                .filter(each -> each.matters() == Measured.Matters.YES)
                .count();
        long no = alike.stream()
                .filter(each -> each.matters() == Measured.Matters.NO)
                .count();
        return yes + no == 0 ? OptionalDouble.empty() : OptionalDouble.of(yes / (double) (yes + no));
    }

    private Optional<Claim> lastNight(Place place) {
        for (int at = earlier.size() - 1; at >= 0; at--) {
            if (!earlier.get(at).protocol().equals(protocol)) continue;
            Optional<Measured> then = earlier.get(at).measured().stream()
                    .filter(each -> each.place().equals(place))
                    .findFirst();
            if (then.isEmpty()) continue;
            NormalBelief belief =
                    new NormalBelief(then.get().estimate(), then.get().error());
            return Optional.of(Claim.of(place.index(), belief));
        }
        return Optional.empty();
    }
}
