package org.phrasefield.scoring;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.OwnMetric;
import org.phrasefield.protocol.Sha256;

/** What a judge decides by, such as depth: the metrics that come of its verdicts, and what it is asked in each language. */
public final class Criterion {
    /** The built-in one: which answer relates and explains more. */
    public static final Criterion DEPTH = new Criterion(
            Indices.DEPTH,
            Indices.DEPTH_RAW,
            Indices.DEPTH_MATCHED,
            Indices.DEPTH_WIN,
            Canary.OF_DEPTH,
            Optional.empty());

    private static final int DIGITS = 8;

    private final Metric controlled;
    private final Metric raw;
    private final Metric matched;
    private final Metric win;
    private final List<Canary> canaries;
    private final Optional<OwnMetric.Rubric> own;
    private final Map<Language, Rubric> rubrics = new ConcurrentHashMap<>();

    private Criterion(
            Metric controlled,
            Metric raw,
            Metric matched,
            Metric win,
            List<Canary> canaries,
            Optional<OwnMetric.Rubric> own) {
        this.controlled = controlled;
        this.raw = raw;
        this.matched = matched;
        this.win = win;
        this.canaries = canaries;
        this.own = own;
    }

    /** That of a metric that stands in a protocol. */
    static Criterion of(OwnMetric metric, OwnMetric.Rubric rubric) {
        return new Criterion(
                metric(metric, "", rubric, Indices.DEPTH),
                metric(metric, "-raw", rubric, Indices.DEPTH_RAW),
                metric(metric, "-matched", rubric, Indices.DEPTH_MATCHED),
                metric(metric, "-win", rubric, Indices.DEPTH_WIN),
                Canary.OF_OWN,
                Optional.of(rubric));
    }

    private static Metric metric(OwnMetric own, String end, OwnMetric.Rubric rubric, Metric like) {
        String all = Stream.of(Language.values())
                .flatMap(language -> Stream.ofNullable(rubric.criteria().get(language.tag()))
                        .map(text -> version(own.id(), language, rubric, text)))
                .collect(Collectors.joining("\n"));
        return new Metric(
                own.id() + end,
                Family.OWN,
                "1." + Sha256.hex(all).substring(0, DIGITS),
                like.scale(),
                like.needs(),
                new OwnWording(own, "own-rubric" + end));
    }

    /** Names the metric and everything that its judge is asked in a language. */
    private static String version(String id, Language language, OwnMetric.Rubric rubric, String criterion) {
        String anchors = rubric.anchors().getOrDefault(language.tag(), List.of()).stream()
                .map(anchor -> String.join("\0", anchor.question(), anchor.better(), anchor.worse()))
                .collect(Collectors.joining("\0"));
        String all = Rubric.template(language) + "\0" + criterion + "\0" + anchors;
        return id + Inquiry.POINT + "1." + Sha256.hex(all).substring(0, DIGITS);
    }

    /** Those that a protocol's judge decides by: depth, and the rubrics of its own. */
    public static List<Criterion> of(Collection<OwnMetric> written) {
        return Catalogue.of(written, List.of()).criteria();
    }

    /** The id of its headline metric. */
    public String id() {
        return controlled.id();
    }

    /** How often answers win, if both were equally long. */
    public Metric controlled() {
        return controlled;
    }

    /** The same, whatever the lengths. */
    public Metric raw() {
        return raw;
    }

    /** The same of pairs of about equal length. */
    public Metric matched() {
        return matched;
    }

    /** Whether a single answer won. */
    public Metric win() {
        return win;
    }

    /** All four, the headline first. */
    public List<Metric> metrics() {
        return List.of(controlled, raw, matched, win);
    }

    /** Which pairs of known order its judge is tried on. */
    public List<Canary> canaries() {
        return canaries;
    }

    /** What its judge is asked in a language; empty where its author wrote nothing in that. */
    public Optional<Rubric> in(String tag) {
        return Language.of(tag).flatMap(language -> {
            if (own.isEmpty()) return Optional.of(Rubric.of(language));
            return Optional.ofNullable(own.get().criteria().get(tag))
                    .map(text -> rubrics.computeIfAbsent(language, any -> rubric(language, own.get(), text)));
        });
    }

    private Rubric rubric(Language language, OwnMetric.Rubric written, String text) {
        return Rubric.own(
                language,
                version(id(), language, written, text),
                text,
                written.anchors().getOrDefault(language.tag(), List.of()));
    }

    /** Whether its judge can be tried in a language: without anchors it is not asked. */
    public boolean gated(String tag) {
        return in(tag).filter(rubric -> !rubric.anchors().isEmpty()).isPresent();
    }
}
