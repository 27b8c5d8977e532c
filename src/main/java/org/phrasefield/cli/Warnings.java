package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;
import org.phrasefield.llm.EmbeddedModel;
import org.phrasefield.map.Effects;
import org.phrasefield.phrasing.Doubt;
import org.phrasefield.phrasing.Inflection;
import org.phrasefield.phrasing.Lint;
import org.phrasefield.phrasing.Trap;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.OwnMetric;
import org.phrasefield.protocol.Places;
import org.phrasefield.protocol.Problem;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.scoring.OwnMetrics;
import org.phrasefield.trial.Clause;

/** What a person should look at in a protocol that is in order, with its place. */
final class Warnings {
    /** Warnings shown at most. */
    private static final int SHOWN = 50;

    private final Protocol protocol;
    private final Places places;

    private Warnings(Protocol protocol) {
        this.protocol = protocol;
        this.places = new Places(protocol);
    }

    /** Says what should be looked at before anything is sent. */
    static void say(Console console, String file, List<Problem> warnings) {
        warnings.stream().limit(SHOWN).forEach(problem -> console.fault(ProblemText.warning(file, problem)));
        if (warnings.size() > SHOWN) console.fault("… and " + Counts.of(warnings.size() - SHOWN, "more warning"));
    }

    /** Says only that there is something to look at. */
    static void count(Console console, String file, Protocol protocol) {
        int warnings = of(protocol).size();
        if (warnings > 0) console.say(StepWords.of(protocol).warnings(warnings, file));
    }

    /** In the order of their places. */
    static List<Problem> of(Protocol protocol) {
        Warnings warnings = new Warnings(protocol);
        List<Problem> found = new ArrayList<>();
        Doubt.of(Inflection.of(protocol)).forEach(doubt -> found.add(warnings.about(doubt)));
        Lint.of(protocol).forEach(trap -> found.add(warnings.about(trap)));
        warnings.comparing().ifPresent(found::add);
        warnings.ownJudge().ifPresent(found::add);
        found.addAll(warnings.ownMetrics());
        found.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        return List.copyOf(found);
    }

    /** The same with what the models of this machine cannot do, which a run says by itself. */
    static List<Problem> of(Protocol protocol, MachineModels machine) {
        List<Problem> found = new ArrayList<>(of(protocol));
        Warnings warnings = new Warnings(protocol);
        found.addAll(warnings.foreign(machine));
        warnings.few().ifPresent(found::add);
        found.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        return List.copyOf(found);
    }

