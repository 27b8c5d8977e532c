package org.phrasefield.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import org.phrasefield.protocol.Settings;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.trial.Message;

/** A question in LangChain4j's words. */
final class Conversation {
    private Conversation() {}

    /** The messages with these parameters. */
    static ChatRequest request(Question question, ChatRequestParameters parameters) {
        return ChatRequest.builder()
                .messages(
                        question.messages().stream().map(Conversation::message).toList())
                .parameters(parameters)
                .build();
    }

    private static ChatMessage message(Message message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
        };
    }

    /** Sets what every service knows. */
    static void common(Settings settings, DefaultChatRequestParameters.Builder<?> parameters) {
        settings.temperature().ifPresent(parameters::temperature);
        settings.topP().ifPresent(parameters::topP);
        if (!settings.stop().isEmpty()) parameters.stopSequences(settings.stop());
        if (settings.json()) parameters.responseFormat(HeldReply.FORMAT);
    }
}
