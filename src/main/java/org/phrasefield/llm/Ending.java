package org.phrasefield.llm;

import java.util.Locale;
import java.util.Optional;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Reasoning;
import org.phrasefield.trial.Usage;

/**
 * How a whole reply ended.
 *
 * @param finish the service's own word
 * @param maxTokens the answer's limit that was asked for
 * @param reasoned tokens of reasoning that the service counted; 0 where it counts none
 * @param silenced whether the service can be told not to reason
 */
record Ending(String finish, int maxTokens, int reasoned, boolean silenced) {
    private enum Kind {
        BY_ITSELF,
        AT_A_LIMIT,
        DECLINED,
        UNSAID,
        OTHERWISE
    }

    /** The outcome of a text that came with this ending. */
    Outcome of(Reasoning parts, Usage usage, Optional<String> model) {
        Answer answer = new Answer(parts.visible(), parts.reasoning(), finish, usage, model);
        return switch (kind()) {
            case BY_ITSELF -> answer.text().isBlank() ? nothing(answer) : new Outcome.Answered(answer);
            case AT_A_LIMIT -> answer.text().isBlank() ? nothing(answer) : new Outcome.Cut(answer, limit(usage));
            case DECLINED -> new Outcome.Refused("the service stopped the answer: " + Fault.shorten(finish));
            case UNSAID -> new Outcome.Failed(Outcome.Cause.REPLY, "the service did not say why the answer ended");
            case OTHERWISE ->
                new Outcome.Failed(Outcome.Cause.REPLY, "the service ended the answer with: " + Fault.shorten(finish));
        };
    }

    private Kind kind() {
        return switch (finish.toLowerCase(Locale.ROOT)) {
            case "stop", "eos", "end_turn", "stop_sequence" -> Kind.BY_ITSELF;
            case "length", "max_tokens", "model_context_window_exceeded" -> Kind.AT_A_LIMIT;
            case "content_filter",
                    "refusal",
                    "safety",
                    "recitation",
                    "blocklist",
                    "prohibited_content",
                    "spii",
                    "language" -> Kind.DECLINED;
            case "" -> Kind.UNSAID;
            default -> Kind.OTHERWISE;
        };
    }

    private Outcome nothing(Answer answer) {
        return new Outcome.Empty(answer, why(answer));
    }

    private String why(Answer answer) {
        if (answer.reasoning().isEmpty() && reasoned == 0) return "the model ended without a word";
        return kind() == Kind.AT_A_LIMIT
                ? Reasoning.ALONE + ", and it used up the limit: " + limit(answer.usage())
                        + (silenced ? "; say think: false or raise max_tokens" : "; raise max_tokens")
                : Reasoning.ALONE;
    }

    private String limit(Usage usage) {
        int made = usage.outputTokens().orElse(maxTokens);
        return made >= maxTokens
                ? "cut at " + maxTokens + " tokens"
                : "cut at " + made + " tokens, where the context window was full";
    }
}
