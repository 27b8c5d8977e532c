package org.phrasefield.llm;

/**
 * A model that can be asked now.
 *
 * @param reference what to write after {@code model:}
 * @param about what it is, in a few words, such as size and quantisation
 */
public record Listed(String reference, String about) {}
