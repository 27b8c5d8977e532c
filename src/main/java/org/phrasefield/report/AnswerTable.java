package org.phrasefield.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads answers that were made elsewhere, from a table with the columns of our own {@code answers.csv}: RFC 4180 with any line ends,
 * a byte order mark or none, separated by commas, semicolons or tabs, which the first line tells. One row at a time, so that memory
 * does not grow with the table.
 */
public final class AnswerTable {
    /** Columns that every table has. */
    private static final List<String> NEEDED = List.of("intent", "form", "answer");
    /** Columns that are understood where they are there. */
    private static final List<String> UNDERSTOOD = List.of(
            "language",
            "wording",
            "word",
            "word_level",
            "person",
            "model",
            "trial",
            "part",
            "prompt",
            "outcome",
            "reason",
            "fault",
            "reasoning",
            "finish",
            "reported_model",
            "started_at",
            "seconds",
            "input_tokens",
            "output_tokens",
            "model_digest",
            "server");

    /** Columns of our own files that an import makes anew. */
    private static final List<String> MADE_ANEW =
            List.of("run", "protocol", "version", "protocol_hash", "trial_key", "attempts", "sampling_seed");

    private static final char MARK = '\uFEFF';
    private static final int LONGEST_HEAD = 1 << 16;
    private static final String SEPARATORS = ",;\t";

    private AnswerTable() {}

    /** Takes what a table holds, row by row. */
    public interface Taker {
        /** A sound row. */
        void row(GivenAnswer answer);

        /**
         * Something wrong.
         *
         * @param line from 1
         * @param sentence what, in words, without a full stop
         */
        void fault(long line, String sentence);
    }

    /**
     * Reads a table to its end, or to a mistake after which nothing can be read.
     *
     * @param text the table
     * @param taker gets rows and faults in the order of their lines
     * @return the columns that are not understood, in their order
     */
    public static List<String> read(Reader text, Taker taker) throws IOException {
        BufferedReader table = withoutMark(new BufferedReader(text));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(table))
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = format.parse(table)) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> columns = head(records, taker);
            if (!columns.containsAll(NEEDED)) return List.of();
            rows(parser, records, columns, taker);
            return columns.stream()
                    .filter(column -> !NEEDED.contains(column) && !UNDERSTOOD.contains(column))
                    .filter(column -> !MADE_ANEW.contains(column))
                    .toList();
        }
    }

    static BufferedReader withoutMark(BufferedReader table) throws IOException {
        table.mark(1);
        if (table.read() != MARK) table.reset();
        return table;
    }

    /** The separator that the first line has most of; a comma where it has none. */
    static char separator(BufferedReader table) throws IOException {
        table.mark(LONGEST_HEAD);
        int[] counts = new int[SEPARATORS.length()];
        for (int read = 1; read < LONGEST_HEAD; read++) {
            int c = table.read();
            if (c < 0 || c == '\n' || c == '\r') break;
            int at = SEPARATORS.indexOf(c);
            if (at >= 0) counts[at]++;
        }
        table.reset();
        int most = 0;
        for (int at = 1; at < counts.length; at++) if (counts[at] > counts[most]) most = at;
        return SEPARATORS.charAt(most);
    }

    private static List<String> head(Iterator<CSVRecord> records, Taker taker) {
        List<String> columns = new ArrayList<>();
        try {
            if (records.hasNext()) {
                records.next().forEach(name -> columns.add(name.strip().toLowerCase(Locale.ROOT)));
            }
        } catch (UncheckedIOException | IllegalStateException broken) {
            taker.fault(1, brokenQuotes());
            return List.of();
        }
        List<String> missing =
                NEEDED.stream().filter(name -> !columns.contains(name)).toList();
        if (!missing.isEmpty()) {
            taker.fault(
                    1,
                    "the first line names the columns, and " + String.join(", ", missing)
                            + (missing.size() == 1 ? " is" : " are") + " not among them; a table needs "
                            + String.join(", ", NEEDED));
        }
        Set<String> twice = columns.stream()
                .filter(name -> columns.indexOf(name) != columns.lastIndexOf(name))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        twice.forEach(name -> taker.fault(1, "there are two columns " + name));
        return columns;
    }

    private static void rows(CSVParser parser, Iterator<CSVRecord> records, List<String> columns, Taker taker) {
        while (true) {
            long line = parser.getCurrentLineNumber() + 1;
            try {
                if (!records.hasNext()) return;
            } catch (UncheckedIOException | IllegalStateException broken) {
                taker.fault(line, brokenQuotes());
                return;
            }
            CSVRecord cells = records.next();
            boolean blank = cells.size() == 1 && cells.get(0).isBlank();
            if (blank && columns.size() > 1) continue;
            if (cells.size() != columns.size()) {
                taker.fault(line, cells.size() + " cells where the first line has " + columns.size());
                continue;
            }
            new AnswerRow(line, columns, cells).to(taker);
        }
    }

    static String brokenQuotes() {
        return "in the row that begins here a cell's quotes are never closed, or text follows the closing one; a quote inside a"
                + " cell is doubled";
    }
}
