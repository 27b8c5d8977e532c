package org.phrasefield.map;

/**
 * Whether the trials of a form are lost more or less often than those of the control, on the same intents: refused, cut, empty, timed out or failed, or
 * answered by what no metric scores, such as a loop. What is lost unequally makes unequal samples of what is left.
 *
 * @param language language tag
 * @param model model reference
 * @param form form id
 * @param lost trials of the form that were asked and gave no answer that can be scored
 * @param asked trials of the form that were asked
 * @param controlLost the same of the control
 * @param controlAsked the same of the control
 * @param pValue how probable so unequal a loss is where forms do not matter: exact, inside each intent
 * @param adjusted the same for the number of forms, by Holm
 */
public record Loss(
        String language,
        String model,
        String form,
        int lost,
        int asked,
        int controlLost,
        int controlAsked,
        double pValue,
        double adjusted) {
    private static final double LEVEL = 0.05;

    /** Whether the two differ beyond chance. */
    public boolean unequal() {
        return adjusted <= LEVEL;
    }
}
