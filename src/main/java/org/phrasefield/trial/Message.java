package org.phrasefield.trial;

/**
 * One message as sent.
 *
 * @param role who speaks
 * @param text what is said, exactly
 */
public record Message(Role role, String text) {
    /** Who speaks. */
    public enum Role {
        /** Instructions for the whole exchange. */
        SYSTEM,
        /** The one who asks. */
        USER
    }
}
