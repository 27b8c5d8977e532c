package org.phrasefield.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.phrasefield.forecast.Experience.Expectation;
import org.phrasefield.forecast.Hindsight.Baseline;
import org.phrasefield.forecast.Hindsight.Rule;
import org.phrasefield.map.Lost;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.scoring.Accuracy;
import org.phrasefield.scoring.Kinds;
import org.phrasefield.stats.Interval;
import org.phrasefield.stats.Share;

/**
 * What is expected of one model's answers in one language, form by form: all that a preview shows of an {@link Experience}, small enough to be kept, so that
 * runs need not be looked at again. What may be absent is null here, as it is in the file.
 *
 * @param language language tag
 * @param model model reference
 * @param runs how many runs taught anything
 * @param oldest when the oldest of them began, as ISO 8601 in UTC; empty where none taught anything
 * @param newest the same of the newest
 * @param forms every built-in form but asking plainly, in their order
 * @param soFar how good previews have been, one for each aspect that could be checked
 */
public record Preview(
        String language, String model, int runs, String oldest, String newest, List<OfForm> forms, List<SoFar> soFar) {
    /** With a greater share of trials lost, or of answers without a score, what is left is no fair sample of a form, as in the effect map. */
    private static final double MOST_MISSING = 0.2;

    private static final int MOST_SHIFTS = 2;
    private static final double LEAST_SHIFT = 0.02;

    public Preview {
        forms = List.copyOf(forms);
        soFar = List.copyOf(soFar);
    }

    /**
     * What is expected of a form.
     *
     * @param form form id
     * @param expected one for each aspect, in their order
     * @param shifts the zones, then the strategies, whose share grows most and by its interval surely grows, at most two of each; none where the form does not tell the
     *     aspect
     */
    public record OfForm(String form, List<Expected> expected, List<Shift> shifts) {
        public OfForm {
            expected = List.copyOf(expected);
            shifts = List.copyOf(shifts);
        }
    }

    /**
     * What is expected of an aspect.
     *
     * @param metric id of the metric that tells it
     * @param interval the mean and the 90 % interval for one more topic, in the unit of {@link org.phrasefield.map.Difference#value}; null where it is missing
     * @param mean the mean with its own 95 % interval, in the same unit; null where that cannot be said
     * @param topics measured topics
     * @param answers measured answers, those to asking plainly among them
     * @param unscored answers of the same runs without this score
     * @param newest when the newest run began that one of these is from, as ISO 8601 in UTC; empty where none was measured
     * @param ofAllForms whether it is what all forms together have done, since earlier previews by form were worse than that
     * @param tells whether knowing that it is this form is worth something, beyond chance
     * @param skill share of this form's interval score that knowing it saves; null where that cannot be said
     * @param missing why there is no interval; null where there is one
     */
    public record Expected(
            Aspect aspect,
            String metric,
            @Nullable Interval interval,
            @Nullable Interval mean,
            int topics,
            long answers,
            long unscored,
            String newest,
            boolean ofAllForms,
            boolean tells,
            @Nullable Double skill,
            @Nullable Missing missing) {}

    /**
     * Why there is no number.
     *
     * @param why the reason
     * @param lost trials of the form and of asking plainly
     * @param judge what is wrong with the judge, as the report of its run says; empty where the reason is another
     */
    public record Missing(Why why, Lost lost, String judge) {}

    /** Reasons for which there is no number. */
    public enum Why {
        /** The model was not asked in this form in this language. */
        NEVER_ASKED,
        /** The metric is not accurate enough in this language to be shown. */
        INACCURATE,
        /** It was asked, and more than a fifth of the trials, or of those of asking plainly, gave nothing to score. */
        LOST,
        /** More than a fifth of the answers behind the number have no such score. */
        UNSCORED,
        /** A judge was asked, and nothing that it said can be believed. */
        JUDGE,
        /** No run has put all its questions in this form yet, and what there is does not tell it. */
        UNFINISHED,
        /** No run measured it of any form. */
        NOT_MEASURED,
        /** It was asked and answered, and no answer has this score: too short, or too few of a topic. */
        NO_SCORE,
        /** Fewer topics than an interval takes. */
        FEW_TOPICS;

        /** The word that data have. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A kind of answer whose share grows.
     *
     * @param name the kind's name
     * @param by the mean and the 90 % interval for one more topic, as a difference of shares
     */
    public record Shift(Kinds kinds, String name, Interval by) {}

    /**
     * How good the previews of an aspect have been.
     *
     * @param previews how many a later run could check
     * @param held how many of their 90 % intervals held what came
     * @param skills beside each baseline, by each rule
     */
    public record SoFar(Aspect aspect, long previews, long held, List<Beside> skills) {
        public SoFar {
            skills = List.copyOf(skills);
        }

        /** Whether there are enough to say anything. */
        public boolean enough() {
            return previews >= TrackRecord.FEWEST;
        }

        /** Whether previews by form have been worse than expecting the same of every form, beyond chance. */
        public boolean worse() {
            return Boolean.FALSE.equals(
                    against(Baseline.MEAN_SO_FAR, Rule.INTERVAL).better());
        }

        /** Beside a baseline. */
        public Beside against(Baseline baseline, Rule rule) {
            return skills.stream()
                    .filter(each -> each.baseline() == baseline && each.rule() == rule)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * Previews beside a baseline.
     *
     * @param skill share of its score that they save; null where that cannot be said
     * @param previews what both could say
     * @param runs how many runs checked them
     * @param better whether they are better, or worse, beyond chance; null where that cannot be said
     */
    public record Beside(
            Baseline baseline,
            Rule rule,
            @Nullable Double skill,
            int previews,
            int runs,
            @Nullable Boolean better) {}

    /**
     * From all that is known.
     *
     * @param asked by form, what became of its trials
     * @param unfinished forms of which, or of asking plainly, every run has trials that are still to be asked
     * @param judge what was wrong with the newest judge; empty where nothing was, or none was asked
     */
    public static Preview of(
            String language,
            String model,
            Experience experience,
            Map<String, Lost> asked,
            Set<String> unfinished,
            String judge) {
        Hindsight hindsight = experience.hindsight();
        List<SoFar> soFar = Stream.of(Aspect.values())
                .map(aspect -> soFar(aspect, hindsight.of(aspect.metrics())))
                .filter(each -> each.previews() > 0)
                .toList();
        Set<Aspect> worse =
                soFar.stream().filter(SoFar::worse).map(SoFar::aspect).collect(Collectors.toSet());
        List<OfForm> forms = BuiltIns.FORMS.stream()
                .skip(1)
                .map(form -> ofForm(language, form, experience, asked, unfinished.contains(form), judge, worse))
                .toList();
        return new Preview(
                language,
                model,
                experience.runs(),
                experience.oldest().map(Instant::toString).orElse(""),
                experience.newest().map(Instant::toString).orElse(""),
                forms,
                soFar);
    }

    private static OfForm ofForm(
            String language,
            String form,
            Experience experience,
            Map<String, Lost> asked,
            boolean unfinished,
            String judge,
            Set<Aspect> worse) {
        List<Expected> expected = Stream.of(Aspect.values())
                .map(aspect -> {
                    Expected own = expected(language, form, aspect, experience, asked, unfinished, judge);
                    return worse.contains(aspect) && own.interval() != null ? ofAllForms(own, experience) : own;
                })
                .toList();
        // Where it cannot be told how far answers move, it cannot be told where to.
        List<Shift> shifts = expected.stream()
                .filter(each -> each.tells() && each.interval() != null)
                .flatMap(each -> kinds(each.aspect()).stream())
                .flatMap(kinds -> shifts(kinds, form, experience))
                .toList();
        return new OfForm(form, expected, shifts);
    }

    private static Optional<Kinds> kinds(Aspect aspect) {
        return switch (aspect) {
            case ZONE -> Optional.of(Kinds.ZONES);
            case STRATEGY -> Optional.of(Kinds.STRATEGIES);
            case LENGTH, STYLE, DEPTH, SCOPE -> Optional.empty();
        };
    }

    private static Expected expected(
            String language,
            String form,
            Aspect aspect,
            Experience experience,
            Map<String, Lost> asked,
            boolean unfinished,
            String judge) {
        Optional<String> metric = aspect.metrics().stream()
                .filter(each -> experience.expected(each, form).intents() > 0)
                .findFirst();
        Lost own = asked.getOrDefault(form, Lost.NONE);
        Lost control = asked.getOrDefault(BuiltIns.FORMS.get(0), Lost.NONE);
        if (metric.isEmpty()) {
            Why why = why(language, aspect, experience, own, control, unfinished, judge);
            String first = aspect.metrics().get(0);
            return new Expected(
                    aspect,
                    first,
                    null,
                    null,
                    0,
                    0,
                    0,
                    "",
                    false,
                    false,
                    null,
                    new Missing(why, own.and(control), why == Why.JUDGE ? judge : ""));
        }
        Expectation found = experience.expected(metric.get(), form);
        Experience.Record record = experience.record(metric.get(), form);
        Optional<Why> fault = fault(aspect, found, unfinished);
        return new Expected(
                aspect,
                metric.get(),
                fault.isPresent() ? null : found.interval().map(aspect::within).orElseThrow(),
                fault.isPresent() ? null : found.mean().map(aspect::within).orElse(null),
                found.intents(),
                found.answers(),
                unscored(aspect, found),
                found.newest().map(Instant::toString).orElse(""),
                false,
                record.worthKnowing(),
                record.skill().orElse(null),
                fault.map(why -> new Missing(why, own.and(control), "")).orElse(null));
    }

    private static long unscored(Aspect aspect, Expectation found) {
        return aspect.ofEveryAnswer() ? found.unscored() : 0;
    }

    /** Why a number that was measured is none to be shown, if so. */
    private static Optional<Why> fault(Aspect aspect, Expectation found, boolean unfinished) {
        long unscored = unscored(aspect, found);
        if (unscored > MOST_MISSING * (found.answers() + unscored)) return Optional.of(Why.UNSCORED);
        if (found.interval().isPresent()) return Optional.empty();
        return Optional.of(unfinished ? Why.UNFINISHED : Why.FEW_TOPICS);
    }

    /** What is expected of every form, in the place of what is expected of one. */
    private static Expected ofAllForms(Expected own, Experience experience) {
        Aspect aspect = own.aspect();
        Expectation found = experience.expected(own.metric());
        return new Expected(
                aspect,
                own.metric(),
                found.interval().map(aspect::within).orElseThrow(),
                found.mean().map(aspect::within).orElse(null),
                found.intents(),
                found.answers(),
                unscored(aspect, found),
                found.newest().map(Instant::toString).orElse(""),
                true,
                false,
                own.skill(),
                null);
    }

    private static Why why(
            String language,
            Aspect aspect,
            Experience experience,
            Lost own,
            Lost control,
            boolean unfinished,
            String judge) {
        if (own.asked() == 0) return unfinished ? Why.UNFINISHED : Why.NEVER_ASKED;
        if (aspect.metrics().stream()
                .allMatch(metric -> Accuracy.fault(language, metric).isPresent())) return Why.INACCURATE;
        if (many(own) || many(control)) return Why.LOST;
        if (aspect == Aspect.DEPTH && !judge.isEmpty()) return Why.JUDGE;
        if (unfinished) return Why.UNFINISHED;
        boolean known = aspect.metrics().stream().anyMatch(experience.metrics()::contains);
        return known ? Why.NO_SCORE : Why.NOT_MEASURED;
    }

    private static boolean many(Lost lost) {
        return lost.asked() > 0 && lost.all() > MOST_MISSING * lost.asked();
    }

    private static Stream<Shift> shifts(Kinds kinds, String form, Experience experience) {
        List<Shift> shifts = new ArrayList<>();
        for (String name : kinds.names()) {
            experience
                    .expected(kinds.metric(name), form)
                    .interval()
                    .filter(by -> by.estimate() > LEAST_SHIFT && by.low() > 0)
                    .ifPresent(by -> shifts.add(new Shift(kinds, name, by)));
        }
        shifts.sort(Comparator.comparingDouble((Shift shift) -> -shift.by().estimate()));
        return shifts.stream().limit(MOST_SHIFTS);
    }

    private static SoFar soFar(Aspect aspect, Hindsight hindsight) {
        Share held = hindsight.held();
        List<Beside> skills = new ArrayList<>();
        for (Baseline baseline : Baseline.values()) {
            for (Rule rule : Rule.values()) {
                TrackRecord.Skill skill = hindsight.against(baseline, rule);
                skills.add(new Beside(
                        baseline,
                        rule,
                        skill.skill().isPresent() ? skill.skill().getAsDouble() : null,
                        skill.cases(),
                        skill.runs(),
                        skill.better().orElse(null)));
            }
        }
        return new SoFar(aspect, held.cases(), held.hits(), skills);
    }

    /** What is expected of a form; empty for asking plainly and for what is no built-in form. */
    public Optional<OfForm> of(String form) {
        return forms.stream().filter(each -> each.form().equals(form)).findFirst();
    }
}
