package org.phrasefield.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Says that a model is being loaded, once that takes so long that a person begins to wonder; nothing when it is there before. */
final class LoadingLine implements AutoCloseable {
    private static final long SECONDS = 2;

    private final Console console;
    private final String sentence;
    private boolean over;

    private LoadingLine(Console console, String sentence) {
        this.console = console;
        this.sentence = sentence;
    }

    /** What is to be done once a person begins to wonder. */
    static Executor later() {
        return CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS);
    }

    /**
     * A load begins; it is over when this is closed.
     *
     * @param sentence that it is being loaded
     * @param later carries out what is to be done after a while
     */
    static LoadingLine begin(Console console, String sentence, Executor later) {
        LoadingLine line = new LoadingLine(console, sentence);
        later.execute(line::say);
        return line;
    }

    private synchronized void say() {
        if (!over) console.say(sentence);
    }

    @Override
    public synchronized void close() {
        over = true;
    }
}
