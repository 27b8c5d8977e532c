package org.phrasefield.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.phrasefield.forecast.Claim;
import org.phrasefield.forecast.Index;
import org.phrasefield.forecast.Place;
import org.phrasefield.forecast.Said;
import org.phrasefield.forecast.Size;
import org.phrasefield.language.Language;

/**
 * A sheet of forecasts to be filled in: RFC 4180, columns language, model, form, index, size, low, high, probability, rank, then the sizes that there are and
 * the unit of low and high, ratios as such. Columns have one name in all languages; sizes and units are words of the reader's, and sizes are read in any. A row that is not
 * filled in says nothing.
 */
public final class BetSheet {
    private static final List<String> NEEDED = List.of("language", "form", "index");

    private BetSheet() {}

    /**
     * Writes a sheet.
     *
     * @param places what may be forecast
     * @param claims what is forecast already
     * @param reader in whose language sizes and units are written
     */
    public static void write(List<Place> places, Map<Place, Claim> claims, Language reader, Appendable out)
            throws IOException {
        boolean russian = reader == Language.RU;
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord(
                "language", "model", "form", "index", "size", "low", "high", "probability", "rank", "sizes", "unit");
        for (Place place : places) {
            Index index = place.index();
            Optional<Claim> claim = Optional.ofNullable(claims.get(place));
            printer.printRecord(
                    Harmless.cell(place.language()),
                    Harmless.cell(place.model()),
                    Harmless.cell(place.form()),
                    index.id(),
                    claim.map(each -> each.size().word(russian)).orElse(""),
                    claim.map(each -> Decimal.plain(index.written(each.low()))).orElse(""),
                    claim.map(each -> Decimal.plain(index.written(each.high()))).orElse(""),
                    claim.map(each -> Decimal.plain(each.probability())).orElse(""),
                    claim.filter(each -> each.rank().isPresent())
                            .map(each -> Integer.toString(each.rank().getAsInt()))
                            .orElse(""),
                    index.sizes().stream().map(size -> size.word(russian)).collect(Collectors.joining(", ")),
                    index.ratio() ? EffectText.RATIO : index.metric().unit(reader));
        }
    }

    /**
     * What a filled-in sheet holds.
     *
     * @param claims of its rows that say something
     * @param faults what is wrong with others, a clause each that names the line
     */
    public record Filled(Map<Place, Claim> claims, List<String> faults) {}

    /**
     * Reads a filled-in sheet.
     *
     * @param places what may be forecast; a sheet without a column of models is about the only one
     * @param reader in whose language faults are told
     */
    public static Filled read(Reader text, List<Place> places, Language reader) throws IOException {
        BufferedReader table = AnswerTable.withoutMark(new BufferedReader(text));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(AnswerTable.separator(table))
                .get();
        Filled filled = new Filled(new LinkedHashMap<>(), new ArrayList<>());
        long line = 1;
        try (CSVParser parser = format.parse(table)) {
            List<String> columns = new ArrayList<>();
            for (CSVRecord cells : parser) {
                if (columns.isEmpty()) {
                    cells.forEach(cell -> columns.add(cell.strip().toLowerCase(Locale.ROOT)));
                    for (String needed : NEEDED) {
                        if (!columns.contains(needed)) {
                            filled.faults()
                                    .add(line(1, reader) + say(reader, "there is no column ", "нет столбца ") + needed);
                        }
                    }
                    if (!filled.faults().isEmpty()) break;
                } else {
                    row(line(line, reader), cells(columns, cells), places, reader, filled);
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException | IllegalStateException broken) {
            filled.faults().add("line " + line + ": " + AnswerTable.brokenQuotes());
        }
        return filled;
    }

    private static Map<String, String> cells(List<String> columns, CSVRecord record) {
        Map<String, String> cells = new HashMap<>();
        for (int at = 0; at < Math.min(columns.size(), record.size()); at++) {
            cells.put(columns.get(at), Harmless.uncelled(record.get(at).strip()));
        }
        return cells;
    }

    private static String line(long number, Language reader) {
        return say(reader, "line ", "строка ") + number + ": ";
    }

    private static String say(Language reader, String english, String russian) {
        return reader == Language.RU ? russian : english;
    }

    private static void row(
            String line, Map<String, String> cells, List<Place> places, Language reader, Filled filled) {
        String size = cells.getOrDefault("size", "");
        String low = cells.getOrDefault("low", "");
        String high = cells.getOrDefault("high", "");
        String probability = cells.getOrDefault("probability", "");
        String rank = cells.getOrDefault("rank", "");
        if (Stream.of(size, low, high, probability, rank).allMatch(String::isEmpty)) return;
        List<Place> meant = places.stream().filter(place -> means(cells, place)).toList();
        if (meant.size() != 1) {
            filled.faults()
                    .add(line
                            + (meant.isEmpty()
                                    ? say(reader, "the protocol has no ", "в протоколе нет ")
                                    : say(reader, "which model is meant by ", "о какой модели речь: "))
                            + String.join(
                                    ", ",
                                    cells.getOrDefault("language", ""),
                                    cells.getOrDefault("form", ""),
                                    cells.getOrDefault("index", "")));
            return;
        }
        Place place = meant.get(0);
        Optional<Size> said = Size.of(size);
        OptionalDouble from = Said.number(low);
        OptionalDouble to = Said.number(high);
        boolean ends = !low.isEmpty() || !high.isEmpty();
        if (size.isEmpty() && !ends) {
            filled.faults()
                    .add(
                            line
                                    + say(
                                            reader,
                                            "a probability or a rank alone forecasts nothing; give a size, or low and high, beside it",
                                            "одна вероятность или одно место ничего не предсказывает; укажите рядом size или low и high"));
        } else if (!size.isEmpty() && said.isEmpty()) {
            filled.faults().add(line + say(reader, "there is no size ", "нет величины ") + size);
        } else if (ends && (from.isEmpty() || to.isEmpty())) {
            filled.faults().add(line + say(reader, "low and high are two numbers", "low и high — два числа"));
        } else if (!probability.isEmpty() && Said.probability(probability).isEmpty()) {
            filled.faults().add(line + Said.Fault.PROBABILITY.clause(reader == Language.RU));
        } else if (!rank.isEmpty() && !rank.matches("[1-9][0-9]{0,2}")) {
            filled.faults().add(line + say(reader, "a rank is a whole number from 1 on", "rank — целое число от 1"));
        } else if (filled.claims().containsKey(place)) {
            filled.faults()
                    .add(line
                            + say(
                                    reader,
                                    "the same is forecast on a line before; leave one of the two",
                                    "то же предсказано строкой выше; оставьте одну из двух"));
        } else {
            Said read = Said.of(
                    place.index(),
                    said,
                    ends ? List.of(from.getAsDouble(), to.getAsDouble()) : null,
                    probability.isEmpty() ? OptionalDouble.empty() : Said.probability(probability));
            if (read instanceof Said.Claimed found) {
                filled.claims()
                        .put(
                                place,
                                rank.isEmpty() ? found.claim() : found.claim().at(Integer.parseInt(rank)));
            } else {
                filled.faults().add(line + ((Said.Wrong) read).fault().clause(reader == Language.RU));
            }
        }
    }

    private static boolean means(Map<String, String> cells, Place place) {
        String model = cells.getOrDefault("model", "");
        return place.language().equals(cells.get("language"))
                && place.form().equals(cells.get("form"))
                && place.index().id().equals(cells.getOrDefault("index", "").toLowerCase(Locale.ROOT))
                && (model.isEmpty() || place.model().equals(model));
    }
}
