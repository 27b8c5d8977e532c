package org.phrasefield.report;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVRecord;
import org.phrasefield.report.GivenAnswer.Conditions;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Reasoning;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Usage;

/** One row of a table of answers: its cells made sense of, or everything that is wrong with them. */
final class AnswerRow {
    private static final double LONGEST_SECONDS = 1e9;

    private final long line;
    private final List<String> columns;
    private final CSVRecord cells;
    private final List<String> faults = new ArrayList<>();

    AnswerRow(long line, List<String> columns, CSVRecord cells) {
        this.line = line;
        this.columns = columns;
        this.cells = cells;
    }

    void to(AnswerTable.Taker taker) {
        Conditions conditions = conditions();
        Outcome outcome = outcome();
        Optional<Attempt> attempt = attempt(outcome);
        if (faults.isEmpty()) taker.row(new GivenAnswer(line, conditions, outcome, attempt));
        else faults.forEach(fault -> taker.fault(line, fault));
    }

    /** What a cell holds, exactly; absent where the column is not there. */
    private Optional<String> raw(String column) {
        int at = columns.indexOf(column);
        return at < 0 ? Optional.empty() : Optional.of(Harmless.uncelled(cells.get(at)));
    }

    /** What a cell holds, without white space at its ends; absent where there is nothing else. */
    private Optional<String> cell(String column) {
        return raw(column).map(String::strip).filter(text -> !text.isEmpty());
    }

    private String needed(String column) {
        Optional<String> cell = cell(column);
        if (cell.isEmpty()) faults.add("there is no " + column);
        return cell.orElse("");
    }

    private Conditions conditions() {
        return new Conditions(
                needed("intent"),
                needed("form"),
                cell("language"),
                cell("wording"),
                cell("word"),
                cell("word_level"),
                cell("person"),
                cell("model"),
                whole("trial", 1),
                raw("prompt").filter(text -> !text.isBlank()),
                part());
    }

    private Trial.Part part() {
        String word = cell("part").orElse("main");
        for (Trial.Part part : Trial.Part.values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(word)) return part;
        }
        faults.add("part is main, scope or judge, not \"" + word + "\"");
        return Trial.Part.MAIN;
    }

    private OptionalInt whole(String column, int least) {
        Optional<String> cell = cell(column);
        if (cell.isEmpty()) return OptionalInt.empty();
        try {
            int number = Integer.parseInt(cell.get());
            if (number >= least) return OptionalInt.of(number);
        } catch (NumberFormatException e) {
            // said below, together with a number that is too small
        }
        faults.add(column + " is a whole number from " + least + ", not \"" + cell.get() + "\"");
        return OptionalInt.empty();
    }

    private Outcome outcome() {
        Reasoning parts =
                Reasoning.of(raw("answer").orElse(""), raw("reasoning").filter(text -> !text.isBlank()));
        Answer answer = new Answer(
                parts.visible(),
                parts.reasoning(),
                cell("finish").orElse(""),
                new Usage(whole("input_tokens", 0), whole("output_tokens", 0)),
                cell("reported_model"));
        boolean blank = answer.text().isBlank();
        String word = cell("outcome").orElse(blank ? "empty" : "answered");
        if (blank && (word.equals("answered") || word.equals("cut"))) {
            faults.add("the outcome is " + word + ", and there is no answer"
                    + (parts.reasoning().isPresent() ? " beside its reasoning" : ""));
        }
        boolean reasoned = word.equals("empty") && parts.reasoning().isPresent();
        String reason = cell("reason").orElse(reasoned ? Reasoning.ALONE : "");
        return switch (word) {
            case "answered" -> new Outcome.Answered(answer);
            case "refused" -> new Outcome.Refused(reason);
            case "cut" -> new Outcome.Cut(answer, reason);
            case "empty" -> new Outcome.Empty(answer, reason);
            case "timed out" ->
                new Outcome.TimedOut(named(Outcome.Limit.class, "fault").orElse(Outcome.Limit.TOTAL), reason);
            case "failed" ->
                new Outcome.Failed(named(Outcome.Cause.class, "fault").orElse(Outcome.Cause.SERVICE), reason);
            case "not run" -> new Outcome.NotRun(reason);
            default -> {
                faults.add(
                        "outcome is answered, refused, cut, empty, timed out, failed or not run, not \"" + word + "\"");
                yield new Outcome.NotRun(reason);
            }
        };
    }

    private <E extends Enum<E>> Optional<E> named(Class<E> kind, String column) {
        Optional<String> cell = cell(column);
        for (E each : kind.getEnumConstants()) {
            if (cell.filter(name -> name.equals(each.name().toLowerCase(Locale.ROOT)))
                    .isPresent()) return Optional.of(each);
        }
        cell.ifPresent(name -> faults.add(column + " \"" + name + "\" is not known"));
        return Optional.empty();
    }

    /** The call, where the table says when it began and how long it took. */
    private Optional<Attempt> attempt(Outcome outcome) {
        Optional<Instant> startedAt = moment();
        Optional<Duration> took = seconds();
        if (startedAt.isEmpty() || took.isEmpty()) return Optional.empty();
        return Optional.of(new Attempt(
                1,
                startedAt.get(),
                took.get(),
                outcome,
                OptionalInt.empty(),
                Optional.empty(),
                cell("model_digest"),
                cell("server"),
                Optional.empty()));
    }

    private Optional<Instant> moment() {
        try {
            return cell("started_at").map(Instant::parse);
        } catch (DateTimeException e) {
            faults.add("started_at is a moment such as 2026-11-25T23:00:00Z");
            return Optional.empty();
        }
    }

    private Optional<Duration> seconds() {
        Optional<String> cell = cell("seconds");
        if (cell.isEmpty()) return Optional.empty();
        try {
            double seconds = Double.parseDouble(cell.get());
            if (seconds >= 0 && seconds < LONGEST_SECONDS)
                return Optional.of(Duration.ofMillis(Math.round(1000 * seconds)));
        } catch (NumberFormatException e) {
            // said below, together with a number that is out of range
        }
        faults.add("seconds is a number from 0 with a decimal point, not \"" + cell.get() + "\"");
        return Optional.empty();
    }
}
