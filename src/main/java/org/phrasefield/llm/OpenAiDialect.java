package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an OpenAI-compatible chat needs beside what LangChain4j writes.
 *
 * @param host who answers
 * @param counts whether the server lets itself be asked for the usage of a stream
 */
record OpenAiDialect(String host, boolean counts) implements Dialect {
    @Override
    public void complete(ObjectNode request) {
        Dialect.removeEmpty(request, "tools");
        Dialect.removeEmpty(request, "stop");
        request.put("stream", true);
        if (counts) request.putObject("stream_options").put("include_usage", true);
    }

    @Override
    public Reading reading() {
        return new OpenAiReading(host);
    }
}
