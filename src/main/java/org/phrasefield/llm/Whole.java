package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A reply that is one JSON object and comes whole. */
final class Whole implements Reading {
    private final StringBuilder text = new StringBuilder();
    private final String host;

    Whole(String host) {
        this.host = host;
    }

    @Override
    public void line(String line) {
        text.append(line).append('\n');
    }

    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public long held() {
        return text.length();
    }

    /** Lists of models and vectors are long, and asked for one at a time. */
    @Override
    public int longest() {
        return Lines.LONGEST;
    }

    @Override
    public ObjectNode whole() throws Broken {
        return parse(text.toString(), host);
    }

    /** The object that a whole body holds; a byte order mark before it is let pass. */
    static ObjectNode parse(String body, String host) throws Broken {
        String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
        return Json.object(text)
                .orElseThrow(() -> text.stripLeading().startsWith("{")
                        ? Broken.reply(host + " sent something that is not a whole JSON object")
                        : Broken.noAnswer(host, text));
    }
}
