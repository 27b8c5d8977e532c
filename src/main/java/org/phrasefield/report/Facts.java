package org.phrasefield.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Settings;
import org.phrasefield.report.page.PageView.Note;
import org.phrasefield.trial.Flight;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.RunRecord;

/** What a reader must know of a run to know whom and what its numbers are about: who was asked, what, when, and how. */
final class Facts {
    /** A digest is known by its first characters. */
    private static final int BRIEF = 12;

    private final RunRecord run;
    private final Protocol protocol;
    private final History history;
    private final Texts texts;

    Facts(Study study, History history, Texts texts) {
        this.history = history;
        this.run = study.run();
        this.protocol = study.protocol();
        this.texts = texts;
    }

    /** The facts, in the order of the questions: who, what, when, how; of answers that were made elsewhere only what is known. */
    List<Note> all() {
        List<Note> facts = new ArrayList<>();
        facts.add(new Note(
                texts.say(run.models().size() > 1 ? "fact.models" : "fact.model"),
                run.models().stream().map(Facts::model).collect(Collectors.joining("; "))));
        if (run.imported()) {
            facts.add(new Note(texts.say("fact.given"), asked()));
            facts.add(new Note(texts.say("fact.imported"), texts.moment(run.startedAt())));
            return facts;
        }
        facts.add(new Note(texts.say("fact.asked"), asked()));
        facts.add(new Note(texts.say("fact.when"), when()));
        facts.add(new Note(texts.say("fact.settings"), settings()));
        String flight = flight(Flight.byModel(history.course().widths()));
        if (!flight.isEmpty()) facts.add(new Note(texts.say("fact.flight"), flight));
        return facts;
    }

    private static String model(ModelIdentity model) {
        List<String> known = new ArrayList<>();
        model.digest().map(Facts::brief).ifPresent(known::add);
        model.quantisation().ifPresent(known::add);
        model.server().ifPresent(known::add);
        return known.isEmpty() ? model.reference() : model.reference() + " (" + String.join(", ", known) + ")";
    }

    /** The first characters of a digest. */
    static String brief(String digest) {
        return digest.substring(0, Math.min(BRIEF, digest.length()));
    }

    private String asked() {
        List<String> factors = new ArrayList<>(List.of(
                texts.count("fact.forms", protocol.forms().size()),
                texts.count("fact.topics", protocol.intents().size()),
                texts.count("fact.trials", protocol.trials())));
        if (protocol.languages().size() > 1) {
            factors.add(texts.count("fact.languages", protocol.languages().size()));
        }
        return String.join(" × ", factors);
    }

    private String when() {
        Optional<String> took = run.endedAt().map(end -> texts.span(Duration.between(run.startedAt(), end)));
        return texts.moment(run.startedAt())
                + took.map(time -> ", " + texts.say("fact.took", time)).orElse("");
    }

    /** How many calls were in flight to each model that the run names, where the number has changed. */
    private String flight(Map<String, Flight> flights) {
        return run.models().stream()
                .map(ModelIdentity::reference)
                .filter(model -> flights.containsKey(model)
                        && Objects.requireNonNull(flights.get(model)).changed())
                .map(model -> {
                    String said = flight(Objects.requireNonNull(flights.get(model)));
                    return run.models().size() > 1 ? model + ": " + said : said;
                })
                .collect(Collectors.joining("; "));
    }

    private String flight(Flight flight) {
        String said = texts.say(
                "fact.flight.changed",
                texts.whole(flight.first()),
                texts.whole(flight.most()),
                texts.whole(flight.last()));
        return flight.cuts() == 0 ? said : said + "; " + texts.count("fact.flight.cut", flight.cuts());
    }

    private String settings() {
        List<String> given = new ArrayList<>();
        Settings settings = protocol.models().stream()
                .filter(model -> model.role() == ModelChoice.Role.SUBJECT)
                .map(ModelChoice::settings)
                .findFirst()
                .orElse(Settings.DEFAULT);
        boolean same = protocol.models().stream()
                .filter(model -> model.role() == ModelChoice.Role.SUBJECT)
                .allMatch(model -> model.settings().equals(settings));
        if (!same) given.add(texts.say("fact.various"));
        else {
            given.add(
                    settings.temperature().isPresent()
                            ? texts.say(
                                    "fact.temperature",
                                    plain(settings.temperature().getAsDouble()))
                            : texts.say("fact.temperature-own"));
            settings.topP().ifPresent(share -> given.add("top-p " + plain(share)));
            given.add(texts.count("fact.tokens", settings.maxTokens()));
        }
        given.add(protocol.system()
                .map(system -> texts.say("fact.system", texts.quoted(Topics.brief(Harmless.line(system)))))
                .orElseGet(() -> texts.say("fact.no-system")));
        return String.join("; ", given);
    }

    private String plain(double number) {
        String text = texts.fixed(number, 2);
        return text.replaceAll("[.,]?0+$", "");
    }
}
