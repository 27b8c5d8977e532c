package org.phrasefield.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.phrasefield.map.Pooled.Distances;
import org.phrasefield.scoring.FunctionWords;
import org.phrasefield.stats.Delta;
import org.phrasefield.stats.Standardisation;

/**
 * Pools the function words of one language and one model by form, and of the control by intent too, and says how far apart they are (Delta, Burrows 2002; its
 * cosine, Smith and Aldridge 2011). A few hundred numbers a form, however many answers there are.
 */
final class Pool {
    /** Words that each side needs, the halves of the control among them; authorship takes some 5,000 (Eder 2015). */
    static final int FEWEST_WORDS = 2000;
    /** How often the control's intents are parted. */
    private static final int SPLITS = 50;

    private static final String NO_DIRECTION = "its function words are just those of the landmarks";

    private final String language;
    private final String model;
    private final String control;
    private final Map<String, FunctionWords> forms = new HashMap<>();
    private final Map<String, Integer> answers = new HashMap<>();
    /** Of the control, sorted, so that the order of answers says nothing. */
    private final Map<String, FunctionWords> intents = new TreeMap<>();

    /**
     * @param language language tag
     * @param model model reference
     * @param control the control form's id
     */
    Pool(String language, String model, String control) {
        this.language = language;
        this.model = model;
        this.control = control;
    }

    /** Takes in a whole answer. */
    void add(String form, String intent, FunctionWords words) {
        answers.merge(form, 1, Integer::sum);
        forms.merge(form, words, FunctionWords::plus);
        if (form.equals(control)) intents.merge(intent, words, FunctionWords::plus);
    }

    /**
     * Every form but the control beside it; none without frozen usage of the language.
     *
     * @param order the forms to be compared, in this order
     * @param group how their trials ended
     */
    List<Pooled> all(List<String> order, Group group) {
        Optional<Standardisation> usage = Usage.of(language);
        if (usage.isEmpty()) return List.of();
        Optional<Distances> halves = halves(usage.get());
        return order.stream()
                .filter(form -> !form.equals(control) && group.forms.containsKey(form))
                .map(form -> pooled(form, usage.get(), halves, missing(form, group, halves)))
                .toList();
    }

    private Pooled pooled(String form, Standardisation usage, Optional<Distances> halves, Optional<String> missing) {
        Optional<Distances> distance = missing.isPresent()
                ? Optional.empty()
                : distances(usage, Objects.requireNonNull(forms.get(form)), Objects.requireNonNull(forms.get(control)));
        return new Pooled(
                language,
                model,
                form,
                answers.getOrDefault(form, 0),
                words(form),
                distance,
                distance.flatMap(there -> halves),
                missing.orElse(distance.isPresent() ? "" : NO_DIRECTION));
    }

    private Optional<String> missing(String form, Group group, Optional<Distances> halves) {
        return lost(form, group)
                .or(() -> lost(control, group))
                .or(() -> few(form))
                .or(() -> few(control))
                .or(() -> halves.isPresent()
                        ? Optional.empty()
                        : Optional.of(control + ": half of its intents have fewer than " + FEWEST_WORDS
                                + " words, so there is nothing to hold a distance of function words against"));
    }

    private Optional<String> lost(String form, Group group) {
        return group.gates.lost(form, true, answers.getOrDefault(form, 0));
    }

    private Optional<String> few(String form) {
        if (words(form) < FEWEST_WORDS) {
            return Optional.of(form + ": its answers have " + words(form)
                    + " words in all, and a distance of function words takes " + FEWEST_WORDS);
        }
        return Objects.requireNonNull(forms.get(form)).any()
                ? Optional.empty()
                : Optional.of(form + ": its answers have none of the function words that are counted");
    }

    private int words(String form) {
        FunctionWords pooled = forms.get(form);
        return pooled == null ? 0 : pooled.words();
    }

    /** The mean over partings of the control's intents into halves that both have enough words; empty where no parting has. */
    private Optional<Distances> halves(Standardisation usage) {
        List<FunctionWords> cut = new ArrayList<>(intents.values());
        Random random = new Random(Telling.SEED);
        List<Distances> found = new ArrayList<>();
        for (int split = 0; split < SPLITS && cut.size() > 1; split++) {
            Collections.shuffle(cut, random);
            FunctionWords one = pooled(cut.subList(0, cut.size() / 2));
            FunctionWords other = pooled(cut.subList(cut.size() / 2, cut.size()));
            if (Math.min(one.words(), other.words()) >= FEWEST_WORDS) {
                distances(usage, one, other).ifPresent(found::add);
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Distances(
                        mean(found, Distances::cosine),
                        mean(found, Distances::burrows),
                        mean(found, Distances::quadratic)));
    }

    private static FunctionWords pooled(List<FunctionWords> parts) {
        return parts.stream().reduce(FunctionWords::plus).orElseThrow();
    }

    private static double mean(List<Distances> all, ToDoubleFunction<Distances> of) {
        return all.stream().mapToDouble(of).average().orElseThrow();
    }

    /** Empty where a text uses every word just as the landmarks do on average: there is no angle without a direction. */
    private static Optional<Distances> distances(Standardisation usage, FunctionWords one, FunctionWords other) {
        double[] a = usage.scores(one.rates());
        double[] b = usage.scores(other.rates());
        OptionalDouble cosine = Delta.cosine(a, b);
        return cosine.isEmpty()
                ? Optional.empty()
                : Optional.of(new Distances(cosine.getAsDouble(), Delta.burrows(a, b), Delta.quadratic(a, b)));
    }
}
