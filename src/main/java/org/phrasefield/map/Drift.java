package org.phrasefield.map;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
import org.phrasefield.stats.CusumPlan;
import org.phrasefield.stats.Moments;
import org.phrasefield.stats.Prediction;

/**
 * Night after night: epochs, and inside each, what moved. After section F11 of the metrics reference: each index of each form is a stream of standard
 * scores against a frozen reference, its first {@value #REFERENCE} nights that have a value, watched by a two-sided cumulative sum whose limit
 * lets all streams together give a false alarm once in {@value #NIGHTS_PER_FALSE_ALARM} nights; an alarm is confirmed only by a second run of the same
 * night.
 *
 * @param epochs by model, and in order
 * @param streams how many indices of forms are watched together
 * @param plan the limit of each cumulative sum, and how soon a shift is found by it; empty where nothing is watched yet
 */
public record Drift(List<Epoch> epochs, int streams, Optional<CusumPlan> plan) {
    /** No night at all. */
    public static final Drift NONE = new Drift(List.of(), 0, Optional.empty());
    /** Nights of a reference. */
    public static final int REFERENCE = CusumPlan.REFERENCE;
    /** Nights between false alarms of all streams together. */
    public static final int NIGHTS_PER_FALSE_ALARM = CusumPlan.STEPS_PER_FALSE_ALARM;
    /** A run that is begun sooner after another is one of the same night: too soon for the next one of a schedule, whose nights may be 23 hours apart. */
    public static final int HOURS_OF_A_NIGHT = 12;

    private static final double ROUNDING = 1e-9;

    public Drift {
        epochs = List.copyOf(epochs);
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
        Optional<CusumPlan> plan = streams == 0 ? Optional.empty() : Optional.of(CusumPlan.of(streams));
        // Without a plan no stream is watched, whatever the limit.
        double limit = plan.map(CusumPlan::limit).orElse(Double.POSITIVE_INFINITY);
        List<Epoch> epochs = new ArrayList<>();
        for (Draft draft : drafts) epochs.addAll(draft.watched(limit));
        return new Drift(epochs, streams, plan);
    }

    /** Nights of one model under the same conditions. */
    private record Draft(String model, List<Night> nights, List<Change> changed) {
        /** Streams with a whole reference, and nights after it. */
        int streams() {
            return (int) followed().stream()
                    .filter(each -> Reference.of(each, nights).isPresent())
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
                Draft part = new Draft(model, left, moved ? List.of() : changed);
                List<Watch> watches = new ArrayList<>();
                int end = left.size();
                for (Followed each : part.followed()) {
                    Watch watch = new Watch(each, left, limit);
                    watches.add(watch);
                    if (watch.confirmed().isPresent())
                        end = Math.min(end, watch.confirmed().get() + 1);
                }
                epochs.add(part.epoch(left.subList(0, end), watches, moved));
                left = left.subList(end, left.size());
                moved = true;
            }
            return epochs;
        }

