package org.phrasefield.forecast;

/**
 * What a forecast is about.
 *
 * @param language language tag
 * @param model model reference, or {@link #AUTO}
 * @param form form id
 * @param index which of the indices
 */
public record Place(String language, String model, String form, Index index) {
    /** Stands for whichever model is there when the run begins. */
    public static final String AUTO = "auto";

    /** The same of another model. */
    Place of(String other) {
        return new Place(language, other, form, index);
    }
}
