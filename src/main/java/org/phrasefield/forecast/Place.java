package org.phrasefield.forecast;

/**
 * What a forecast is about.
 *
 * @param language language tag
 * @param model model reference; {@code auto} where the protocol leaves the model open
 * @param form form id
 * @param index which of the indices
 */
public record Place(String language, String model, String form, Index index) {
    /** The same of another model. */
    Place of(String other) {
        return new Place(language, other, form, index);
    }
}
