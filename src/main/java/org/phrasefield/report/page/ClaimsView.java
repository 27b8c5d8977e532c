package org.phrasefield.report.page;

import java.util.List;

/**
 * What the source claims, and what the run says of it.
 *
 * @param heads heads of the columns, that of the claims first
 * @param tables one for each model in each language
 */
public record ClaimsView(List<String> heads, List<Table> tables) {
    /**
     * The claims beside one model in one language.
     *
     * @param whose model and language
     * @param caption how many claims came out how
     * @param rows one for each claim
     */
    public record Table(String whose, String caption, List<Row> rows) {}

    /**
     * A claim.
     *
     * @param kind what marks the row: supported, contradicted, cannot-tell or not-measured
     * @param claim what is claimed
     * @param cells verdict, effect, counts, reason
     */
    public record Row(String kind, String claim, List<String> cells) {}
}
