package org.phrasefield.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.phrasefield.forecast.Bet;
import org.phrasefield.forecast.Claim;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Place;
import org.phrasefield.forecast.Questions;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.store.JdbcAnswerStore.Begun;

/** One person's bets on the next run of one protocol: those that stand, and how others are kept. */
final class Betting {
    private final JdbcAnswerStore store;
    private final Protocol protocol;
    private final Forecaster.Person person;
    private final Questions questions;
    private final List<Begun> known;
    /** Who has begun in the run that goes on with the protocol, though it may have meant something else then. */
    private final List<Begun> continued;

    private final Map<Place, Bet> standing = new HashMap<>();

    Betting(JdbcAnswerStore store, Protocol protocol, Forecaster.Person person, Questions questions) {
        this.store = store;
        this.protocol = protocol;
        this.person = person;
        this.questions = questions;
        this.known = store.begun(protocol.hash());
        this.continued = store.newest(protocol.id())
                .filter(run -> Sweep.goesOn(run, protocol))
                .map(run -> store.begunIn(run.id()))
                .orElse(List.of());
        store.bets().stream()
                .flatMap(Optional::stream)
                .filter(this::stands)
                .forEach(bet -> standing.put(bet.place(), bet));
    }

    /** Whether a bet is this person's on a run that is still to come. */
    private boolean stands(Bet bet) {
        return bet.person().equals(person)
                && bet.protocol().equals(protocol.id())
                && bet.protocolHash().equals(protocol.hash())
                && concerned(known, Set.of(bet.place().model())).stream()
                        .allMatch(begun -> bet.at().isAfter(begun.at()));
    }

    /** Who has answered already, of the models that are bet on: in a run of the protocol, or in one that goes on with it. */
    List<Begun> begun() {
        Set<String> models = questions.all().stream().map(Place::model).collect(Collectors.toSet());
        List<Begun> begun = new ArrayList<>(concerned(known, models));
        begun.addAll(concerned(continued, models));
        return begun;
    }

    private static List<Begun> concerned(List<Begun> begun, Set<String> models) {
        return begun.stream()
                .filter(each -> models.contains(each.model()) || models.contains(Place.AUTO))
                .toList();
    }

    Protocol protocol() {
        return protocol;
    }

    Forecaster.Person person() {
        return person;
    }

    Questions questions() {
        return questions;
    }

    /** What the person claims so far. */
    Map<Place, Claim> claims() {
        return standing.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().claim()));
    }

    Optional<Claim> claim(Place place) {
        return Optional.ofNullable(standing.get(place)).map(Bet::claim);
    }

    Bet bet(Place place, Claim claim, Instant at) {
        return new Bet(person, protocol.id(), protocol.hash(), place, claim, at);
    }

    /** Keeps bets, all or none. */
    void keep(List<Bet> bets) {
        if (!store.keepBets(bets, known)) throw late();
        bets.forEach(bet -> standing.put(bet.place(), bet));
    }

    private Failure late() {
        return Failure.input("The first answer has come in the meantime, so bets on this run of " + protocol.id()
                + " are closed; what was kept before stands.");
    }

    /** Takes back what stands on places, all or none: each bet, and the one before it, to which an order only added the rank. */
    void takeBack(Set<Place> places, Instant at) {
        List<Bet> bets = store.bets().stream()
                .flatMap(Optional::stream)
                .filter(bet -> places.contains(bet.place()) && stands(bet))
                .toList();
        if (!store.takeBack(bets, at, known)) throw late();
        standing.keySet().removeAll(places);
    }

    /** The bets that stand on places of a group, in its order. */
    List<Place> said(List<Place> group) {
        List<Place> said = new ArrayList<>(group);
        said.removeIf(place -> !standing.containsKey(place));
        return said;
    }
}
