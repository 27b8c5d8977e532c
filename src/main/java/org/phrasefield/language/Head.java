package org.phrasefield.language;

import org.phrasefield.language.Inflected.Origin;

/**
 * The word that carries a phrase's case.
 *
 * @param at its place among the words, from 0
 * @param agreement what its modifiers agree with
 * @param animate whether accusative modifiers take the genitive's form
 */
record Head(int at, Agreement agreement, boolean animate, Origin origin, Part part) {}
