package org.phrasefield.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.phrasefield.llm.Opened;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.run.Curfew;
import org.phrasefield.run.Embedder;
import org.phrasefield.run.Stop;

/**
 * The embedder of a protocol, opened before anything is asked, so that a wrong name costs nothing. In a night one whose server is not there yet is no reason to ask nobody: it is
 * looked for again once the answers are there, until the night's time is over.
 */
final class LateEmbedder implements AutoCloseable {
    /** After so long at most it is looked again. */
    private static final Duration SELDOM = Duration.ofSeconds(30);

    private final Surroundings surroundings;
    private final Console console;
    private final Protocol protocol;
    private final ModelChoice choice;
    private final Casting casting;
    private final Optional<Term> term;
    private Opened<Embedder> opened;

    private LateEmbedder(
            Surroundings surroundings,
            Console console,
            Protocol protocol,
            ModelChoice choice,
            Casting casting,
            Optional<Term> term)
            throws InterruptedException {
        this.surroundings = surroundings;
        this.console = console;
        this.protocol = protocol;
        this.choice = choice;
        this.casting = casting;
        this.term = term;
        this.opened = casting.embedder(choice, protocol.limits(), term.isPresent());
        if (opened instanceof Opened.Refused<Embedder> refused) {
            console.fault(
                    RunWords.of(protocol).absent(choice.reference(), refused.sentence(), until(term.orElseThrow())));
        }
    }

    /**
     * A protocol's, where it names one.
     *
     * @param term until when it is looked for; absent where somebody is there to start its server, so that one that is not there ends the command
     */
    static Optional<LateEmbedder> of(
            Surroundings surroundings, Console console, ModelOptions models, Protocol protocol, Optional<Term> term)
            throws InterruptedException {
        if (protocol.embedder().isEmpty()) return Optional.empty();
        Casting casting = new Casting(surroundings, console, models);
        return Optional.of(new LateEmbedder(
                surroundings, console, protocol, protocol.embedder().get(), casting, term));
    }

    private String until(Term end) {
        return end.until()
                .atZone(surroundings.clock().getZone())
                .toLocalTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /** Waits until it is there; empty where it never was, which {@link #why} tells. */
    Optional<Embedder> there() throws InterruptedException {
        boolean late = opened instanceof Opened.Refused<Embedder>;
        if (late) await();
        if (!(opened instanceof Opened.Ready<Embedder> ready)) return Optional.empty();
        if (late) console.fault(RunWords.of(protocol).came(choice.reference()));
        return Optional.of(ready.thing());
    }

    private void await() throws InterruptedException {
        Clock clock = surroundings.clock();
        Stop stop = new Stop();
        try (Interrupts interrupts = Interrupts.waiting(
                        stop, console, () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number()));
                Term.Watch watch = Term.watch(term, clock, stop)) {
            Duration wait = surroundings.patience().first();
            Duration longest =
                    Collections.min(List.of(SELDOM, surroundings.patience().longest()));
            while (true) {
                opened = casting.embedder(choice, protocol.limits(), true);
                boolean over =
                        term.isEmpty() || !clock.instant().isBefore(term.get().until());
                if (opened instanceof Opened.Ready<Embedder> || over || stop.asked()) return;
                Clock steady = surroundings.steady();
                if (!Curfew.await(steady.instant().plus(wait), steady, stop)) return;
                wait = Collections.min(List.of(wait.multipliedBy(2), longest));
            }
        }
    }

    /** Why nothing was embedded. */
    String why() {
        String sentence = opened instanceof Opened.Refused<Embedder> refused ? refused.sentence() : "";
        return choice.reference() + " was never there: " + sentence;
    }

    @Override
    public void close() {
        if (opened instanceof Opened.Ready<Embedder> ready) ready.thing().close();
    }
}
