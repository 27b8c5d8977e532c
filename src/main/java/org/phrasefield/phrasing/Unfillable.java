package org.phrasefield.phrasing;

/** A wording has a slot that its intent cannot fill. The message names intent, form, wording and slot. */
public final class Unfillable extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Unfillable(String slot, String intent, String language, String form, String wording) {
        super("nothing fills {" + slot + "} for the intent \"" + intent + "\" (" + language + ") in the form \"" + form
                + "\", wording \"" + wording + "\"");
    }
}
