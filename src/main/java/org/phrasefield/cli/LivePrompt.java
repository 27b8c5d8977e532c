package org.phrasefield.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.phrasefield.language.TextWidth;
import org.phrasefield.report.Harmless;

/**
 * A prompt that is previewed while it is typed: the line, and what is expected of it beneath, drawn anew after every key and whenever the terminal has another size. Left, right, home and end move in the
 * line; a prompt that leaves no room for the preview is shown from its end, or from where the cursor is; Enter leaves the preview where it is and begins another prompt; Ctrl-U empties the line, Ctrl-D ends. What is pasted is one prompt, whatever its line ends.
 */
final class LivePrompt {
    /** Has the terminal say where something that is pasted begins and ends. */
    private static final String PASTES_TOLD = "\u001B[?2004h";

    private static final String PASTES_UNTOLD = "\u001B[?2004l";
    private static final String PASTE_BEGINS = "200~";
    private static final String PASTE_ENDS = "201~";

    /** Leaves nothing on the line that the cursor is in. */
    static final String EMPTY_LINE = "\r\u001B[K";

    private static final String MARK = "› ";

    /** In the place of the first rows of a prompt. */
    private static final String GOES_BEFORE = MARK + "…";

    /** Which part of the screen a prompt takes at most that leaves no room for the preview. */
    private static final int MOST_OF_SCREEN = 3;

    private static final char ESCAPE = '\u001B';
    private static final int END = 4;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    private static final int EMPTY = 21;
    private static final int FIRST = 1;
    private static final int LAST = 5;

    private final Reader keys;
    private final Console console;
    private final Supplier<Keys.Size> size;
    private final Previewing preview;
    private final StringBuilder typed = new StringBuilder();

    /** Where the next letter is put. */
    private int place;

    /** A key's sequence as far as it has come, which may be in parts; empty between sequences. */
    private final StringBuilder sequence = new StringBuilder();

    /** Whether what comes is pasted. */
    private boolean pasting;

    /** What was drawn from the first line of the prompt up to the cursor. */
    private List<String> above = List.of("");

    /** Lines for a prompt. */
    interface Previewing {
        /**
         * The lines, made harmless.
         *
         * @param brief with what matters most first, for a screen that has no room for all
         */
        List<String> lines(String prompt, int columns, boolean brief);
    }

    /**
     * @param keys each key as it is pressed
     * @param size that of the terminal, now
     */
    LivePrompt(Reader keys, Console console, Supplier<Keys.Size> size, Previewing preview) {
        this.keys = keys;
        this.console = console;
        this.size = size;
        this.preview = preview;
    }

    /** Until the keys end or the person does. */
    void show() throws IOException {
        console.ready(PASTES_TOLD);
        draw();
        for (int key = keys.read(); key >= 0 && key != END; key = keys.read()) {
            take((char) key);
            // What is pasted is drawn once.
            if (!keys.ready()) draw();
        }
        leave();
    }

    /** Not while it is drawn: a terminal's new size comes from elsewhere. */
    private synchronized void take(char key) {
        if (key != '\n' && key != '\r') press(key);
        else if (pasting) typed.insert(place++, '\n');
        else finished();
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
        String rest = sequence.substring(2);
        if (rest.equals(PASTE_BEGINS)) pasting = true;
        else if (rest.equals(PASTE_ENDS)) pasting = false;
        else move(rest);
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
        int columns = size.get().columns();
        List<String> lines = new ArrayList<>(prompt(columns));
        lines.addAll(beneath(columns, false));
        console.ready(home(columns) + String.join("\n", lines) + "\n\n");
        typed.setLength(0);
        place = 0;
        above = List.of("");
        draw();
    }

    /** Puts the terminal in order: the prompt stays, and what was drawn beneath it is taken away. */
    synchronized void leave() {
        int columns = size.get().columns();
        console.ready(home(columns) + String.join("\n", prompt(columns)) + "\n" + PASTES_UNTOLD);
    }

    /** To where the prompt began: in fewer columns a line that was drawn before takes several rows. */
    private String home(int columns) {
        int last = above.size() - 1;
        int rows = TextWidth.of(above.get(last)) / columns;
        for (String line : above.subList(0, last)) rows += Math.max(1, (TextWidth.of(line) + columns - 1) / columns);
        return "\r" + (rows > 0 ? ESCAPE + "[" + rows + "A" : "") + ESCAPE + "[J";
    }

    private List<String> prompt(int columns) {
        String text = MARK + Harmless.line(typed.toString());
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int end = TextWidth.end(text, from, columns - 1);
            lines.add(text.substring(from, end));
            from = end;
        }
        return lines;
    }

    private List<String> beneath(int columns, boolean brief) {
        if (typed.toString().isBlank()) return List.of();
        // The preview's first lines are the prompt again.
        List<String> lines = preview.lines(typed.toString(), columns, brief);
        int first = 0;
        while (first < lines.size() && (first == 0 || lines.get(first).startsWith("  "))) first++;
        return lines.subList(first, lines.size());
    }

    /**
     * All of it where the terminal has room for it, else as much as there is room for of what matters most: form and numbers, and of the prompt the rows in
     * which somebody types.
     */
    synchronized void draw() {
        Keys.Size now = size.get();
        int columns = now.columns();
        List<String> prompt = prompt(columns);
        List<String> beneath = beneath(columns, false);
        if (prompt.size() + beneath.size() >= now.rows()) beneath = beneath(columns, true);
        int points = MARK.length() + typed.codePointCount(0, place);
        int cursor = 0;
        // Behind the last letter of a full line the cursor stays in it.
        while (cursor < prompt.size() - 1 && points >= points(prompt.get(cursor)))
            points -= points(prompt.get(cursor++));
        String line = prompt.get(cursor);
        String before = line.substring(0, line.offsetByCodePoints(0, Math.min(points, points(line))));
        int column = TextWidth.of(before);
        if (prompt.size() + beneath.size() >= now.rows()) {
            int most = Math.max(1, now.rows() / MOST_OF_SCREEN);
            int first = Math.min(cursor, Math.max(0, prompt.size() - most));
            prompt = window(prompt, first, Math.min(prompt.size(), first + most), cursor);
            cursor -= first;
        }
        List<String> lines = new ArrayList<>(prompt);
        for (String each : beneath) lines.add(each.substring(0, TextWidth.end(each, 0, columns)));
        int shown = Math.max(prompt.size(), Math.min(now.rows() - 1, lines.size()));
        int below = shown - 1 - cursor;
        console.ready(home(columns)
                + String.join("\n", lines.subList(0, shown))
                + (below > 0 ? ESCAPE + "[" + below + "A" : "")
                + "\r" + (column > 0 ? ESCAPE + "[" + column + "C" : ""));
        above = new ArrayList<>(prompt.subList(0, cursor));
        above.add(before);
    }

    /** Some rows of a prompt, the first of which says that others go before, unless the cursor is in it. */
    private static List<String> window(List<String> prompt, int from, int to, int cursor) {
        List<String> rows = new ArrayList<>(prompt.subList(from, to));
        if (from > 0 && cursor > from) rows.set(0, GOES_BEFORE);
        return rows;
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }
}
