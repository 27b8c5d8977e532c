package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.phrasefield.report.PairSheet;
import org.phrasefield.scoring.Judgeable;
import org.phrasefield.scoring.Preference.Pair;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Cell;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/** Answers of a run's forms, each beside one of the control to the same intent, as a rater sees them. */
final class BlindPairs {
    private static final int THIRDS = 3;

    private final RunRecord run;
    private final List<Both> pairs;

    private BlindPairs(RunRecord run, List<Both> pairs) {
        this.run = run;
        this.pairs = pairs;
    }

    /**
     * Two answers that can be compared.
     *
     * @param longer how much longer the form's answer is, as a logarithm
     * @param judged whether a judge was asked about them
     */
    private record Both(
            Pair pair,
            String language,
            String form,
            String asked,
            String one,
            String other,
            double longer,
            boolean judged) {}

    /** Where an answer stands in the sweep, its form aside. */
    private record Place(String language, String model, String intent, String word, int number) {
        static Place of(Trial trial) {
            Cell cell = trial.cell();
            return new Place(cell.language(), cell.model(), cell.intent(), cell.word(), trial.number());
        }

        String question() {
            return language + " " + intent;
        }
    }

    private record Told(String key, String form, Place place, String text) {}

    /** Every pair of a run whose answers are whole and long enough to relate anything. */
    static BlindPairs of(JdbcAnswerStore store, RunRecord run) {
        String control = Finish.protocol(run).control();
        Map<Place, Told> controls = new HashMap<>();
        Map<String, String> asked = new HashMap<>();
        List<Told> others = new ArrayList<>();
        store.each(run.id(), (trial, result) -> {
            if (trial.part() != Trial.Part.MAIN) return;
            Place place = Place.of(trial);
            String form = trial.cell().form();
            if (form.equals(control) && place.word().equals(Cell.NO_WORD)) {
                asked.putIfAbsent(place.question(), trial.phrasing().text());
            }
            if (result.isEmpty() || !(result.get().outcome() instanceof Outcome.Answered answered)) return;
            Told told = new Told(trial.key(), form, place, answered.answer().text());
            if (!Judgeable.text(place.language(), told.text())) return;
            if (form.equals(control)) controls.put(place, told);
            else others.add(told);
        });
        Set<List<String>> judged = new HashSet<>();
        store.eachJudged(run.id(), false, (trial, result) -> judged.add(trial.about()));
        List<Both> pairs = new ArrayList<>();
        for (Told told : others) {
            Optional.ofNullable(controls.get(told.place()))
                    .ifPresent(beside -> pairs.add(new Both(
                            new Pair(told.key(), beside.key()),
                            told.place().language(),
                            told.form(),
                            asked.getOrDefault(told.place().question(), ""),
                            told.text(),
                            beside.text(),
                            Math.log((double) told.text().length()
                                    / beside.text().length()),
                            judged.contains(List.of(told.key(), beside.key())))));
        }
        return new BlindPairs(run, pairs);
    }

    /** All pairs. */
    Set<Pair> all() {
        return pairs.stream().map(Both::pair).collect(Collectors.toSet());
    }

    /**
     * Draws pairs of each language, evenly over forms and thirds of how much longer one answer is: all first in one order, then all in the other.
     * The run's seed says which, the same for every rater, those that a judge was asked about before others; the rater's name in which order.
     *
     * @param most how many pairs at most of each language
     */
    List<PairSheet.Shown> drawn(int most, String rater) {
        List<Both> drawn = new ArrayList<>();
        Map<String, List<Both>> byLanguage =
                pairs.stream().collect(Collectors.groupingBy(Both::language, TreeMap::new, Collectors.toList()));
        byLanguage.values().forEach(of -> drawn.addAll(drawn(of, most)));
        Random random = new Random(run.seed() * 31 + rater.hashCode());
        Collections.shuffle(drawn, random);
        List<PairSheet.Shown> first = new ArrayList<>();
        List<PairSheet.Shown> second = new ArrayList<>();
        for (Both both : drawn) {
            boolean turned = random.nextBoolean();
            first.add(shown(both, turned));
            second.add(shown(both, !turned));
        }
        first.addAll(second);
        return first;
    }

    private static PairSheet.Shown shown(Both both, boolean turned) {
        return new PairSheet.Shown(
                both.pair(),
                turned,
                both.asked(),
                turned ? both.other() : both.one(),
                turned ? both.one() : both.other());
    }

    /** One of each form and third of lengths, then another of each, until there are enough. */
    private List<Both> drawn(List<Both> of, int most) {
        List<Both> byLength = new ArrayList<>(of);
        byLength.sort(Comparator.comparingDouble(Both::longer)
                .thenComparing(both -> both.pair().one()));
        Map<String, List<Both>> groups = new TreeMap<>();
        for (int at = 0; at < byLength.size(); at++) {
            int third = THIRDS * at / byLength.size();
            groups.computeIfAbsent(third + " " + byLength.get(at).form(), any -> new ArrayList<>())
                    .add(byLength.get(at));
        }
        groups.values().forEach(group -> {
            group.sort(Comparator.comparing(both -> both.pair().one()));
            Collections.shuffle(group, new Random(run.seed()));
            group.sort(Comparator.comparing(both -> !both.judged()));
        });
        int longest = groups.values().stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, longest)
                .boxed()
                .flatMap(round -> groups.values().stream()
                        .filter(group -> round < group.size())
                        .map(group -> group.get(round)))
                .limit(most)
                .toList();
    }
}
