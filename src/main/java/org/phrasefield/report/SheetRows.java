package org.phrasefield.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a sheet that a person filled in, with whatever separator the person's spreadsheet writes. */
final class SheetRows {
    private SheetRows() {}

    /** What is done with a row. */
    interface Row {
        /**
         * @param line where it begins
         * @param cells by the name of their column, in small letters
         */
        void take(long line, Map<String, String> cells);
    }

    /**
     * Hands out the rows.
     *
     * @param needed columns without which nothing can be read
     * @param faults gets what is wrong with the sheet as such, a clause each that names the line
     */
    static void each(Reader text, List<String> needed, List<String> faults, Row row) throws IOException {
        BufferedReader table = AnswerTable.withoutMark(new BufferedReader(text));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(AnswerTable.separator(table))
                .get();
        List<String> columns = new ArrayList<>();
        long line = 1;
        try (CSVParser parser = format.parse(table)) {
            for (CSVRecord cells : parser) {
                if (columns.isEmpty()) {
                    cells.forEach(cell -> columns.add(cell.strip().toLowerCase(Locale.ROOT)));
                    for (String column : needed) {
                        if (!columns.contains(column)) faults.add("line 1: there is no column " + column);
                    }
                    if (!faults.isEmpty()) return;
                } else {
                    row.take(line, cells(columns, cells));
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException | IllegalStateException broken) {
            faults.add("line " + line + ": " + AnswerTable.brokenQuotes());
            return;
        }
        if (columns.isEmpty()) faults.add("line 1: it is empty; give a sheet that --csv-out wrote, filled in");
    }

    private static Map<String, String> cells(List<String> columns, CSVRecord record) {
        Map<String, String> cells = new HashMap<>();
        for (int at = 0; at < Math.min(columns.size(), record.size()); at++) {
            cells.put(columns.get(at), Harmless.uncelled(record.get(at).strip()));
        }
        return cells;
    }

    /** Whose a row is: the name in it, else that which was given beside the sheet; a fault where the two differ or neither is there. */
    static String rater(String named, Optional<String> given, List<String> wrong) {
        if (!named.isEmpty()
                && given.filter(other -> !other.strip().equals(named)).isPresent()) {
            wrong.add("the sheet names " + named + ", not " + given.get().strip() + "; leave out --rater");
        }
        String who = named.isEmpty() ? given.map(String::strip).orElse("") : named;
        if (who.isBlank()) wrong.add("no rater is named; fill the column, or give --rater");
        return who;
    }
}
