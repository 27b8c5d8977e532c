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
import org.phrasefield.forecast.FormRecogniser;
import org.phrasefield.forecast.Preview;
import org.phrasefield.language.Language;
import org.phrasefield.map.Difference;
import org.phrasefield.map.Lost;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.phrasing.Forms;
import org.phrasefield.stats.Interval;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/**
 * What all runs of a store teach about forms, worked out, and answers to show. Kept in one file beside the store, so that a preview takes as long with
 * thirty runs as with one. What a model answered with other weights or other settings than in its newest run teaches nothing.
 *
 * @param stamp of what it was made
 * @param previews by language and model
 * @param examples by language, form and prompt; of each form in each language the newest
 * @param leftOut how many runs teach nothing, or nothing of one of their models, by the reason's word
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
            List<RunRecord> all = runs.get();
            Learning learning = new Learning(past(store, folder, console, all));
            for (RunRecord run : all) {
                learning.from(run, Lesson.of(store, run, folder.resolve(run.id()), console));
            }
            return learning.memory(fresh);
        });
    }

    /** Keeps all that a store's runs teach where each run's lesson is at hand; where one is not, such as with a new program, it is left to who wants a preview. */
    static void keep(JdbcAnswerStore store, Path folder, Console console) {
        Map<RunRecord, Lesson> lessons = new LinkedHashMap<>();
        for (RunRecord run : store.runs()) {
            Optional<Lesson> lesson = Lesson.current(store, run, folder.resolve(run.id()));
            if (lesson.isEmpty()) return;
            lessons.put(run, lesson.get());
        }
        Learning learning = new Learning(past(store, folder, console, List.copyOf(lessons.keySet())));
        lessons.forEach(learning::from);
        FILE.of(folder, stamp(store), console, learning::memory);
    }

    private static Map<String, Set<String>> past(
            JdbcAnswerStore store, Path folder, Console console, List<RunRecord> runs) {
        // What is being asked ends no epoch before it is known whole.
        return new Nights(store, run -> folder.resolve(run.id()), console)
                .past(runs.stream()
                        .filter(run -> run.status() != RunRecord.Status.OPEN)
                        .toList());
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

    /**
     * As what, and with what, a model answered: what is expected of it under some conditions says nothing of others.
     *
     * @param digest hash of its weights; empty where nobody told
     * @param settings what it was asked with
     */
    private record Conditions(String digest, String settings) {
        Lesson.Fault unlike(Conditions newest) {
            return digest.equals(newest.digest) ? Lesson.Fault.SETTINGS : Lesson.Fault.WEIGHTS;
        }
    }

    /** What is known of a model under the same conditions. */
    private static final class Known {
        private final Experience experience = new Experience();
        private final Map<String, Lost> asked = new HashMap<>();
        /** Forms that some run has done with. */
        private final Set<String> finished = new HashSet<>();

        private final List<String> runs = new ArrayList<>();
        private String judgeFault = "";
    }

    /** What one model answered under its conditions; the newest conditions count. */
    private static final class Answering {
        private final Map<Conditions, Known> known = new LinkedHashMap<>();
        private Conditions newest = new Conditions("", "");

        Known now() {
            return known.computeIfAbsent(newest, any -> new Known());
        }
    }

    private record Shown(String prompt, Conditions conditions) {}

    /** Takes in run after run, in their order of time. */
    private static final class Learning {
        private final Map<Subject, Answering> subjects = new TreeMap<>();
        private final Map<String, Map<Shown, Example>> examples = new TreeMap<>();
        private final Map<Lesson.Fault, Set<String>> leftOut = new TreeMap<>();
        private final Map<String, Set<String>> past;

        /** @param past by run, the models that are in another epoch by now */
        Learning(Map<String, Set<String>> past) {
            this.past = past;
        }

        void from(RunRecord run, Lesson lesson) {
            Set<String> over = past.getOrDefault(run.id(), Set.of());
            Lesson.Fault fault = lesson.fault();
            if (fault != null) leaveOut(fault, run.id());
            Map<Subject, List<Difference>> found = lesson.differences().stream()
                    .collect(Collectors.groupingBy(each -> new Subject(each.language(), each.model())));
            Map<Subject, List<Lesson.Asked>> trials = lesson.asked().stream()
                    .collect(Collectors.groupingBy(each -> new Subject(each.language(), each.model())));
            trials.forEach((subject, forms) -> {
                if (over.contains(subject.model())) {
                    leaveOut(Lesson.Fault.EPOCH, run.id());
                    return;
                }
                Answering answering = subjects.computeIfAbsent(subject, any -> new Answering());
                answering.newest = new Conditions(
                        identity(run, subject).orElse(answering.newest.digest()),
                        lesson.settings().getOrDefault(subject.model(), ""));
                Known known = answering.now();
                known.runs.add(run.id());
                forms.forEach(each -> known.asked.merge(each.form(), each.lost(), Lost::and));
                Optional.ofNullable(lesson.judged().get(subject.language()))
                        .ifPresent(judged -> known.judgeFault = judged);
                Map<String, Lost> sides = sides(forms);
                known.finished.addAll(sides.keySet());
                known.experience.learn(run.startedAt(), found.getOrDefault(subject, List.of()), sides);
            });
            lesson.examples().stream()
                    .filter(each -> !over.contains(each.model()))
                    .forEach(this::show);
        }

        /** By form, what became of its trials and of those of asking plainly, which it is compared with; only where none of both is still to be asked. */
        private static Map<String, Lost> sides(List<Lesson.Asked> forms) {
            Map<String, Lost> asked = new HashMap<>();
            forms.stream().filter(each -> each.left() == 0).forEach(each -> asked.put(each.form(), each.lost()));
            Lost control = asked.get(BuiltIns.FORMS.get(0));
            if (control == null) return Map.of();
            asked.replaceAll((form, lost) -> lost.and(control));
            return asked;
        }

        private void leaveOut(Lesson.Fault fault, String run) {
            leftOut.computeIfAbsent(fault, any -> new HashSet<>()).add(run);
        }

        private static Optional<String> identity(RunRecord run, Subject subject) {
            return run.models().stream()
                    .filter(model -> model.reference().equals(subject.model()))
                    .findFirst()
                    .flatMap(ModelIdentity::digest);
        }

        private Conditions newest(Example example) {
            Answering answering = subjects.get(new Subject(example.language(), example.model()));
            return answering == null ? new Conditions("", "") : answering.newest;
        }

        /** The newest last; what is shown for the first time moves to the end. */
        private void show(Example example) {
            Map<Shown, Example> known =
                    examples.computeIfAbsent(example.language() + " " + example.form(), any -> new LinkedHashMap<>());
            Shown shown = new Shown(example.prompt(), newest(example));
            known.remove(shown);
            known.put(shown, example);
        }

        Memory memory(String stamp) {
            List<Preview> previews = new ArrayList<>();
            subjects.forEach((subject, answering) -> {
                answering.known.forEach((conditions, known) -> {
                    if (conditions.equals(answering.newest)) return;
                    known.runs.forEach(run -> leaveOut(conditions.unlike(answering.newest), run));
                });
                Known now = answering.now();
                Set<String> unfinished = new HashSet<>(now.asked.keySet());
                unfinished.removeAll(now.finished);
                previews.add(Preview.of(
                        subject.language(), subject.model(), now.experience, now.asked, unfinished, now.judgeFault));
            });
            // Models of which nothing is known come last.
            previews.sort(Comparator.comparing((Preview each) -> each.runs() == 0));
            List<Example> shown = new ArrayList<>();
            examples.values().forEach(known -> {
                Map<String, Example> newest = new LinkedHashMap<>();
                known.forEach((each, example) -> {
                    if (!each.conditions().equals(newest(example))) return;
                    newest.remove(each.prompt());
                    newest.put(each.prompt(), example);
                });
                newest.values().stream()
                        .skip(Math.max(0, newest.size() - MOST_EXAMPLES))
                        .sorted(Comparator.comparing(Example::prompt))
                        .forEach(shown::add);
            });
            Map<String, Integer> counted = new TreeMap<>();
            leftOut.forEach((why, runs) -> counted.put(why.word(), runs.size()));
            return new Memory(stamp, previews, shown, counted);
        }
    }

    /**
     * The measured prompt of a form that shares most words with another one, those that few share counting most; the first in order among equals. Words
     * that say nothing of a topic make no two prompts alike: empty where no other is shared.
     */
    Optional<Example> nearest(Language language, String form, String prompt) {
        List<Example> known = examples(language, form);
        Map<String, Integer> common = new HashMap<>();
        known.forEach(each -> words(each.prompt()).forEach(word -> common.merge(word, 1, Integer::sum)));
        Set<String> wanted = words(prompt);
        wanted.removeAll(FormRecogniser.plainWords(language));
        Optional<Example> nearest = Optional.empty();
        double most = 0;
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
        Set<String> words =
                new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }
}
