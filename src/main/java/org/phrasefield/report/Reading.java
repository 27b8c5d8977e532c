package org.phrasefield.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.Study.Row;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/**
 * What the page takes from the rows of a run: of each its scores, which are few numbers a row, and the texts of those that the page shows. The rows of a
 * large run are read once more for these texts and for the files beside the page.
 */
public final class Reading {
    /** So many trials at most stand in the page with their texts; of a larger run only the chosen ones do. */
    static final int INSIDE = 2_000;

    private static final int RANDOM = 2;

    private final RunRecord run;
    private final Protocol protocol;
    private final List<Seen> seen = new ArrayList<>();
    private final Map<Cell, List<Seen>> cells = new LinkedHashMap<>();
    private final Map<Integer, Row> shown = new HashMap<>();
    private final Map<List<String>, Traffic> traffic = new HashMap<>();
    private Siblings siblings = new Siblings(List.of());

    /**
     * A row without its texts.
     *
     * @param at place among the rows of the sweep
     * @param cell its conditions
     * @param number which trial of its cell
     * @param answered whether it is a whole answer
     * @param scores what its metrics measured
     */
    record Seen(int at, Cell cell, int number, boolean answered, Numbers scores) {
        /** The score of a metric; empty where it has none. */
        OptionalDouble score(String metric) {
            return scores.of(metric);
        }
    }

    /**
     * The answers chosen for a form, each beside the control's to the same intent.
     *
     * @param typical closest to the form's medians; empty where there is no answer
     * @param random others, by chance
     */
    record Chosen(Optional<Seen> typical, List<Seen> random) {}

    /** Has seen nothing yet. */
    public Reading(RunRecord run, Protocol protocol) {
        this.run = run;
        this.protocol = protocol;
    }

    /**
     * Has the texts that the page shows at hand, once every row is seen, and writes the files beside it where there are any.
     *
     * @param packs of each panel, which make rows of them
     */
    void texts(Study study, List<AnswerPack> packs, Beside beside) throws IOException {
        if (whole()) return;
        siblings = new Siblings(cells.keySet().stream()
                .map(cell -> List.of(cell.language(), cell.model(), cell.intent()))
                .distinct()
                .toList());
        Set<Integer> wanted = chosenEverywhere(study);
        beside.write(siblings.names(), files -> {
            Siblings.Open open = siblings.new Open(files);
            again(study, (at, row) -> {
                if (wanted.contains(at)) shown.put(at, row);
                lay(row, seen.get(at).scores(), packs, open);
            });
            open.end();
        });
    }

    /** A row and its place among those of the sweep. */
    private interface Placed {
        void take(int at, Row row) throws IOException;
    }

