package org.phrasefield.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.phrasefield.run.Stop;
import org.phrasefield.trial.RunRecord.Status;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C, the system's request to end, and the end of the terminal: the first lets what is in flight finish, the second ends at once. What was answered is kept
 * either way.
 */
final class Interrupts implements AutoCloseable {
    /** Ctrl-C, the system's request, and a terminal that is closed. */
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    /** What is said where nothing is in flight. */
    static final String KEPT = "Interrupted; what was answered until now is kept.";

    /** Who listened before, by the signal's name. */
    private final Map<String, SignalHandler> before;

    private Interrupts(Map<String, SignalHandler> before) {
        this.before = before;
    }

    /**
     * What Ctrl-C and the system's request do wherever nobody else listens: it says so, for the start of a command may be quiet for a while.
     *
     * @param end done then
     */
    static Interrupts plain(PrintStream messages, Runnable end) {
        return plain(messages, () -> {}, KEPT, end);
    }

    /**
     * The same for a command that looks at what is typed or watched, and keeps nothing.
     *
     * @param first done before it is said
     */
    static Interrupts plain(PrintStream messages, Runnable first, Runnable end) {
        return plain(messages, first, "Interrupted.", end);
    }

    private static Interrupts plain(PrintStream messages, Runnable first, String said, Runnable end) {
        return each(() -> {
            first.run();
            messages.println("\n" + said);
            end.run();
        });
    }

    /**
     * Answers every signal alike until closed.
     *
     * @param answer given on a thread of its own, also where an earlier one is not done
     */
    static Interrupts each(Runnable answer) {
        return listening(signal -> answer.run());
    }

    /**
     * Listens until closed, while something is asked.
     *
     * @param stop asked at the first signal
     * @param console told what happens
     * @param atOnce done at the second signal
     */
    static Interrupts listen(Stop stop, Console console, Runnable atOnce) {
        return listen(
                stop,
                console,
                "Finishing what is in flight (5 s at most); a second time ends at once and gives that up.",
                atOnce);
    }

    /** The same while something is waited for and nothing is in flight. */
    static Interrupts waiting(Stop stop, Console console, Runnable atOnce) {
        return listen(stop, console, "Waiting no longer; a second time ends at once.", atOnce);
    }

    private static Interrupts listen(Stop stop, Console console, String first, Runnable atOnce) {
        AtomicInteger signals = new AtomicInteger();
        SignalHandler handler = signal -> {
            if (signals.incrementAndGet() == 1) {
                stop.ask(Status.INTERRUPTED, "interrupted");
                console.fault("\n" + first);
            } else {
                console.fault("\nEnded at once; what was in flight is given up, what was answered until now is kept.");
                atOnce.run();
            }
        };
        return listening(handler);
    }

    private static Interrupts listening(SignalHandler handler) {
        Map<String, SignalHandler> before = new TreeMap<>();
        for (String name : SIGNALS) {
            try {
                before.put(name, Signal.handle(new Signal(name), handler));
            } catch (IllegalArgumentException unknownHere) {
                // Windows knows no hang-up.
            }
        }
        return new Interrupts(before);
    }

    @Override
    public void close() {
        before.forEach((name, handler) -> Signal.handle(new Signal(name), handler));
    }
}
