package org.phrasefield.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The files beside the page of a large run: every answer, those to one topic in one file. They are scripts, since a page that was opened from a
 * disk may load nothing else. All are open at once, so that the run is read once and no text is kept; hence their number has a limit, and a
 * file may hold several topics.
 */
final class Siblings {
    /** So many files at most. */
    static final int FILES = 64;

    private final Map<List<String>, Integer> places = new LinkedHashMap<>();
    private final int files;

    /** @param topics language, model and intent of each, in order */
    Siblings(List<List<String>> topics) {
        this.files = Math.min(FILES, topics.size());
        for (int at = 0; at < topics.size(); at++) places.put(topics.get(at), at * files / topics.size());
    }

    /** The names of the files, in order. */
    List<String> names() {
        return IntStream.range(0, files).mapToObj(Siblings::name).toList();
    }

    private static String name(int file) {
        return String.format(Locale.ROOT, "answers/%02d.js", file + 1);
    }

    /** The name of the file that holds a topic. */
    String name(String language, String model, String intent) {
        return name(place(language, model, intent));
    }

    private int place(String language, String model, String intent) {
        return java.util.Objects.requireNonNull(places.get(List.of(language, model, intent)));
    }

    /** Open files, while rows are added. */
    final class Open {
        private final List<? extends Appendable> out;
        private final boolean[] begun = new boolean[files];

        Open(List<? extends Appendable> out) throws IOException {
            this.out = out;
            for (int file = 0; file < files; file++) {
                out.get(file).append("phrasefieldAnswers(\"").append(name(file)).append("\",[\n");
            }
        }

        /** Adds a row, finished JSON, of a panel. */
        void add(String language, String model, String intent, int panel, String row) throws IOException {
            int file = place(language, model, intent);
            if (begun[file]) out.get(file).append(",\n");
            begun[file] = true;
            out.get(file)
                    .append('[')
                    .append(Integer.toString(panel))
                    .append(',')
                    .append(row)
                    .append(']');
        }

        void end() throws IOException {
            for (Appendable file : out) file.append("\n]);\n");
        }
    }
}
