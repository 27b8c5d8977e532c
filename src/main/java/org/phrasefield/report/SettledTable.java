package org.phrasefield.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.phrasefield.forecast.Claim;
import org.phrasefield.forecast.Forecaster;
import org.phrasefield.forecast.Index;
import org.phrasefield.forecast.Measured;
import org.phrasefield.forecast.Place;
import org.phrasefield.forecast.Settled;

/**
 * Settled forecasts as a table, one row each: RFC 4180, numbers without locale, ratios as such, scores in smallest differences that matter. A score that
 * does not apply is an empty cell.
 */
public final class SettledTable {
    private SettledTable() {}

    /** Writes the table. */
    public static void write(List<Settled> settled, Appendable out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        List<String> heads = new ArrayList<>(List.of(
                "kind",
                "forecaster",
                "run",
                "language",
                "model",
                "form",
                "index",
                "metric",
                "size",
                "low",
                "high",
                "probability",
                "rank",
                "came",
                "came_low",
                "came_high",
                "came_size",
                "matters",
                "size_hit",
                "held",
                "bias",
                "width"));
        for (Settled.Rule rule : Settled.Rule.values()) heads.add(word(rule));
        printer.printRecord(heads);
        for (Settled each : settled) printer.printRecord(row(each));
    }

    private static List<String> row(Settled settled) {
        Measured came = settled.measured();
        Place place = came.place();
        Index index = place.index();
        Claim claim = settled.claim();
        List<String> row = new ArrayList<>(List.of(
                settled.forecaster() instanceof Forecaster.Person ? "person" : "automatic",
                Harmless.cell(
                        settled.forecaster() instanceof Forecaster.Automatic automatic
                                ? automatic.id()
                                : settled.forecaster().name()),
                Harmless.cell(settled.run()),
                Harmless.cell(place.language()),
                Harmless.cell(place.model()),
                Harmless.cell(place.form()),
                index.id(),
                came.metric(),
                claim.size().word(),
                written(index, claim.low()),
                written(index, claim.high()),
                Decimal.plain(claim.probability()),
                claim.rank().isPresent() ? Integer.toString(claim.rank().getAsInt()) : "",
                written(index, came.estimate()),
                written(index, came.interval().low()),
                written(index, came.interval().high()),
                came.size().word(),
                word(came.matters()),
                word(settled.hit()),
                settled.covered() ? "yes" : "no",
                Decimal.plain(settled.bias()),
                Decimal.plain(settled.width())));
        for (Settled.Rule rule : Settled.Rule.values()) {
            OptionalDouble score = settled.score(rule);
            row.add(score.isPresent() ? Decimal.plain(score.getAsDouble()) : "");
        }
        return row;
    }

    private static String written(Index index, double own) {
        return Decimal.plain(index.written(own));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
