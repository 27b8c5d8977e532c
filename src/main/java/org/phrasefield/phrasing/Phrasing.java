package org.phrasefield.phrasing;

import java.util.List;
import java.util.Optional;

/**
 * The exact text that is sent, and what it was made of.
 *
 * @param id sixteen hexadecimal digits of a SHA-256 over language, form, wording and text: the same words in the same form have the same id
 * @param intent id of the intent
 * @param language language tag
 * @param form id of the form
 * @param wording id of the wording
 * @param person whose words are asked for, where the wording asks for somebody's
 * @param word the word in the carrier sentence, where there is one
 * @param text what is sent
 * @param doubts inflected forms that a person should look at
 */
public record Phrasing(
        String id,
        String intent,
        String language,
        String form,
        String wording,
        Optional<Person> person,
        Optional<Word> word,
        String text,
        List<Doubt> doubts) {
    public Phrasing {
        doubts = List.copyOf(doubts);
    }
}
