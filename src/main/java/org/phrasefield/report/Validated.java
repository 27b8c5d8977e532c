package org.phrasefield.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phrasefield.scoring.Criterion;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metric;

/** Which columns of a panel rest on a classifier or a judge that no people have confirmed. */
final class Validated {
    private static final List<String> CLASSIFIED = List.of(Indices.ZONE_ID, Indices.STRATEGY_ID);

    private Validated() {}

    /** A sentence that names them; empty where there are none. People compare by depth alone, so that a rubric of one's own is never confirmed. */
    static Optional<String> line(Study study, Panel panel, Texts texts) {
        Set<String> confirmed = study.validated().getOrDefault(panel.language(), Set.of());
        List<String> open = panel.metrics().stream()
                .filter(panel::told)
                .filter(id -> judged(id, texts) && !(confirmed.contains(Criterion.DEPTH.id()) && deep(id))
                        || CLASSIFIED.contains(id) && !confirmed.contains(id))
                .map(id -> MetricText.of(id, texts).brief())
                .toList();
        return open.isEmpty() ? Optional.empty() : Optional.of(texts.say("people.none", texts.list(open)));
    }

    private static boolean deep(String id) {
        return Criterion.DEPTH.metrics().stream().map(Metric::id).anyMatch(id::equals);
    }

    private static boolean judged(String id, Texts texts) {
        return texts.metrics().judged().stream().map(Metric::id).anyMatch(id::equals);
    }
}
