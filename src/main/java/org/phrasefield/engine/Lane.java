package org.phrasefield.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One answer being written: its sequence, what of the prompt is still to be read, and the text so far. */
final class Lane {
    private final Ticket ticket;
    private final Sequence sequence;
    private final Tokenizer tokenizer;
    private final Sampler sampler;
    private final Utf8Decoder decoder = new Utf8Decoder();
    private final StopStrings stops;
    /** Prompt and answer so far. */
    private final int[] tokens;

    private final List<TokenChoice> choices = new ArrayList<>();
    private int written;
    private int lastToken;
    private boolean ended;

    Lane(Ticket ticket, Sequence sequence, Tokenizer tokenizer) {
        this.ticket = ticket;
        this.sequence = sequence;
        this.tokenizer = tokenizer;
        this.sampler = new Sampler(ticket.request().sampling());
        this.stops = new StopStrings(ticket.request().stop());
        this.tokens = Arrays.copyOf(ticket.prompt(), ticket.positions());
    }

    Ticket ticket() {
        return ticket;
    }

    Sequence sequence() {
        return sequence;
    }

    /** Whether the prompt is read and the answer is being written. */
    boolean writing() {
        return written > 0;
    }

    /** Tokens of the prompt that are still to be read; 0 for a lane that writes. */
    int unread() {
        return writing() ? 0 : ticket.prompt().length - sequence.length();
    }

    boolean ended() {
        return ended || ticket.cancelled();
    }

    /** Adds up to {@code most} rows to a step; returns whether this lane will get logits from it. */
    boolean addRows(List<Row> rows, int most) {
        if (writing()) {
            rows.add(new Row(sequence, lastToken, sequence.length(), true));
            return true;
        }
        int[] prompt = ticket.prompt();
        int from = sequence.length();
        int to = Math.min(prompt.length, from + most);
        for (int p = from; p < to; p++) {
            rows.add(new Row(sequence, prompt[p], p, p == prompt.length - 1));
        }
        return to == prompt.length && to > from;
    }

    /** The next token of the answer. */
    int choose(float[] logits) {
        Sampling sampling = ticket.request().sampling();
        int token = sampler.choose(sampling.penalises() ? sampler.penalised(logits, recent()) : logits, written);
        ticket.request().alternatives().ifPresent(count -> choices.add(TokenChoice.of(token, logits, count)));
        return token;
    }

    private IntStream recent() {
        int length = ticket.prompt().length + written;
        int lastN = ticket.request().sampling().repeatLastN();
        return Arrays.stream(tokens, Math.max(0, length - lastN), length);
    }

    /** Takes the next token of the answer and tells the caller what has become of it. */
    void accept(int token) {
        if (tokenizer.endTokens().contains(token)) {
            end(Finish.END_TOKEN);
            return;
        }
        lastToken = token;
        tokens[ticket.prompt().length + written] = token;
        written++;
        // Told even when there is nothing to show yet: the caller may be measuring silence.
        show(tokenizer.isSpecial(token) ? "" : stops.add(decoder.add(tokenizer.bytes(token))));
        if (stops.stopped()) {
            end(Finish.STOP_STRING);
        } else if (written == ticket.limit()) {
            end(ticket.atLimit());
        }
    }

    void fail(Throwable cause) {
        ended = true;
        ticket.fail(cause);
    }

    private void end(Finish finish) {
        ended = true;
        if (finish == Finish.END_TOKEN) {
            show(stops.add(decoder.finish()));
        }
        // A character that the limit cut in two is left out: half of it is no text.
        if (!stops.stopped()) {
            show(stops.finish());
        }
        ticket.tell(new Generation.Event.Done(
                new Completion(stops.text(), finish, ticket.prompt().length, written, choices)));
    }

    private void show(String piece) {
        ticket.tell(new Generation.Event.Piece(piece));
    }
}
