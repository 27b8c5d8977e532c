package org.phrasefield.map;

/**
 * What is followed from night to night: one index of one form.
 *
 * @param language language tag
 * @param model model reference
 * @param metric metric id
 * @param form form id
 */
public record Followed(String language, String model, String metric, String form) {}
