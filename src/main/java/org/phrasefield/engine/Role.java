package org.phrasefield.engine;

/** Who speaks in a turn of a chat. */
public enum Role {
    SYSTEM("system"),
    USER("user"),
    ASSISTANT("assistant");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The word that chat templates use. */
    public String label() {
        return label;
    }
}
