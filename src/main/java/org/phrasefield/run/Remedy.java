package org.phrasefield.run;

/** What must be done before asking further can help. */
public enum Remedy {
    /** The service refuses what the protocol asks. */
    REQUEST,
    /** The key is wrong. */
    KEY,
    /** The service's account is empty. */
    QUOTA,
    /** The model cannot be asked. */
    MODEL,
    /** A setting is not taken. */
    SETTING,
    /** The budget is used up. */
    BUDGET,
    /** Results cannot be kept where they are to lie. */
    FOLDER,
    /** Another program holds the store. */
    STORE,
    /** Another model answers under the same name: its answers make a run of their own. */
    ANEW
}
