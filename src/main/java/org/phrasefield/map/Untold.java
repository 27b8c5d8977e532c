package org.phrasefield.map;

/** Why nothing can be said of what is followed. */
public enum Untold {
    /** An interval needs {@link Effects#FEWEST_INTENTS} intents. */
    FEW_INTENTS,
    /** Everything differs by exactly the same, so that there is nothing to set a difference against. */
    NO_SPREAD,
    /** The interval holds both no difference and one that would matter. */
    WIDE,
    /** The metric counts in another way by now. */
    OTHER_METRIC,
    /** A reference needs more nights under the same conditions. */
    FEW_NIGHTS,
    /** There are nights enough, but too few that have a value of it. */
    GAP
}
