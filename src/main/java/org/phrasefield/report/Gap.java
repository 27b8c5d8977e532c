package org.phrasefield.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.phrasefield.map.Effect;
import org.phrasefield.map.Effect.Contrast;
import org.phrasefield.scoring.Indices;

/**
 * Why metrics have no number at all, so that a table leaves them out. Where a single number is missing, the reason stands in its place: {@link EffectText#number}.
 *
 * @param metrics ids of the metrics, all of them without numbers for the same reasons
 * @param reasons each reason with the contrasts that it is true of
 */
record Gap(List<String> metrics, Map<String, List<Contrast>> reasons) {
    static final String NO_JUDGE = "no judge was asked";

    /** What a table of a panel leaves out: with several contrasts the indices, with one everything that is shown of it. */
    static List<Gap> of(Panel panel) {
        Map<Map<String, List<Contrast>>, List<String>> metrics = new LinkedHashMap<>();
        for (String metric : panel.metrics()) {
            boolean column = panel.contrasts().size() == 1 || MetricText.column(metric);
            if (column && !panel.told(metric))
                metrics.computeIfAbsent(reasons(panel, metric), any -> new ArrayList<>())
                        .add(metric);
        }
        String depth = Indices.DEPTH.id();
        boolean judged =
                panel.effects().stream().anyMatch(effect -> effect.metric().equals(depth));
        if (panel.contrasts().size() > 1 && !panel.effects().isEmpty() && !judged) {
            metrics.computeIfAbsent(Map.of(NO_JUDGE, panel.contrasts()), any -> new ArrayList<>())
                    .add(depth);
        }
        return metrics.entrySet().stream()
                .map(each -> new Gap(List.copyOf(each.getValue()), each.getKey()))
                .toList();
    }

    private static Map<String, List<Contrast>> reasons(Panel panel, String metric) {
        return panel.effects().stream()
                .filter(effect -> effect.metric().equals(metric))
                .collect(Collectors.groupingBy(
                        Effect::reason, LinkedHashMap::new, Collectors.mapping(Effect::contrast, Collectors.toList())));
    }

    /** As a line: the metrics, then the one reason in full, or several in brief with the contrasts that each is true of. */
    String line(Texts texts, EffectText effects) {
        String what = metrics.stream()
                .map(metric -> MetricText.of(metric, texts).brief())
                .collect(Collectors.joining(", "));
        if (reasons.size() == 1)
            return what + ": " + texts.reason(reasons.keySet().iterator().next());
        Map<String, List<String>> brief = new LinkedHashMap<>();
        reasons.forEach((reason, contrasts) -> contrasts.forEach(
                contrast -> brief.computeIfAbsent(Reasons.brief(reason, texts), any -> new ArrayList<>())
                        .add(texts.quoted(effects.contrast(contrast)))));
        return brief.entrySet().stream()
                .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
                .collect(Collectors.joining(", ", what + ": ", ""));
    }
}
