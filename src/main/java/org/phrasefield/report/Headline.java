package org.phrasefield.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.report.page.PageView.Finding;
import org.phrasefield.report.page.PageView.Run;

/** The effects of a panel in words: made from the verdicts, and never stronger than they are. */
final class Headline {
    private static final int CLAUSES = 3;
    private static final int NAMES = 3;
    private static final int REASONS = 3;

    private final Texts texts;
    private final Panel whole;
    private final Panel panel;
    private final EffectText effects;

    /**
     * @param whole everything that is known of this language and model
     * @param panel what the effect map shows of it
     */
    Headline(Texts texts, Panel whole, Panel panel, EffectText effects) {
        this.texts = texts;
        this.whole = whole;
        this.panel = panel;
        this.effects = effects;
    }

    /**
     * What some contrasts do, strongest first.
     *
     * @param metrics what they all move the same way; the effects are those on the first
     */
    private record Clause(List<String> metrics, Verdict verdict, List<Effect> effects) {
        boolean ofLength() {
            return metrics.contains("log-words");
        }

        /** Whether another says the same of the same contrasts. */
        boolean like(Clause other) {
            return verdict == other.verdict && contrasts().equals(other.contrasts());
        }

        private Set<Effect.Contrast> contrasts() {
            return effects.stream().map(Effect::contrast).collect(Collectors.toSet());
        }

        Clause with(Clause other) {
            List<String> both = new ArrayList<>(metrics);
            both.addAll(other.metrics);
            return new Clause(both, verdict, effects);
        }
    }

    /** The answer in one sentence: length first, then what most forms do. */
    List<Run> sentence() {
        List<Clause> clauses = clauses();
        if (clauses.isEmpty()) return List.of(new Run(nothing(), ""));
        List<Run> runs = new ArrayList<>();
        for (Clause clause : clauses.subList(0, Math.min(CLAUSES, clauses.size()))) {
            if (!runs.isEmpty()) runs.add(new Run("; ", ""));
            runs.addAll(clause(clause));
        }
        runs.add(new Run(".", ""));
        return List.copyOf(runs);
    }

    private String nothing() {
        if (panel.effects().isEmpty()) return texts.say("headline.nothing");
        int none = panel.count(Verdict.NONE);
        if (none == panel.effects().size()) return texts.say("headline.none");
        return none == 0
                ? texts.say("headline.cannot-tell")
                : texts.say("headline.mixed", none, panel.effects().size(), panel.count(Verdict.CANNOT_TELL));
    }

    private List<Clause> clauses() {
        List<Clause> clauses = new ArrayList<>();
        for (String metric : panel.metrics()) {
            for (Verdict verdict : List.of(Verdict.MORE, Verdict.LESS, Verdict.DIFFERS)) {
                List<Effect> found = effects(metric, verdict);
                if (!found.isEmpty()) joined(clauses, new Clause(List.of(metric), verdict, found));
            }
        }
        clauses.sort(Comparator.comparing((Clause clause) -> !clause.ofLength())
                .thenComparing(
                        clause -> clause.ofLength() ? 0 : -clause.effects().size()));
        return clauses;
    }

    /** Adds a clause, or joins it to the one that has the same subject, which is not named twice. */
    private static void joined(List<Clause> clauses, Clause clause) {
        for (int at = 0; at < clauses.size(); at++) {
            if (!clauses.get(at).like(clause)) continue;
            clauses.set(at, clauses.get(at).with(clause));
            return;
        }
        clauses.add(clause);
    }

    private List<Effect> effects(String metric, Verdict verdict) {
        return panel.effects().stream()
                .filter(effect -> effect.metric().equals(metric) && effect.verdict() == verdict)
                .sorted(Comparator.comparingDouble((Effect effect) -> -size(effect)))
                .toList();
    }

    /** Distance from no difference; a ratio is measured by its logarithm, so that half and double weigh alike. */
    static double size(Effect effect) {
        return effect.interval()
                .map(interval -> Math.abs(offset(effect, interval.estimate())))
                .orElse(0.0);
    }

    /** Signed distance of a value from no difference. */
    static double offset(Effect effect, double value) {
        return EffectText.ratio(effect) ? Math.log(value) : value;
    }

    private List<Run> clause(Clause clause) {
        String tone = tone(clause.verdict());
        List<Run> names = new ArrayList<>();
        int named =
                clause.effects().size() > NAMES ? NAMES - 1 : clause.effects().size();
        boolean single = clause.effects().size() == 1;
        List<String> parts = new ArrayList<>();
        for (Effect effect : clause.effects().subList(0, named)) {
            parts.add(texts.quoted(effects.contrast(effect.contrast()))
                    + (single ? "" : moved(effect))
                    + (clause.metrics().size() == 1 ? sure(effect, parts.isEmpty()) : ""));
        }
        int rest = clause.effects().size() - named;
        if (rest > 0) parts.add(texts.count("forms.further", rest));
        for (int at = 0; at < parts.size(); at++) {
            if (at > 0) names.add(new Run(at == parts.size() - 1 ? texts.say("and") : ", ", ""));
            names.add(new Run(parts.get(at), tone));
        }
        String verb = single ? "gives.one" : "gives.many";
        names.add(new Run(
                texts.say(
                        verb,
                        texts.list(clause.metrics().stream()
                                .map(metric -> gives(metric, clause.verdict()) + (single ? moved(clause, metric) : ""))
                                .toList())),
                ""));
        return names;
    }

    /** The same as a heading, where Russian has another case. */
    private String is(String metric, Verdict verdict) {
        return texts.sayOr("is." + metric + "." + tone(verdict), gives(metric, verdict));
    }

