package org.phrasefield.llm;

import org.phrasefield.trial.Outcome;

/** A call that gave no whole reply; what came of it instead. */
final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    Broken(Outcome outcome) {
        super(outcome.reason());
        this.outcome = outcome;
    }

    /** The reply is not what the service's interface promises. */
    static Broken reply(String reason) {
        return new Broken(new Outcome.Failed(Outcome.Cause.REPLY, reason));
    }

    /**
     * The reply is longer than what is taken; asked again it would be so again.
     *
     * @param most bytes that are taken
     */
    static Broken tooLong(String host, int most) {
        return new Broken(new Outcome.Failed(
                Outcome.Cause.REQUEST,
                host + " sent a reply longer than " + (most >> 20)
                        + " MB, and the rest was not taken; limit it by max_tokens, or see what answers there"));
    }

    /**
     * The reply ended before its proper end.
     *
     * @param characters of the answer that came
     */
    static Broken unended(String host, int characters) {
        return reply(host + " ended the reply without its proper end, after " + characters + " characters");
    }

    /**
     * What came is no answer of this interface, whole or not.
     *
     * @param sent the body as it came
     */
    static Broken noAnswer(String host, String sent) {
        return reply(
                sent.isBlank()
                        ? host + " sent an empty reply"
                        : host + " sent " + Fault.quoted(sent) + " instead of an answer"
                                + "; see that it is the right address, and whether a proxy is in between");
    }

    /** Whether it hinders every question: a service need not tell about its models, but must be there and take the key. */
    boolean hinders() {
        return outcome instanceof Outcome.TimedOut
                || (outcome instanceof Outcome.Failed failed
                        && switch (failed.cause()) {
                            case CONNECTION, KEY, QUOTA -> true;
                            case SERVICE, RATE, REPLY, REQUEST, MODEL, SETTING -> false;
                        });
    }

    Outcome outcome() {
        return outcome;
    }
}
