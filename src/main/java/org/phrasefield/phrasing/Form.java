package org.phrasefield.phrasing;

import java.util.List;

/**
 * A kind of wording in one language.
 *
 * @param id such as {@code what-do-you-think}
 * @param language its wordings' language tag
 * @param version of the built-in set of wordings; 0 for an author's own, whose texts are in the protocol's hash
 * @param wordings in a fixed order, at least one
 */
public record Form(String id, String language, int version, List<Wording> wordings) {
    public Form {
        wordings = List.copyOf(wordings);
        if (wordings.isEmpty())
            throw new IllegalArgumentException("the form " + id + " has no wordings in " + language);
    }

    /**
     * The wording whose turn it is: wordings rotate, so that a form is not one sentence's luck.
     *
     * @param turn from 0; the trial's number, shifted from intent to intent so that few trials still see every wording
     */
    public Wording wording(int turn) {
        return wordings.get(Math.floorMod(turn, wordings.size()));
    }

    /** Whether the form speaks of somebody, so that a person must be given. */
    public boolean asksPerson() {
        return wordings.stream().anyMatch(wording -> wording.template().asks("person"));
    }
}
