package org.phrasefield.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.map.Effect;
import org.phrasefield.map.EffectMap;
import org.phrasefield.map.Lost;
import org.phrasefield.map.Repeated;
import org.phrasefield.map.Tally;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ProtocolReader;
import org.phrasefield.protocol.Reading;
import org.phrasefield.scoring.Indices;
import org.phrasefield.scoring.Metrics;
import org.phrasefield.stats.Interval;

class ClaimCheckTest {
    private static final String ALL = "forms: [" + String.join(", ", BuiltIns.FORMS) + "]\n";

    private static Protocol protocol(String rest) {
        String text = "protocol: p\nintents: [{topic: the sea}]\nmodel: planted/none\n" + rest;
        Reading reading = new ProtocolReader().read("p.yaml", text, BuiltIns.vocabulary(List.of("planted")));
        return ((Reading.Read) reading).protocol();
    }

    private static Effect effect(Effect.Contrast about, String metric, Effect.Verdict verdict, Interval interval) {
        String unit = metric.equals("log-words") || metric.startsWith("scope") ? "×" : "";
        return new Effect(
                "en",
                "planted/none",
                metric,
                about,
                Optional.of(interval),
                unit,
                24,
                240,
                verdict,
                "why not",
                List.of());
    }

    private static Effect effect(String form, String metric, Effect.Verdict verdict, double low, double high) {
        return effect(new Effect.OfForm(form), metric, verdict, new Interval((low + high) / 2, low, high));
    }

