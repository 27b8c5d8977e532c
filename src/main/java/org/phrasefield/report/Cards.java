package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phrasefield.map.Effect;
import org.phrasefield.report.Reading.Chosen;
import org.phrasefield.report.Reading.Seen;
import org.phrasefield.report.Study.Row;
import org.phrasefield.report.page.PageView.Answer;
import org.phrasefield.report.page.PageView.Card;
import org.phrasefield.report.page.PageView.Pair;
import org.phrasefield.report.page.PageView.Run;
import org.phrasefield.trial.Outcome;

/** The cards of a panel's forms: what a form does, and answers to read beside the control's. */
final class Cards {
    /** So many characters of an answer at most stand in the page; the whole of it is in {@code answers.csv}. */
    static final int LONGEST = 6_000;

    private final Study study;
    private final Texts texts;
    private final Panel panel;
    private final Reading reading;
    private final Topics topics;
    private final Headline headline;

    Cards(Study study, Texts texts, Panel panel, Reading reading, Topics topics, Headline headline) {
        this.study = study;
        this.texts = texts;
        this.panel = panel;
        this.reading = reading;
        this.topics = topics;
        this.headline = headline;
    }

    /** The anchor of a form's card. */
    static String anchor(String panelId, int form) {
        return panelId + "-form-" + form;
    }

    /** A card for each form in the protocol's order, the control last. */
    List<Card> all(String panelId) {
        List<Card> cards = new ArrayList<>();
        String control = study.protocol().control();
        List<String> forms = panel.tallies().stream().map(tally -> tally.form()).toList();
        for (int at = 0; at < forms.size(); at++) {
            if (!forms.get(at).equals(control)) cards.add(card(anchor(panelId, at), forms.get(at), false));
        }
        int at = forms.indexOf(control);
        if (at >= 0) cards.add(card(anchor(panelId, at), control, true));
        return cards;
    }

    private Card card(String anchor, String form, boolean control) {
        Chosen chosen = reading.choose(panel, form);
        return new Card(
                anchor,
                form,
                texts.form(form),
                control ? List.of(new Run(texts.say("card.control"), "")) : headline.profile(new Effect.OfForm(form)),
                chosen.typical().stream().map(one -> pair(one, control)).toList(),
                chosen.random().stream().map(one -> pair(one, control)).toList());
    }

    private Pair pair(Seen one, boolean control) {
        Optional<Seen> other = control ? Optional.empty() : reading.control(one);
        String text = shown(one);
        String others = other.map(this::shown).orElse("");
        return new Pair(
                topics.of(panel.language(), one.cell().intent()),
                answer(one, other.isPresent() ? Differences.marked(text, others) : List.of(new Run(text, ""))),
                other.stream()
                        .map(seen -> answer(seen, Differences.marked(others, text)))
                        .toList(),
                control || other.isPresent() ? "" : texts.say("card.no-control"));
    }

    private Answer answer(Seen one, List<Run> text) {
        Row row = reading.row(one);
        return new Answer(
                texts.form(one.cell().form()),
                about(row, one.scores(), texts),
                row.trial().phrasing().text(),
                text,
                panel.language());
    }

    private String shown(Seen one) {
        return shown(text(reading.row(one)), LONGEST, texts);
    }

    /** The text that came, or why none did. */
    static String text(Row row) {
        Outcome outcome = row.result().map(result -> result.outcome()).orElseGet(() -> new Outcome.NotRun(""));
        return outcome.text().map(answer -> answer.text()).orElseGet(outcome::reason);
    }

    /** Which trial, whose words, how it ended, how long: in one short line. */
    static String about(Row row, Numbers scores, Texts texts) {
        List<String> about =
                new ArrayList<>(List.of(texts.say("answer.trial", row.trial().number())));
        row.trial().phrasing().word().ifPresent(about::add);
        Optional<Outcome> outcome = row.result().map(result -> result.outcome());
        if (outcome.isEmpty() || !(outcome.get() instanceof Outcome.Answered)) {
            about.add(texts.outcome(outcome.map(Outcome::word).orElse("not run")));
        }
        scores.of("words").ifPresent(words -> about.add(texts.count("answer.words", Math.round(words))));
        return String.join(" · ", about);
    }

    /** The text up to so many characters; behind a shortened one stands how long it is. */
    static String shown(String text, int longest, Texts texts) {
        if (text.length() <= longest) return text;
        int points = text.codePointCount(0, text.length());
        if (points <= longest) return text;
        return text.substring(0, text.offsetByCodePoints(0, longest)) + "…\n["
                + texts.say("answer.shortened", texts.whole(points)) + "]";
    }
}
