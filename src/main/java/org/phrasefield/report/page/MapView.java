package org.phrasefield.report.page;

import java.util.List;

/**
 * The semantic map of one language and model. Texts are raw: the templates escape them by context. Lengths are in the picture's own units.
 *
 * @param id unique in the page, fit for an anchor
 * @param title what is laid out
 * @param lead what may be said of it, in a sentence
 * @param notes how to read it, and how faithful it is
 * @param picture forms on the frozen axes; empty where nothing is told apart
 * @param told the forms that are told apart, in the picture's numbering
 * @param untold the other forms in one sentence; empty where there is none
 * @param named forms on the named axes; empty where nothing is told
 * @param namedRead how to read that
 * @param figure single answers, to be looked through with a script; empty where none has a place
 * @param columns heads of the table's columns after the form
 * @param rows the table's rows
 * @param made formula, n and rows of the numbers
 */
public record MapView(
        String id,
        String title,
        String lead,
        List<String> notes,
        List<Picture> picture,
        List<Told> told,
        String untold,
        List<Picture> named,
        String namedRead,
        List<PageView.Figure> figure,
        List<String> columns,
        List<PageView.Line> rows,
        List<PageView.Note> made) {

    /**
     * A picture with the control in its middle.
     *
     * @param title what it shows
     * @param description the same in words, for those who hear the page
     * @param dots single answers
     * @param marks middles
     * @param arrows ways from where middles were to where they are
     * @param rim names at the edge
     * @param scale length of the scale's line
     * @param scaleText what that length is; empty where there is no scale
     */
    public record Picture(
            String title,
            String description,
            List<Dot> dots,
            List<Mark> marks,
            List<Arrow> arrows,
            List<Label> rim,
            String scale,
            String scaleText) {}

    /**
     * A way from one place to another.
     *
     * @param told whether it is told from standing still
     * @param path its line with its head, as SVG draws it
     */
    public record Arrow(boolean told, String path) {}

    /** A single answer. */
    public record Dot(String x, String y) {}

    /**
     * A middle.
     *
     * @param kind {@code control}, {@code apart} or {@code untold}
     * @param x place
     * @param y place
     * @param shape ellipse or cross around it
     * @param labels its name for wide screens, then its number for narrow ones; empty where it has none
     */
    public record Mark(String kind, String x, String y, List<Shape> shape, List<Label> labels) {}

    /**
     * Where the true middle lies.
     *
     * @param ellipse whether it is an ellipse; else a cross
     * @param width half of its width
     * @param height half of its height
     * @param turn degrees, clockwise
     * @param left of a cross, left end
     * @param right right end
     * @param top upper end
     * @param bottom lower end
     */
    public record Shape(
            boolean ellipse,
            String width,
            String height,
            String turn,
            String left,
            String right,
            String top,
            String bottom) {}

    /**
     * A text in the picture.
     *
     * @param kind {@code name}, {@code number} or {@code zone}
     * @param anchor {@code start}, {@code middle} or {@code end}
     */
    public record Label(String kind, String x, String y, String anchor, String text) {}

    /**
     * A form that is told apart.
     *
     * @param name the form as readers call it
     * @param text where it lies, and what its answers say
     * @param example the beginning of a real answer; empty where there is none
     * @param language language tag of the example
     */
    public record Told(String name, String text, String example, String language) {}
}
