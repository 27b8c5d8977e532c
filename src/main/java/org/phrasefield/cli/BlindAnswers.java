package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
     * Draws answers; the run's seed says which, the same for every rater, and with the rater's name in which order.
     *
     * @param most how many at most
     */
    static BlindAnswers of(JdbcAnswerStore store, RunRecord run, int most, String rater) {
        List<String> keys = new ArrayList<>();
        store.each(run.id(), (trial, result) -> {
            boolean answer = trial.part().studied();
            if (answer && result.filter(BlindAnswers::whole).isPresent()) keys.add(trial.key());
        });
        Collections.sort(keys);
        Collections.shuffle(keys, new Random(run.seed()));
        List<String> drawn = new ArrayList<>(keys.subList(0, Math.min(most, keys.size())));
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

    private static boolean whole(Result result) {
        return result.outcome() instanceof Outcome.Answered;
    }
}
