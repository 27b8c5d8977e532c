package org.phrasefield.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.phrasefield.forecast.ClaimCheck;
import org.phrasefield.forecast.ClaimCheck.Verdict;
import org.phrasefield.map.Effect;
import org.phrasefield.scoring.Metric;
import org.phrasefield.stats.Interval;

/** What a run says of the source's claims, in a reader's language: for a terminal, as Markdown, and for the page. */
public final class ClaimText {
    private static final int MOST_DECIMALS = 3;

    private final Texts texts;
    private final Map<String, List<ClaimCheck>> subjects = new LinkedHashMap<>();

    /** @param language {@code en} or {@code ru} */
    public ClaimText(Study study, String language) {
        this(study, Texts.of(language));
    }

    ClaimText(Study study, Texts texts) {
        this.texts = texts.naming(study.metrics());
        for (ClaimCheck each : ClaimCheck.of(study.protocol(), study.map())) {
            subjects.computeIfAbsent(
                            each.model() + ", " + texts.language(each.language()), subject -> new ArrayList<>())
                    .add(each);
        }
    }

    /** Whether the run put any claim to the test. */
    boolean any() {
        return subjects.values().stream()
                .flatMap(List::stream)
                .anyMatch(check -> check.verdict() != Verdict.NOT_MEASURED);
    }

    /** The checks of each model in each language, by what tells them apart. */
    Map<String, List<ClaimCheck>> subjects() {
        return subjects;
    }

    /** How many claims came out how. */
    String summary(List<ClaimCheck> checks) {
        Object[] counts = new Object[Verdict.values().length];
        for (Verdict verdict : Verdict.values()) {
            counts[verdict.ordinal()] = texts.whole(
                    checks.stream().filter(check -> check.verdict() == verdict).count());
        }
        return texts.say("claims.summary", counts);
    }

    String verdict(Verdict verdict) {
        return texts.say("claims." + verdict.word().replace(' ', '-'));
    }

    String claim(ClaimCheck check) {
        return check.claim().text(texts.reader());
    }

    /** The effect with its 95 % interval and what it is of; empty where there is none. */
    String effect(ClaimCheck check) {
        Optional<Interval> interval = check.effect().flatMap(Effect::interval);
        if (interval.isEmpty()) return "";
        Effect effect = check.effect().orElseThrow();
        MetricText metric = MetricText.of(effect.metric(), texts);
        String numbers = numbers(effect, interval.get());
        boolean unit = !EffectText.ratio(effect) && !metric.unit().isEmpty();
        return metric.name() + ": " + numbers + (unit ? " " + metric.unit() : "");
    }

    private String numbers(Effect effect, Interval interval) {
        boolean ratio = EffectText.ratio(effect);
        boolean distance =
                texts.metrics().of(effect.metric()).filter(Metric::distance).isPresent() || EffectText.distance(effect);
        double width = interval.high() - interval.low();
        int usual = width > 0 ? (int) Math.max(0, 1 - Math.floor(Math.log10(width))) : 2;
        int decimals = ratio ? 2 : Math.min(MOST_DECIMALS, usual);
        return number(interval.estimate(), ratio, distance, decimals) + " ["
                + number(interval.low(), ratio, distance, decimals) + "; "
                + number(interval.high(), ratio, distance, decimals) + "]";
    }

    private String number(double value, boolean ratio, boolean distance, int decimals) {
        if (ratio) return EffectText.RATIO + texts.fixed(value, decimals);
        return distance ? texts.fixed(Math.max(0, value), decimals) : texts.signed(value, decimals);
    }

    /** Topics and answers behind it; empty where there are none. */
    String counts(ClaimCheck check) {
        return check.effect()
                .filter(effect -> effect.interval().isPresent())
                .map(effect -> texts.whole(effect.intents()) + "/" + texts.whole(effect.answers()))
                .orElse("");
    }

    /** Trials of both sides that are not in the effect, of how many, by cause; that none is, too; empty where nothing was measured. */
    String losses(ClaimCheck check) {
        return check.lost().asked() == 0 ? "" : texts.lost(check.lost());
    }

    /** Why nothing is decided; empty where it is. */
    String reason(ClaimCheck check) {
        return check.reason().isEmpty() ? "" : texts.reason(check.reason());
    }

    /** Heads of the columns, that of the claims first. */
    List<String> heads() {
        return java.util.stream.Stream.of("claim", "verdict", "effect", "counts", "lost", "reason")
                .map(key -> texts.say("claims.head." + key))
                .toList();
    }

    /** The cells of a row but that of the claim. */
    List<String> cells(ClaimCheck check) {
        return List.of(verdict(check.verdict()), effect(check), counts(check), losses(check), reason(check));
    }

    /** Lines for a terminal, unwrapped and made harmless, those of a claim's numbers set in: verdict by verdict. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        subjects.forEach((subject, checks) -> {
            if (!lines.isEmpty()) lines.add("");
            lines.add(Harmless.line(subject + ": " + summary(checks)) + ".");
            for (Verdict verdict : Verdict.values()) {
                List<ClaimCheck> alike = checks.stream()
                        .filter(check -> check.verdict() == verdict)
                        .toList();
                if (alike.isEmpty()) continue;
                lines.add("");
                lines.add(verdict(verdict).toUpperCase(Locale.ROOT));
                alike.forEach(check -> lines(check, lines));
            }
        });
        if (lines.isEmpty()) lines.add(texts.say("claims.none"));
        else lines.addAll(List.of("", texts.say("claims.read")));
        return lines;
    }

    private void lines(ClaimCheck check, List<String> lines) {
        lines.add(claim(check));
        String below = List.of(effect(check), counts(check), losses(check), reason(check)).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        lines.add("  " + Harmless.line(below));
    }

    /** A table for each model in each language. */
    public void markdown(Appendable out) throws IOException {
        for (Map.Entry<String, List<ClaimCheck>> subject : subjects.entrySet()) {
            out.append("## ").append(Harmless.markdown(subject.getKey())).append("\n\n");
            out.append(Texts.capital(summary(subject.getValue()))).append(".\n\n");
            row(heads(), out);
            out.append("| --- ".repeat(heads().size())).append("|\n");
            for (ClaimCheck check : subject.getValue()) {
                List<String> cells = new ArrayList<>(List.of(claim(check)));
                cells.addAll(cells(check));
                row(cells, out);
            }
            out.append('\n');
        }
        out.append(texts.say(subjects.isEmpty() ? "claims.none" : "claims.read"))
                .append('\n');
    }

    private static void row(List<String> cells, Appendable out) throws IOException {
        for (String cell : cells)
            out.append("| ").append(Harmless.markdown(cell)).append(' ');
        out.append("|\n");
    }
}
