package org.phrasefield.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.phrasefield.report.Harmless;

/**
 * A prompt that is previewed while it is typed: the line, and what is expected of it beneath, drawn anew after every key. Enter leaves the preview where it
 * is and begins another prompt; Ctrl-U empties the line, Ctrl-D ends.
 */
final class LivePrompt {
    private static final String MARK = "› ";
    private static final char ESCAPE = '\u001B';
    private static final int END = 4;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    private static final int EMPTY = 21;

    private final Reader keys;
    private final Console console;
    private final int columns;
    private final int rows;
    private final Function<String, List<String>> preview;
    private final StringBuilder typed = new StringBuilder();

    /** Lines between the first of the prompt and the cursor. */
    private int above;

    /**
     * @param keys each key as it is pressed
     * @param columns width of the terminal
     * @param rows its height
     * @param preview lines for a prompt, made harmless
     */
    LivePrompt(Reader keys, Console console, int columns, int rows, Function<String, List<String>> preview) {
        this.keys = keys;
        this.console = console;
        this.columns = columns;
        this.rows = rows;
        this.preview = preview;
    }

    /** Until the keys end or the person does. */
    void show() throws IOException {
        draw(rows - 1);
        for (int key = keys.read(); key >= 0 && key != END; key = keys.read()) {
            if (key == '\n' || key == '\r') finished();
            else press((char) key);
            // What is pasted is drawn once.
            if (!keys.ready()) draw(rows - 1);
        }
        leave();
    }

    private void press(char key) throws IOException {
        if (key == BACKSPACE || key == DELETE) {
            if (typed.length() > 0) typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
        } else if (key == EMPTY) {
            typed.setLength(0);
        } else if (key == ESCAPE) {
            skipSequence();
        } else if (!Character.isISOControl(key)) {
            typed.append(key);
        } else if (key == '\t') {
            typed.append(' ');
        }
    }

    /** An arrow or another key that has a sequence of its own: it is read and does nothing. */
    private void skipSequence() throws IOException {
        if (!keys.ready()) return;
        int next = keys.read();
        if (next != '[' && next != 'O') return;
        for (int key = keys.read(); key >= 0 && (key < '@' || key > '~'); key = keys.read()) {}
    }

    /** The whole preview stays, whatever its height. */
    private void finished() {
        if (typed.toString().isBlank()) return;
        console.ready(home() + String.join("\n", all()) + "\n\n");
        typed.setLength(0);
        above = 0;
        draw(rows - 1);
    }

    /** Puts the terminal in order: what was drawn beneath the prompt is taken away. */
    void leave() {
        console.ready("\r" + ESCAPE + "[J\n");
    }

    private String home() {
        return "\r" + (above > 0 ? ESCAPE + "[" + above + "A" : "") + ESCAPE + "[J";
    }

    private List<String> prompt() {
        String text = MARK + Harmless.line(typed.toString());
        List<String> lines = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        for (int from = 0; from < points.length; from += columns - 1) {
            lines.add(new String(points, from, Math.min(columns - 1, points.length - from)));
        }
        return lines;
    }

    private List<String> all() {
        List<String> lines = new ArrayList<>(prompt());
        if (!typed.toString().isBlank()) {
            // The preview's first lines are the prompt again.
            List<String> beneath = preview.apply(typed.toString());
            int first = 0;
            while (first < beneath.size() && (first == 0 || beneath.get(first).startsWith("  "))) first++;
            lines.addAll(beneath.subList(first, beneath.size()));
        }
        return lines;
    }

    private void draw(int height) {
        List<String> lines = all();
        int cursor = prompt().size() - 1;
        int shown = Math.max(cursor + 1, Math.min(height, lines.size()));
        String last = lines.get(cursor);
        int column = last.codePointCount(0, last.length());
        int below = shown - 1 - cursor;
        console.ready(home() + String.join("\n", lines.subList(0, shown))
                + (below > 0 ? ESCAPE + "[" + below + "A" : "")
                + "\r" + ESCAPE + "[" + column + "C");
        above = cursor;
    }
}
