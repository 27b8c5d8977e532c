package org.phrasefield.report;

import java.util.Optional;
import java.util.OptionalInt;
import org.phrasefield.trial.Attempt;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Trial;

/**
 * One row of a table of answers that were made elsewhere.
 *
 * @param line where the row begins in the file, from 1
 * @param conditions under which it was asked
 * @param outcome what came of it
 * @param attempt the call that brought it; absent where the table does not say when it was made
 */
public record GivenAnswer(long line, Conditions conditions, Outcome outcome, Optional<Attempt> attempt) {
    /**
     * Under which conditions an answer was given, as far as the table says.
     *
     * @param intent what was asked about, never blank
     * @param form the kind of wording, never blank
     * @param language language tag
     * @param wording id of the wording
     * @param word the word in the carrier sentence
     * @param level level of the word factor
     * @param person id of the person whose words were asked for
     * @param model who was asked
     * @param trial which asking of its cell, from 1
     * @param prompt the text as sent
     * @param part what it was asked for
     */
    public record Conditions(
            String intent,
            String form,
            Optional<String> language,
            Optional<String> wording,
            Optional<String> word,
            Optional<String> level,
            Optional<String> person,
            Optional<String> model,
            OptionalInt trial,
            Optional<String> prompt,
            Trial.Part part) {}
}
