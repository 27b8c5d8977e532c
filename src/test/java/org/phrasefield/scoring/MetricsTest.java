package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.language.Language;
import org.phrasefield.language.TextView;

class MetricsTest {

    @Test
    void theOrderIsFixed() {
        assertThat(Metrics.all())
                .extracting(Metric::id)
                .containsExactly(
                        "words",
                        "sentences",
                        "log-words",
                        "sentence-length",
                        "mattr",
                        "questions",
                        "first-person",
                        "second-person",
                        "hedges",
                        "list-share");
        assertThat(Metrics.of("mattr")).map(Metric::version).contains("1");
        assertThat(Metrics.of("nothing")).isEmpty();
        assertThat(Metrics.of(Metrics.LENGTH_RATIO)).map(Metric::logarithm).contains(true);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyMetricIsExplainedInOneSentence(Language reader) {
        for (Metric metric : Metrics.all()) {
            assertThat(metric.name(reader)).isNotBlank().hasSizeLessThanOrEqualTo(24);
            assertThat(metric.unit(reader)).isNotBlank();
            assertThat(metric.more(reader)).isNotBlank();
            assertThat(metric.explanation(reader)).endsWith(".").doesNotContain(". ");
        }
        assertThat(Metrics.all()).allMatch(metric -> metric.unit(Language.EN).equals(metric.unit()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReasonHasWordsForReaders(Language reader) {
        for (Degenerate each : Degenerate.values()) {
            assertThat(Metrics.reason(reader, each.reason())).isNotEqualTo(each.reason());
        }
        for (String reason : List.of("cut", "fewer than 25 words", "fewer than 50 words", "fewer than 3 sentences")) {
            assertThat(Language.ofScript(Metrics.reason(reader, reason))).isEqualTo(reader);
        }
        assertThat(Metrics.reason(Language.RU, "something else")).isEqualTo("something else");
    }

    @Test
    void theLongestExpressionWinsAndPassedOverOnesDoNotCount() {
        WordList list = WordList.of("kind of", "it seems", "seems", "- a kind of", "в определённой степени");
        assertThat(list.count(TextView.of(Language.EN, "It seems a kind of kind of seems kind. Of")))
                .isEqualTo(4);
        assertThat(list.count(TextView.of(Language.EN, "kind\n\nof"))).isZero();
        assertThat(list.count(TextView.of(Language.RU, "В определенной степени.")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void wordListsHoldWordsAsAnswersAreCut(Language language) {
        for (String kind : List.of("first-person", "second-person", "hedges")) {
            List<String> lines = Texts.lines(language.tag() + "/" + kind + ".txt");
            assertThat(lines).hasSizeGreaterThan(8).doesNotHaveDuplicates();
            for (String line : lines) {
                String expression = line.replaceFirst("^- ?", "");
                assertThat(String.join(" ", TextView.of(language, expression).words()))
                        .isEqualTo(expression);
            }
        }
    }
}
