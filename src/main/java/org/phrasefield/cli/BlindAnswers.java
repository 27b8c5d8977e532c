package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;

/**
 * Answers of a run as a rater sees them.
 *
 * @param texts by trial key, in the rater's order
 */
record BlindAnswers(Map<String, String> texts) {
    /**
     * Draws answers of each language, as evenly over its forms as there are answers; the run's seed says which, the same for every rater, and with
     * the rater's name in which order.
     *
     * @param most how many at most of each language
     */
    static BlindAnswers of(JdbcAnswerStore store, RunRecord run, int most, String rater) {
        Map<String, Map<String, List<String>>> whole = new TreeMap<>();
        store.each(run.id(), (trial, result) -> {
            if (!trial.part().studied() || result.filter(BlindAnswers::whole).isEmpty()) return;
            whole.computeIfAbsent(trial.cell().language(), any -> new TreeMap<>())
                    .computeIfAbsent(trial.cell().form(), any -> new ArrayList<>())
                    .add(trial.key());
        });
        List<String> drawn = new ArrayList<>();
        whole.values().forEach(forms -> drawn.addAll(drawn(forms.values(), most, run.seed())));
        Collections.shuffle(drawn, new Random(run.seed() * 31 + rater.hashCode()));
        Set<String> wanted = new HashSet<>(drawn);
        Map<String, String> found = new HashMap<>();
        store.each(run.id(), (trial, result) -> {
            if (!wanted.contains(trial.key())) return;
            result.flatMap(of -> of.outcome().text()).map(Answer::text).ifPresent(text -> found.put(trial.key(), text));
        });
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : drawn) {
            String text = found.get(key);
            if (text != null) texts.put(key, text);
        }
        return new BlindAnswers(texts);
    }

    /** One of each form, then another of each, until there are enough. */
    private static List<String> drawn(Collection<List<String>> forms, int most, long seed) {
        forms.forEach(keys -> {
            Collections.sort(keys);
            Collections.shuffle(keys, new Random(seed));
        });
        int longest = forms.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, longest)
                .boxed()
                .flatMap(round ->
                        forms.stream().filter(keys -> round < keys.size()).map(keys -> keys.get(round)))
                .limit(most)
                .toList();
    }

    private static boolean whole(Result result) {
        return result.outcome() instanceof Outcome.Answered;
    }
}
