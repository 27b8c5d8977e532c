package org.phrasefield.phrasing;

import org.phrasefield.language.Case;
import org.phrasefield.language.Inflected;

/**
 * A form of a word that was made without being sure of it.
 *
 * @param slot what was filled, such as {@code topic}
 * @param base the phrase as written
 * @param grammaticalCase the case that was wanted
 * @param inflected what was made, and how: guessed or frozen
 */
public record Doubt(String slot, String base, Case grammaticalCase, Inflected inflected) {}
