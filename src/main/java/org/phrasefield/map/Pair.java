package org.phrasefield.map;

import org.phrasefield.map.Group.Place;

/**
 * Two cells of one intent that are compared.
 *
 * @param intent the intent's id
 * @param one the cell of the form, or of the magnet word
 * @param other the cell of the control form, or of the neutral word
 */
record Pair(String intent, Place one, Place other) {}
