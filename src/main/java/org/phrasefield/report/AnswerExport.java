package org.phrasefield.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.phrasefield.report.Study.Row;
import org.phrasefield.scoring.Catalogue;
import org.phrasefield.scoring.Metric;
import org.phrasefield.scoring.Score;

/** A run's answers with their scores, a trial at a time, so that memory does not grow with the run. */
public final class AnswerExport {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AnswerExport() {}

    private static Sheet<Row> wide(Catalogue catalogue) {
        List<Column<Row>> columns = new ArrayList<>(CsvTables.ANSWERS.columns());
        List<Metric> metrics = new ArrayList<>(catalogue.all());
        catalogue.criteria().forEach(criterion -> metrics.add(criterion.win()));
        for (Metric metric : metrics) {
            columns.add(Column.number(metric.id(), metric.unit(), (study, row) -> number(row, metric)));
        }
        return new Sheet<>("export", columns, CsvTables.ANSWERS.rows());
    }

    /** The names of the columns beside those of metrics, which no metric may have. */
    public static List<String> columns() {
        return CsvTables.ANSWERS.columns().stream().map(Column::name).toList();
    }

    private static OptionalDouble number(Row row, Metric metric) {
        for (Score score : row.scores()) {
            if (score.metric().equals(metric.id()) && score.value() instanceof Score.Scored scored) {
                return OptionalDouble.of(scored.number());
            }
        }
        return OptionalDouble.empty();
    }

    /** Writes the columns of {@code answers.csv}, then one for each metric; a missing score is an empty cell. */
    public static void csv(Study study, Appendable out) throws IOException {
        wide(study.metrics()).write(study, out);
    }

    /**
     * Writes one JSON object a line: the columns of {@code answers.csv} by name, {@code null} for what is not there, {@code scores} by
     * metric, and {@code unscored} with the reasons of those that are missing.
     */
    public static void jsonLines(Study study, Appendable out) throws IOException {
        try {
            study.rows().each(row -> line(study, row, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void line(Study study, Row row, Appendable out) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Column<Row> column : CsvTables.ANSWERS.columns())
            put(object, column, column.raw().apply(study, row));
        ObjectNode scores = object.putObject("scores");
        ObjectNode unscored = object.putObject("unscored");
        for (Score score : row.scores()) {
            if (score.value() instanceof Score.Scored scored) {
                scores.put(score.metric(), new BigDecimal(Decimal.plain(scored.number())));
            } else if (score.value() instanceof Score.Unscored missing) {
                scores.putNull(score.metric());
                unscored.put(score.metric(), missing.reason());
            }
        }
        try {
            out.append(Harmless.json(MAPPER.writeValueAsString(object))).append('\n');
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a cell says as a value of its own kind; the guard against formulas is for spreadsheets only. */
    private static void put(ObjectNode object, Column<Row> column, String cell) {
        if (cell.isEmpty()) {
            object.putNull(column.name());
            return;
        }
        switch (column.kind()) {
            case TEXT -> object.put(column.name(), Harmless.text(cell));
            case TIME -> object.put(column.name(), cell);
            case WHOLE, NUMBER -> object.put(column.name(), new BigDecimal(cell));
        }
    }
}
