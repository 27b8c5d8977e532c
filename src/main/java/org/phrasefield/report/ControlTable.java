package org.phrasefield.report;

import java.util.List;
import java.util.stream.Collectors;
import org.phrasefield.map.ControlSplit;
import org.phrasefield.report.page.PageView.Control;
import org.phrasefield.report.page.PageView.Line;

/** What comparing the control with itself gives, index by index: what chance alone does to the effects that stand beside it. */
final class ControlTable {
    private final Texts texts;
    private final List<ControlSplit> splits;

    /** @param panel whose metrics are spoken of */
    ControlTable(Study study, Panel panel, Texts texts) {
        this.texts = texts;
        this.splits = panel.metrics().stream()
                .flatMap(metric -> study.map().splits().stream()
                        .filter(split -> split.metric().equals(metric)
                                && split.language().equals(panel.language())
                                && split.model().equals(panel.model())))
                .toList();
    }

    /** In one line; empty where nothing was parted. */
    String line() {
        if (splits.isEmpty()) return "";
        String parts = splits.stream()
                .map(split -> {
                    String part = texts.say(
                            "control.part",
                            MetricText.of(split.metric(), texts).brief(),
                            texts.percent(split.called()));
                    return split.reach().isEmpty() ? part : part + " " + texts.say("control.within", reach(split));
                })
                .collect(Collectors.joining(", "));
        return and(texts.say("control.line", texts.whole(partings()), parts));
    }

    /** A sentence, and after it what follows where chance does not make the share of an index what it is. */
    private String and(String sentence) {
        List<String> doubted = splits.stream()
                .filter(ControlSplit::outside)
                .map(split -> MetricText.of(split.metric(), texts).brief())
                .toList();
        return doubted.isEmpty() ? sentence : sentence + " " + texts.say("control.outside", String.join(", ", doubted));
    }

    /** As a table; without rows where nothing was parted. */
    Control view() {
        return new Control(
                splits.isEmpty() ? "" : and(texts.say("control.read", texts.whole(partings()))),
                List.of(texts.say("control.called"), texts.say("control.reach"), texts.say("control.topics")),
                splits.stream()
                        .map(split -> new Line(
                                MetricText.of(split.metric(), texts).name(),
                                List.of(
                                        texts.percent(split.called()),
                                        split.reach().isEmpty() ? "–" : reach(split),
                                        texts.whole(split.intents()))))
                        .toList());
    }

    private int partings() {
        return splits.stream().mapToInt(ControlSplit::splits).max().orElse(0);
    }

    /** Of length, the only index with a sign: a ratio. */
    private String reach(ControlSplit split) {
        return EffectText.RATIO + texts.fixed(Math.exp(split.reach().orElseThrow()), 2);
    }
}
