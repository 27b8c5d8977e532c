package org.phrasefield.protocol;

import java.util.List;

/** What came of reading a protocol: the protocol, or everything that is wrong with it. */
public sealed interface Reading {
    /**
     * The text is a protocol.
     *
     * @param protocol with every default filled in
     */
    record Read(Protocol protocol) implements Reading {}

    /**
     * The text is not a protocol.
     *
     * @param problems every mistake in the order of its place, at least one
     */
    record Rejected(List<Problem> problems) implements Reading {
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) throw new IllegalArgumentException("a rejection needs a reason");
        }
    }
}
