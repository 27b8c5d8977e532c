package org.phrasefield.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.phrasefield.forecast.Example;
import org.phrasefield.forecast.Experience;
import org.phrasefield.forecast.Preview;
import org.phrasefield.language.Language;
import org.phrasefield.map.Difference;
import org.phrasefield.map.Lost;
import org.phrasefield.phrasing.Forms;
import org.phrasefield.stats.Interval;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/**
 * What all runs of a store teach about forms, worked out, and answers to show. Kept in one file beside the store, so that a preview takes as long with
 * thirty runs as with one. What a model answered before its weights changed teaches nothing.
 *
 * @param stamp of what it was made
 * @param previews by language and model
 * @param examples by language, form and prompt; of each form in each language the newest
 * @param leftOut how many runs teach nothing, by the reason's word
 */
record Memory(String stamp, List<Preview> previews, List<Example> examples, Map<String, Integer> leftOut)
        implements RunFile.Stamped {
    private static final RunFile<Memory> FILE =
            new RunFile<>("preview.json", Memory.class, Interval.class, Example.class, Preview.Expected.class);
    /** Of each form in each language. */
    private static final int MOST_EXAMPLES = 60;

    /** Nothing remembered. */
    static final Memory NONE = new Memory("", List.of(), List.of(), Map.of());

    Memory {
        previews = List.copyOf(previews);
        examples = List.copyOf(examples);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * All that a store's runs teach.
     *
     * @param folder the results folder
     * @param runs asked for the store's runs only where there is something to learn
     */
    static Memory of(JdbcAnswerStore store, Path folder, Supplier<List<RunRecord>> runs, Console console) {
        return FILE.of(folder, stamp(store), console, fresh -> {
            Learning learning = new Learning();
            for (RunRecord run : runs.get()) {
                learning.from(run, Lesson.of(store, run, folder.resolve(run.id()), console));
            }
            return learning.memory(fresh);
        });
    }

    /** Keeps all that a store's runs teach where each run's lesson is at hand; where one is not, such as with a new program, it is left to who wants a preview. */
    static void keep(JdbcAnswerStore store, Path folder, Console console) {
        Learning learning = new Learning();
        for (RunRecord run : store.runs()) {
            Optional<Lesson> lesson = Lesson.current(store, run, folder.resolve(run.id()));
            if (lesson.isEmpty()) return;
            learning.from(run, lesson.get());
        }
        FILE.of(folder, stamp(store), console, learning::memory);
    }

    private static String stamp(JdbcAnswerStore store) {
        return String.join(
                " ",
                Build.name(),
                Forms.versions(
                        Arrays.stream(Language.values()).map(Language::tag).toList()),
                store.state());
    }

    /** Who answered in which language. */
    private record Subject(String language, String model) implements Comparable<Subject> {
        @Override
        public int compareTo(Subject other) {
            return Comparator.comparing(Subject::language)
                    .thenComparing(Subject::model)
                    .compare(this, other);
        }
    }

    /** Takes in run after run, in their order of time. */
    private static final class Learning {
        private final Map<Subject, Experience> experience = new TreeMap<>();
        private final Map<Subject, Map<String, Lost>> asked = new HashMap<>();
        private final Map<Subject, String> weights = new HashMap<>();
        private final Map<String, Map<String, Example>> examples = new TreeMap<>();
        private final Map<String, Integer> leftOut = new TreeMap<>();

        void from(RunRecord run, Lesson lesson) {
            Lesson.Fault fault = lesson.fault();
            if (fault != null) leftOut.merge(fault.word(), 1, Integer::sum);
            lesson.examples().forEach(this::show);
            Map<Subject, List<Difference>> found = lesson.differences().stream()
                    .collect(Collectors.groupingBy(each -> new Subject(each.language(), each.model())));
            Map<Subject, List<Lesson.Asked>> trials = lesson.asked().stream()
                    .collect(Collectors.groupingBy(each -> new Subject(each.language(), each.model())));
            trials.forEach((subject, forms) -> {
                identity(run, subject).ifPresent(digest -> {
                    String before = weights.put(subject, digest);
                    if (before != null && !before.equals(digest)) {
                        experience.remove(subject);
                        asked.remove(subject);
                    }
                });
                Map<String, Lost> own = asked.computeIfAbsent(subject, any -> new HashMap<>());
                forms.forEach(each -> own.merge(each.form(), each.lost(), Lost::and));
                experience
                        .computeIfAbsent(subject, any -> new Experience())
                        .learn(run.startedAt(), found.getOrDefault(subject, List.of()));
            });
        }

        private static Optional<String> identity(RunRecord run, Subject subject) {
            return run.models().stream()
                    .filter(model -> model.reference().equals(subject.model()))
                    .findFirst()
                    .flatMap(ModelIdentity::digest);
        }

        /** The newest last; what is shown for the first time moves to the end. */
        private void show(Example example) {
            Map<String, Example> known =
                    examples.computeIfAbsent(example.language() + " " + example.form(), any -> new LinkedHashMap<>());
            known.remove(example.prompt());
            known.put(example.prompt(), example);
        }

        Memory memory(String stamp) {
            List<Preview> previews = new ArrayList<>();
            experience.forEach((subject, known) -> previews.add(
                    Preview.of(subject.language(), subject.model(), known, asked.getOrDefault(subject, Map.of()))));
            List<Example> shown = new ArrayList<>();
            examples.values()
                    .forEach(known -> known.values().stream()
                            .skip(Math.max(0, known.size() - MOST_EXAMPLES))
                            .sorted(Comparator.comparing(Example::prompt))
                            .forEach(shown::add));
            return new Memory(stamp, previews, shown, leftOut);
        }
    }

    /** The measured prompt of a form that shares most words with another one, those that few share counting most; the first in order among equals. */
    Optional<Example> nearest(Language language, String form, String prompt) {
        List<Example> known = examples(language, form);
        Map<String, Integer> common = new HashMap<>();
        known.forEach(each -> words(each.prompt()).forEach(word -> common.merge(word, 1, Integer::sum)));
        Set<String> wanted = words(prompt);
        Optional<Example> nearest = Optional.empty();
        double most = -1;
        for (Example each : known) {
            double shared = words(each.prompt()).stream()
                    .filter(wanted::contains)
                    .mapToDouble(word -> 1.0 / common.getOrDefault(word, 1))
                    .sum();
            if (shared > most) nearest = Optional.of(each);
            most = Math.max(most, shared);
        }
        return nearest;
    }

    /** All examples of a form in a language, in the order of their prompts. */
    List<Example> examples(Language language, String form) {
        return examples.stream()
                .filter(each ->
                        each.language().equals(language.tag()) && each.form().equals(form))
                .toList();
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    }
}
