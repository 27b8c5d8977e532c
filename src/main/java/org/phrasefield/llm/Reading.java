package org.phrasefield.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts the body of one successful reply together, line by line, and knows its proper end. */
interface Reading {
    /** Takes the next line, without its line end. */
    void line(String line) throws Broken;

    /** Whether the proper end has come; nothing is missing then. */
    boolean ended();

    /** Characters that it keeps of what has come. */
    long held();

    /** Characters that it may keep at most; by default as many as no sensible answer has. */
    default int longest() {
        return 1 << 20;
    }

    /** Whether more may belong to the reply even though what has come has a proper end. */
    default boolean mayGoOn() {
        return false;
    }

    /**
     * The whole reply as one JSON object, as if it had not been streamed.
     *
     * @throws Broken when the proper end has not come
     */
    ObjectNode whole() throws Broken;
}
