package org.phrasefield.report;

import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.phrasefield.protocol.Sha256;
import org.phrasefield.scoring.Preference;
import org.phrasefield.scoring.Verdict;

/**
 * A sheet on which a person says which of two answers goes deeper without knowing how either was asked: RFC 4180, columns pair_id, rater, deeper
 * (A, B or tie), question, answer_a, answer_b. Each pair stands there in both orders, under ids that no other file has.
 */
public final class PairSheet {
    private static final String ID = "pair_id";
    private static final String RATER = "rater";
    private static final String DEEPER = "deeper";

    private PairSheet() {}

    /**
     * Two answers as they are shown.
     *
     * @param pair whose they are
     * @param turned whether the other answer stands first
     * @param asked what both answer, in plain words; may be empty
     * @param a what stands first
     * @param b what stands second
     */
    public record Shown(Preference.Pair pair, boolean turned, String asked, String a, String b) {}

    /** The id of a pair in one order on the sheets of a run: letters and digits that no spreadsheet takes for a number. */
    private static String id(String run, Preference.Pair pair, boolean turned) {
        return "p"
                + Sha256.hex("pair to be rated\n" + run + "\n" + pair.one() + "\n" + pair.other() + "\n" + turned)
                        .substring(0, 16);
    }

    /**
     * Writes a sheet to be filled in.
     *
     * @param run whose answers they are, by its id
     * @param rater whose it is; may be empty
     * @param pairs in the order in which they are to be read
     */
    public static void write(String run, String rater, List<Shown> pairs, Appendable out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord(ID, RATER, DEEPER, "question", "answer_a", "answer_b");
        for (Shown shown : pairs) {
            printer.printRecord(
                    id(run, shown.pair(), shown.turned()),
                    Harmless.cell(rater),
                    "",
                    Harmless.cell(shown.asked()),
                    Harmless.cell(shown.a()),
                    Harmless.cell(shown.b()));
        }
    }

    /**
     * What a filled-in sheet holds.
     *
     * @param preferences of its rows; those without a verdict are passed over
     * @param faults what is wrong with others, a clause each that names the line
     */
    public record Filled(List<Preference> preferences, List<String> faults) {}

    private record Place(Preference.Pair pair, boolean turned) {}

    /**
     * Reads a filled-in sheet.
     *
     * @param rater whose rows are that name nobody; where a row names somebody else, that is a fault
     * @param run the run's id
     * @param pairs all that a sheet of the run may hold
     * @param at when it was handed in
     */
    public static Filled read(Reader text, Optional<String> rater, String run, Set<Preference.Pair> pairs, Instant at)
            throws IOException {
        Map<String, Place> places = new HashMap<>();
        for (Preference.Pair pair : pairs) {
            for (boolean turned : new boolean[] {false, true}) {
                places.put(id(run, pair, turned), new Place(pair, turned));
            }
        }
        List<Preference> preferences = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        SheetRows.each(text, List.of(ID, DEEPER), faults, (line, cells) -> {
            String deeper = cells.getOrDefault(DEEPER, "").toUpperCase(Locale.ROOT);
            if (deeper.isEmpty()) return;
            List<String> wrong = new ArrayList<>();
            String id = cells.getOrDefault(ID, "");
            String who = SheetRows.rater(cells.getOrDefault(RATER, ""), rater, wrong);
            Optional<Place> place = Optional.ofNullable(places.get(id));
            if (place.isEmpty()) {
                wrong.add("no pair of this run has the id " + id + "; name the run that the sheet was written of");
            }
            Optional<Verdict> verdict = verdict(deeper);
            if (verdict.isEmpty()) {
                wrong.add("deeper is " + cells.get(DEEPER) + ", and can be A, B or tie");
            }
            if (place.isPresent()
                    && preferences.stream()
                            .anyMatch(said -> said.rater().equals(who)
                                    && said.pair().equals(place.get().pair())
                                    && said.turned() == place.get().turned())) {
                wrong.add(who + " has rated " + id + " on a line before; leave one of the two");
            }
            wrong.forEach(sentence -> faults.add("line " + line + ": " + sentence));
            if (wrong.isEmpty()) {
                Place found = place.orElseThrow();
                preferences.add(new Preference(found.pair(), found.turned(), who, verdict, at));
            }
        });
        return new Filled(preferences, faults);
    }

    /** As people write it: a Cyrillic А or В looks like the Latin letter. */
    private static Optional<Verdict> verdict(String deeper) {
        return switch (deeper) {
            case "A", "А" -> Optional.of(Verdict.A);
            case "B", "В" -> Optional.of(Verdict.B);
            case "TIE", "НИЧЬЯ" -> Optional.of(Verdict.TIE);
            default -> Optional.empty();
        };
    }
}
