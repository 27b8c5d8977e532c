package org.phrasefield.map;

import org.phrasefield.protocol.Sha256;

/**
 * One thing that is other in one night than in another, and from what to what.
 *
 * @param cause what kind of thing it is
 * @param what its name: an option as a protocol writes it, a part of a model file or of a protocol, a metric; empty where the cause says it all
 * @param from what it was, in few letters; empty where it was not set
 * @param to what it is
 */
public record Change(Cause cause, String what, String from, String to) {
    /** More letters are said by a digest. */
    private static final int LONGEST = 40;
    /** So many letters of a digest are enough to tell two apart. */
    private static final int BRIEF = 12;

    private static final String LIST = "\n  - ";

    /** The change of a text, which may be long: lists by how many they have where that differs, other long texts by their digest. */
    static Change of(Cause cause, String what, String from, String to) {
        long before = items(from);
        long after = items(to);
        return before != after && before + after > 1 && (before > 0 || from.isEmpty()) && (after > 0 || to.isEmpty())
                ? new Change(cause, what, Long.toString(before), Long.toString(after))
                : new Change(cause, what, brief(from), brief(to));
    }

    private static long items(String text) {
        return text.split(LIST, -1).length - 1L;
    }

    private static String brief(String text) {
        if (text.matches("[0-9a-f]{64}")) return text.substring(0, BRIEF);
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : Sha256.hex(text).substring(0, BRIEF);
    }
}
