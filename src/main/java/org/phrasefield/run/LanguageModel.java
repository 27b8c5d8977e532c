package org.phrasefield.run;

import java.util.List;
import java.util.Optional;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.Message;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Residence;

/**
 * Gives answers. One object serves one model and may be asked by many threads at once.
 *
 * <p>A fault of the service is an outcome, never an exception; an exception means that this program is wrong.
 */
public interface LanguageModel extends AutoCloseable {
    /** Who answers; stays the same for the life of this object. */
    ModelIdentity identity();

    /** Calls in flight to begin with, where the protocol names no number; at least 1. */
    int lanes();

    /** The most calls in flight that are worth trying where the protocol names no number; not below {@link #lanes}. */
    default int mostLanes() {
        return lanes();
    }

    /**
     * Who answers now, asked of the service anew, with what it confirms of the settings; empty where the service cannot tell just now.
     *
     * @throws InterruptedException when the caller is interrupted
     */
    default Optional<ModelIdentity> identityNow() throws InterruptedException {
        return Optional.of(identity());
    }

    /**
     * How the model lay in its server's memory when that was last looked at, by {@link #warmUp} or {@link #identityNow}; empty where the service does not tell.
     */
    default Optional<Residence> residence() {
        return Optional.empty();
    }

    /**
     * What a reader must know before any number of this model in this language, such as that it does not speak it.
     *
     * @param language language tag
     */
    Optional<String> caution(String language);

    /**
     * Makes the model ready to answer with these settings, where the service has such a step, so that no answer's time holds a load.
     *
     * @return what hinders every question to this model, or empty when it is ready
     * @throws InterruptedException when the caller is interrupted
     */
    Optional<Reply> warmUp(Settings settings, Limits limits) throws InterruptedException;

    /**
     * Whether one that is not ready yet may become so later and is to be looked for until the time ends, with the other models asked meanwhile. Who answers
     * is known only once it is ready.
     */
    default boolean awaited() {
        return false;
    }

    /**
     * Looks for one that is awaited, without making it ready.
     *
     * @return why it is not there; empty when it is, and where only {@link #warmUp} tells
     * @throws InterruptedException when the caller is interrupted
     */
    default Optional<Reply> look() throws InterruptedException {
        return Optional.empty();
    }

    /**
     * Asks once; no retries inside.
     *
     * @throws InterruptedException when the caller is interrupted: the call is given up at once
     */
    Reply ask(Question question) throws InterruptedException;

    @Override
    void close();

    /**
     * What is asked.
     *
     * @param messages an optional system message, then one user message
     * @param settings sampling and limits
     * @param samplingSeed what sampling starts from, 0 to 2^31 − 1
     * @param limits how long to wait
     */
    record Question(List<Message> messages, Settings settings, int samplingSeed, Limits limits) {
        public Question {
            messages = List.copyOf(messages);
        }
    }
}
