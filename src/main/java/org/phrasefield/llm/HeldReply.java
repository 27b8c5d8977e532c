package org.phrasefield.llm;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;
import java.util.regex.Pattern;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.run.Reply;
import org.phrasefield.trial.Clause;
import org.phrasefield.trial.Outcome;

/**
 * Whether one server can hold a judge's reply to the line of JSON that its question asks for. One that refuses is asked without from then on, so
 * that its verdicts are read as freely as those of a service that never offers it.
 */
final class HeldReply {
    /** The line that the rubric asks for: the reason first, so that the verdict follows from it. */
    static final ResponseFormat FORMAT = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("verdict")
                    .rootElement(JsonObjectSchema.builder()
                            .addStringProperty("reason")
                            .addEnumProperty("verdict", List.of("A", "B", "tie"))
                            .required("reason", "verdict")
                            .additionalProperties(false)
                            .build())
                    .build())
            .build();

    private static final Pattern REFUSAL = Pattern.compile(
            "(?i)response[ _]?(format|schema|mime)|json[ _]?(schema|mode)|structured output|grammar|\\bformat\\b");

    private volatile boolean offered = true;

    /** The question as this server can be asked it. */
    Question of(Question question) {
        return offered || !question.settings().json()
                ? question
                : new Question(
                        question.messages(),
                        question.settings().json(false),
                        question.samplingSeed(),
                        question.limits());
    }

    /**
     * The reply, as a fault of the service that passes where the server refused to hold it.
     *
     * @param asked what was sent: another call may have found out in the meantime
     */
    Reply of(Question asked, Reply reply) {
        if (!asked.settings().json() || !(reply.outcome() instanceof Outcome.Failed failed) || !refusal(failed))
            return reply;
        offered = false;
        return reply.with(new Outcome.Failed(
                Outcome.Cause.SERVICE, Clause.of(failed.reason()) + "; it is asked without json from now on"));
    }

    private static boolean refusal(Outcome.Failed failed) {
        return switch (failed.cause()) {
            case REQUEST, SETTING, SERVICE -> REFUSAL.matcher(failed.reason()).find();
            default -> false;
        };
    }
}
