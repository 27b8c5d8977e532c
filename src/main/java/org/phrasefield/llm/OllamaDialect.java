package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What Ollama's chat needs beside what LangChain4j writes: never to cut a prompt or to forget its start without a word, and to say
 * whether to think, which is on by default where a model can.
 *
 * @param host who answers
 * @param thinks whether the server takes the word think for this model at all
 */
record OllamaDialect(String host, boolean thinks) implements Dialect {
    @Override
    public void complete(ObjectNode request) {
        Dialect.removeEmpty(request, "tools");
        Dialect.removeEmpty(request.path("options"), "stop");
        request.put("stream", true).put("truncate", false).put("shift", false);
        if (!request.path("think").isBoolean()) request.put("think", false);
        if (!thinks) request.remove("think");
    }

    @Override
    public Reading reading() {
        return new OllamaReading(host);
    }
}
