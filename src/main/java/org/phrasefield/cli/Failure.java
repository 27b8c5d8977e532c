package org.phrasefield.cli;

/** Ends a command with one clear sentence, or with lines that were made ready, and an exit code. Never a user's stack trace. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    Failure(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    /** The command or what it was given is wrong. */
    static Failure input(String message) {
        return new Failure(ExitCode.WRONG_INPUT, message);
    }

    ExitCode code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
