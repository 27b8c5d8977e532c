package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of a reply whose status is not a success: whatever it says, it never becomes an answer. */
final class ErrorText implements Reading {
    private final int status;
    private final String host;
    private final StringBuilder text = new StringBuilder();

    ErrorText(int status, String host) {
        this.status = status;
        this.host = host;
    }

    @Override
    public void line(String line) {
        if (text.length() < Lines.KEPT) text.append(line).append('\n');
    }

    @Override
    public boolean ended() {
        return false;
    }

    /** Bounds itself. */
    @Override
    public long held() {
        return 0;
    }

    Fault fault() {
        return Fault.of(status, text.toString());
    }

    @Override
    public ObjectNode whole() throws Broken {
        throw broken();
    }

    Broken broken() {
        return new Broken(fault().outcome(host));
    }
}
