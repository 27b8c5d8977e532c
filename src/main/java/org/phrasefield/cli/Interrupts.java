package org.phrasefield.cli;

import java.util.concurrent.atomic.AtomicInteger;
import org.phrasefield.run.Stop;
import org.phrasefield.trial.RunRecord.Status;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C, and the system's request to end: the first lets what is in flight finish, the second ends at once. What was answered is kept
 * either way.
 */
final class Interrupts implements AutoCloseable {
    private final SignalHandler beforeInt;
    private final SignalHandler beforeTerm;

    private Interrupts(SignalHandler beforeInt, SignalHandler beforeTerm) {
        this.beforeInt = beforeInt;
        this.beforeTerm = beforeTerm;
    }

    /**
     * Listens until closed.
     *
     * @param stop asked at the first signal
     * @param console told what happens
     * @param atOnce done at the second signal
     */
    static Interrupts listen(Stop stop, Console console, Runnable atOnce) {
        AtomicInteger signals = new AtomicInteger();
        SignalHandler handler = signal -> {
            if (signals.incrementAndGet() == 1) {
                stop.ask(Status.INTERRUPTED, "interrupted");
                console.fault(
                        "\nFinishing what is in flight (5 s at most); a second time ends at once and gives that up.");
            } else {
                atOnce.run();
            }
        };
        return new Interrupts(Signal.handle(new Signal("INT"), handler), Signal.handle(new Signal("TERM"), handler));
    }

    @Override
    public void close() {
        Signal.handle(new Signal("INT"), beforeInt);
        Signal.handle(new Signal("TERM"), beforeTerm);
    }
}
