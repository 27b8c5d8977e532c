package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.language.Instrument;
import org.phrasefield.language.Language;

class MetricsTest {

    private static final List<String> TWINNED = List.of(
            "mattr",
            "mattr-50",
            "mtld",
            "hdd",
            "maas",
            "yule-k",
            "hedges",
            "boosters",
            "modality",
            "hypothetical",
            "comparisons",
            "perception",
            "concreteness",
            "contingency",
            "contrast",
            "expansion",
            "connective-variety",
            "temporal");

    @Test
    void theOrderIsFixed() {
        assertThat(Metrics.all())
                .filteredOn(metric -> !metric.twin())
                .extracting(Metric::id)
                .containsExactly(
                        ("words sentences paragraphs characters tokens tokens-o200k log-words sentence-length sentence-variation "
                                        + "mattr mattr-50 mtld hdd maas yule-k syllables-per-word reading-ease grade lix "
                                        + "formality noun-verb-ratio lexical-density adjectives adverbs pronouns particles interjections "
                                        + "numerals names coordinators subordinators imperatives questions exclamations "
                                        + "first-person first-singular first-plural second-person hedges boosters modality "
                                        + "hypothetical known-words comparisons perception concreteness contingency contrast expansion "
                                        + "connective-variety temporal specificity "
                                        + "zone-analytic-logical zone-encyclopedic zone-existential-poetic zone-somatic-imagery "
                                        + "zone-philosophical-mythological zone-emotional-empathic zone-narrative "
                                        + "zone-practical-instructional zone-none zone-concentration zone-agreement "
                                        + "strategy-factual-recall strategy-analogy strategy-storytelling "
                                        + "strategy-self-reflection strategy-reasoning strategy-instruction strategy-none "
                                        + "strategy-concentration strategy-agreement "
                                        + "headings list-items list-share bold code-blocks "
                                        + "tables block-quotes verse dialogue echo reasoning-words log-reasoning reasoning-share")
                                .split(" "));
        assertThat(Metrics.of("nothing")).isEmpty();
        assertThat(Metrics.of(Metrics.LENGTH_RATIO)).map(Metric::logarithm).contains(true);
    }

    @Test
    void aTwinFollowsItsMetric() {
        List<String> ids = Metrics.all().stream().map(Metric::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).filteredOn(id -> id.endsWith("-masked")).hasSameSizeAs(TWINNED);
        for (String id : TWINNED) {
            assertThat(ids.get(ids.indexOf(id) + 1)).isEqualTo(id + "-masked");
            Metric metric = Metrics.of(id).orElseThrow();
            Metric twin = Metrics.of(id + "-masked").orElseThrow();
            assertThat(twin.twin()).isTrue();
            assertThat(twin.scale()).isEqualTo(metric.scale());
            assertThat(twin.needs()).isEqualTo(metric.needs());
            assertThat(twin.name(Language.EN)).isEqualTo(metric.name(Language.EN) + ", no echo");
        }
        for (String zone : Kinds.ZONES.withNone()) {
            String id = Kinds.ZONES.metric(zone);
            assertThat(ids.get(ids.indexOf(id) + 1)).isEqualTo(id + "-unmasked");
            Metric twin = Metrics.of(id + "-unmasked").orElseThrow();
            assertThat(twin.twin()).isTrue();
            assertThat(Accuracy.of(Language.EN, twin.id())).isEqualTo(Accuracy.of(Language.EN, id));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyMetricIsExplainedInOneSentence(Language reader) {
        for (Metric metric : Metrics.all()) {
            assertThat(metric.name(reader)).isNotBlank().hasSizeLessThanOrEqualTo(metric.twin() ? 34 : 24);
            assertThat(metric.unit(reader)).isNotBlank();
            assertThat(metric.more(reader)).isNotBlank();
            assertThat(metric.explanation(reader)).endsWith(".").doesNotContain(". ");
            assertThat(metric.formula(reader)).isNotBlank();
            assertThat(metric.source(reader)).isNotBlank();
            assertThat(metric.limits(reader)).endsWith(".").doesNotContain(". ");
        }
        assertThat(Metrics.all()).allMatch(metric -> metric.unit(Language.EN).equals(metric.unit()));
        assertThat(Metrics.all()).allMatch(metric -> Language.ofScript(metric.explanation(reader)) == reader);
    }

    @Test
    void aVersionNamesTheCodeAndTheInstruments() {
        assertThat(Metrics.all()).allMatch(metric -> metric.version().matches("[1-9][0-9]*\\.[0-9a-f]{8}"));
        Instrument one = new Instrument("tagger", "1.3", "00aa");
        Instrument other = new Instrument("list", "of 3 lines", "11bb");
        String version = Basis.CODE.on(List.of(one, other)).version();
        assertThat(Basis.CODE.on(List.of(other)).on(List.of(one)).version()).isEqualTo(version);
        assertThat(Basis.CODE.on(List.of(one)).version()).isNotEqualTo(version);
        assertThat(Basis.CODE
                        .on(List.of(one, new Instrument("list", "of 3 lines", "11bc")))
                        .version())
                .isNotEqualTo(version);
        assertThat(Metrics.of("hedges").orElseThrow().version())
                .isNotEqualTo(Metrics.of("boosters").orElseThrow().version());
    }

    @Test
    void everyInstrumentIsNamedOnce() {
        List<String> names =
                Metrics.instruments().stream().map(Instrument::name).toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .contains("ICU4J", "OpenNLP pos-en", "list ru/hedges", "list en/hedges", "list ru/concrete");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReasonHasWordsForReaders(Language reader) {
        for (Degenerate each : Degenerate.values()) {
            // Of one word the code is the English word itself.
            if (reader == Language.EN && !each.reason().contains("-")) continue;
            assertThat(Metrics.reason(reader, each.reason())).isNotEqualTo(each.reason());
        }
        Stream<String> needed = Metrics.all().stream()
                .map(Metric::needs)
                .flatMap(needs -> Stream.of(
                        "fewer than " + needs.words() + " words", "fewer than " + needs.sentences() + " sentences"));
        Stream<String> others = Stream.of(
                "cut",
                "fewer than 5 known nouns",
                "longer than 1000000 characters",
                "prompt not known",
                "no content words",
                "no running text",
                "no reasoning given",
                "tokens not told");
        for (String reason : Stream.concat(needed, others).toList()) {
            assertThat(Language.ofScript(Metrics.reason(reader, reason))).isEqualTo(reader);
        }
        assertThat(Metrics.reason(Language.EN, "fewer than 80 words")).isEqualTo("fewer than 80 words");
        assertThat(Metrics.reason(Language.RU, "fewer than 80 words")).isEqualTo("меньше 80 слов");
        assertThat(Metrics.reason(Language.RU, "something else")).isEqualTo("something else");
    }
}
