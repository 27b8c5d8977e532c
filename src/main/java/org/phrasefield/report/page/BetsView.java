package org.phrasefield.report.page;

import java.util.List;

/**
 * What people forecast of a run, beside what came.
 *
 * @param people one for each person
 * @param said each forecast of the run and what came of it, one table at most
 */
public record BetsView(List<Person> people, List<Table> said) {
    /**
     * A person's record.
     *
     * @param name as the person gave it
     * @param sentences what may be concluded, and what not
     * @param curves the reliability diagram, one at most
     * @param learning the learning curve, one at most
     * @param tables scores beside those who were not asked, one at most
     */
    public record Person(
            String name, List<String> sentences, List<Curve> curves, List<Learning> learning, List<Table> tables) {}

    /**
     * A learning curve in the field of the diagram.
     *
     * @param title what it shows; empty where nothing is drawn
     * @param top the score that the scale ends at
     * @param runs how many runs there are
     * @param own the person's scores, from left to right
     * @param last last night's
     * @param sentences how it is read and what may be concluded
     */
    public record Learning(
            String title, String top, String runs, List<Point> own, List<Point> last, List<String> sentences) {}

    /**
     * A score, each number a place or a length in the field.
     *
     * @param radius less where it rests on few forecasts
     */
    public record Point(String across, String up, String radius) {}

    /**
     * A reliability diagram in a field from 12 to 112 across and from 104 up to 4.
     *
     * @param label all of it in words, for those who hear the page
     * @param steps from left to right
     * @param parts what the score is made of
     */
    public record Curve(String label, List<Step> steps, String parts) {}

    /**
     * A step of it, each number a place in the field.
     *
     * @param words the same in words
     */
    public record Step(String from, String to, String middle, String share, String low, String high, String words) {}

    /**
     * A table.
     *
     * @param caption what it shows
     * @param heads heads of the columns after the first
     * @param rows its rows
     */
    public record Table(String caption, List<String> heads, List<PageView.Line> rows) {}
}
