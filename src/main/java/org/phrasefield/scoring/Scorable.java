package org.phrasefield.scoring;

import java.util.Optional;
import org.phrasefield.language.Language;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Trial;
import org.phrasefield.trial.Usage;

/**
 * An answer to be scored, and what it answers.
 *
 * @param language language of the prompt
 * @param prompt the text that was asked; empty where it is not known
 * @param answer the raw answer, with its reasoning and what it cost
 * @param whole false where the token limit cut the answer
 */
public record Scorable(Language language, String prompt, Answer answer, boolean whole) {
    /** A whole answer of which nothing but its text is known. */
    public static Scorable of(Language language, String text) {
        return new Scorable(
                language, "", new Answer(text, Optional.empty(), "", Usage.UNKNOWN, Optional.empty()), true);
    }

    /** The answer of a trial; empty where there is no text, or no language of ours. */
    public static Optional<Scorable> of(Trial trial, Outcome outcome) {
        return Language.of(trial.cell().language())
                .flatMap(language -> outcome.text()
                        .map(answer -> new Scorable(
                                language, trial.phrasing().text(), answer, !(outcome instanceof Outcome.Cut))));
    }
}
