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
 * @param begun by model that has answered, its first answer
 * @param auto the model that {@code auto} came to; empty where the models were named
 * @param measured its effects
 * @param differences the same intent by intent, as far as they are known
 */
public record RunResult(
        String run,
        String protocol,
        Map<String, Beginning> begun,
        Optional<String> auto,
        List<Measured> measured,
        List<Difference> differences) {
    public RunResult {
        begun = Map.copyOf(begun);
        measured = List.copyOf(measured);
        differences = List.copyOf(differences);
    }

    /**
     * A model's first answer.
     *
     * @param at when it was begun
     * @param protocolHash hash of what the protocol meant then; a run may go on with one that was changed
     */
    public record Beginning(Instant at, String protocolHash) {}

    /** The reference under which this run asked a model of a bet. */
    String asked(String model) {
        return model.equals(Place.AUTO) ? auto.orElse(model) : model;
    }

    /** The model's first answer, where it came after the bet on it. */
    private Optional<Beginning> after(Bet bet) {
        return Optional.ofNullable(begun.get(asked(bet.place().model())))
                .filter(first -> protocol.equals(bet.protocol()) && bet.at().isBefore(first.at()));
    }

    /** Whether a bet was made before this run of its protocol, whatever that meant. */
    boolean follows(Bet bet) {
        return after(bet).isPresent();
    }

    /** Whether a bet was made before this run, and the protocol meant the same when the first answer came. */
    boolean settles(Bet bet) {
        return after(bet)
                .filter(first -> first.protocolHash().equals(bet.protocolHash()))
                .isPresent();
    }

    /** What was measured at a place, under the name that this run knows its model by. */
    Optional<Measured> at(Place place) {
        Place here = place.of(asked(place.model()));
        return measured.stream().filter(each -> each.place().equals(here)).findFirst();
    }
}
