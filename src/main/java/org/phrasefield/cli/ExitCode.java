package org.phrasefield.cli;

/** How a command ended, for whoever called it. */
public enum ExitCode {
    /** As asked. */
    DONE(0),
    /** The tool failed. */
    TOOL_FAILED(1),
    /** The command or the protocol is wrong; nothing was sent. */
    WRONG_INPUT(2),
    /** Ended with answers missing; can be continued. */
    ANSWERS_MISSING(3),
    /** Drift beyond the asked limit. */
    DRIFT(4),
    /** Stopped by a person. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the process ends with. */
    public int number() {
        return number;
    }
}
