package org.phrasefield.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phrasefield.language.Language;
import org.phrasefield.report.PairSheet;
import org.phrasefield.scoring.Preference;
import org.phrasefield.scoring.Rubric;
import org.phrasefield.scoring.Verdict;
import org.phrasefield.store.JdbcAnswerStore;
import org.phrasefield.trial.RunRecord;

/** Asks a person which of two answers goes deeper, pair after pair. */
final class PairScreen {
    private static final int MOST_COLUMNS = 80;
    private static final List<Verdict> VERDICTS = List.of(Verdict.A, Verdict.B, Verdict.TIE);

    private final Surroundings surroundings;
    private final Console console;
    private final JdbcAnswerStore store;
    private final RunRecord run;
    private final List<PairSheet.Shown> pairs;
    private final String rater;
    private final Columns columns;
    private final Language reader;
    private final TypedKeys keys;

    PairScreen(
            Surroundings surroundings,
            Console console,
            JdbcAnswerStore store,
            RunRecord run,
            List<PairSheet.Shown> pairs,
            String rater) {
        this.surroundings = surroundings;
        this.console = console;
        this.store = store;
        this.run = run;
        this.pairs = pairs;
        this.rater = rater;
        this.reader = Language.of(Finish.protocol(run).reportLanguage()).orElse(Language.EN);
        this.columns = new Columns(Math.min(MOST_COLUMNS, surroundings.columns()));
        this.keys = new TypedKeys(surroundings.in());
    }

    private record Place(Preference.Pair pair, boolean turned) {}

    private static Place place(PairSheet.Shown shown) {
        return new Place(shown.pair(), shown.turned());
    }

    /** Shows pairs until all are rated or the person stops. */
    void show() {
        Set<Place> done = new HashSet<>();
        for (Preference each : store.preferences(run.id())) {
            if (each.rater().equals(rater)) done.add(new Place(each.pair(), each.turned()));
        }
        List<PairSheet.Shown> open =
                pairs.stream().filter(shown -> !done.contains(place(shown))).toList();
        int before = pairs.size() - open.size();
        if (before == 0 && !open.isEmpty()) explain();
        Deque<Integer> said = new ArrayDeque<>();
        int at = 0;
        while (at < open.size()) {
            PairSheet.Shown shown = open.get(at);
            console.result("\n" + (before + said.size() + 1) + " / " + pairs.size());
            if (!shown.asked().isBlank()) text(said("Asked: ", "Вопрос: ") + shown.asked());
            text("\n[1]\n" + shown.a());
            text("\n[2]\n" + shown.b());
            String key = key();
            if (key.equals("q")) break;
            if (key.equals("u")) {
                if (said.isEmpty()) {
                    console.say(said("Nothing to undo.", "Отменять нечего."));
                } else {
                    at = said.pop();
                    keep(open.get(at), Optional.empty());
                }
                continue;
            }
            if (!key.equals("s")) {
                keep(shown, Optional.of(VERDICTS.get(Integer.parseInt(key) - 1)));
                said.push(at);
            }
            at++;
        }
        int rated = before + said.size();
        String end = rated < pairs.size() ? said("; the same command goes on.", "; та же команда продолжит.") : ".";
        console.say(said(
                        rater + " has rated " + rated + " of " + Counts.of(pairs.size(), "pair")
                                + ", each two in both orders",
                        rater + ": оценено пар — " + rated + " из " + pairs.size() + ", каждая в обоих порядках")
                + end);
    }

    /** A verdict's number, or s, u or q. */
    private String key() {
        String choices = said("1 the first  2 the second  3 neither", "1 первый  2 второй  3 ни один");
        console.result("");
        console.result(columns.wrapped("", said("Which goes deeper?  ", "Какой глубже?  ") + choices + "  ?, s, u, q"));
        while (true) {
            String key = keys.next();
            if (key == null) return "q";
            if (key.equals("?")) {
                explain();
                continue;
            }
            if (List.of("1", "2", "3", "s", "u", "q").contains(key)) return key;
            console.say(
                    said(
                            "Type 1 to 3, ? to see what deeper means, s to skip, u to undo or q to stop, and Enter.",
                            "Введите число от 1 до 3, ? — что значит «глубже», s — пропустить, u — отменить, q — закончить (или ы, г, й), и нажмите Enter."));
        }
    }

    /** What the judge is told of it, too. */
    private void explain() {
        text(Rubric.of(reader).explained());
    }

    private void text(String text) {
        for (String line : text.lines().toList()) console.result(columns.wrapped("", line));
    }

    /** The screen speaks the language of the run's report, as the answers mostly do. */
    private String said(String english, String russian) {
        return switch (reader) {
            case EN -> english;
            case RU -> russian;
        };
    }

    private void keep(PairSheet.Shown shown, Optional<Verdict> verdict) {
        store.keepPreferences(
                run.id(),
                List.of(new Preference(
                        shown.pair(),
                        shown.turned(),
                        rater,
                        verdict,
                        surroundings.clock().instant())));
    }
}
