package org.phrasefield.phrasing;

import org.phrasefield.language.Gender;

/**
 * Somebody whose words a form asks for.
 *
 * @param id such as {@code scientist}, the same in every language
 * @param name as it stands in a sentence, in the nominative
 * @param gender what a Russian verb agrees with
 */
public record Person(String id, String name, Gender gender) {}
