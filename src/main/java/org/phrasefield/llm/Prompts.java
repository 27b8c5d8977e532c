package org.phrasefield.llm;

import org.phrasefield.run.LanguageModel.Question;

/** What the models without a network read of a question. */
final class Prompts {
    private Prompts() {}

    /** Text of the last message: the phrasing. */
    static String last(Question question) {
        if (question.messages().isEmpty()) throw new IllegalArgumentException("a question without a message");
        return question.messages().get(question.messages().size() - 1).text();
    }
}
