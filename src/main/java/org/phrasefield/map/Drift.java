package org.phrasefield.map;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.phrasefield.map.Epoch.Mark;
import org.phrasefield.map.Track.State;
import org.phrasefield.map.Track.Step;
import org.phrasefield.stats.Cusum;
import org.phrasefield.stats.Moments;
import org.phrasefield.stats.Prediction;

/**
 * Night after night: epochs, and inside each, what moved. After section F11 of the metrics reference: each index of each form is a stream of standard
 * scores against a frozen reference of {@value #REFERENCE} nights, watched by a two-sided cumulative sum whose limit lets all streams
 * together give a false alarm once in {@value #NIGHTS_PER_FALSE_ALARM} nights; an alarm is confirmed only by a second run of the same day.
 *
 * @param epochs by model, and in order
 * @param streams how many indices of forms are watched together
 * @param limit h of each cumulative sum; 0 where nothing is watched yet
 */
public record Drift(List<Epoch> epochs, int streams, double limit) {
    /** Nights of a reference. */
    public static final int REFERENCE = 20;
    /** Nights between false alarms of all streams together. */
    public static final int NIGHTS_PER_FALSE_ALARM = 60;
    /** Half the shift that a sum is tuned to, in standard deviations from night to night. */
    private static final double SLACK = 0.5;

    private static final double ROUNDING = 1e-9;
    /** A second run so soon is one of the same day. */
    private static final Duration DAY = Duration.ofHours(24);

    public Drift {
        epochs = List.copyOf(epochs);
    }

    /** Nights until a shift of so many standard deviations from night to night gives alarm, on average; empty where nothing is watched. */
    public OptionalDouble delay(double deviations) {
        return streams == 0 ? OptionalDouble.empty() : OptionalDouble.of(Cusum.runLength(SLACK, limit, deviations));
    }

    /** The newest epoch of each model. */
    public List<Epoch> newest() {
        Map<String, Epoch> newest = new LinkedHashMap<>();
        epochs.forEach(epoch -> newest.put(epoch.model(), epoch));
        return List.copyOf(newest.values());
    }

    /** What the nights say; they may come in any order. */
    public static Drift of(List<Night> nights) {
        List<Night> ordered =
                nights.stream().sorted(Comparator.comparing(Night::startedAt)).toList();
        Set<String> models = new TreeSet<>();
        ordered.forEach(night -> models.addAll(night.conditions().keySet()));
        List<Draft> drafts = new ArrayList<>();
        for (String model : models) drafts.addAll(drafts(model, ordered));
        int streams = drafts.stream().mapToInt(Draft::streams).sum();
        double limit = streams == 0 ? 0 : Cusum.limitFor(SLACK, streams, NIGHTS_PER_FALSE_ALARM);
        List<Epoch> epochs = new ArrayList<>();
        for (Draft draft : drafts) epochs.addAll(draft.watched(limit));
        return new Drift(epochs, streams, limit);
    }

    /** Nights of one model under the same conditions. */
    private record Draft(String model, List<Night> nights, Set<Cause> changed) {
        /** Streams with a whole reference. */
        int streams() {
            return nights.size() <= REFERENCE
                    ? 0
                    : (int) followed().stream()
                            .filter(each -> Reference.of(each, nights.subList(0, REFERENCE))
                                    .isPresent())
                            .count();
        }

        Set<Followed> followed() {
            Set<Followed> all = new LinkedHashSet<>();
            for (Night night : nights) {
                night.followed().stream()
                        .filter(each -> each.model().equals(model))
                        .forEach(all::add);
            }
            return all;
        }

        /** The epoch; two or more where a move was confirmed inside it. */
        List<Epoch> watched(double limit) {
            List<Epoch> epochs = new ArrayList<>();
            List<Night> left = nights;
            boolean moved = false;
            while (!left.isEmpty()) {
                Draft part = new Draft(model, left, moved ? Set.of() : changed);
                List<Track> tracks = new ArrayList<>();
                int end = left.size();
                for (Followed each : part.followed()) {
                    Watch watch = new Watch(each, left, limit);
                    tracks.add(watch.track());
                    if (watch.confirmed().isPresent())
                        end = Math.min(end, watch.confirmed().get() + 1);
                }
                epochs.add(part.epoch(left.subList(0, end), tracks, moved));
                left = left.subList(end, left.size());
                moved = true;
            }
            return epochs;
        }

