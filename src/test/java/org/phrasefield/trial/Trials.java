package org.phrasefield.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.phrasefield.phrasing.Phrasing;
import org.phrasefield.protocol.Settings;

/** Makes trials and results for tests. */
public final class Trials {
    private Trials() {}

    public static Trial trial(int position, String intent, String form, int number) {
        return trial(position, intent, form, Cell.NO_WORD, number);
    }

    public static Trial trial(int position, String intent, String form, String word, int number) {
        return trial(position, intent, form, word, number, form + " " + intent + " " + word + " " + number);
    }

    /** A trial that is sent the same text as every other of its cell. */
    public static Trial prompt(String intent, String form, int number) {
        return trial(0, intent, form, Cell.NO_WORD, number, form + " " + intent);
    }

    /** A trial of one of a form's wordings. */
    public static Trial worded(String intent, String form, int wording) {
        String text = form + " " + wording + " of " + intent;
        return new Trial(
                "key-" + String.join("-", intent, form, Integer.toString(wording)),
                0,
                Trial.Part.MAIN,
                new Cell("en", intent, form, Cell.NO_WORD, "echo"),
                wording,
                new Phrasing(
                        "id of " + text,
                        "en",
                        intent,
                        form,
                        form + "-" + wording,
                        Optional.empty(),
                        Optional.empty(),
                        text),
                List.of(new Message(Message.Role.USER, text)),
                Settings.DEFAULT,
                wording);
    }

    private static Trial trial(int position, String intent, String form, String word, int number, String text) {
        return new Trial(
                "key-" + String.join("-", intent, form, word, Integer.toString(number)),
                position,
                Trial.Part.MAIN,
                new Cell("en", intent, form, word, "echo"),
                number,
                new Phrasing(
                        "id of " + text, "en", intent, form, form + "-1", Optional.empty(), Optional.empty(), text),
                List.of(new Message(Message.Role.USER, text)),
                Settings.DEFAULT,
                position);
    }

    public static Answer answer(String text) {
        return new Answer(text, Optional.empty(), "stop", Usage.of(10, 20), Optional.of("echo"));
    }

    public static Result answered(Trial trial, String text) {
        return result(trial, new Outcome.Answered(answer(text)));
    }

    public static Result result(Trial trial, Outcome outcome) {
        Attempt attempt = new Attempt(
                1, Instant.EPOCH, Duration.ofMillis(1500), outcome, OptionalInt.of(200), Optional.of("{\"raw\":true}"));
        return new Result(trial.key(), List.of(attempt), outcome);
    }
}
