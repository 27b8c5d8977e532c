package org.phrasefield.phrasing;

import java.util.Optional;

/**
 * The exact text that is sent, and what it was made of.
 *
 * @param id sixteen hexadecimal digits of a SHA-256 over language, form, wording and text: the same words in the same form have the same id
 * @param language language tag
 * @param intent id of the intent
 * @param form id of the form
 * @param wording id of the wording
 * @param person id of the person whose words are asked for, where the wording asks for somebody's
 * @param word the word in the carrier sentence, where there is one
 * @param text what is sent
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