    /** Languages that a model was surely not trained for. */
    private List<Problem> foreign(MachineModels machine) {
        List<Problem> found = new ArrayList<>();
        for (ModelChoice choice : protocol.models()) {
            String name = choice.reference().substring(choice.reference().indexOf('/') + 1);
            List<String> spoken = machine.languages(choice.reference());
            for (String language : protocol.languages()) {
                EmbeddedModel.caution(name, spoken, language)
                        .map(Clause::of)
                        .map(caution -> places.problem(
                                path(language), 0, caution, "ask another model, or leave the language out"))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** The path that brings a language into the protocol. */
    private String path(String language) {
        String listed = "languages[" + protocol.languages().indexOf(language) + "]";
        return places.has(listed) ? listed : "intents";
    }

    private Problem about(Doubt doubt) {
        return places.problem(path(doubt), 0, doubt.message(), doubt.way());
    }

    /** The path of an author's own phrase; intents of a built-in set stand in front of them, and in no file. */
    private String path(Doubt doubt) {
        List<String> ids = protocol.intents().stream().map(Intent::id).toList();
        int own = 0;
        while (places.has("intents[" + own + "]")) own++;
        int index = ids.indexOf(doubt.intent()) - (ids.size() - own);
        String intent = "intents[" + index + "].";
        String flat = intent + doubt.slot();
        return places.has(flat) ? flat : intent + "ru." + doubt.slot();
    }

    private Problem about(Trap trap) {
        List<String> ids = protocol.forms().stream().map(form -> form.id()).toList();
        String list = "forms[" + ids.indexOf(trap.form()) + "].wordings." + trap.language();
        String path = trap.wording().isPresent() ? list + "[" + trap.wording().getAsInt() + "]" : list;
        return places.problem(path, trap.offset(), trap.message(), trap.way());
    }

    /** Fewer intents than an interval needs; two prompts with one intent are compared otherwise. */
    private Optional<Problem> few() {
        int intents = protocol.intents().size();
        return intents > 1 && intents < Effects.FEWEST_INTENTS
                ? Optional.of(places.problem(
                        places.has("intents") ? "intents" : "protocol",
                        0,
                        "with " + intents + " intents every effect will be “cannot tell”",
                        "an interval needs " + Effects.FEWEST_INTENTS + " intents or more, trials do not replace them"))
                : Optional.empty();
    }

    /** A judge that is asked about its own answers prefers them. */
    private Optional<Problem> ownJudge() {
        return protocol.judge()
                .filter(judge -> protocol.subjects().stream()
                        .anyMatch(subject -> subject.reference().equals(judge.reference())))
                .map(judge -> places.problem(
                        "models[" + protocol.models().indexOf(judge) + "].model",
                        0,
                        "the judge would judge its own answers, and judges prefer their own",
                        "take a judge of another family"));
    }

    /** Words that no dictionary has, and rubrics that nothing will be said by. */
    private List<Problem> ownMetrics() {
        List<Problem> found = new ArrayList<>();
        for (int at = 0; at < protocol.metrics().size(); at++) {
            OwnMetric metric = protocol.metrics().get(at);
            String path = "metrics[" + at + "]";
            if (metric.way() instanceof OwnMetric.Words words) found.addAll(unknown(path, words));
            else if (metric.way() instanceof OwnMetric.Rubric rubric) found.addAll(judged(path, rubric));
        }
        return found;
    }

    private List<Problem> unknown(String path, OwnMetric.Words words) {
        List<Problem> found = new ArrayList<>();
        OwnMetrics.understood(words).forEach((language, list) -> {
            for (int at = 0; at < list.size(); at++) {
                OwnMetrics.Understood entry = list.get(at);
                String where = path + ".words." + language + "[" + at + "]";
                if (entry.lemmas().isEmpty()) {
                    found.add(places.problem(
                            where,
                            0,
                            "\"" + entry.written() + "\" holds no word, so nothing is found",
                            "write a word"));
                }
                for (String word : entry.unknown()) {
                    found.add(places.problem(
                            where,
                            0,
                            "\"" + word + "\" is in no dictionary, so its other forms may not be found",
                            "check its spelling, or list its forms too"));
                }
            }
        });
        return found;
    }

    private List<Problem> judged(String path, OwnMetric.Rubric rubric) {
        if (protocol.judge().isEmpty()) {
            return List.of(places.problem(
                    path + ".rubric",
                    0,
                    "the protocol has no judge, so nobody is asked by this rubric",
                    "add a model with role: judge, or give score --judge later"));
        }
        if (rubric.anchors().isEmpty()) {
            return List.of(places.problem(
                    path + ".rubric",
                    0,
                    "the rubric has no anchors, so the judge is not asked by it: nothing shows whether it can tell",
                    "give anchors: " + OwnMetric.FEWEST_ANCHORS + " pairs of a better and a worse answer a language"));
        }
        return rubric.anchors().entrySet().stream()
                .filter(anchors -> alwaysLonger(anchors.getKey(), anchors.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .map(language -> places.problem(
                        path + ".anchors." + language,
                        0,
                        "the better answer is never the shorter one, so a judge passes that only likes length",
                        "let the better answer be the shorter one in about half of the anchors"))
                .toList();
    }

    private static boolean alwaysLonger(String tag, List<OwnMetric.Anchor> anchors) {
        Language language = Language.of(tag).orElseThrow();
        return anchors.stream().noneMatch(anchor -> words(language, anchor.better()) < words(language, anchor.worse()));
    }

    private static int words(Language language, String text) {
        return TextView.of(language, text).words().size();
    }

    /** One form, one model, one language and no words leave nothing to compare. */
    private Optional<Problem> comparing() {
        boolean alone = protocol.forms().size() == 1
                && protocol.subjects().size() == 1
                && protocol.words().isEmpty();
        return alone
                ? Optional.of(places.problem(
                        "forms",
                        0,
                        "there is one form and one model, and so nothing to compare",
                        "add a form or a model"))
                : Optional.empty();
    }
}