    /** A number with what it counts, without which nobody can weigh it; a ratio needs nothing. */
    private String amount(Effect effect) {
        String number = effects.number(effect);
        String unit = MetricText.of(effect.metric(), texts).unit();
        if (EffectText.ratio(effect) || unit.isEmpty()) return number;
        String key = "amount." + effect.metric();
        return texts.keys().contains(key) ? texts.say(key, number) : texts.say("amount.other", number, unit);
    }

    /** How much it is and how sure that is, in brackets. */
    private String sure(Effect effect, boolean first) {
        return "\u00A0("
                + texts.say(first ? "headline.sure" : "headline.sure.further", amount(effect), effects.narrow(effect))
                + ")";
    }

    /** What moved most, in brackets, where there are words for it. */
    private String moved(Effect effect) {
        if (effect.moves().isEmpty()) return "";
        Effect.Move most = effect.moves().get(0);
        String words = texts.sayOr("gives." + most.metric() + (most.by() > 0 ? ".more" : ".less"), "");
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    /** The same of the one contrast of a clause. */
    private String moved(Clause clause, String metric) {
        return panel.effect(clause.effects().get(0).contrast(), metric)
                .map(this::moved)
                .orElse("");
    }

    private String gives(String metric, Verdict verdict) {
        String direction = tone(verdict);
        String name = MetricText.of(metric, texts).name();
        return texts.sayOr("gives." + metric + "." + direction, texts.say("verdict." + direction) + " (" + name + ")");
    }

    static String tone(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every metric that something moves, and what is known to move nothing. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (String metric : panel.metrics()) {
            List<Run> runs = new ArrayList<>();
            for (Verdict verdict : List.of(Verdict.MORE, Verdict.LESS, Verdict.DIFFERS, Verdict.NONE)) {
                List<Effect> found = effects(metric, verdict);
                if (found.isEmpty()) continue;
                String what = verdict == Verdict.NONE ? texts.say("verdict.none") : is(metric, verdict);
                if (!runs.isEmpty()) runs.add(new Run("; ", ""));
                runs.add(new Run(what + ": ", ""));
                runs.add(new Run(names(found), verdict == Verdict.NONE ? "" : tone(verdict)));
            }
            if (!runs.isEmpty())
                findings.add(new Finding(MetricText.of(metric, texts).name(), runs));
        }
        return findings;
    }

    private String names(List<Effect> found) {
        if (found.size() > NAMES && found.get(0).verdict() == Verdict.NONE)
            return texts.count("fact.forms", found.size());
        return String.join(
                ", ",
                found.stream()
                        .map(effect -> effect.verdict() == Verdict.NONE
                                ? effects.contrast(effect.contrast())
                                : effects.contrast(effect.contrast()) + "\u00A0" + amount(effect) + moved(effect))
                        .toList());
    }

    /** What one contrast does, in words. */
    List<Run> profile(Contrast contrast) {
        List<Run> runs = new ArrayList<>();
        for (String metric : panel.metrics()) {
            panel.effect(contrast, metric)
                    .filter(effect -> effect.verdict() != Verdict.NONE && effect.verdict() != Verdict.CANNOT_TELL)
                    .ifPresent(effect -> {
                        if (!runs.isEmpty()) runs.add(new Run(", ", ""));
                        runs.add(new Run(is(metric, effect.verdict()) + ":\u00A0", ""));
                        runs.add(new Run(amount(effect) + moved(effect), tone(effect.verdict())));
                    });
        }
        if (runs.isEmpty()) runs.add(new Run(nothing(contrast), ""));
        return runs;
    }

    /** That a contrast does nothing, and that nothing can be told of it, are different answers. */
    private String nothing(Contrast contrast) {
        List<Verdict> verdicts = panel.metrics().stream()
                .flatMap(metric -> panel.effect(contrast, metric).stream())
                .map(Effect::verdict)
                .toList();
        long none = verdicts.stream().filter(Verdict.NONE::equals).count();
        if (verdicts.isEmpty()) return texts.say("card.nothing");
        if (none == verdicts.size()) return texts.say("card.none");
        return none == 0
                ? texts.say("card.cannot-tell")
                : texts.say("card.mixed", none, verdicts.size(), verdicts.size() - none);
    }

    /** What the run cannot tell, with the reasons by number. */
    String untold() {
        int untold = panel.count(Verdict.CANNOT_TELL);
        if (untold == 0) return missing().isEmpty() ? texts.say("untold.none") : missing();
        Map<String, Integer> reasons = new TreeMap<>();
        panel.effects().stream()
                .filter(effect -> effect.verdict() == Verdict.CANNOT_TELL
                        && !effect.reason().isBlank())
                .forEach(effect -> reasons.merge(effect.reason(), 1, Integer::sum));
        List<Map.Entry<String, Integer>> foremost = reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(REASONS)
                .toList();
        List<String> parts = new ArrayList<>();
        int other = untold;
        for (Map.Entry<String, Integer> reason : foremost) {
            parts.add(texts.reason(reason.getKey()) + "\u00A0(" + reason.getValue() + ")");
            other -= reason.getValue();
        }
        if (other > 0 && !parts.isEmpty()) parts.add(texts.count("untold.other", other));
        String head = texts.count("untold", untold, texts.whole(panel.effects().size()));
        String told = parts.isEmpty() ? head + "." : head + ": " + String.join("; ", parts) + ".";
        return missing().isEmpty() ? told : told + " " + missing();
    }

    /** Which indices have no number at all; empty where all have one. */
    String missing() {
        List<String> names = Gap.of(whole).stream()
                .flatMap(gap -> gap.metrics().stream())
                .map(metric -> MetricText.of(metric, texts).brief())
                .toList();
        return names.isEmpty() ? "" : texts.say("untold.missing", String.join(", ", names));
    }
}
