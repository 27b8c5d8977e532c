package org.phrasefield.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;

/**
 * One file of rows: RFC 4180 with CRLF, the columns of every file first. The same data give the same characters under any
 * locale and time zone.
 *
 * @param file the file's name
 * @param columns its columns in order, names distinct
 * @param rows where its rows come from
 */
record Sheet<T>(String file, List<Column<T>> columns, Rows<T> rows) {
    /** Hands out the rows of a study one at a time. */
    interface Rows<T> {
        /** Hands every row to the reader. */
        void each(Study study, Consumer<T> reader);
    }

    Sheet {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column<T> column : columns) {
            if (!names.add(column.name()))
                throw new IllegalArgumentException(file + " has two columns " + column.name());
        }
    }

    /** A sheet whose own columns follow those that every file begins with. */
    static <T> Sheet<T> of(String file, Rows<T> rows, List<Column<T>> own) {
        List<Column<T>> columns = new ArrayList<>(List.of(
                Column.text("run", (study, row) -> study.run().id()),
                Column.text("protocol", (study, row) -> study.run().protocol()),
                Column.whole(
                        "version",
                        "",
                        (study, row) -> java.util.OptionalLong.of(study.run().version())),
                Column.text("protocol_hash", (study, row) -> study.run().protocolHash())));
        columns.addAll(own);
        return new Sheet<>(file, columns, rows);
    }

    /** Writes the head line and every row. */
    void write(Study study, Appendable out) throws IOException {
        Lines<T> lines = begin(study, out);
        try {
            rows.each(study, lines::print);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes the head line; the rows are handed over one by one, so that one reading of a study may fill several sheets. */
    Lines<T> begin(Study study, Appendable out) throws IOException {
        for (int at = 0; at < columns.size(); at++) {
            CSVFormat.RFC4180.print(columns.get(at).name(), out, at == 0);
        }
        CSVFormat.RFC4180.println(out);
        return new Lines<>(this, study, out);
    }

    /** A sheet that is being written. */
    static final class Lines<T> {
        private final Sheet<T> sheet;
        private final Study study;
        private final Appendable out;
        /** What the cells of the row before say, and how they were written: most of a run's millions of cells say what those above them say. */
        private final String[] said;

        private final String[] written;
        private final StringBuilder line = new StringBuilder();

        private Lines(Sheet<T> sheet, Study study, Appendable out) {
            this.sheet = sheet;
            this.study = study;
            this.out = out;
            this.said = new String[sheet.columns.size()];
            this.written = new String[sheet.columns.size()];
        }

        /** Writes a row; an {@link IOException} comes as an {@link UncheckedIOException}. */
        void print(T row) {
            line.setLength(0);
            try {
                for (int at = 0; at < said.length; at++) {
                    Column<T> column = sheet.columns.get(at);
                    String raw = column.raw().apply(study, row);
                    if (!raw.equals(said[at])) {
                        said[at] = raw;
                        written[at] = written(column.cell(raw), at == 0);
                    }
                    line.append(written[at]);
                }
                CSVFormat.RFC4180.println(line);
                out.append(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A cell with the separator before it, in quotes where it needs them. */
        private static String written(String cell, boolean first) throws IOException {
            if (!first && bare(cell)) return "," + cell;
            StringBuilder quoted = new StringBuilder();
            CSVFormat.RFC4180.print(cell, quoted, first);
            return quoted.toString();
        }

        /** Whether a cell has nothing but what never needs quotes: Latin letters, digits, full stops, hyphens. */
        private static boolean bare(String cell) {
            for (int at = 0; at < cell.length(); at++) {
                char each = cell.charAt(at);
                boolean plain = each >= 'a' && each <= 'z'
                        || each >= '0' && each <= '9'
                        || each >= 'A' && each <= 'Z'
                        || each == '.'
                        || each == '-';
                if (!plain) return false;
            }
            return true;
        }
    }
}