    private static void again(Study study, Placed reader) throws IOException {
        int[] at = {0};
        try {
            study.rows().eachUnscored(row -> {
                if (!row.trial().part().studied()) return;
                try {
                    reader.take(at[0]++, row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void lay(Row row, Numbers scores, List<AnswerPack> packs, Siblings.Open open) throws IOException {
        Cell cell = row.trial().cell();
        for (int panel = 0; panel < packs.size(); panel++) {
            if (!packs.get(panel).holds(row)) continue;
            String json = packs.get(panel).row(row, scores, Integer.MAX_VALUE);
            open.add(cell.language(), cell.model(), cell.intent(), panel, json);
        }
    }

    /** Takes from a row what the page needs; rows come in plan order. */
    public void see(Row row) {
        Optional<Outcome> outcome = row.result().map(result -> result.outcome());
        Cell asked = row.trial().cell();
        boolean judge = row.trial().part() == Trial.Part.JUDGE;
        traffic.computeIfAbsent(judge ? List.of() : key(asked), each -> new Traffic())
                .add(row);
        // What a judge replies, and canaries, cost tokens and are not studied.
        if (!row.trial().part().studied()) return;
        boolean answered = outcome.isPresent() && outcome.get() instanceof Outcome.Answered;
        List<Seen> siblings = cells.computeIfAbsent(row.trial().cell(), cell -> new ArrayList<>());
        // Its scores are kept as numbers.
        if (seen.size() < INSIDE) shown.put(seen.size(), new Row(row.trial(), row.result(), List.of()));
        else shown.clear();
        // Every row brings a cell of its own; one for all trials of it is enough to keep.
        Cell cell = siblings.isEmpty() ? row.trial().cell() : siblings.get(0).cell();
        Seen one = new Seen(seen.size(), cell, row.trial().number(), answered, Numbers.of(row.scores()));
        siblings.add(one);
        seen.add(one);
    }

    private static List<String> key(Cell cell) {
        return List.of(cell.language(), cell.model(), cell.form());
    }

    private Set<Integer> chosenEverywhere(Study study) {
        Set<Integer> wanted = new HashSet<>();
        if (cells.size() <= INSIDE) {
            int random = cells.size() * (1 + RANDOM) <= INSIDE ? RANDOM : 0;
            cells.forEach((cell, all) -> {
                Chosen chosen =
                        choose(all, random, String.join(" ", key(cell)) + " " + cell.intent() + " " + cell.word());
                chosen.typical().ifPresent(one -> wanted.add(one.at()));
                chosen.random().forEach(one -> wanted.add(one.at()));
            });
        }
        for (Panel panel : Panel.of(study)) {
            for (String form :
                    panel.tallies().stream().map(tally -> tally.form()).toList()) {
                Chosen chosen = choose(panel, form);
                List<Seen> all = new ArrayList<>(chosen.random());
                chosen.typical().ifPresent(all::add);
                for (Seen one : all) {
                    wanted.add(one.at());
                    control(one).ifPresent(other -> wanted.add(other.at()));
                }
            }
        }
        return wanted;
    }

    /** What the calls of a form took. */
    Traffic traffic(Panel panel, String form) {
        return traffic.getOrDefault(List.of(panel.language(), panel.model(), form), new Traffic());
    }

    /** What a judge's calls took. */
    Traffic judging() {
        return traffic.getOrDefault(List.of(), new Traffic());
    }

    /** The files beside the page; of none where everything is in it. */
    Siblings siblings() {
        return siblings;
    }

    /** The rows of a panel whose texts are at hand, in plan order. */
    List<Seen> shown(AnswerPack pack) {
        return seen.stream()
                .filter(one -> shown.containsKey(one.at()) && pack.holds(row(one)))
                .toList();
    }

    /** Whether every trial's text is at hand. */
    boolean whole() {
        return seen.size() <= INSIDE;
    }

    /** The full row; only of rows that the page shows. */
    Row row(Seen one) {
        return java.util.Objects.requireNonNull(shown.get(one.at()));
    }

    /** The trials of a form in plan order. */
    List<Seen> of(Panel panel, String form) {
        return cells.entrySet().stream()
                .filter(entry -> entry.getKey().language().equals(panel.language())
                        && entry.getKey().model().equals(panel.model())
                        && entry.getKey().form().equals(form))
                .flatMap(entry -> entry.getValue().stream())
                .sorted(Comparator.comparingInt(Seen::at))
                .toList();
    }

    /** A form's typical answer, and two others by chance; the same for the same run. */
    Chosen choose(Panel panel, String form) {
        return choose(of(panel, form), RANDOM, form);
    }

    private Chosen choose(List<Seen> all, int number, String name) {
        List<Seen> answered =
                new ArrayList<>(all.stream().filter(Seen::answered).toList());
        if (answered.isEmpty()) return new Chosen(Optional.empty(), List.of());
        Seen typical = typical(answered);
        answered.remove(typical);
        Random random = new Random(run.seed() * 31 + name.hashCode());
        List<Seen> others = new ArrayList<>();
        while (others.size() < number && !answered.isEmpty()) {
            others.add(answered.remove(random.nextInt(answered.size())));
        }
        return new Chosen(Optional.of(typical), List.copyOf(others));
    }

    /** The control's answer to the same intent in the same conditions, of the same trial number where there is one. */
    Optional<Seen> control(Seen one) {
        String control = protocol.control();
        Cell cell = one.cell();
        Cell same = new Cell(cell.language(), cell.intent(), control, cell.word(), cell.model());
        List<Seen> others = cells.getOrDefault(same, List.of()).stream()
                .filter(Seen::answered)
                .toList();
        return others.stream()
                .filter(other -> other.number() == one.number())
                .findFirst()
                .or(() -> others.stream().findFirst());
    }

    /** The answer with the least mean distance from the medians, each in units of its metric's median deviation. */
    private static Seen typical(List<Seen> answered) {
        Map<String, double[]> middle = new HashMap<>();
        for (String metric : MetricText.SHOWN) {
            double[] values = values(answered, metric);
            if (values.length == 0) continue;
            double median = median(values);
            double spread = median(java.util.Arrays.stream(values)
                    .map(value -> Math.abs(value - median))
                    .sorted()
                    .toArray());
            if (spread > 0) middle.put(metric, new double[] {median, spread});
        }
        Seen best = answered.get(0);
        double least = Double.POSITIVE_INFINITY;
        for (Seen one : answered) {
            OptionalDouble distance = middle.entrySet().stream()
                    .flatMapToDouble(entry -> one.score(entry.getKey()).stream()
                            .map(score -> Math.abs(score - entry.getValue()[0]) / entry.getValue()[1]))
                    .average();
            if (distance.isPresent() && distance.getAsDouble() < least) {
                least = distance.getAsDouble();
                best = one;
            }
        }
        return best;
    }

    /** The scores of one metric, sorted. */
    static double[] values(List<Seen> rows, String metric) {
        return rows.stream()
                .flatMapToDouble(one -> one.score(metric).stream())
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
