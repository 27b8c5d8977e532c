package org.phrasefield.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.phrasefield.language.Language;
import org.phrasefield.map.PairAgreement;
import org.phrasefield.map.RaterAgreement;
import org.phrasefield.scoring.Ballot;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.scoring.Preference;
import org.phrasefield.scoring.Rating;
import org.phrasefield.scoring.Scorable;
import org.phrasefield.scoring.ValidationText;
import org.phrasefield.scoring.Verdicts;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.Result;
import org.phrasefield.trial.RunRecord;
import org.phrasefield.trial.Trial;

/** What people said of answers, beside what the metrics say. */
final class Agreements {
    private final JdbcAnswerStore store;

    Agreements(JdbcAnswerStore store) {
        this.store = store;
    }

    /**
     * How far people agree on answers of these runs, in a reader's language; one line that says so where no two have rated the same. Runs stay
     * apart: one name in two of them may be two people.
     */
    List<String> lines(List<RunRecord> runs, Language reader) {
        List<String> lines = runs.stream()
                .flatMap(run -> lines(run, reader).stream().map(line -> run.id() + ": " + line))
                .toList();
        return lines.isEmpty() ? List.of(ValidationText.people(reader)) : lines;
    }

    /** By language tag, the indices that two people or more agree on in a run. */
    Map<String, Set<String>> validated(RunRecord run) {
        Map<String, Set<String>> validated = new HashMap<>();
        Map<Language, PairAgreement> pairs = pairs(run);
        for (Language language : Language.values()) {
            if (pairs.containsKey(language) && pairs.get(language).validates())
                validated
                        .computeIfAbsent(language.tag(), any -> new HashSet<>())
                        .add(Criterion.DEPTH.id());
            List<RaterAgreement.Rated> rated = rated(run, language, false);
            for (Kinds kinds : Kinds.values()) {
                if (RaterAgreement.of(kinds, rated).validates())
                    validated
                            .computeIfAbsent(language.tag(), any -> new HashSet<>())
                            .add(kinds.prefix());
            }
        }
        return validated;
    }

    private List<String> lines(RunRecord run, Language reader) {
        List<String> lines = new ArrayList<>();
        for (Language language : Language.values()) {
            List<RaterAgreement.Rated> rated = rated(run, language, true);
            for (Kinds kinds : Kinds.values()) {
                RaterAgreement found = RaterAgreement.of(kinds, rated);
                if (found.twice() > 0) {
                    lines.add(ValidationText.agreement(
                            language,
                            kinds,
                            List.of(found.raters(), found.rated(), found.twice()),
                            found.people(),
                            found.metrics(),
                            reader));
                }
            }
        }
        pairs(run).forEach((language, found) -> {
            if (found.twice() > 0)
                lines.add(ValidationText.pairs(
                        language, found.rated(), found.twice(), found.people(), found.judge(), found.steady(), reader));
        });
        return lines;
    }

    /** What people said of pairs of answers, beside what the judge said of the same ones. */
    private Map<Language, PairAgreement> pairs(RunRecord run) {
        Map<Preference.Pair, Map<String, List<Preference>>> said = new LinkedHashMap<>();
        for (Preference each : store.preferences(run.id())) {
            said.computeIfAbsent(each.pair(), any -> new TreeMap<>())
                    .computeIfAbsent(each.rater(), any -> new ArrayList<>())
                    .add(each);
        }
        Map<Language, PairAgreement> found = new EnumMap<>(Language.class);
        if (said.isEmpty()) return found;
        Map<String, String> languages = new HashMap<>();
        store.each(run.id(), (trial, result) -> {
            if (trial.part().studied()) languages.put(trial.key(), trial.cell().language());
        });
        Verdicts verdicts = new Verdicts();
        store.eachJudged(run.id(), false, verdicts::add);
        for (Language language : Language.values()) {
            Map<Preference.Pair, Double> judged = new HashMap<>();
            for (Verdicts.Decided each : verdicts.decided(language.tag())) {
                judged.put(new Preference.Pair(each.key(), each.control()), each.won());
            }
            List<PairAgreement.Rated> rated = new ArrayList<>();
            said.forEach((pair, people) -> {
                if (!language.tag().equals(languages.get(pair.one()))) return;
                Map<String, Ballot> ballots = new TreeMap<>();
                people.forEach((rater, preferences) -> ballots.put(rater, Ballot.of(preferences)));
                Double judge = judged.get(pair);
                rated.add(new PairAgreement.Rated(
                        ballots, judge == null ? OptionalDouble.empty() : OptionalDouble.of(judge)));
            });
            if (!rated.isEmpty()) found.put(language, PairAgreement.of(rated));
        }
        return found;
    }

    /** @param found whether what the metrics say of each answer is looked up too */
    private List<RaterAgreement.Rated> rated(RunRecord run, Language language, boolean found) {
        Map<String, List<Rating>> by = new HashMap<>();
        for (Rating rating : store.ratings(run.id())) {
            by.computeIfAbsent(rating.key(), each -> new ArrayList<>()).add(rating);
        }
        List<RaterAgreement.Rated> rated = new ArrayList<>();
        if (by.isEmpty()) return rated;
        store.each(run.id(), (trial, result) -> {
            List<Rating> ratings = by.get(trial.key());
            if (ratings == null
                    || !trial.part().studied()
                    || !trial.cell().language().equals(language.tag())) return;
            rated.add(new RaterAgreement.Rated(
                    ratings, found ? result.map(of -> found(trial, of)).orElse(Map.of()) : Map.of()));
        });
        return rated;
    }

    private Map<Kinds, String> found(Trial trial, Result result) {
        Map<Kinds, String> found = new EnumMap<>(Kinds.class);
        Optional<Scorable> answer = Scorable.of(trial, result.outcome());
        if (answer.isEmpty()) return found;
        for (Kinds kinds : Kinds.values()) kinds.found(answer.get()).ifPresent(name -> found.put(kinds, name));
        return found;
    }
}
