package org.phrasefield.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.phrasefield.forecast.Experience;
import org.phrasefield.language.Language;
import org.phrasefield.map.Difference;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/**
 * What the store's runs teach about forms: experience by language and model, and answers to show. What a model answered before its
 * weights changed teaches nothing.
 */
final class Memory {
    private final Map<Subject, Experience> experience = new TreeMap<>();
    private final Map<Subject, String> weights = new HashMap<>();
    private final Map<String, Map<String, Lesson.Example>> examples = new HashMap<>();

    /** Who answered in which language. */
    record Subject(String language, String model) implements Comparable<Subject> {
        @Override
        public int compareTo(Subject other) {
            int languages = language.compareTo(other.language);
            return languages != 0 ? languages : model.compareTo(other.model);
        }
    }

    /** Nothing remembered. */
    Memory() {}

    /** All that a store's runs teach. */
    static Memory of(JdbcAnswerStore store, Function<RunRecord, Path> folder, Console console) {
        Memory memory = new Memory();
        for (RunRecord run : store.runs()) {
            Lesson lesson = Lesson.of(store, run, folder.apply(run), console);
            lesson.examples().forEach(memory::show);
            memory.learn(run, lesson.differences());
        }
        return memory;
    }

    private void learn(RunRecord run, List<Difference> found) {
        found.stream()
                .collect(Collectors.groupingBy(each -> new Subject(each.language(), each.model())))
                .forEach((subject, differences) -> {
                    identity(run, subject).ifPresent(digest -> {
                        String before = weights.put(subject, digest);
                        if (before != null && !before.equals(digest)) experience.remove(subject);
                    });
                    experience.computeIfAbsent(subject, any -> new Experience()).learn(run.startedAt(), differences);
                });
    }

    private static Optional<String> identity(RunRecord run, Subject subject) {
        return run.models().stream()
                .filter(model -> model.reference().equals(subject.model()))
                .findFirst()
                .flatMap(ModelIdentity::digest);
    }

    private void show(Lesson.Example example) {
        examples.computeIfAbsent(place(example.language(), example.form()), any -> new TreeMap<>())
                .put(example.prompt(), example);
    }

    private static String place(String language, String form) {
        return language + " " + form;
    }

    /** Experience with each model in a language, by model. */
    Map<String, Experience> in(Language language) {
        Map<String, Experience> in = new TreeMap<>();
        experience.forEach((subject, known) -> {
            if (subject.language().equals(language.tag())) in.put(subject.model(), known);
        });
        return in;
    }

    /** The measured prompt of a form that shares most words with another one, those that few share counting most; the first in order among equals. */
    Optional<Lesson.Example> nearest(Language language, String form, String prompt) {
        Map<String, Lesson.Example> known = examples.getOrDefault(place(language.tag(), form), Map.of());
        Map<String, Integer> common = new HashMap<>();
        known.keySet().forEach(each -> words(each).forEach(word -> common.merge(word, 1, Integer::sum)));
        Set<String> wanted = words(prompt);
        Optional<Lesson.Example> nearest = Optional.empty();
        double most = -1;
        for (Map.Entry<String, Lesson.Example> each : known.entrySet()) {
            double shared = words(each.getKey()).stream()
                    .filter(wanted::contains)
                    .mapToDouble(word -> 1.0 / common.getOrDefault(word, 1))
                    .sum();
            if (shared > most) nearest = Optional.of(each.getValue());
            most = Math.max(most, shared);
        }
        return nearest;
    }

    /** All examples of a form in a language, in the order of their prompts. */
    List<Lesson.Example> examples(Language language, String form) {
        return List.copyOf(
                examples.getOrDefault(place(language.tag(), form), Map.of()).values());
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    }
}
