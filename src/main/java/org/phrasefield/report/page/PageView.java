package org.phrasefield.report.page;

import java.util.List;

/**
 * The whole page. Texts are raw: the templates escape them by context.
 *
 * @param language tag of the page's language
 * @param words fixed texts
 * @param policy the Content-Security-Policy, which names every script by its hash
 * @param nonce what allows the scripts beside the page; empty where there are none
 * @param style style sheet, our own
 * @param script script, our own
 * @param about protocol, time and count in one quiet line
 * @param facts who was asked, what, when and how
 * @param title the page's title; also its headline where several panels share it
 * @param notes what a reader must know before any number
 * @param panels one for each language and model
 * @param between how effects differ between models and languages, a table for every two; none where there is one model in one language
 * @param together what makes metrics vary over all models, a meter for each language that has several
 * @param claims what the source claims beside the run, one at most; none where the run put no claim to the test
 * @param nights what moved since earlier runs; empty where there is none
 * @param bets what people forecast of the run, one at most; none where nobody did
 * @param method method notes
 * @param plotly the figure library, gzip and base64; empty where there is no figure
 */
public record PageView(
        String language,
        Words words,
        String policy,
        String nonce,
        String style,
        String script,
        String about,
        List<Note> facts,
        String title,
        List<String> notes,
        List<Panel> panels,
        List<Between> between,
        List<DiceView> together,
        List<ClaimsView> claims,
        List<NightsView> nights,
        List<BetsView> bets,
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
     * @param heading language, model or both, whichever tells this panel from the others; empty where there is one panel only
     * @param headline the answer in one sentence
     * @param compared what was compared, and how much could be told
     * @param untold what the run cannot tell
     * @param findings every effect in words, one line a metric
     * @param columns the effect map's columns
     * @param rows the effect map's rows
     * @param gaps why indices have no number at all, a line for those that share it
     * @param legend how to read the effect map, in a sentence or two
     * @param markdown the effect map as a Markdown table
     * @param control what comparing the control with itself gives
     * @param families what the indices are made of
     * @param measured names of the columns of {@code families}
     * @param pooled function words of pooled answers
     * @param dice what makes metrics vary with this model
     * @param figures distributions
     * @param cards one for each form
     * @param reader two answers of one's own choice side by side
     * @param losses how trials ended
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
            List<String> gaps,
            String legend,
            String markdown,
            Control control,
            List<Family> families,
            List<String> measured,
            Pooled pooled,
            DiceView dice,
            List<Figure> figures,
            List<Card> cards,
            Reader reader,
            Losses losses,
            List<MapView> maps) {}

    /**
     * The control against itself.
     *
     * @param read how to read it
     * @param columns heads of the columns after the index
     * @param rows a row for each index; none where nothing was parted
     */
    public record Control(String read, List<String> columns, List<Line> rows) {}

    /**
     * Some words of a sentence.
     *
     * @param text the words
     * @param tone {@code more}, {@code less}, {@code differs}, {@code own} (the other answer has not these words), or empty
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
     * @param number the estimate as text; where there is none, in two or three words why
     * @param raw of a win rate at equal length, that at whatever length; else empty
     * @param label the effect in words, for those who hear the page
     * @param tint how large the effect is beside the largest of its column, from 0 to 1
     * @param zero place of the control, from 0 to 100
     * @param dot place of the estimate
     * @param low place of the interval's low end
     * @param high place of the interval's high end
     * @param drawn whether there is an interval to draw
     * @param notes interval, formula, n and exclusions
     * @param form id of the form; empty in a contrast of words
     * @param metric id of the metric
     */
    public record Cell(
            String column,
            String verdict,
            String number,
            String raw,
            String label,
            String tint,
            String zero,
            String dot,
            String low,
            String high,
            boolean drawn,
            List<Note> notes,
            String form,
            String metric) {}

    /**
     * A named remark.
     *
     * @param name what it is about
     * @param text the remark
     */
    public record Note(String name, String text) {}

    /**
     * The metrics of one family.
     *
     * @param name its name
     * @param tells how many metrics, how many effects, and how many chance alone would give
     * @param measures a row for each metric
     */
    public record Family(String name, String tells, List<Measure> measures) {}

    /**
     * Two models, or two languages, and by how much effects differ between them.
     *
     * @param family a row for each index
     * @param columns names of the forms
     */
    public record Between(Family family, List<String> columns) {}

    /**
     * A metric and its effects.
     *
     * @param name its name
     * @param unit unit of its effects
     * @param notes what it measures, its formula, its limits, n
     * @param values one for each contrast
     */
    public record Measure(String name, String unit, List<Note> notes, List<Value> values) {}

    /**
     * An effect in little space.
     *
     * @param column name of the contrast, for narrow screens
     * @param verdict {@code more}, {@code less}, {@code differs}, {@code none}, {@code cannot-tell}, or {@code absent}
     * @param says the verdict in words, with the reason where it cannot be told
     * @param number the estimate as text
     * @param interval its interval as text; where there is no number, in two or three words why
     * @param tint how large the effect is beside the largest of its row, from 0 to 1
     * @param rests what it rests on; empty where the notes of its row say so
     */
    public record Value(
            String column, String verdict, String says, String number, String interval, String tint, String rests) {
        /** A value whose n stands in the notes of its row. */
        public Value(String column, String verdict, String says, String number, String interval, String tint) {
            this(column, verdict, says, number, interval, tint, "");
        }
    }

    /**
     * The dice meter.
     *
     * @param id unique in the page, fit for an anchor
     * @param heading what it is the meter of
     * @param read how to read it
     * @param bars one for each metric; none where the run tells nothing of it
     * @param legend the sources that any bar has
     * @param columns heads of the table's columns after the metric
     * @param rows the table's rows
     * @param notes what could not be told apart; empty where everything could
     * @param made formula, n and rows of the numbers
     */
    public record DiceView(
            String id,
            String heading,
            String read,
            List<Bar> bars,
            List<Part> legend,
            List<String> columns,
            List<Line> rows,
            String notes,
            List<Note> made) {}

    /**
     * What makes one metric vary.
     *
     * @param name name of the metric
     * @param label all shares in words, for those who hear the page
     * @param parts its sources in order
     */
    public record Bar(String name, String label, List<Part> parts) {}

    /**
     * One source of variation.
     *
     * @param source id, which gives the colour
     * @param name its name
     * @param from where it begins, from 0 to 100
     * @param width how much it is, from 0 to 100
     * @param number the same as text; empty where there is no room
     */
    public record Part(String source, String name, String from, String width, String number) {}

    /**
     * A form and its answers.
     *
     * @param id anchor
     * @param form the form's id
     * @param name the form as readers call it
     * @param profile its effects in words
     * @param typical its typical answer beside the control's; empty where there is no answer
     * @param random further answers, taken at random, beside the control's
     */
    public record Card(String id, String form, String name, List<Run> profile, List<Pair> typical, List<Pair> random) {}

    /**
     * An answer beside the control's to the same intent.
     *
     * @param topic what both are about
     * @param form the form's answer
     * @param control the control's; empty where it has none
     * @param alone why there is none of the control; empty where there is one, or the answer is itself the control's
     */
    public record Pair(String topic, Answer form, List<Answer> control, String alone) {}

    /**
     * One answer.
     *
     * @param title the form, in short
     * @param about trial, outcome, size
     * @param prompt the text as sent
     * @param text the answer as it came, up to a limit; what the other answer has not is marked
     * @param language language tag
     */
    public record Answer(String title, String about, String prompt, List<Run> text, String language) {}

    /**
     * Answers to read, packed.
     *
     * @param pack gzip, then base64
     * @param note how many there are, and where the rest lies
     */
    public record Reader(String pack, String note) {}

    /**
     * How trials ended, by form.
     *
     * @param columns heads of the columns after the form
     * @param rows a row for each form
     * @param warnings which forms lose more or less than others, a sentence each
     * @param cost time and tokens in one sentence
     */
    public record Losses(List<String> columns, List<Line> rows, List<String> warnings, String cost) {}

    /**
     * How far the function words of each form's answers lie from those of the control.
     *
     * @param columns heads of the columns after the form
     * @param rows a row for each form; none where nothing was pooled
     */
    public record Pooled(List<String> columns, List<Line> rows) {}

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
