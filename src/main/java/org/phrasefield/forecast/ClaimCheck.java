package org.phrasefield.forecast;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.phrasefield.map.Effect;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Lost;
import org.phrasefield.map.Tally;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.scoring.Accuracy;
import org.phrasefield.stats.Interval;

/**
 * A claim of the source beside what a run measured of one model in one language.
 *
 * @param claim the claim
 * @param language language tag
 * @param model model reference
 * @param verdict what the run says of it
 * @param effect the effect that decides; absent where it is not measured
 * @param reason why nothing is decided, in words; empty where it is
 * @param lost trials on both sides of the effect that gave no answer to score; none where it is not measured
 */
public record ClaimCheck(
        SourceClaim claim,
        String language,
        String model,
        Verdict verdict,
        Optional<Effect> effect,
        String reason,
        Lost lost) {
    /** What a run says of a claim. */
    public enum Verdict {
        /** The effect is as predicted. */
        SUPPORTED,
        /** It is the opposite, or no relevant one where one is predicted, or on the wrong side of the bound. */
        CONTRADICTED,
        /** It may be either. */
        CANNOT_TELL,
        /** The run did not ask what would decide it, or by a measure that is not accurate enough to be shown. */
        NOT_MEASURED;

        /** The word that tables show. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Every claim beside a run, by language and model in the map's order, claims in the source's. */
    public static List<ClaimCheck> of(Protocol protocol, EffectMap map) {
        record Subject(String language, String model) {}
        Set<Subject> subjects = new LinkedHashSet<>();
        map.tallies().forEach(tally -> subjects.add(new Subject(tally.language(), tally.model())));
        List<ClaimCheck> checks = new ArrayList<>();
        for (Subject subject : subjects) {
            List<Effect> effects = map.effects().stream()
                    .filter(effect -> effect.language().equals(subject.language())
                            && effect.model().equals(subject.model()))
                    .toList();
            for (SourceClaim claim : SourceClaim.all()) {
                ClaimCheck check = of(claim, subject.language(), subject.model(), protocol, effects);
                checks.add(check.effect().isEmpty() ? check : check.with(Lost.of(sides(check, protocol, map))));
            }
        }
        return checks;
    }

    /** Trials of the form and of the control; of words, of all forms. */
    private static List<Tally> sides(ClaimCheck check, Protocol protocol, EffectMap map) {
        return map.tallies().stream()
                .filter(tally -> tally.language().equals(check.language())
                        && tally.model().equals(check.model())
                        && (!(check.claim().about() instanceof Effect.OfForm of)
                                || tally.form().equals(of.form())
                                || tally.form().equals(protocol.control())))
                .toList();
    }

    private ClaimCheck with(Lost found) {
        return new ClaimCheck(claim, language, model, verdict, effect, reason, found);
    }

    private static ClaimCheck of(
            SourceClaim claim, String language, String model, Protocol protocol, List<Effect> effects) {
        Optional<String> unasked = unasked(claim.about(), protocol);
        if (unasked.isPresent()) return unmeasured(claim, language, model, unasked.get());
        List<Effect> own = claim.metrics().stream()
                .flatMap(metric -> effects.stream()
                        .filter(effect -> effect.metric().equals(metric)
                                && effect.contrast().equals(claim.about())))
                .toList();
        if (own.isEmpty()) {
            String metrics = String.join("/", claim.metrics());
            return unmeasured(claim, language, model, "the run does not measure " + metrics);
        }
        return own.stream()
                .filter(effect -> Accuracy.fault(language, effect.metric()).isEmpty())
                .findFirst()
                .map(effect -> decided(claim, effect, effects))
                .orElseGet(() -> unmeasured(
                        claim,
                        language,
                        model,
                        Accuracy.fault(language, own.get(0).metric()).orElseThrow()));
    }

    private static ClaimCheck unmeasured(SourceClaim claim, String language, String model, String reason) {
        return new ClaimCheck(claim, language, model, Verdict.NOT_MEASURED, Optional.empty(), reason, Lost.NONE);
    }

    /** Why a run does not put the question; the source says nothing of an author's own form, and nothing against another control. */
    private static Optional<String> unasked(Effect.Contrast about, Protocol protocol) {
        if (about instanceof Effect.OfWords words) {
            boolean asked = protocol.words()
                    .filter(factor -> factor.groups().contains(words.group()))
                    .isPresent();
            return asked ? Optional.empty() : Optional.of("the run has no magnet words of this group");
        }
        String form = ((Effect.OfForm) about).form();
        if (!builtIn(form, protocol)) return Optional.of(form + " is no form of the run");
        String plainly = BuiltIns.FORMS.get(0);
        boolean plain = protocol.control().equals(plainly) && builtIn(plainly, protocol);
        return plain ? Optional.empty() : Optional.of("the run does not compare with asking plainly");
    }

    private static boolean builtIn(String form, Protocol protocol) {
        return protocol.forms().stream()
                .filter(FormChoice::builtIn)
                .anyMatch(each -> each.id().equals(form));
    }

    private static ClaimCheck decided(SourceClaim claim, Effect effect, List<Effect> effects) {
        if (effect.interval().isEmpty()) return of(claim, effect, Verdict.CANNOT_TELL, effect.reason());
        Interval interval = effect.interval().get();
        List<Interval> others = builtIn(effect, effects);
        Verdict verdict = claim.expects().verdict(effect, interval, others);
        boolean open = verdict == Verdict.CANNOT_TELL;
        return of(claim, effect, verdict, open ? claim.expects().open(effect, interval, others) : "");
    }

    private static ClaimCheck of(SourceClaim claim, Effect effect, Verdict verdict, String reason) {
        return new ClaimCheck(
                claim, effect.language(), effect.model(), verdict, Optional.of(effect), reason, Lost.NONE);
    }

    /** The other forms of the source's table on the same metric; an author's own do not take part. */
    private static List<Interval> builtIn(Effect effect, List<Effect> effects) {
        return effects.stream()
                .filter(each -> each.metric().equals(effect.metric())
                        && each.contrast() instanceof Effect.OfForm of
                        && BuiltIns.FORMS.contains(of.form())
                        && !each.contrast().equals(effect.contrast()))
                .flatMap(each -> each.interval().stream())
                .toList();
    }
}
