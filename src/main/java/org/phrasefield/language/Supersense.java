package org.phrasefield.language;

import java.util.Locale;

/** The fields of WordNet that tell of the senses, the body and what is felt; a lexicographer's file each. */
public enum Supersense {
    /** noun.feeling: joy, shame. */
    FEELING(PartOfSpeech.NOUN),
    /** verb.emotion: love, fear. */
    EMOTION(PartOfSpeech.VERB),
    /** noun.cognition: idea, belief. */
    COGNITION(PartOfSpeech.NOUN),
    /** verb.perception: see, glow, sound. */
    PERCEPTION(PartOfSpeech.VERB),
    /** noun.body: hand, blood. */
    BODY(PartOfSpeech.NOUN),
    /** verb.body: breathe, shiver, wear. */
    CARE(PartOfSpeech.VERB),
    /** noun.phenomenon: wind, light, tide. */
    PHENOMENON(PartOfSpeech.NOUN);

    private final PartOfSpeech pos;

    Supersense(PartOfSpeech pos) {
        this.pos = pos;
    }

    /** The class of its words: NOUN or VERB. */
    public PartOfSpeech pos() {
        return pos;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
