package org.phrasefield.report;

import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.scoring.Codebook;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.scoring.Rating;

/**
 * A sheet on which a person rates answers without knowing how they were asked: RFC 4180, columns answer_id, rater, zone, strategy, then the labels
 * that these two may have, and text. Trial keys stand in tables beside the form, so answers have ids of their own here, which no other file has.
 */
public final class RatingSheet {
    private static final String ID = "answer_id";
    private static final String RATER = "rater";
    private static final String ZONE = "zone";
    private static final String STRATEGY = "strategy";

    private RatingSheet() {}

    /** The id of an answer on the sheets of a run: letters and digits that no spreadsheet takes for a number. */
    private static String id(String run, String key) {
        return "a" + Sha256.hex("answer to be rated\n" + run + "\n" + key).substring(0, 16);
    }

    /**
     * Writes a sheet to be filled in.
     *
     * @param run whose answers they are, by its id
     * @param rater whose it is; may be empty
     * @param texts of answers, by trial key, in the order in which they are to be read
     */
    public static void write(String run, String rater, Map<String, String> texts, Appendable out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord(ID, RATER, ZONE, STRATEGY, "zones", "strategies", "text");
        for (Map.Entry<String, String> text : texts.entrySet()) {
            printer.printRecord(
                    id(run, text.getKey()),
                    Harmless.cell(rater),
                    "",
                    "",
                    names(Kinds.ZONES),
                    names(Kinds.STRATEGIES),
                    Harmless.cell(text.getValue()));
        }
    }

    /** Writes what the labels mean, in both languages: columns kind, label, language, name, given, not_given, example. */
    public static void writeCodebook(Appendable out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord("kind", "label", "language", "name", "given", "not_given", "example");
        for (Kinds kinds : Kinds.values()) {
            for (String label : kinds.withNone()) {
                for (Language reader : Language.values()) {
                    Codebook.Entry entry = Codebook.of(kinds, label, reader);
                    printer.printRecord(
                            kinds == Kinds.ZONES ? ZONE : STRATEGY,
                            label,
                            reader.tag(),
                            kinds.name(label, reader),
                            entry.given(),
                            entry.not(),
                            Harmless.cell(entry.example()));
                }
            }
        }
    }

    /**
     * What a filled-in sheet holds.
     *
     * @param ratings of its rows; those without zone and strategy are passed over
     * @param faults what is wrong with others, a clause each that names the line
     */
    public record Filled(List<Rating> ratings, List<String> faults) {}

    /**
     * Reads a filled-in sheet.
     *
     * @param rater whose rows are that name nobody; where a row names somebody else, that is a fault
     * @param run the run's id
     * @param keys of the run's trials
     * @param at when it was handed in
     */
    public static Filled read(Reader text, Optional<String> rater, String run, Set<String> keys, Instant at)
            throws IOException {
        Map<String, String> answers = keys.stream().collect(Collectors.toMap(key -> id(run, key), key -> key));
        List<Rating> ratings = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        SheetRows.each(
                text,
                List.of(ID, ZONE, STRATEGY),
                faults,
                (line, cells) -> row(line, cells, rater, answers, at, ratings, faults));
        return new Filled(ratings, faults);
    }

    private static void row(
            long line,
            Map<String, String> cells,
            Optional<String> rater,
            Map<String, String> answers,
            Instant at,
            List<Rating> ratings,
            List<String> faults) {
        String zone = cells.getOrDefault(ZONE, "").toLowerCase(Locale.ROOT);
        String strategy = cells.getOrDefault(STRATEGY, "").toLowerCase(Locale.ROOT);
        if (zone.isEmpty() && strategy.isEmpty()) return;
        Optional<String> zoneLabel = label(Kinds.ZONES, zone);
        Optional<String> strategyLabel = label(Kinds.STRATEGIES, strategy);
        String id = cells.getOrDefault(ID, "");
        String key = answers.getOrDefault(id, "");
        List<String> wrong = new ArrayList<>();
        String who = SheetRows.rater(cells.getOrDefault(RATER, ""), rater, wrong);
        if (key.isEmpty()) {
            wrong.add("no answer of this run has the id " + id + "; name the run that the sheet was written of");
        } else if (ratings.stream()
                .anyMatch(said -> said.key().equals(key) && said.rater().equals(who))) {
            wrong.add(who + " has rated " + id + " on a line before; leave one of the two");
        }
        if (!zone.isEmpty() && zoneLabel.isEmpty()) wrong.add(unknown(Kinds.ZONES, ZONE, zone));
        if (!strategy.isEmpty() && strategyLabel.isEmpty()) wrong.add(unknown(Kinds.STRATEGIES, STRATEGY, strategy));
        wrong.forEach(sentence -> faults.add("line " + line + ": " + sentence));
        if (wrong.isEmpty())
            ratings.add(new Rating(key, who, Optional.of(new Rating.Verdict(zoneLabel, strategyLabel)), at));
    }

    /** A label by its name or by its number on the screen, counted from 1. */
    private static Optional<String> label(Kinds kinds, String said) {
        List<String> labels = kinds.withNone();
        if (labels.contains(said)) return Optional.of(said);
        int number = said.matches("[1-9]") ? Integer.parseInt(said) : 0;
        return number >= 1 && number <= labels.size() ? Optional.of(labels.get(number - 1)) : Optional.empty();
    }

    private static String unknown(Kinds kinds, String what, String said) {
        List<String> labels = kinds.withNone();
        return "there is no " + what + " " + said + "; there are "
                + IntStream.range(0, labels.size())
                        .mapToObj(at -> at + 1 + " " + labels.get(at))
                        .collect(Collectors.joining(", "));
    }

    private static String names(Kinds kinds) {
        return String.join(", ", kinds.withNone());
    }
}
