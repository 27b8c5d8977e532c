package org.phrasefield.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.phrasefield.map.Loss;
import org.phrasefield.map.Tally;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Money;
import org.phrasefield.report.page.PageView.Line;
import org.phrasefield.report.page.PageView.Losses;

/** How the trials of a panel ended, form by form: an effect is read with its losses. */
final class LossTable {
    /** Reasons that are outcomes, too. */
    private static final List<String> OUTCOMES = List.of("refused", "cut", "empty", "timed out", "failed");
    /** Answered shares that lie further apart than this are said to differ. */
    private static final double APART = 0.2;

    private LossTable() {}

    static Losses of(Study study, Panel panel, Texts texts, Reading reading) {
        List<Loss> tested = study.map().losses().stream()
                .filter(loss ->
                        loss.language().equals(panel.language()) && loss.model().equals(panel.model()))
                .toList();
        List<String> reasons = reasons(panel);
        boolean unasked = panel.tallies().stream().anyMatch(tally -> tally.asked() < tally.planned());
        List<String> columns = new ArrayList<>(List.of(texts.say("loss.planned"), texts.outcome("answered")));
        reasons.forEach(reason -> columns.add(reason(reason, texts)));
        if (unasked) columns.add(texts.outcome("not run"));
        if (!tested.isEmpty()) columns.add(texts.say("loss.p"));
        Known known = Known.of(study, panel, reading);
        if (known.calls()) columns.add(texts.say("loss.retries"));
        if (known.seconds()) columns.add(texts.say("loss.seconds"));
        if (known.tokens()) columns.add(texts.say("loss.tokens"));
        List<Check> checks = Check.of(panel);
        checks.forEach(check -> columns.add(texts.say(check.key)));
        Traffic all = new Traffic();
        List<Line> rows = new ArrayList<>();
        for (Tally tally : panel.tallies()) {
            Traffic traffic = reading.traffic(panel, tally.form());
            all = all.plus(traffic);
            List<String> cells = new ArrayList<>(List.of(texts.whole(tally.planned())));
            cells.add(number(tally.scorable(), texts));
            for (String reason : reasons) cells.add(number(tally.lost().getOrDefault(reason, 0), texts));
            if (unasked) cells.add(number(tally.planned() - tally.asked(), texts));
            if (!tested.isEmpty()) cells.add(probability(tally.form(), tested, texts));
            if (known.calls()) cells.add(number(traffic.retries(), texts));
            if (known.seconds())
                cells.add(
                        tally.seconds().isPresent()
                                ? texts.fixed(tally.seconds().getAsDouble(), 1)
                                : "–");
            if (known.tokens()) cells.add(tokens(traffic, texts));
            checks.forEach(check -> cells.add(check.cell(tally, texts)));
            rows.add(new Line(texts.form(tally.form()), cells));
        }
        List<String> unequal = tested.stream()
                .filter(Loss::unequal)
                .map(loss -> unequal(loss, texts))
                .toList();
        List<String> warnings = new ArrayList<>(unequal.isEmpty() ? apart(panel, texts) : unequal);
        warnings.addAll(checked(panel, texts));
        return new Losses(columns, rows, warnings, cost(study, panel, all, reading.judging(), texts));
    }

    /** How probable so unequal a loss is by chance; the control is not compared with itself. */
    private static String probability(String form, List<Loss> tested, Texts texts) {
        return tested.stream()
                .filter(loss -> loss.form().equals(form))
                .map(loss -> texts.probability(loss.adjusted()))
                .findFirst()
                .orElse("–");
    }

    private static String unequal(Loss loss, Texts texts) {
        return texts.say(
                "loss.unequal",
                texts.quoted(texts.form(loss.form())),
                texts.whole(loss.lost()),
                texts.whole(loss.asked()),
                texts.whole(loss.controlLost()),
                texts.whole(loss.controlAsked()),
                texts.probability(loss.adjusted()));
    }

    /** Tokens out, a trial. */
    private static String tokens(Traffic traffic, Texts texts) {
        return traffic.outputTokens() == 0
                ? "–"
                : texts.fixed((double) traffic.outputTokens() / Math.max(1, traffic.trials()), 0);
    }

    private static String number(int count, Texts texts) {
        return count == 0 ? "·" : texts.whole(count);
    }

