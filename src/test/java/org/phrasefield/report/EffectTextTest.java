package org.phrasefield.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Verdict;
import org.phrasefield.scoring.Indices;
import org.phrasefield.stats.Interval;

class EffectTextTest {
    @Test
    void anIntervalOfWinsNeverPassesItsEnd() {
        Effect depth = new Effect(
                "en",
                "ollama/a",
                Indices.DEPTH.id(),
                new Effect.OfForm("story"),
                Optional.of(new Interval(50, 36, 50)),
                Indices.DEPTH.unit(),
                6,
                12,
                Verdict.MORE,
                "",
                List.of());
        Panel panel = new Panel(
                "en", "ollama/a", List.of(depth.contrast()), List.of(depth.metric()), List.of(depth), List.of());
        assertThat(new EffectText(Texts.of("en"), panel).narrow(depth)).isEqualTo("+36…+50");
    }
}
