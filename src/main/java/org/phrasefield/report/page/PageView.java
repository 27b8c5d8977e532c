package org.phrasefield.report.page;

import java.util.List;

/**
 * The whole page. Texts are raw: the templates escape them by context.
 *
 * @param language tag of the page's language
 * @param words fixed texts
 * @param policy the Content-Security-Policy, which names every script by its hash
 * @param style style sheet, our own
 * @param script script, our own
 * @param about protocol, model, time and count in one quiet line
 * @param title the page's title; also its headline where several panels share it
 * @param notes what a reader must know before any number
 * @param panels one for each language and model
 * @param method method notes
 * @param plotly the figure library, gzip and base64; empty where there is no figure
 */
public record PageView(
        String language,
        Words words,
        String policy,
        String style,
        String script,
        String about,
        String title,
        List<String> notes,
        List<Panel> panels,
        List<Note> method,
        String plotly) {

    /** Fixed texts in the page's language. */
    public interface Words {
        /** The text of a key, its places filled with the values in order. */
        String say(String key, Object... values);
    }

    /**
     * One language and model.
     *
     * @param id unique in the page, fit for an anchor
     * @param heading language and model; empty where there is one panel only
     * @param headline the answer in one sentence
     * @param compared what was compared, and how much could be told
     * @param untold what the run cannot tell
     * @param findings every effect in words, one line a metric
     * @param columns the effect map's columns
     * @param rows the effect map's rows
     * @param cards one for each form
     * @param losses how trials ended
     * @param figures distributions
     * @param maps where its forms lie, one at most
     */
    public record Panel(
            String id,
            String heading,
            List<Run> headline,
            String compared,
            String untold,
            List<Finding> findings,
            List<Column> columns,
            List<Row> rows,
            List<Card> cards,
            Losses losses,
            List<Figure> figures,
            List<MapView> maps) {}

    /**
     * Some words of a sentence.
     *
     * @param text the words
     * @param tone {@code more}, {@code less}, or empty
     */
    public record Run(String text, String tone) {}

    /**
     * The effects on one metric in words.
     *
     * @param metric name of the metric
     * @param text the sentence
     */
    public record Finding(String metric, List<Run> text) {}

    /**
     * A column of the effect map.
     *
     * @param name name of the metric
     * @param unit unit of its effects
     * @param means what the metric is
     */
    public record Column(String name, String unit, String means) {}

    /**
     * A row of the effect map.
     *
     * @param name the form as readers call it
     * @param card anchor of its card; empty where it has none
     * @param cells one for each column
     */
    public record Row(String name, String card, List<Cell> cells) {}

    /**
     * An effect.
     *
     * @param column name of the metric, for narrow screens
     * @param verdict {@code more}, {@code less}, {@code none}, {@code cannot-tell}, or {@code absent}
     * @param number the estimate as text
     * @param label the effect in words, for those who hear the page
     * @param tint how large the effect is beside the largest of its column, from 0 to 1
     * @param dot place of the estimate, from 0 to 100; 50 is the control
     * @param low place of the interval's low end
     * @param high place of the interval's high end
     * @param drawn whether there is an interval to draw
     * @param notes interval, formula, n and exclusions
     */
    public record Cell(
            String column,
            String verdict,
            String number,
            String label,
            String tint,
            String dot,
            String low,
            String high,
            boolean drawn,
            List<Note> notes) {}

    /**
     * A named remark.
     *
     * @param name what it is about
     * @param text the remark
     */
    public record Note(String name, String text) {}

    /**
     * A form and its answers.
     *
     * @param id anchor
     * @param name the form as readers call it
     * @param profile its effects in words
     * @param typical its typical answer beside the control's; empty where there is no answer
     * @param random further answers, taken at random, beside the control's
     * @param all every answer; empty where the run is too large for one page
     * @param allTitle heading of {@code all}
     */
    public record Card(
            String id,
            String name,
            List<Run> profile,
            List<Pair> typical,
            List<Pair> random,
            List<Answer> all,
            String allTitle) {}

    /**
     * An answer beside the control's to the same intent.
     *
     * @param form the form's answer
     * @param control the control's; empty where it has none
     */
    public record Pair(Answer form, List<Answer> control) {}

    /**
     * One answer.
     *
     * @param title form or intent, in short
     * @param about intent, trial, outcome, size
     * @param prompt the text as sent
     * @param text the answer as it came, up to a limit
     * @param language language tag
     * @param shortened says that the answer is longer; empty where it is whole
     */
    public record Answer(String title, String about, String prompt, String text, String language, String shortened) {}

    /**
     * How trials ended, by form.
     *
     * @param columns heads of the columns after the form
     * @param rows a row for each form
     * @param warning says that losses differ between forms; empty where they do not
     * @param cost time and tokens in one sentence
     */
    public record Losses(List<String> columns, List<Line> rows, String warning, String cost) {}

    /**
     * A line of a plain table.
     *
     * @param name its head
     * @param cells its cells
     */
    public record Line(String name, List<String> cells) {}

    /**
     * A figure with its table.
     *
     * @param id unique in the page
     * @param title what it shows
     * @param text how to read it
     * @param script what draws it, safe inside a script element
     * @param columns heads of the table's columns after the form
     * @param rows the table's rows
     */
    public record Figure(String id, String title, String text, String script, List<String> columns, List<Line> rows) {}
}
