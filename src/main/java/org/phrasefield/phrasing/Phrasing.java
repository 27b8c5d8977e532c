package org.phrasefield.phrasing;

import java.util.Optional;

/**
 * The exact text that is sent, and what it was made from.
 *
 * @param id short hash of the text and its origin, stable over runs
 * @param language language tag
 * @param intent intent id
 * @param form form id
 * @param wording wording id, such as {@code imagine-3}
 * @param person id of the person whose words are asked for; absent in most forms
 * @param word the magnet or neutral word in the carrier sentence; absent at level {@code none}
 * @param text the text
 */
public record Phrasing(
        String id,
        String language,
        String intent,
        String form,
        String wording,
        Optional<String> person,
        Optional<String> word,
        String text) {}