    /** The reasons for which a trial of the panel is lost, in their order. */
    private static List<String> reasons(Panel panel) {
        return Tally.REASONS.stream()
                .filter(reason ->
                        panel.tallies().stream().anyMatch(tally -> tally.lost().containsKey(reason)))
                .toList();
    }

    private static String reason(String reason, Texts texts) {
        return OUTCOMES.contains(reason) ? texts.outcome(reason) : texts.reason(reason);
    }

    /** What is known of the answers of a form beside how they ended. */
    private enum Check {
        REPEATED("loss.repeated") {
            @Override
            boolean shown(Tally tally) {
                return tally.repeated().same() > 0;
            }

            @Override
            String cell(Tally tally, Texts texts) {
                if (tally.repeated().answers() == 0) return "–";
                return tally.repeated().same() == 0
                        ? "·"
                        : texts.percent(tally.repeated().share());
            }
        },
        KNOWN("loss.known") {
            @Override
            boolean shown(Tally tally) {
                return tally.known().isPresent();
            }

            @Override
            String cell(Tally tally, Texts texts) {
                return tally.known().isPresent() ? texts.percent(tally.known().getAsDouble()) : "–";
            }
        };

        final String key;

        Check(String key) {
            this.key = key;
        }

        abstract boolean shown(Tally tally);

        abstract String cell(Tally tally, Texts texts);

        /** Those that say something of any form. */
        static List<Check> of(Panel panel) {
            return Stream.of(values())
                    .filter(check -> panel.tallies().stream().anyMatch(check::shown))
                    .toList();
        }
    }

    /** What follows of repeated answers and of unknown words, a sentence each. */
    static List<String> checked(Panel panel, Texts texts) {
        List<String> said = new ArrayList<>();
        for (Tally tally : panel.tallies()) {
            String form = texts.quoted(texts.form(tally.form()));
            if (tally.repetitive())
                said.add(texts.say(
                        "loss.repetitive", form, texts.percent(tally.repeated().unaccounted())));
            if (tally.unknown())
                said.add(texts.say(
                        "loss.unknown", form, texts.percent(tally.known().orElseThrow())));
        }
        int greedy = panel.tallies().stream()
                .mapToInt(tally -> tally.repeated().greedy())
                .sum();
        if (greedy > 0) said.add(texts.count("loss.greedy", greedy));
        return said;
    }

    /**
     * Losses by reason and form, for a terminal: the head line, then a line for each form; none where no trial is lost, no answer repeats another, and words
     * enough are known.
     */
    static List<EffectTable.Line> lines(Panel panel, Texts texts) {
        List<String> reasons = reasons(panel);
        if (reasons.isEmpty()
                && panel.tallies().stream().noneMatch(tally -> tally.repeated().same() > 0 || tally.unknown())) {
            return List.of();
        }
        List<Check> checks = Check.of(panel);
        List<EffectTable.Line> lines = new ArrayList<>();
        List<EffectTable.Written> heads = new ArrayList<>(List.of(new EffectTable.Written(texts.say("loss.asked"))));
        reasons.forEach(reason -> heads.add(new EffectTable.Written(reason(reason, texts))));
        checks.forEach(check -> heads.add(new EffectTable.Written(texts.say(check.key))));
        lines.add(new EffectTable.Line(texts.say("table.form"), heads));
        for (Tally tally : panel.tallies()) {
            List<EffectTable.Written> cells =
                    new ArrayList<>(List.of(new EffectTable.Written(texts.whole(tally.asked()))));
            for (String reason : reasons) {
                cells.add(new EffectTable.Written(number(tally.lost().getOrDefault(reason, 0), texts)));
            }
            checks.forEach(check -> cells.add(new EffectTable.Written(check.cell(tally, texts))));
            lines.add(new EffectTable.Line(Harmless.line(texts.form(tally.form())), cells));
        }
        return lines;
    }

    private static List<String> apart(Panel panel, Texts texts) {
        Tally least = null;
        Tally most = null;
        for (Tally tally : panel.tallies()) {
            if (tally.planned() == 0) continue;
            if (least == null || share(tally) < share(least)) least = tally;
            if (most == null || share(tally) > share(most)) most = tally;
        }
        if (least == null || most == null || share(most) - share(least) <= APART) return List.of();
        return List.of(texts.say(
                "loss.apart",
                texts.percent(share(least)),
                texts.quoted(texts.form(least.form())),
                texts.percent(share(most)),
                texts.quoted(texts.form(most.form()))));
    }