    @Test
    void anEffectComesWithTheTrialsThatBothItsSidesLost() {
        SourceClaim claim = SourceClaim.all().stream()
                .filter(each -> each.about().equals(new Effect.OfForm("name"))
                        && each.metrics().contains(Metrics.LENGTH_RATIO))
                .findFirst()
                .orElseThrow();
        Effect effect = effect("name", Metrics.LENGTH_RATIO, Effect.Verdict.DIFFERS, 0.4, 0.5);
        EffectMap map = new EffectMap(
                List.of(effect),
                List.of(),
                List.of(
                        tally("direct", Map.of("answered", 46, "cut", 3, "not run", 1), Map.of()),
                        tally("name", Map.of("answered", 47, "refused", 2, "cut", 1), Map.of("loop", 4)),
                        tally("story", Map.of("cut", 50), Map.of())));
        List<ClaimCheck> checks = ClaimCheck.of(protocol(ALL), map);
        assertThat(checks)
                .filteredOn(
                        check -> check.claim().equals(claim) && check.effect().isPresent())
                .extracting(ClaimCheck::lost)
                .containsExactly(new Lost(99, Map.of("cut", 4, "refused", 2, "loop", 4)));
        assertThat(checks)
                .filteredOn(check -> check.effect().isEmpty())
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.lost().asked()).isZero());
    }

    private static Tally tally(String form, Map<String, Integer> outcomes, Map<String, Integer> unscored) {
        return new Tally(
                "en",
                "planted/none",
                form,
                50,
                outcomes,
                unscored,
                OptionalDouble.empty(),
                Repeated.NONE,
                OptionalDouble.empty());
    }

    private static ClaimCheck check(String claim, String protocol, List<Effect> effects) {
        Tally tally = new Tally(
                "en",
                "planted/none",
                "direct",
                1,
                Map.of(),
                Map.of(),
                OptionalDouble.empty(),
                Repeated.NONE,
                OptionalDouble.empty());
        EffectMap map = new EffectMap(effects, List.of(), List.of(tally));
        List<ClaimCheck> found = ClaimCheck.of(protocol(protocol), map).stream()
                .filter(check -> check.claim().id().equals(claim))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        // A sign that is predicted: equivalence contradicts it as much as the opposite sign.
        "story-tells, story, zone-narrative, MORE, 0.2, 0.6, supported",
        "story-tells, story, zone-narrative, LESS, -0.6, -0.2, contradicted",
        "story-tells, story, zone-narrative, NONE, -0.02, 0.02, contradicted",
        "story-tells, story, zone-narrative, CANNOT_TELL, -0.1, 0.5, cannot tell",
        "name-narrow, name, scope-words, LESS, 0.5, 0.7, supported",
        "name-narrow, name, scope-words, MORE, 1.5, 1.7, contradicted",
        // A bound beyond no difference: the whole interval on its side, and a difference among all comparisons.
        "name-short, name, log-words, LESS, 0.5, 0.7, supported",
        "name-short, name, log-words, LESS, 0.7, 0.9, cannot tell",
        "name-short, name, log-words, CANNOT_TELL, 0.3, 0.79, cannot tell",
        "name-short, name, log-words, LESS, 0.85, 0.95, contradicted",
        "name-short, name, log-words, NONE, 0.95, 1.05, contradicted",
        "imagine-strong, imagine, style, DIFFERS, 0.9, 1.4, supported",
        "imagine-strong, imagine, style, DIFFERS, 0.4, 1.4, cannot tell",
        "imagine-strong, imagine, style, DIFFERS, 0.4, 0.7, contradicted",
        "imagine-strong, imagine, style, NONE, 0.0, 0.2, contradicted",
        // A bound with no difference on its side: nothing has to differ.
        "name-weak, name, style, CANNOT_TELL, 0.0, 0.5, supported",
        "name-weak, name, style, DIFFERS, 0.4, 0.7, supported",
        "name-weak, name, style, DIFFERS, 0.7, 0.9, cannot tell",
        "name-weak, name, style, DIFFERS, 0.9, 1.2, contradicted",
    })
    void verdictsFollowTheEffect(
            String claim, String form, String metric, Effect.Verdict told, double low, double high, String verdict) {
        ClaimCheck check = check(claim, ALL, List.of(effect(form, metric, told, low, high)));
        assertThat(check.verdict().word()).isEqualTo(verdict);
        assertThat(check.reason().isEmpty()).isEqualTo(!verdict.equals("cannot tell"));
        assertThat(check.effect().orElseThrow().answers()).isEqualTo(240);
    }

    /** Nine forms' distances of style, the one in question first. */
    private static List<Effect> styles(double own, double... others) {
        List<Effect> effects = new ArrayList<>();
        effects.add(effect("imagine", "style", Effect.Verdict.DIFFERS, own - 0.1, own + 0.1));
        List<String> forms = BuiltIns.FORMS.stream()
                .filter(form -> !Set.of("direct", "imagine").contains(form))
                .toList();
        for (int at = 0; at < others.length; at++) {
            effects.add(effect(forms.get(at), "style", Effect.Verdict.DIFFERS, others[at] - 0.1, others[at] + 0.1));
        }
        return effects;
    }

    @Test
    void aPlaceAmongTheFormsTakesThemAllAndIntervalsThatStandApart() {
        String claim = "imagine-foremost";
        assertThat(check(claim, ALL, styles(2, 3, 1, 1, 1, 1, 1, 1, 1)).verdict())
                .isEqualTo(ClaimCheck.Verdict.SUPPORTED);
        assertThat(check(claim, ALL, styles(2, 3, 3, 1, 1, 1, 1, 1, 1)).verdict())
                .isEqualTo(ClaimCheck.Verdict.CONTRADICTED);
        assertThat(check(claim, ALL, styles(2, 3, 2.1, 1, 1, 1, 1, 1, 1)).reason())
                .isEqualTo("the intervals of several forms overlap");
        assertThat(check(claim, ALL, styles(2, 3, 1)).reason()).isEqualTo("only 3 of 9 forms are measured");
        assertThat(check(claim, ALL, styles(2, 3, 3)).verdict()).isEqualTo(ClaimCheck.Verdict.CONTRADICTED);
    }

    @Test
    void anAuthorsOwnFormHasNoPlaceAmongThem() {
        List<Effect> effects = styles(2, 1, 1, 1, 1, 1, 1, 1, 1);
        effects.add(effect("mine", "style", Effect.Verdict.DIFFERS, 5, 6));
        effects.add(effect("yours", "style", Effect.Verdict.DIFFERS, 5, 6));
        assertThat(check("imagine-foremost", ALL, effects).verdict()).isEqualTo(ClaimCheck.Verdict.SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "story-tells | forms: [direct, imagine] | story is no form of the run",
                "story-tells | forms: [direct, {id: tale, wordings: {en: ['Tale of {topic}']}}] | story is no form of the run",
                "story-tells | forms: [imagine, story]; control: imagine | the run does not compare with asking plainly",
                "mythic-words | words: {groups: [analytic]} | the run has no magnet words of this group",
                "mythic-words | forms: [direct, name] | the run has no magnet words of this group",
                "name-narrow | forms: [direct, name] | the run does not measure scope/scope-words",
            })
    void whatIsNotMeasuredHasItsReason(String claim, String protocol, String reason) {
        ClaimCheck check = check(claim, protocol.replace("; ", "\n") + "\n", List.of());
        assertThat(check.verdict()).isEqualTo(ClaimCheck.Verdict.NOT_MEASURED);
        assertThat(check.reason()).isEqualTo(reason);
        assertThat(check.effect()).isEmpty();
    }

    @Test
    void anEffectWithoutAnIntervalDecidesNothing() {
        Effect effect = new Effect(
                "en",
                "planted/none",
                "zone-narrative",
                new Effect.OfForm("story"),
                Optional.empty(),
                "",
                2,
                8,
                Effect.Verdict.CANNOT_TELL,
                "an interval needs 6 intents, here are 2",
                List.of());
        ClaimCheck check = check("story-tells", ALL, List.of(effect));
        assertThat(check.verdict()).isEqualTo(ClaimCheck.Verdict.CANNOT_TELL);
        assertThat(check.reason()).startsWith("an interval needs 6 intents");
    }

    @Test
    void wordsAreHeldAgainstTheirOwnZone() {
        Effect effect = effect(
                new Effect.OfWords("existential"),
                "zone-existential-poetic",
                Effect.Verdict.MORE,
                new Interval(0.1, 0.05, 0.15));
        assertThat(check("existential-words", "words: {groups: [existential]}\n", List.of(effect))
                        .verdict())
                .isEqualTo(ClaimCheck.Verdict.SUPPORTED);
    }

    @Test
    void anInaccurateMeasureDecidesNothingWhateverItSays() {
        Effect analogy = effect("analogy", "strategy-analogy", Effect.Verdict.MORE, 0.2, 0.4);
        ClaimCheck check = check("analogy-compares", ALL, List.of(analogy));
        assertThat(check.verdict()).isEqualTo(ClaimCheck.Verdict.NOT_MEASURED);
        assertThat(check.reason()).startsWith("not shown: accuracy");
        Effect comparisons = effect("analogy", "comparisons-masked", Effect.Verdict.LESS, -0.4, -0.2);
        assertThat(check("analogy-compares", ALL, List.of(analogy, comparisons)).verdict())
                .isEqualTo(ClaimCheck.Verdict.CONTRADICTED);
    }

    @Test
    void everyClaimCanBeDecided() {
        List<SourceClaim> claims = SourceClaim.all();
        assertThat(claims).extracting(SourceClaim::id).doesNotHaveDuplicates().hasSizeGreaterThan(25);
        for (SourceClaim claim : claims) {
            assertThat(claim.metrics())
                    .allSatisfy(metric -> assertThat(Metrics.of(metric).isPresent()
                                    || Indices.ofCells().stream()
                                            .anyMatch(index -> index.id().equals(metric)))
                            .as(metric)
                            .isTrue());
            if (claim.about() instanceof Effect.OfForm of) {
                assertThat(BuiltIns.FORMS).contains(of.form());
            } else {
                assertThat(BuiltIns.WORD_GROUPS).contains(((Effect.OfWords) claim.about()).group());
            }
            assertThat(claim.russian()).matches(".*[а-я].*");
            assertThat(Prediction.of(claim.expects().word())).isEqualTo(claim.expects());
        }
        assertThatThrownBy(() -> Prediction.of("rather more")).hasMessageContaining("rather more");
    }

    @Test
    void everyFormAndGroupOfTheSourceHasAClaim() {
        assertThat(SourceClaim.all().stream().map(SourceClaim::about).distinct())
                .hasSize(BuiltIns.FORMS.size() - 1 + BuiltIns.WORD_GROUPS.size());
    }
}
