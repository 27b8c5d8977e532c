package org.phrasefield.map;

/**
 * Questions that are asked with the same seed in every run, compared byte for byte. Where the model is the same and draws from the seed alone, nothing
 * differs; that something differs does not yet say that the model is another.
 *
 * @param compared answers that both runs have
 * @param same how many of them are the same, byte for byte
 */
public record Canaries(int compared, int same) {
    /** None compared yet. */
    public static final Canaries NONE = new Canaries(0, 0);

    public Canaries {
        if (same < 0 || same > compared) throw new IllegalArgumentException(same + " of " + compared);
    }

    /** With one more. */
    public Canaries and(boolean alike) {
        return new Canaries(compared + 1, same + (alike ? 1 : 0));
    }
}
