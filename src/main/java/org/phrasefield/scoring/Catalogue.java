package org.phrasefield.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.phrasefield.language.Instrument;
import org.phrasefield.protocol.OwnMetric;

/**
 * The metrics of one run: the built-in ones, those of its protocol, and those of scorers that were found outside of the program. Where two have
 * the same id, the earlier one of these stands.
 */
public final class Catalogue {
    /** The metrics that come with the program, and no others. */
    public static final Catalogue BUILT_IN = new Catalogue(List.of(), List.of());

    private final Map<String, Measured> own = new LinkedHashMap<>();
    private final List<Criterion> criteria = new ArrayList<>(List.of(Criterion.DEPTH));
    private final List<Metric> headlines = new ArrayList<>();

    private Catalogue(Collection<OwnMetric> written, Collection<PluggedScorer> plugged) {
        for (OwnMetric metric : written) {
            if (Metrics.of(metric.id()).isPresent()) continue;
            if (metric.way() instanceof OwnMetric.Words words) add(OwnMetrics.counting(metric, words));
            else if (metric.way() instanceof OwnMetric.Rubric rubric) {
                Criterion criterion = Criterion.of(metric, rubric);
                criteria.add(criterion);
                headlines.add(criterion.controlled());
            }
        }
        plugged.forEach(scorer -> add(scorer.measured()));
    }

    private void add(Measured measured) {
        headlines.add(measured.metric());
        measured.withTwin().forEach(each -> own.put(each.metric().id(), each));
    }

    /**
     * The metrics of a run.
     *
     * @param written those of its protocol
     * @param plugged scorers found outside of the program, ids distinct
     */
    public static Catalogue of(Collection<OwnMetric> written, Collection<PluggedScorer> plugged) {
        return written.isEmpty() && plugged.isEmpty() ? BUILT_IN : new Catalogue(written, plugged);
    }

    /** Every metric of single answers that need no one beside the answer, the built-in ones first; a twin follows its metric. */
    public List<Metric> all() {
        return Stream.concat(Metrics.all().stream(), own.values().stream().map(Measured::metric))
                .toList();
    }

    /** The metrics that are not built in, one each, without what comes beside them: what a reader has asked for by name. */
    public List<Metric> own() {
        return List.copyOf(headlines);
    }

    /** Whether a metric is not built in. */
    public boolean isOwn(String id) {
        return own.containsKey(id)
                || criteria.stream()
                        .filter(criterion -> criterion != Criterion.DEPTH)
                        .flatMap(criterion -> criterion.metrics().stream())
                        .anyMatch(metric -> metric.id().equals(id));
    }

    /** What a judge decides where a run has one: depth first. */
    public List<Criterion> criteria() {
        return List.copyOf(criteria);
    }

    /** Every metric that comes of a judge's verdicts. */
    public List<Metric> judged() {
        return criteria.stream().flatMap(each -> each.metrics().stream()).toList();
    }

    /** The metric with this id, of whatever kind. */
    public Optional<Metric> of(String id) {
        return Metrics.of(id)
                .or(() -> Optional.ofNullable(own.get(id)).map(Measured::metric))
                .or(() -> judged().stream()
                        .filter(metric -> metric.id().equals(id))
                        .findFirst());
    }

    /** What each metric of single answers rests on beside its own code: name, version and digest of each instrument in one line. */
    public Map<Metric, List<String>> bases() {
        Map<Metric, List<String>> bases = new LinkedHashMap<>();
        Stream.concat(Metrics.measured().stream(), own.values().stream())
                .forEach(measured -> bases.put(
                        measured.metric(),
                        Basis.sorted(measured.basis().instruments()).stream()
                                .map(Instrument::toString)
                                .toList()));
        return bases;
    }

    /** Everything that the metrics rest on beside their own code, in the order of names. */
    public List<Instrument> instruments() {
        return Basis.sorted(Stream.concat(
                        Metrics.instruments().stream(),
                        own.values().stream().flatMap(measured -> measured.basis().instruments().stream()))
                .collect(Collectors.toSet()));
    }

    /** Ids that no author may take: those of every built-in metric. */
    public static Set<String> builtInIds() {
        Set<String> ids = new TreeSet<>();
        Stream.of(Metrics.all(), MeaningMetrics.all(), Indices.ofCells(), Indices.judged())
                .flatMap(List::stream)
                .forEach(metric -> ids.add(metric.id()));
        return ids;
    }

    Measure measure(Metric metric) {
        Measured measured = own.get(metric.id());
        return measured != null ? measured.measure() : Metrics.measure(Objects.requireNonNull(metric));
    }
}
