package org.phrasefield.report;

import java.util.ArrayList;
import java.util.List;
import org.phrasefield.map.Effect;
import org.phrasefield.report.Reading.Chosen;
import org.phrasefield.report.Reading.Seen;
import org.phrasefield.report.Study.Row;
import org.phrasefield.report.page.PageView.Answer;
import org.phrasefield.report.page.PageView.Card;
import org.phrasefield.report.page.PageView.Pair;
import org.phrasefield.trial.Outcome;

/** The cards of a panel's forms: what a form does, and answers to read beside the control's. */
final class Cards {
    /** So many characters of an answer at most stand in the page; the whole of it is in {@code answers.csv}. */
    private static final int LONGEST = 6_000;

    private final Study study;
    private final Texts texts;
    private final Panel panel;
    private final Reading reading;
    private final Headline headline;

    Cards(Study study, Texts texts, Panel panel, Reading reading, Headline headline) {
        this.study = study;
        this.texts = texts;
        this.panel = panel;
        this.reading = reading;
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
        List<Answer> all = reading.whole()
                ? reading.of(panel, form).stream()
                        .map(one -> answer(one, intent(one)))
                        .toList()
                : List.of();
        return new Card(
                anchor,
                texts.form(form),
                control
                        ? List.of(new org.phrasefield.report.page.PageView.Run(texts.say("card.control"), ""))
                        : headline.profile(new Effect.OfForm(form)),
                chosen.typical().stream().map(one -> pair(one, control)).toList(),
                chosen.random().stream().map(one -> pair(one, control)).toList(),
                all,
                texts.count("card.all", all.size()));
    }

    private Pair pair(Seen one, boolean control) {
        Answer form = answer(one, texts.form(one.cell().form()));
        if (control) return new Pair(form, List.of());
        return new Pair(
                form,
                reading.control(one).stream()
                        .map(other -> answer(other, texts.form(other.cell().form())))
                        .toList());
    }

    private String intent(Seen one) {
        return texts.say("answer.of", one.cell().intent(), one.number());
    }

    private Answer answer(Seen one, String title) {
        Row row = reading.row(one);
        Outcome outcome = row.result().map(result -> result.outcome()).orElseGet(() -> new Outcome.NotRun(""));
        String text = outcome.text().map(answer -> answer.text()).orElseGet(outcome::reason);
        List<String> about = new ArrayList<>();
        about.add(intent(one));
        row.trial().phrasing().person().ifPresent(about::add);
        row.trial().phrasing().word().ifPresent(about::add);
        if (!(outcome instanceof Outcome.Answered)) about.add(texts.outcome(outcome.word()));
        one.score("words").ifPresent(words -> about.add(texts.count("answer.words", Math.round(words))));
        int points = text.codePointCount(0, text.length());
        boolean longer = points > LONGEST;
        return new Answer(
                title,
                String.join(" · ", about),
                row.trial().phrasing().text(),
                longer ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) : text,
                row.trial().cell().language(),
                longer ? texts.say("answer.shortened", texts.whole(points)) : "");
    }
}
