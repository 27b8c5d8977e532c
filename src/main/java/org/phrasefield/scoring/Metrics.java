package org.phrasefield.scoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.language.Instrument;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Sha256;

/** All metrics, in the fixed order of tables and outputs. To add one: a line here, its texts in both languages, its table test. */
public final class Metrics {

    /** The metric whose effects are shown as the headline length: a ratio to the control. */
    public static final String LENGTH_RATIO = "log-words";

    /** The metric that says how much of an answer lists and dictionaries can see. */
    public static final String KNOWN_WORDS = "known-words";

    private static final int DIGITS = 8;

    private static final Pattern COUNT = Pattern.compile("[0-9]+");

    private static final List<Measured> MEASURED = Stream.of(
                    LengthMetrics.all(),
                    DiversityMetrics.all(),
                    ReadabilityMetrics.all(),
                    TagMetrics.all(),
                    SentenceMetrics.all(),
                    LexiconMetrics.all(),
                    ImageryMetrics.all(),
                    DepthMetrics.all(),
                    KindMetrics.all(),
                    StructureMetrics.all(),
                    EchoMetrics.all(),
                    ReasoningMetrics.all())
            .flatMap(List::stream)
            .flatMap(Measured::withTwin)
            .toList();

    private static final List<Metric> ALL =
            MEASURED.stream().map(Measured::metric).toList();

    private static final Map<String, Measured> BY_ID = MEASURED.stream()
            .collect(Collectors.toUnmodifiableMap(measured -> measured.metric().id(), measured -> measured));

    private Metrics() {}

    /** Every metric in order; a twin follows its metric. */
    public static List<Metric> all() {
        return ALL;
    }

    /** The metric with this id; the indices of whole cells and what a judge gives are among them. */
    public static Optional<Metric> of(String id) {
        return Optional.ofNullable(BY_ID.get(id))
                .map(Measured::metric)
                .or(() -> MeaningMetrics.all().stream()
                        .filter(metric -> metric.id().equals(id))
                        .findFirst())
                .or(() -> Stream.concat(Indices.ofCells().stream(), Indices.judged().stream())
                        .filter(metric -> metric.id().equals(id))
                        .findFirst());
    }

    /** A reason for a missing score in a reader's language; reasons that are not this room's come back as they are. */
    public static String reason(Language reader, String reason) {
        String key = "reason." + COUNT.matcher(reason).replaceAll("N").replace(' ', '-');
        if (!Texts.has(reader, key)) return reason;
        Matcher count = COUNT.matcher(reason);
        return count.find() ? Texts.of(reader, key).replace("{0}", count.group()) : Texts.of(reader, key);
    }

    /** Everything that the metrics rest on beside their own code, in the order of names. */
    public static List<Instrument> instruments() {
        return Basis.sorted(MEASURED.stream()
                .flatMap(measured -> measured.basis().instruments().stream())
                .collect(Collectors.toSet()));
    }

    /** Every metric with what it rests on, in order. */
    static List<Measured> measured() {
        return MEASURED;
    }

    /** Whether a built-in metric of single answers counts by word lists. */
    public static boolean listed(String id) {
        Measured measured = BY_ID.get(id);
        return measured != null && measured.basis().listed();
    }

    /** Whether a metric of single answers has this id. */
    static boolean scores(String id) {
        return BY_ID.containsKey(id);
    }

    /** Eight digits that change with the version of any of these metrics: what an index of a cell rests on. */
    static String digest(Collection<String> ids) {
        String versions = ids.stream()
                .sorted()
                .map(id -> id + " "
                        + Objects.requireNonNull(BY_ID.get(id), id).metric().version())
                .collect(Collectors.joining("\n"));
        return Sha256.hex(versions).substring(0, DIGITS);
    }

    static Measure measure(Metric metric) {
        return Objects.requireNonNull(BY_ID.get(metric.id()), metric.id()).measure();
    }
}
