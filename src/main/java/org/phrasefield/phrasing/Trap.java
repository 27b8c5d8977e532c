package org.phrasefield.phrasing;

import java.util.OptionalInt;

/**
 * Something in the wordings of an author's own form that could make the form look stronger, weaker or odder than it is.
 *
 * @param form the form's id
 * @param language language tag
 * @param wording which wording, from 0; absent where it is about all of them
 * @param offset where in the wording, in UTF-16 units; 0 where it is about all of it
 * @param message one sentence
 * @param way how to put it right
 */
public record Trap(String form, String language, OptionalInt wording, int offset, String message, String way) {}
