package org.phrasefield.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.phrasefield.report.Harmless;

/**
 * A prompt that is previewed while it is typed: the line, and what is expected of it beneath, drawn anew after every key. Left, right, home and end move in the
 * line; Enter leaves the preview where it is and begins another prompt; Ctrl-U empties the line, Ctrl-D ends.
 */
final class LivePrompt {
    /** Leaves nothing on the line that the cursor is in. */
    static final String EMPTY_LINE = "\r\u001B[K";

    private static final String MARK = "› ";
    private static final char ESCAPE = '\u001B';
    private static final int END = 4;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    private static final int EMPTY = 21;
    private static final int FIRST = 1;
    private static final int LAST = 5;

    private final Reader keys;
    private final Console console;
    private final int columns;
    private final int rows;
    private final Function<String, List<String>> preview;
    private final StringBuilder typed = new StringBuilder();

    /** Where the next letter is put. */
    private int place;

    /** A key's sequence as far as it has come, which may be in parts; empty between sequences. */
    private final StringBuilder sequence = new StringBuilder();

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

    private void press(char key) {
        if (sequence.length() > 0) {
            follow(key);
        } else if (key == ESCAPE) {
            sequence.append(key);
        } else if (key == BACKSPACE || key == DELETE) {
            if (place > 0) {
                int from = typed.offsetByCodePoints(place, -1);
                typed.delete(from, place);
                place = from;
            }
        } else if (key == EMPTY) {
            typed.setLength(0);
            place = 0;
        } else if (key == FIRST) {
            place = 0;
        } else if (key == LAST) {
            place = typed.length();
        } else if (!Character.isISOControl(key) || key == '\t') {
            typed.insert(place++, key == '\t' ? ' ' : key);
        }
    }

    /** The next letter of a sequence: what does not go on with one is a key of its own. */
    private void follow(char key) {
        boolean introduced = sequence.length() > 1;
        if (!introduced && key != '[' && key != 'O') {
            sequence.setLength(0);
            press(key);
            return;
        }
        sequence.append(key);
        if (!introduced || key < '@' || key > '~') return;
        move(sequence.substring(2));
        sequence.setLength(0);
    }

    private void move(String keys) {
        switch (keys) {
            case "D" -> place = place > 0 ? typed.offsetByCodePoints(place, -1) : 0;
            case "C" -> place = place < typed.length() ? typed.offsetByCodePoints(place, 1) : place;
            case "H", "1~", "7~" -> place = 0;
            case "F", "4~", "8~" -> place = typed.length();
            case "3~" -> {
                if (place < typed.length()) typed.delete(place, typed.offsetByCodePoints(place, 1));
            }
            default -> {
                // Any other key does nothing here.
            }
        }
    }

    /** The whole preview stays, whatever its height. */
    private void finished() {
        if (typed.toString().isBlank()) return;
        console.ready(home() + String.join("\n", all()) + "\n\n");
        typed.setLength(0);
        place = 0;
        above = 0;
        draw(rows - 1);
    }

    /** Puts the terminal in order: the prompt stays, and what was drawn beneath it is taken away. */
    void leave() {
        console.ready(home() + String.join("\n", prompt()) + "\n");
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
        int lengths = MARK.length() + typed.codePointCount(0, place);
        int whole = prompt().size() - 1;
        // Behind the last letter of a full line the cursor stays in it.
        int cursor = Math.min(lengths / (columns - 1), whole);
        int column = lengths - cursor * (columns - 1);
        int shown = Math.max(whole + 1, Math.min(height, lines.size()));
        int below = shown - 1 - cursor;
        console.ready(home() + String.join("\n", lines.subList(0, shown))
                + (below > 0 ? ESCAPE + "[" + below + "A" : "")
                + "\r" + (column > 0 ? ESCAPE + "[" + column + "C" : ""));
        above = cursor;
    }
}