    /** The forms that lost far more of their trials than the control, with their shares by cause: a sentence each. */
    static List<String> unlikeControl(Panel panel, String control, Texts texts) {
        return panel.tallies().stream()
                .filter(tally -> tally.form().equals(control))
                .findFirst()
                .map(against -> panel.tallies().stream()
                        .filter(tally -> tally.lostShare() - against.lostShare() > APART)
                        .map(tally -> unlike(tally, against, texts))
                        .toList())
                .orElse(List.of());
    }

    private static String unlike(Tally tally, Tally control, Texts texts) {
        List<String> causes = new ArrayList<>();
        tally.lost().forEach((cause, count) -> causes.add(reason(cause, texts) + "\u00A0" + texts.whole(count)));
        return texts.say(
                "table.lost",
                texts.quoted(texts.form(tally.form())),
                texts.percent(tally.lostShare()),
                String.join(", ", causes),
                texts.percent(control.lostShare()));
    }

    private static double share(Tally tally) {
        return (double) tally.scorable() / tally.planned();
    }

    /**
     * What is known of how answers came: everything where they were asked for here, else what their table tells.
     *
     * @param calls whether calls were made here
     * @param seconds whether it is known how long they took
     * @param tokens whether their tokens were counted, or ought to have been
     */
    private record Known(boolean calls, boolean seconds, boolean tokens) {
        static Known of(Study study, Panel panel, Reading reading) {
            if (!study.run().imported()) return new Known(true, true, true);
            boolean seconds =
                    panel.tallies().stream().anyMatch(tally -> tally.seconds().orElse(0) > 0);
            boolean tokens = panel.tallies().stream()
                    .anyMatch(tally -> reading.traffic(panel, tally.form()).outputTokens() > 0);
            return new Known(false, seconds, tokens);
        }
    }

    private static String cost(Study study, Panel panel, Traffic all, Traffic judging, Texts texts) {
        List<String> parts = new ArrayList<>();
        boolean imported = study.run().imported();
        if (imported) parts.add(texts.say("cost.imported"));
        else {
            parts.add(texts.say(
                    "cost.calls",
                    texts.whole(all.trials() + all.retries()),
                    texts.whole(all.retries()),
                    time(all, texts)));
            parts.add(
                    all.inputTokens() + all.outputTokens() == 0
                            ? texts.say("loss.no-tokens")
                            : texts.say(
                                    "cost.tokens", texts.whole(all.inputTokens()), texts.whole(all.outputTokens())));
        }
        price(study, ModelChoice.Role.SUBJECT, Optional.of(panel.model()), all)
                .ifPresent(money -> parts.add(texts.say("cost.money", texts.money(money))));
        if (judging.trials() > 0) {
            parts.add(texts.say(
                    "cost.judge",
                    texts.whole(judging.trials() + judging.retries()),
                    time(judging, texts),
                    texts.whole(judging.inputTokens()),
                    texts.whole(judging.outputTokens())));
            price(study, ModelChoice.Role.JUDGE, Optional.empty(), judging)
                    .ifPresent(money -> parts.add(texts.say("cost.money", texts.money(money))));
        }
        return String.join(" ", parts);
    }

    /** What tokens cost by the protocol's price of a model; nothing where it has none, or where the service counts no tokens. */
    private static Optional<Money> price(
            Study study, ModelChoice.Role role, Optional<String> reference, Traffic traffic) {
        if (traffic.inputTokens() + traffic.outputTokens() == 0) return Optional.empty();
        return study.protocol().models().stream()
                .filter(model -> model.role() == role
                        && reference.map(model.reference()::equals).orElse(true))
                .flatMap(model -> model.price().stream())
                .map(price -> new Money(price.of(traffic.inputTokens(), traffic.outputTokens()), price.currency()))
                .findFirst();
    }

    private static String time(Traffic traffic, Texts texts) {
        return texts.span(Duration.ofMillis(Math.round(1000 * traffic.seconds())));
    }
}
