package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Map;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.run.LanguageModel.Question;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

/** A vendor's own interface, as far as vendors differ. Has no state: one object serves all models. */
interface Cloud {
    /** The vendor's name, for people. */
    String name();

    /** The vendor's own address. */
    String address();

    /** The environment variable that holds the key, where a protocol names none. */
    String keyVariable();

    /** The path that an address given without one is to have. */
    String path();

    /** Headers that carry the key, where there is one, and whatever else each request must have. */
    Map<String, String> headers(String key);

    /** What the vendor needs beside what LangChain4j writes. */
    Dialect dialect(String host);

    /** The model that LangChain4j asks. */
    ChatModel langChain(HttpClientBuilder http, String baseUrl, String key, String name, Question question);

    /** A question's settings in LangChain4j's words. */
    ChatRequestParameters parameters(String name, Question question);

    /** What came of a question. */
    Outcome outcome(Question question, ChatResponse response, ObjectNode whole);

    /**
     * Who a model is.
     *
     * @param card what the vendor tells about it; empty where it tells nothing
     */
    ModelIdentity identity(ModelChoice choice, String host, ObjectNode card);
}