        private Epoch epoch(List<Night> held, List<Watch> watches, boolean moved) {
            Set<String> runs = new LinkedHashSet<>();
            held.forEach(night -> runs.add(night.run()));
            Map<String, Mark> marks = new LinkedHashMap<>();
            for (Watch watch : watches) watch.marks().forEach((run, mark) -> marks.merge(run, mark, Drift::graver));
            List<Track> cut =
                    watches.stream().map(watch -> until(watch.track(), runs)).toList();
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
                                    night.run(), night.startedAt(), marks.getOrDefault(night.run(), Mark.EMPTY)))
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
            return new Track(track.followed(), state, track.untold(), track.deviation(), steps);
        }
    }

    private static Mark graver(Mark one, Mark other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static List<Draft> drafts(String model, List<Night> ordered) {
        List<Draft> drafts = new ArrayList<>();
        List<Night> held = new ArrayList<>();
        List<Change> changed = List.of();
        Known known = new Known();
        for (Night night : ordered) {
            Conditions now = night.conditions().get(model);
            if (now == null) continue;
            List<Change> changes = known.learned(night, now);
            if (!changes.isEmpty()) {
                drafts.add(new Draft(model, List.copyOf(held), changed));
                held.clear();
                changed = changes;
            }
            held.add(night);
        }
        if (!held.isEmpty()) drafts.add(new Draft(model, List.copyOf(held), changed));
        return drafts;
    }

    /** What was told last of a model's conditions, and of our own metrics: a night that tells nothing changes nothing. */
    private static final class Known {
        private Optional<Conditions> conditions = Optional.empty();
        private final Map<String, String> versions = new HashMap<>();

        /** What is other in a night; from then on that is what is known. */
        List<Change> learned(Night night, Conditions now) {
            List<Change> changes = new ArrayList<>();
            conditions.ifPresent(before -> changes.addAll(now.changed(before)));
            conditions = Optional.of(conditions.map(now::after).orElse(now));
            for (String metric : Night.METRICS) {
                String version = night.version(metric);
                if (version.isEmpty()) continue;
                String before = versions.put(metric, version);
                if (before != null && !before.equals(version))
                    changes.add(Change.of(Cause.METRIC, metric, before, version));
            }
            return changes;
        }
    }

    /**
     * What a stream was in its reference.
     *
     * @param intents mean of each intent over the reference's nights
     * @param runs of the reference's nights
     * @param prediction of another night's value, from the reference's
     */
    private record Reference(Map<String, Double> intents, Set<String> runs, Prediction prediction) {
        /** From the first nights that have a value; empty where there are no more of them than it takes, or they are all alike. */
        static Optional<Reference> of(Followed followed, List<Night> nights) {
            List<Night> valued = nights(followed, nights);
            if (valued.size() <= REFERENCE || versions(followed, nights) > 1) return Optional.empty();
            List<Night> held = valued.subList(0, REFERENCE);
            return of(followed, held, intents(followed, held));
        }

        /**
         * Nights with scores, without those of the first ones that have too few for a value: which intents are usual depends on the nights, so that
         * others are looked at until all of a reference have one.
         */
        static List<Night> nights(Followed followed, List<Night> nights) {
            List<Night> valued = new ArrayList<>(nights);
            valued.removeIf(night -> night.cells(followed).isEmpty());
            while (true) {
                List<Night> held = valued.subList(0, Math.min(REFERENCE, valued.size()));
                Map<String, Double> intents = intents(followed, held);
                List<Night> cut = held.stream()
                        .filter(night -> value(followed, night, intents).isEmpty())
                        .toList();
                if (cut.isEmpty()) return valued;
                valued.removeAll(cut);
            }
        }

        private static Optional<Reference> of(Followed followed, List<Night> held, Map<String, Double> intents) {
            Moments values = new Moments();
            Set<String> runs = new HashSet<>();
            for (Night night : held) {
                value(followed, night, intents).ifPresent(values::add);
                runs.add(night.run());
            }
            // Rounding is no spread.
            double size = intents.values().stream().mapToDouble(Math::abs).max().orElse(0);
            return Prediction.from(values)
                    .filter(prediction -> prediction.deviation() > ROUNDING * size)
                    .map(prediction -> new Reference(intents, runs, prediction));
        }

        /** In how many ways the metric was computed. */
        static long versions(Followed followed, List<Night> nights) {
            return nights.stream()
                    .map(night -> night.version(followed.metric()))
                    .filter(version -> !version.isEmpty())
                    .distinct()
                    .count();
        }

        private static Map<String, Double> intents(Followed followed, List<Night> nights) {
            Map<String, Moments> means = new LinkedHashMap<>();
            for (Night night : nights) {
                night.cells(followed)
                        .forEach((intent, scores) -> means.computeIfAbsent(intent, each -> new Moments())
                                .add(scores.mean()));
            }
            Map<String, Double> intents = new LinkedHashMap<>();
            means.forEach((intent, mean) -> intents.put(intent, mean.mean()));
            return intents;
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
        private final List<Night> nights;
        private final List<String> scored;
        private Optional<Integer> confirmed = Optional.empty();
        private boolean alarm;

        Watch(Followed followed, List<Night> nights, double limit) {
            this.followed = followed;
            this.nights = nights;
            scored = nights.stream()
                    .filter(night -> !night.cells(followed).isEmpty())
                    .map(Night::run)
                    .toList();
            reference = Reference.of(followed, nights);
            reference.ifPresent(held -> follow(held, limit));
        }

        private void follow(Reference held, double limit) {
            Cusum sum = Cusum.start(CusumPlan.SLACK, limit);
            int left = held.runs().size();
            for (int i = 0; i < nights.size() && confirmed.isEmpty(); i++) {
                Night night = nights.get(i);
                if (held.runs().contains(night.run())) left--;
                if (left > 0 || held.runs().contains(night.run())) continue;
                OptionalDouble value = Reference.value(followed, night, held.intents());
                if (value.isEmpty()) continue;
                double score = held.prediction().score(value.getAsDouble());
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
                alarm = sum.alarm();
            }
        }

        /** Whether a night is a second run of that of an alarm, and lies as far on the same side as the shift that sums are tuned to. */
        private static boolean confirms(Step last, Night night, double score, double limit) {
            boolean soon =
                    Duration.between(last.startedAt(), night.startedAt()).compareTo(Duration.ofHours(HOURS_OF_A_NIGHT))
                            < 0;
            boolean up = last.above() > limit && score >= 2 * CusumPlan.SLACK;
            boolean down = last.below() > limit && score <= -2 * CusumPlan.SLACK;
            return last.alarm() && soon && (up || down);
        }

        /** What this stream makes of each night that has a value of it; alarms apart. */
        Map<String, Mark> marks() {
            Map<String, Mark> marks = new LinkedHashMap<>();
            if (reference.isPresent()) {
                reference.get().runs().forEach(run -> marks.put(run, Mark.REFERENCE));
                steps.forEach(step -> marks.put(step.run(), Mark.QUIET));
            } else {
                for (String run : scored) marks.put(run, marks.size() < REFERENCE ? Mark.REFERENCE : Mark.QUIET);
            }
            return marks;
        }

        Optional<Integer> confirmed() {
            return confirmed;
        }

        Track track() {
            OptionalDouble deviation = reference.isPresent()
                    ? OptionalDouble.of(reference.get().prediction().deviation())
                    : OptionalDouble.empty();
            if (reference.isEmpty()) {
                return new Track(followed, State.CANNOT_TELL, Optional.of(untold()), deviation, steps);
            }
            State state = confirmed.isPresent() ? State.MOVED : alarm ? State.SUSPECTED : State.SAME;
            return new Track(followed, state, Optional.empty(), deviation, steps);
        }

        private Untold untold() {
            if (nights.size() <= REFERENCE) return Untold.FEW_NIGHTS;
            if (Reference.versions(followed, nights) > 1) return Untold.OTHER_METRIC;
            return Reference.nights(followed, nights).size() <= REFERENCE ? Untold.GAP : Untold.NO_SPREAD;
        }
    }
}
