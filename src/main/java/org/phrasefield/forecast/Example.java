package org.phrasefield.forecast;

/**
 * A measured prompt with the beginning of an answer.
 *
 * @param language language tag
 * @param form form id
 * @param prompt as it was sent
 * @param answer at most so many characters that a few lines hold them
 * @param model who answered
 */
public record Example(String language, String form, String prompt, String answer, String model) {}
