package org.phrasefield.scoring;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.language.Language;



/** All metrics, in the fixed order of tables and outputs. To add one: a line here, its texts in both languages, its table test. */
public final class Metrics {

    /** The metric whose effects are shown as the headline length: a ratio to the control. */
    public static final String LENGTH_RATIO = "log-words";

    private static final List<Measured> MEASURED = Stream.of(
                    LengthMetrics.all(),
                    DiversityMetrics.all(),
                    ReadabilityMetrics.all(),
                    SentenceMetrics.all(),
                    LexiconMetrics.all(),
                    StructureMetrics.all(),
                    ReasoningMetrics.all())
            .flatMap(List::stream)
            .flatMap(Measured::withTwin)
            .toList();

    private static final List<Metric> ALL = MEASURED.stream().map(Measured::metric).toList();

    private static final Map<String, Measured> BY_ID = MEASURED.stream()
            .collect(Collectors.toUnmodifiableMap(measured -> measured.metric().id(), measured -> measured));

    private Metrics() {}

    /** Every metric in order; a twin follows its metric. */
    public static List<Metric> all() {
        return ALL;
    }

    /** The metric with this id. */
    public static Optional<Metric> of(String id) {
        return Optional.ofNullable(BY_ID.get(id)).map(Measured::metric);
    }

    /** A reason for a missing score in a reader's language; reasons that are not this room's come back as they are. */
    public static String reason(Language reader, String reason) {
        String key = "reason." + reason.replace(' ', '-');
        return Texts.has(reader, key) ? Texts.of(reader, key) : reason;
    }

    static Measure measure(Metric metric) {
        return Objects.requireNonNull(BY_ID.get(metric.id()), metric.id()).measure();
    }
}
