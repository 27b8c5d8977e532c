package org.phrasefield.report.page;

import java.util.List;

/**
 * What moved since earlier runs of the same protocol. Texts are raw: the templates escape them by context.
 *
 * @param lead how many runs there were, and how they ended
 * @param calendar what the calendar shows
 * @param days its days, from the first to the last that it shows
 * @param weekdays short names, Monday first
 * @param legend its signs
 * @param older says that the calendar does not reach back to the first run; empty where it does
 * @param sinceTitle with which run this one is compared
 * @param since what may have moved, and how much did, a sentence each
 * @param moved what moved, the surest first
 * @param more how many moved beside these; empty where these are all
 * @param maps how forms moved on the semantic maps
 * @param told what is suspected or confirmed to have moved over all nights, the surest first
 * @param over how all nights stand, a sentence each
 * @param columns heads of the table's columns after the run
 * @param rows a row for each run, the newest first
 */
public record NightsView(
        String lead,
        String calendar,
        List<Day> days,
        List<String> weekdays,
        List<Key> legend,
        String older,
        String sinceTitle,
        List<String> since,
        List<PageView.Note> moved,
        String more,
        List<Moved> maps,
        List<String> told,
        List<String> over,
        List<String> columns,
        List<PageView.Line> rows) {

    /**
     * One day.
     *
     * @param kind {@code complete}, {@code cut}, {@code failed} or {@code none}
     * @param week its column, from 1
     * @param weekday its row, from 1
     * @param number day of the month
     * @param sign how its run ended
     * @param mark that a move is suspected or confirmed, or that the conditions are others; empty where nothing is to be said
     * @param month short name above the first week of a month; else empty
     * @param current whether it is the day of the run itself
     * @param label all of it in words
     */
    public record Day(
            String kind,
            int week,
            int weekday,
            String number,
            String sign,
            String mark,
            String month,
            boolean current,
            String label) {}

    /** A sign and what it means. */
    public record Key(String sign, String text) {}

    /**
     * How forms moved on one map.
     *
     * @param title which map
     * @param text what can be said, in a sentence
     * @param picture arrows; empty where nothing is told from standing still
     * @param read how to read that
     */
    public record Moved(String title, String text, List<MapView.Picture> picture, String read) {}
}
