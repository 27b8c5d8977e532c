package org.phrasefield.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.phrasefield.trial.Residence;
import org.phrasefield.trial.Result;

/** Told how a run goes on; called from several threads, one call at a time. */
public interface Progress {
    /** Asking begins: so many trials are planned, so many are settled already. */
    default void begins(int planned, int settled) {}

    /** A model is being made ready. */
    default void warmsUp(String model) {}

    /** A model is ready. */
    default void ready(String model, Duration took) {}

    /** A trial's result is durable. */
    default void durable(Result result) {}

    /** The server of a model is gone; it is asked for this long whether it is back. */
    default void gone(String model, String why, Duration longest) {}

    /** A server is busy, call after call; it is asked again, less and less often. */
    default void busy(String server, String why) {}

    /** A model is not there yet; it is looked for again until then. */
    default void absent(String model, String why, Instant until) {}

    /** One that was not there is there for the first time. */
    default void came(String model) {}

    /** One that was gone, or not there any more, is back. */
    default void back(String model) {}

    /**
     * A server says that it is busy and asks for a long wait; nothing is asked of it until then.
     *
     * @param server its host and port, or the model where it has none
     * @param why in words
     * @param asked how long it asks to wait
     * @param waits after how long it is asked again, at most as long
     */
    default void waits(String server, String why, Duration asked, Duration waits) {}

    /**
     * A part of a model lies no longer in the memory of a graphics card, so that it answers more slowly; told once.
     *
     * @param now how it lies now
     * @param before how it lay before; absent where it is so from the beginning
     */
    default void slower(Residence now, Optional<Residence> before) {}

    /** A model cannot be asked any more; its remaining trials are not run. */
    default void lost(String model, String why) {}
}
