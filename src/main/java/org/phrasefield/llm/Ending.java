package org.phrasefield.llm;

import java.util.Optional;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Usage;

/**
 * How a whole reply ended.
 *
 * @param finish the service's own word
 * @param maxTokens the answer's limit that was asked for
 */
record Ending(String finish, int maxTokens) {
    /** The outcome of a text that came with this ending. */
    Outcome of(Reasoning parts, Usage usage, Optional<String> model) {
        Answer answer = new Answer(parts.visible(), parts.reasoning(), finish, usage, model);
        return switch (finish) {
            case "stop", "eos", "end_turn", "length" -> {
                if (answer.text().isBlank()) yield new Outcome.Empty(answer, nothing(answer));
                yield finish.equals("length") ? new Outcome.Cut(answer, limit(usage)) : new Outcome.Answered(answer);
            }
            case "content_filter" -> new Outcome.Refused("the service's content filter stopped the answer");
            case "" -> new Outcome.Failed(Outcome.Cause.REPLY, "the service did not say why the answer ended");
            default ->
                new Outcome.Failed(Outcome.Cause.REPLY, "the service ended the answer with: " + Fault.shorten(finish));
        };
    }

    private String nothing(Answer answer) {
        if (answer.reasoning().isEmpty()) return "the model ended without a word";
        return finish.equals("length")
                ? "only reasoning came, and it used up the limit: " + limit(answer.usage())
                        + "; say think: false or raise max_tokens"
                : "only reasoning came";
    }

    private String limit(Usage usage) {
        int made = usage.outputTokens().orElse(maxTokens);
        return made >= maxTokens
                ? "cut at " + maxTokens + " tokens"
                : "cut at " + made + " tokens, where the context window was full";
    }
}
