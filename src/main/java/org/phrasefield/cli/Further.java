package org.phrasefield.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.phrasefield.language.Language;
import org.phrasefield.run.AnswerStore;
import org.phrasefield.trial.Outcome;

/** What two prompts are to be asked with next, told from how their answers ended. */
final class Further {
    private final Map<String, Set<String>> texts = new HashMap<>();
    private int answers;
    private int cut;

    private Further() {}

    /** Looks at every answer of a run. */
    static Further of(AnswerStore store, String run) {
        Further further = new Further();
        store.each(
                run,
                (trial, result) ->
                        result.ifPresent(each -> further.see(trial.cell().form(), each.outcome())));
        return further;
    }

    private void see(String form, Outcome outcome) {
        if (outcome instanceof Outcome.Cut) cut++;
        if (!(outcome instanceof Outcome.Answered answered)) return;
        answers++;
        texts.computeIfAbsent(form, any -> new HashSet<>())
                .add(answered.answer().text());
    }

    /** Whether each prompt got one and the same answer again and again. */
    private boolean same() {
        return answers > texts.size() && texts.values().stream().allMatch(some -> some.size() == 1);
    }

    /**
     * One sentence in the language of the prompts.
     *
     * @param trials how often each was asked
     * @param maxTokens the limit of an answer
     * @param draws whether the model has a temperature
     */
    String advice(Language language, int trials, int maxTokens, boolean draws) {
        return switch (language) {
            case EN ->
                cut > 0
                        ? Counts.of(cut, "answer")
                                + " cut at the limit; to have whole ones give the same with --max-tokens "
                                + 2L * maxTokens + "."
                        : same()
                                ? "The model gives the same answer each time, so that more of them tell no more"
                                        + (draws ? "; --temperature 1 lets them differ." : ".")
                                : "More answers tell more: give the same with --trials " + 2L * trials + ".";
            case RU ->
                cut > 0
                        ? "Ответов, обрезанных по пределу: " + cut
                                + ". Чтобы получить целые, повторите команду с --max-tokens " + 2L * maxTokens + "."
                        : same()
                                ? "Модель каждый раз отвечает одинаково, поэтому новые ответы ничего не добавят"
                                        + (draws ? "; --temperature 1 позволит им различаться." : ".")
                                : "Чем больше ответов, тем точнее результат: повторите команду с --trials "
                                        + 2L * trials + ".";
        };
    }
}