        private Epoch epoch(List<Night> held, List<Track> tracks, boolean moved) {
            Set<String> runs = new LinkedHashSet<>();
            held.forEach(night -> runs.add(night.run()));
            List<Track> cut = tracks.stream().map(track -> until(track, runs)).toList();
            Map<String, Mark> marks = new LinkedHashMap<>();
            for (int i = 0; i < held.size(); i++) {
                marks.put(held.get(i).run(), i < REFERENCE ? Mark.REFERENCE : Mark.QUIET);
            }
            for (Track track : cut) {
                for (Step step : track.steps())
                    if (step.alarm()) marks.merge(step.run(), Mark.SUSPECTED, Drift::graver);
                if (track.state() == State.MOVED) {
                    marks.put(track.steps().get(track.steps().size() - 1).run(), Mark.MOVED);
                }
            }
            return new Epoch(
                    model,
                    held.stream()
                            .map(night -> new Epoch.Place(
                                    night.run(), night.startedAt(), marks.getOrDefault(night.run(), Mark.QUIET)))
                            .toList(),
                    changed,
                    moved,
                    cut);
        }

        /** A track as far as the epoch goes: another stream may have ended it. */
        private static Track until(Track track, Set<String> runs) {
            List<Step> steps = track.steps().stream()
                    .filter(step -> runs.contains(step.run()))
                    .toList();
            if (steps.size() == track.steps().size()) return track;
            boolean alarm = !steps.isEmpty() && steps.get(steps.size() - 1).alarm();
            State state = track.state() == State.CANNOT_TELL ? State.CANNOT_TELL : alarm ? State.SUSPECTED : State.SAME;
            String since = alarm ? steps.get(steps.size() - 1).run() : "";
            return new Track(track.followed(), state, track.untold(), since, track.deviation(), steps);
        }
    }

