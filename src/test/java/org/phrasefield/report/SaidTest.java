package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.report.page.PageView.Run;
import org.phrasefield.scoring.Family;
import org.phrasefield.scoring.Indices;
import org.phrasefield.stats.Interval;

/** The sentences that are composed of parts, each in its place: {@code target/said-en.txt} and {@code target/said-ru.txt} have them all, to be read. */
class SaidTest {
    private static final List<String> METRICS =
            List.of("log-words", "style", "depth", "scope", "scope-words", "zone", "strategy");

    /** What a distance can have been moved by. */
    private static List<String> movers() {
        return Stream.of(
                        Indices.style().keySet().stream(),
                        Indices.profile(Family.ZONE).keySet().stream(),
                        Indices.profile(Family.STRATEGY).keySet().stream())
                .flatMap(keys -> keys)
                .toList();
    }

    private static Effect effect(String metric, String form, Verdict verdict, List<Effect.Move> moves) {
        boolean ratio = METRICS.subList(3, 5).contains(metric) || metric.equals("log-words");
        return new Effect(
                "en",
                "m",
                metric,
                new Effect.OfForm(form),
                Optional.of(new Interval(1.5, 1.25, 1.75)),
                ratio ? "×" : Indices.headline().contains(metric) ? "unit" : "",
                12,
                120,
                verdict,
                "",
                moves);
    }

    private static String text(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    private static List<String> said(Texts texts, List<Effect> effects) {
        Panel panel = new Panel(
                "en",
                "m",
                effects.stream().map(Effect::contrast).distinct().toList(),
                effects.stream().map(Effect::metric).distinct().toList(),
                effects,
                List.of());
        Headline headline = new Headline(texts, panel, panel, new EffectText(texts, panel));
        List<String> said = new ArrayList<>(List.of(text(headline.sentence())));
        headline.findings().forEach(finding -> said.add(finding.metric() + ": " + text(finding.text())));
        panel.contrasts().forEach(contrast -> said.add(text(headline.profile(contrast))));
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru"})
    void everySentenceThatIsComposedIsWholeAndAgrees(String language) throws IOException {
        Texts texts = Texts.of(language);
        List<String> all = new ArrayList<>();
        for (String metric : METRICS) {
            List<Verdict> verdicts = List.of("style", "zone", "strategy").contains(metric)
                    ? List.of(Verdict.DIFFERS, Verdict.NONE)
                    : List.of(Verdict.MORE, Verdict.LESS, Verdict.NONE, Verdict.CANNOT_TELL);
            for (Verdict verdict : verdicts) {
                all.addAll(said(texts, List.of(effect(metric, "story", verdict, List.of()))));
                all.addAll(said(
                        texts,
                        List.of(
                                effect(metric, "story", verdict, List.of()),
                                effect(metric, "name", verdict, List.of()))));
            }
        }
        for (String mover : movers()) {
            String metric = mover.startsWith("zone-") ? "zone" : mover.startsWith("strategy-") ? "strategy" : "style";
            for (double by : new double[] {1, -1}) {
                assertThat(texts.keys()).contains("gives." + mover + (by > 0 ? ".more" : ".less"));
                all.addAll(said(
                        texts, List.of(effect(metric, "story", Verdict.DIFFERS, List.of(new Effect.Move(mover, by))))));
            }
        }
        for (String key : texts.keys()) {
            if (!key.endsWith(".many") || key.startsWith("gives.")) continue;
            String stem = key.substring(0, key.length() - ".many".length());
            for (long number : new long[] {1, 3, 5, 21}) all.add(texts.count(stem, number, "A", "B", "C"));
        }
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "said-" + language + ".txt"), all, StandardCharsets.UTF_8);
        assertThat(all)
                .allSatisfy(sentence -> assertThat(sentence)
                        .isNotBlank()
                        .doesNotContain("{", "null", "..", " .", " ,", "  ", ": :")
                        // The accusative follows a verb, never a colon.
                        .doesNotContainPattern("(^|: )друг(ую|ого) "));
    }
}
