package org.phrasefield.map;

/** What may have moved an index from one night to another, apart from chance; in the order in which one should look. */
public enum Cause {
    /** The weights, the chat template or the model's own parameters are others. */
    MODEL_FILE,
    /** The server, or its version, is another. */
    SERVER,
    /** The model was asked with other options. */
    OPTIONS,
    /** Something else was asked: intents, forms, wordings, words, the system message or the number of answers. */
    PROTOCOL,
    /** Our own metric counts in another way by now; such scores are never compared. */
    METRIC
}
