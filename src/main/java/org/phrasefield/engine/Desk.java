package org.phrasefield.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where requests are answered: one thread that takes them in order of arrival into a limited number of lanes and computes
 * all lanes' next tokens together. A lane is given to the next request as soon as its answer ends.
 */
final class Desk implements Runnable {
    private final Model model;
    private final int laneLimit;
    private final long positionLimit;
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private final List<Lane> lanes = new ArrayList<>();
    private boolean closed;
    /** The lane that last read its prompt: the next prompt often begins like it. */
    private @Nullable Lane recent;

    Desk(Model model, int laneLimit) {
        this.model = model;
        this.laneLimit = laneLimit;
        this.positionLimit = model.positionsThatFit();
    }

    /** Positions that a single request may come to need. */
    long positionLimit() {
        return positionLimit;
    }

    synchronized void submit(Ticket ticket) {
        if (closed) {
            throw closed();
        }
        waiting.add(ticket);
        notifyAll();
    }

    /** Gives up a request; its lane is free after the step that is being computed. */
    synchronized void cancel(Ticket ticket) {
        ticket.cancel();
        waiting.remove(ticket);
    }

    /** Takes no more requests and ends those that are there. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    @Override
    public void run() {
        Throwable cause = closed();
        try {
            while (admit()) {
                step();
                lanes.removeIf(Lane::ended);
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            cause = e;
        } finally {
            endAll(cause);
        }
    }

    /** Fills free lanes, waiting while there is nothing to do; false when closed. */
    private synchronized boolean admit() throws InterruptedException {
        while (!closed && lanes.isEmpty() && waiting.isEmpty()) {
            wait();
        }
        while (!closed && lanes.size() < laneLimit && !waiting.isEmpty() && startKnown() && fits(waiting.element())) {
            // Opened first: should memory run out here, the ticket must still be where its caller is told of it.
            lanes.add(open(waiting.element()));
            waiting.remove();
        }
        return !closed;
    }

    /** At the start one prompt is read alone, so that all others can copy what they share with it. */
    private boolean startKnown() {
        return recent != null || lanes.stream().allMatch(Lane::writing);
    }

    /** The first request always fits: the engine has refused those that never could. */
    private boolean fits(Ticket ticket) {
        long taken = 0;
        for (Lane lane : lanes) {
            taken += lane.ticket().positions();
        }
        if (recent != null && !lanes.contains(recent)) {
            taken += recent.ticket().positions();
        }
        if (taken + ticket.positions() > positionLimit) {
            recent = null;
            return lanes.isEmpty();
        }
        return true;
    }

    private Lane open(Ticket ticket) {
        Sequence sequence = model.transformer().sequence(ticket.positions());
        if (recent != null) {
            // The last token is always computed: its logits are wanted.
            int[] prompt = ticket.prompt();
            int[] known = recent.ticket().prompt();
            int differ = Arrays.mismatch(prompt, known);
            int common = Math.min(differ < 0 ? prompt.length : differ, prompt.length - 1);
            sequence.copyStart(
                    recent.sequence(), Math.min(common, recent.sequence().length()));
        }
        return new Lane(ticket, sequence, model.tokenizer());
    }

    private void step() {
        List<Row> rows = new ArrayList<>();
        List<Lane> answered = new ArrayList<>();
        // Lanes that write go first, then those with least to read, so that a long prompt holds nobody up.
        List<Lane> inTurn = new ArrayList<>(lanes);
        inTurn.sort(Comparator.comparingInt(Lane::unread));
        for (Lane lane : inTurn) {
            if (!lane.ended() && lane.addRows(rows, Transformer.MAX_ROWS - rows.size())) {
                answered.add(lane);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        List<float[]> logits = model.transformer().step(rows);
        int[] tokens = new int[answered.size()];
        EngineException[] failures = new EngineException[tokens.length];
        model.team().run(tokens.length, (i, scratch) -> {
            try {
                tokens[i] = answered.get(i).choose(logits.get(i));
            } catch (EngineException e) {
                failures[i] = e;
            }
        });
        for (int i = 0; i < tokens.length; i++) {
            Lane lane = answered.get(i);
            if (!lane.writing()) {
                recent = lane;
            }
            if (failures[i] != null) {
                lane.fail(failures[i]);
            } else {
                lane.accept(tokens[i]);
            }
        }
    }

    private synchronized void endAll(Throwable cause) {
        closed = true;
        lanes.forEach(lane -> lane.fail(cause));
        waiting.forEach(ticket -> ticket.fail(cause));
        lanes.clear();
        waiting.clear();
    }

    private static EngineException closed() {
        return new EngineException("The engine was closed before the answer was complete.");
    }
}
