package org.phrasefield.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.phrasefield.language.Language;
import org.phrasefield.scoring.Codebook;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.scoring.Rating;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;

/** Asks a person for verdicts on answers, one after the other. Reads lines, so that a pipe does as well as a terminal. */
final class RatingScreen {
    private static final int MOST_COLUMNS = 80;
    /** Lines of explanations at a time: with the choices below them they fit the smallest terminal, of 24. */
    private static final int PAGE = 18;

    private final Surroundings surroundings;
    private final Console console;
    private final JdbcAnswerStore store;
    private final RunRecord run;
    private final BlindAnswers blind;
    private final String rater;
    private final Columns columns;
    private final Language reader;
    private final TypedKeys keys;

    RatingScreen(
            Surroundings surroundings,
            Console console,
            JdbcAnswerStore store,
            RunRecord run,
            BlindAnswers blind,
            String rater) {
        this.surroundings = surroundings;
        this.console = console;
        this.store = store;
        this.run = run;
        this.blind = blind;
        this.rater = rater;
        this.keys = new TypedKeys(surroundings.in());
        this.reader = Language.of(Finish.protocol(run).reportLanguage()).orElse(Language.EN);
        this.columns = new Columns(Math.min(MOST_COLUMNS, surroundings.columns()));
    }

    /** What a person wants. */
    private enum Wish {
        VERDICT,
        SKIP,
        UNDO,
        STOP
    }

    /** Shows answers until all are rated or the person stops. */
    void show() {
        Set<String> done = store.ratings(run.id()).stream()
                .filter(rating -> rating.rater().equals(rater))
                .filter(rating -> rating.verdict().map(Rating.Verdict::whole).orElse(false))
                .map(Rating::key)
                .collect(Collectors.toSet());
        List<String> open = new ArrayList<>(blind.texts().keySet().stream()
                .filter(key -> !done.contains(key))
                .toList());
        Deque<Integer> said = new ArrayDeque<>();
        int at = 0;
        while (at < open.size()) {
            String key = open.get(at);
            console.result("\n" + (done.size() + said.size() + 1) + " / "
                    + blind.texts().size() + "\n");
            for (String line : blind.texts().getOrDefault(key, "").lines().toList()) {
                console.result(columns.wrapped("", line));
            }
            List<String> verdict = new ArrayList<>();
            Wish wish = asked(verdict);
            if (wish == Wish.STOP) break;
            if (wish == Wish.UNDO) {
                if (said.isEmpty()) {
                    console.say(said("Nothing to undo.", "Отменять нечего."));
                } else {
                    at = said.pop();
                    keep(open.get(at), Optional.empty());
                }
                continue;
            }
            if (wish == Wish.VERDICT) {
                keep(key, Optional.of(new Rating.Verdict(verdict.get(0), verdict.get(1))));
                said.push(at);
            }
            at++;
        }
        int rated = done.size() + said.size();
        int all = blind.texts().size();
        String end = rated < all ? said("; the same command goes on.", "; та же команда продолжит.") : ".";
        console.say(said(
                        rater + " has rated " + rated + " of " + Counts.of(all, "answer"),
                        rater + ": оценено ответов — " + rated + " из " + all)
                + end);
    }

    /** The screen speaks the language of the run's report, as the answers mostly do. */
    private String said(String english, String russian) {
        return switch (reader) {
            case EN -> english;
            case RU -> russian;
        };
    }

    private void keep(String key, Optional<Rating.Verdict> verdict) {
        store.keepRatings(
                run.id(),
                List.of(new Rating(key, rater, verdict, surroundings.clock().instant())));
    }

    /** Asks for zone and strategy; the verdict has both where they were given. Undoing a zone asks for it again. */
    private Wish asked(List<String> verdict) {
        while (verdict.size() < Kinds.values().length) {
            Kinds kinds = Kinds.values()[verdict.size()];
            console.result("");
            console.result(columns.wrapped("", choices(kinds)));
            int explained = 0;
            while (true) {
                String key = keys.next();
                if (key == null || key.equals("q")) return Wish.STOP;
                if (key.equals("s")) return Wish.SKIP;
                if (key.equals("?")) {
                    explained = explain(kinds, explained);
                    continue;
                }
                if (key.equals("u")) {
                    if (verdict.isEmpty()) return Wish.UNDO;
                    verdict.clear();
                    break;
                }
                int number = key.matches("[1-9]") ? Integer.parseInt(key) : 0;
                if (number >= 1 && number <= kinds.withNone().size()) {
                    verdict.add(kinds.withNone().get(number - 1));
                    break;
                }
                int last = kinds.withNone().size();
                console.say(
                        said(
                                "Type 1 to " + last
                                        + ", ? to see what they mean, s to skip, u to undo or q to stop, and Enter.",
                                "Введите число от 1 до " + last
                                        + ", ? — что они значат, s — пропустить, u — отменить, q — закончить (или ы, г, й), и нажмите Enter."));
            }
        }
        return Wish.VERDICT;
    }

    /**
     * As much of the codebook as a screen holds; then the person's key is asked for again, and the same key goes on.
     *
     * @param from how many labels were explained before
     * @return how many are explained now; 0 where that is all of them
     */
    private int explain(Kinds kinds, int from) {
        List<String> names = kinds.withNone();
        int lines = 0;
        int at = from;
        while (at < names.size()) {
            String entry = entry(kinds, at);
            lines += (int) entry.lines().count();
            if (at > from && lines > PAGE) break;
            console.result(entry);
            at++;
        }
        boolean all = at == names.size();
        console.result(
                all
                        ? ""
                        : said("\n? explains " + (at + 1) + " and what follows.", "\n? — дальше, с " + (at + 1) + "."));
        console.result(columns.wrapped("", choices(kinds)));
        return all ? 0 : at;
    }

    private String entry(Kinds kinds, int at) {
        String name = kinds.withNone().get(at);
        Codebook.Entry entry = Codebook.of(kinds, name, reader);
        List<String> lines = new ArrayList<>(List.of("", at + 1 + " " + kinds.name(name, reader)));
        for (String line : List.of(
                said("Given: ", "Ставится: ") + entry.given() + ".",
                said("Not: ", "Не ставится: ") + entry.not() + ".",
                said("Example: ", "Пример: ") + entry.example())) {
            lines.add(columns.wrapped("  ", line));
        }
        return String.join("\n", lines);
    }

    private String choices(Kinds kinds) {
        List<String> choices = new ArrayList<>();
        List<String> names = kinds.withNone();
        for (int at = 0; at < names.size(); at++) {
            choices.add(at + 1 + "\u00A0" + kinds.name(names.get(at), reader).replace(' ', '\u00A0'));
        }
        return String.join("  ", choices) + "  ?,\u00A0s,\u00A0u,\u00A0q";
    }
}
