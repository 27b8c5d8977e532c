package org.phrasefield.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers chats with a model in this process. Many threads may call {@link #generate} at once: their answers are computed
 * together, and each is the same, to the last letter, as if it had been alone.
 */
public final class Engine implements AutoCloseable {
    /** Lanes that serve a sweep well: more gain little. */
    public static final int DEFAULT_LANES = 16;

    private static final int MOST_LANES = Transformer.MAX_ROWS;

    private final Model model;
    private final Desk desk;
    private final Thread thread;

    private Engine(Model model, int lanes) {
        this.model = model;
        this.desk = new Desk(model, lanes);
        this.thread = new Thread(desk, "engine-desk");
        thread.setDaemon(true);
    }

    /** As {@link #open(Path, int, int)} with {@value #DEFAULT_LANES} lanes and a thread for each core. */
    public static Engine open(Path file) {
        return open(file, Runtime.getRuntime().availableProcessors(), DEFAULT_LANES);
    }

    /**
     * Loads a model.
     *
     * @param threads threads to compute with; never more are used than there are cores
     * @param lanes answers that are computed together, 1 to 128; further callers wait
     * @throws ModelFileException if the file is not there, is damaged, or needs what this engine does not do
     * @throws EngineException if the JVM's heap is too small for the weights
     */
    public static Engine open(Path file, int threads, int lanes) {
        if (lanes < 1 || lanes > MOST_LANES) {
            throw new IllegalArgumentException("An engine has 1 to " + MOST_LANES + " lanes, not " + lanes);
        }
        Engine engine = new Engine(Model.open(file, threads), lanes);
        engine.thread.start();
        return engine;
    }

    /** The model beneath, for tokens, prompts and a look inside. */
    public Model model() {
        return model;
    }

    /** What the file says about itself. */
    public ModelCard card() {
        return model.card();
    }

    /** A chat as the model will see it. */
    public Prompt prompt(List<Turn> turns) {
        return model.prompt(turns);
    }

    /** As {@link #generate(Request, Consumer)}, for the whole answer at once. */
    public Completion generate(Request request) throws InterruptedException {
        return generate(request, piece -> {});
    }

    /**
     * Answers a chat; returns when the answer is complete or cut.
     *
     * @param listener gets the text piece by piece, whole characters only, on the calling thread; what it throws ends the
     *     answer and is thrown here
     * @throws PromptTooLongException if the prompt leaves no room for an answer; nothing was computed
     * @throws RequestRefusedException if too little memory is left for an answer of that length; nothing was computed
     * @throws EngineException if the engine failed or was closed
     * @throws InterruptedException if the calling thread is interrupted; the answer is given up
     */
    public Completion generate(Request request, Consumer<String> listener) throws InterruptedException {
        return start(request).await(listener);
    }

    /**
     * Begins to answer a chat and returns at once.
     *
     * @throws PromptTooLongException if the prompt leaves no room for an answer; nothing was computed
     * @throws RequestRefusedException if too little memory is left for an answer of that length; nothing was computed
     * @throws EngineException if the engine is closed
     */
    public Generation start(Request request) {
        Ticket ticket = ticket(request);
        desk.submit(ticket);
        return new Generation(desk, ticket);
    }

    /** Ends every answer that is being written, and the engine's threads. May be called twice. */
    @Override
    public void close() {
        desk.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        model.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Ticket ticket(Request request) {
        int[] prompt = model.prompt(request.turns()).ids().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        int context = model.transformer().context();
        if (prompt.length >= context) {
            throw new PromptTooLongException(prompt.length, context);
        }
        Ticket ticket = new Ticket(request, prompt, context);
        if (ticket.positions() > desk.positionLimit()) {
            throw new RequestRefusedException(
                    "A prompt of " + prompt.length + " tokens and an answer of up to " + ticket.limit()
                            + " need " + ((ticket.positions() * model.bytesPerPosition()) >> 20)
                            + " MB beside the weights, more than the JVM's heap leaves; lower the token limit or raise -Xmx.");
        }
        return ticket;
    }
}
