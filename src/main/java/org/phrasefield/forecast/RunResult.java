package org.phrasefield.forecast;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.map.Difference;

/**
 * What forecasts of a run are settled by.
 *
 * @param run the run's id
 * @param protocol its protocol's id
 * @param protocolHash hash of what that means
 * @param begun by model that has answered, when its first answer was begun
 * @param auto the model that {@code auto} came to; empty where the models were named
 * @param measured its effects
 * @param differences the same intent by intent, as far as they are known
 */
public record RunResult(
        String run,
        String protocol,
        String protocolHash,
        Map<String, Instant> begun,
        Optional<String> auto,
        List<Measured> measured,
        List<Difference> differences) {
    public RunResult {
        begun = Map.copyOf(begun);
        measured = List.copyOf(measured);
        differences = List.copyOf(differences);
    }

    /** The reference under which this run asked a model of a bet. */
    String asked(String model) {
        return model.equals(Place.AUTO) ? auto.orElse(model) : model;
    }

    /** Whether the model had not answered yet when the bet was made. */
    private boolean after(Bet bet) {
        Instant first = begun.get(asked(bet.place().model()));
        return first != null && bet.at().isBefore(first);
    }

    /** Whether a bet was made before this run of its protocol. */
    boolean follows(Bet bet) {
        return protocol.equals(bet.protocol()) && after(bet);
    }

    /** What was measured at a place, under the name that this run knows its model by. */
    Optional<Measured> at(Place place) {
        Place here = place.of(asked(place.model()));
        return measured.stream().filter(each -> each.place().equals(here)).findFirst();
    }
}