    private static Mark graver(Mark one, Mark other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static List<Draft> drafts(String model, List<Night> ordered) {
        List<Draft> drafts = new ArrayList<>();
        List<Night> held = new ArrayList<>();
        Set<Cause> changed = EnumSet.noneOf(Cause.class);
        Optional<Night> before = Optional.empty();
        for (Night night : ordered) {
            if (!night.conditions().containsKey(model)) continue;
            if (before.isPresent()) {
                Set<Cause> causes = changed(model, before.get(), night);
                if (!causes.isEmpty()) {
                    drafts.add(new Draft(model, List.copyOf(held), changed));
                    held.clear();
                    changed = causes;
                }
            }
            held.add(night);
            before = Optional.of(night);
        }
        if (!held.isEmpty()) drafts.add(new Draft(model, List.copyOf(held), changed));
        return drafts;
    }

    /** What is other than the night before, our own metrics among it. */
    private static Set<Cause> changed(String model, Night before, Night night) {
        Conditions then = before.conditions().get(model);
        Conditions now = night.conditions().get(model);
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (then != null && now != null) causes.addAll(now.changed(then));
        boolean rescored = Night.METRICS.stream()
                .anyMatch(metric -> !before.version(metric).isEmpty()
                        && !night.version(metric).isEmpty()
                        && !before.version(metric).equals(night.version(metric)));
        if (rescored) causes.add(Cause.METRIC);
        return causes;
    }

    /**
     * What a stream was in its reference.
     *
     * @param intents mean of each intent over the reference's nights
     * @param prediction of another night's value, from the reference's
     */
    private record Reference(Map<String, Double> intents, Prediction prediction) {
        static Optional<Reference> of(Followed followed, List<Night> nights) {
            Map<String, Moments> means = new LinkedHashMap<>();
            for (Night night : nights) {
                night.cells(followed)
                        .forEach((intent, scores) -> means.computeIfAbsent(intent, each -> new Moments())
                                .add(scores.mean()));
            }
            Map<String, Double> intents = new LinkedHashMap<>();
            means.forEach((intent, mean) -> intents.put(intent, mean.mean()));
            Moments values = new Moments();
            for (Night night : nights) value(followed, night, intents).ifPresent(values::add);
            if (values.count() < nights.size()) return Optional.empty();
            // Rounding is no spread.
            double size = intents.values().stream().mapToDouble(Math::abs).max().orElse(0);
            return Prediction.from(values)
                    .filter(prediction -> prediction.deviation() > ROUNDING * size)
                    .map(prediction -> new Reference(intents, prediction));
        }

        /** Mean over the night's intents of the difference from the reference; empty where half of them are missing. */
        static OptionalDouble value(Followed followed, Night night, Map<String, Double> intents) {
            Moments differences = new Moments();
            night.cells(followed).forEach((intent, scores) -> {
                Double usual = intents.get(intent);
                if (usual != null) differences.add(scores.mean() - usual);
            });
            return differences.count() == 0 || 2 * differences.count() < intents.size()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(differences.mean());
        }
    }

    /** One stream, watched. */
    private static final class Watch {
        private final Followed followed;
        private final List<Step> steps = new ArrayList<>();
        private final Optional<Reference> reference;
        private final boolean enough;
        private final boolean gap;
        private final long versions;
        private Optional<Integer> confirmed = Optional.empty();
        private String since = "";

        Watch(Followed followed, List<Night> nights, double limit) {
            this.followed = followed;
            enough = nights.size() > REFERENCE;
            gap = enough
                    && nights.subList(0, REFERENCE).stream()
                            .anyMatch(night -> night.cells(followed).isEmpty());
            versions = nights.stream()
                    .map(night -> night.version(followed.metric()))
                    .filter(version -> !version.isEmpty())
                    .distinct()
                    .count();
            reference =
                    enough && versions == 1 ? Reference.of(followed, nights.subList(0, REFERENCE)) : Optional.empty();
            if (reference.isPresent()) follow(nights, limit);
        }

        private void follow(List<Night> nights, double limit) {
            Cusum sum = Cusum.start(SLACK, limit);
            for (int i = REFERENCE; i < nights.size() && confirmed.isEmpty(); i++) {
                Night night = nights.get(i);
                OptionalDouble value =
                        Reference.value(followed, night, reference.orElseThrow().intents());
                if (value.isEmpty()) continue;
                double score = reference.orElseThrow().prediction().score(value.getAsDouble());
                Optional<Step> last = steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
                if (last.isPresent() && confirms(last.get(), night, score, limit)) confirmed = Optional.of(i);
                sum = sum.after(score);
                steps.add(new Step(
                        night.run(),
                        night.startedAt(),
                        value.getAsDouble(),
                        score,
                        sum.above(),
                        sum.below(),
                        sum.alarm()));
                if (!sum.alarm()) since = "";
                else if (since.isEmpty()) since = night.run();
            }
        }

        /** Whether a night is a second run of the day of an alarm, and lies as far on the same side as the shift that sums are tuned to. */
        private static boolean confirms(Step last, Night night, double score, double limit) {
            boolean soon = Duration.between(last.startedAt(), night.startedAt()).compareTo(DAY) < 0;
            boolean up = last.above() > limit && score >= 2 * SLACK;
            boolean down = last.below() > limit && score <= -2 * SLACK;
            return last.alarm() && soon && (up || down);
        }

        Optional<Integer> confirmed() {
            return confirmed;
        }

        Track track() {
            OptionalDouble deviation = reference.isPresent()
                    ? OptionalDouble.of(reference.get().prediction().deviation())
                    : OptionalDouble.empty();
            if (reference.isEmpty()) {
                Untold why = !enough
                        ? Untold.FEW_NIGHTS
                        : gap ? Untold.GAP : versions > 1 ? Untold.OTHER_METRIC : Untold.NO_SPREAD;
                return new Track(followed, State.CANNOT_TELL, Optional.of(why), "", deviation, steps);
            }
            State state = confirmed.isPresent() ? State.MOVED : since.isEmpty() ? State.SAME : State.SUSPECTED;
            return new Track(followed, state, Optional.empty(), since, deviation, steps);
        }
    }
}
