package org.phrasefield.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.phrasefield.forecast.Example;
import org.phrasefield.map.Difference;
import org.phrasefield.map.Effects;
import org.phrasefield.map.Lost;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.phrasing.Forms;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.report.Study;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Answer;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/**
 * What one run teaches about the built-in forms; nothing where it compares with another form than asking plainly, or was made with other
 * wordings than the present ones. Kept in a file, since a preview must not take seconds.
 *
 * @param stamp of what it was made
 * @param fault why it teaches nothing; absent where it does
 * @param differences what each form did with each intent
 * @param asked what became of each form's trials
 * @param examples answers to show
 * @param settings by model reference, what it was asked with
 * @param judged by language, why nothing that a judge said of depth is shown, empty where it is; nothing where no judge was asked
 */
record Lesson(
        String stamp,
        @Nullable Fault fault,
        List<Difference> differences,
        List<Asked> asked,
        List<Example> examples,
        Map<String, String> settings,
        Map<String, String> judged)
        implements RunFile.Stamped {
    private static final RunFile<Lesson> FILE =
            new RunFile<>("preview.json", Lesson.class, Difference.class, Example.class, Asked.class);
    private static final int BEGINNING = 200;
    /** Of each form in each language. */
    private static final int MOST_EXAMPLES = 30;

    Lesson {
        differences = List.copyOf(differences);
        asked = List.copyOf(asked);
        examples = List.copyOf(examples);
        settings = Map.copyOf(settings);
        judged = Map.copyOf(judged);
    }

    /** Why a run, or what one model answered in it, teaches nothing of the built-in forms. */
    enum Fault {
        /** It compares with another form than asking plainly. */
        CONTROL,
        /** It was made with other wordings than the present ones. */
        WORDINGS,
        /** The model had other weights than in its newest run. */
        WEIGHTS,
        /** The model was asked with other settings than in its newest run. */
        SETTINGS,
        /** The model is in another epoch of the run's protocol by now. */
        EPOCH,
        /** It is being asked, or was killed, and had taught nothing before: what it teaches is learned once it has ended. */
        OPEN;

        /** The word that data and texts have. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What became of a form's trials.
     *
     * @param language language tag
     * @param model model reference
     * @param form form id
     * @param lost how many were asked, and lost
     * @param left how many are still to be asked
     */
    record Asked(String language, String model, String form, Lost lost, int left) {}

    /**
     * The lesson of a run, from its file where that is current. While a run is being asked each answer would change it: until it ends, what it taught before
     * stands.
     */
    static Lesson of(JdbcAnswerStore store, RunRecord run, Path folder, Console console) {
        if (run.status() == RunRecord.Status.OPEN) return before(run, folder);
        return FILE.of(store, run, folder, console, stamp -> made(store, run, stamp));
    }

    /** The lesson of a run, where its file is current, or the run is being asked. */
    static Optional<Lesson> current(JdbcAnswerStore store, RunRecord run, Path folder) {
        if (run.status() == RunRecord.Status.OPEN) return Optional.of(before(run, folder));
        return FILE.current(store, run, folder);
    }

    private static Lesson before(RunRecord run, Path folder) {
        return FILE.last(run, folder)
                .orElseGet(() -> new Lesson("", Fault.OPEN, List.of(), List.of(), List.of(), Map.of(), Map.of()));
    }

    private static Lesson made(JdbcAnswerStore store, RunRecord run, String stamp) {
        Listener listener = new Listener(run);
        if (listener.fault.isPresent()) return listener.lesson(stamp);
        listener.hear(new Scoreboard(store, listener.protocol, List.of()).comparing(run, listener::see));
        return listener.lesson(stamp);
    }

    /** Takes a lesson of a run from what is gathered of it for its tables and pages, so that a preview need not gather it again. */
    static final class Listener {
        private final Protocol protocol;
        private final Optional<Fault> fault;
        private final Set<String> builtIn;
        private final Map<String, List<Example>> examples = new HashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private final List<Asked> asked = new ArrayList<>();
        private final Map<String, String> judged = new TreeMap<>();

        Listener(RunRecord run) {
            protocol = Finish.protocol(run);
            boolean plain = protocol.control().equals(BuiltIns.FORMS.get(0));
            boolean present = run.wordings().equals(Forms.versions(protocol.languages()));
            fault = plain && present ? Optional.empty() : Optional.of(plain ? Fault.WORDINGS : Fault.CONTROL);
            builtIn = protocol.forms().stream()
                    .filter(FormChoice::builtIn)
                    .map(FormChoice::id)
                    .collect(Collectors.toSet());
        }

        /** A row, in plan order. */
        void see(Study.Row row) {
            if (fault.isEmpty()) show(row, builtIn, examples);
        }

        /** All that the forms did. */
        void hear(Effects effects) {
            if (fault.isPresent()) return;
            effects.differences(singles()).stream()
                    .filter(each -> builtIn.contains(each.form()))
                    .map(Lesson::rounded)
                    .forEach(differences::add);
            effects.tallies().stream()
                    .filter(each -> builtIn.contains(each.form()))
                    .map(each -> new Asked(
                            each.language(),
                            each.model(),
                            each.form(),
                            Lost.of(List.of(each)),
                            each.planned() - each.asked()))
                    .forEach(asked::add);
            protocol.languages().stream()
                    .filter(language -> effects.judged(Criterion.DEPTH, language))
                    .forEach(language -> judged.put(
                            language,
                            effects.judgeFault(Criterion.DEPTH, language).orElse("")));
        }

        /** Keeps it in the run's folder, unless the run is being asked. */
        void keep(JdbcAnswerStore store, RunRecord run, Path folder, Console console) {
            if (run.status() == RunRecord.Status.OPEN) return;
            FILE.atHand(store, run, folder, console, this::lesson);
        }

        private Lesson lesson(String stamp) {
            List<Example> shown =
                    examples.values().stream().flatMap(List::stream).toList();
            Map<String, String> settings = protocol.subjects().stream()
                    .collect(Collectors.toMap(
                            ModelChoice::reference, model -> settings(protocol, model), (first, same) -> first));
            return new Lesson(stamp, fault.orElse(null), differences, asked, shown, settings, judged);
        }
    }

    /** Everything that stands beside a wording when a model is asked: what it draws with, the system message, and the carrier of words. */
    private static String settings(Protocol protocol, ModelChoice model) {
        SortedMap<String, String> set = model.settings().set();
        // How many threads answer changes no answer.
        set.remove("num_thread");
        protocol.system().ifPresent(system -> set.put("system", system));
        protocol.words().ifPresent(words -> set.put("words", String.join(" ", new TreeSet<>(words.groups()))));
        return set.toString();
    }

    /** To the sixth decimal, far below what any of them means. */
    static Difference rounded(Difference each) {
        return new Difference(
                each.language(),
                each.model(),
                each.metric(),
                each.form(),
                each.intent(),
                Math.rint(each.value() * 1e6) / 1e6,
                each.answers());
    }

    /** Length, and the shares of zones and strategies, which say where an answer goes. */
    private static List<String> singles() {
        Stream<String> kinds =
                Stream.of(Kinds.values()).flatMap(kind -> kind.names().stream().map(kind::metric));
        return Stream.concat(Stream.of(Metrics.LENGTH_RATIO), kinds).toList();
    }

    private static void show(Study.Row row, Set<String> builtIn, Map<String, List<Example>> examples) {
        Trial trial = row.trial();
        String language = trial.cell().language();
        String form = trial.cell().form();
        List<Example> known = examples.computeIfAbsent(language + " " + form, any -> new ArrayList<>());
        if (!trial.part().studied() || !builtIn.contains(form) || known.size() == MOST_EXAMPLES) return;
        row.result()
                .map(result -> result.outcome())
                .filter(Outcome.Answered.class::isInstance)
                .flatMap(Outcome::text)
                .map(Answer::text)
                .ifPresent(text -> known.add(new Example(
                        language,
                        form,
                        trial.phrasing().text(),
                        text.substring(0, Math.min(BEGINNING, text.length())),
                        trial.cell().model())));
    }
}
