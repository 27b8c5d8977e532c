package org.phrasefield.language;

/**
 * What a word's form says beside its class. A word carries a feature only where its tagger is sure enough to say so; none is ever
 * given by default, so a missing feature is no statement.
 */
public enum Feature {
    /** I, we, my; я, мы; in Russian also verbs: «иду», «пойдём». */
    FIRST_PERSON,
    /** You, your; ты, вы; in Russian also verbs: «смотришь», and imperatives. */
    SECOND_PERSON,
    /** He, she, it, they; verbs that say so: «looks», «смотрит». */
    THIRD_PERSON,
    /** Of Russian words that say so and of English pronouns and verbs in -s. */
    SINGULAR,
    /** Of Russian words that say so, of English pronouns, and of English nouns that differ from their lemma. */
    PLURAL,
    /** A verb that asks or orders; in English known by its place alone: it opens a clause without a subject. */
    IMPERATIVE,
    /** The dictionary form of a verb; Russian only. */
    INFINITIVE,
    PAST,
    /** Also the Russian present; English only the third person. */
    PRESENT,
    /** Russian only: «пойду», «буду». */
    FUTURE,
    /** Russian participles, full and short; English verbs in -ing and third forms after be or have. */
    PARTICIPLE,
    /** Passive participles; English third forms after be. */
    PASSIVE,
    /** A Russian verb on -ся or -сь. */
    REFLEXIVE,
    /** A Russian converb: «рассказав», «сидя». */
    CONVERB,
    /** A comparative that differs from its lemma: «louder», «громче». */
    COMPARATIVE
}
