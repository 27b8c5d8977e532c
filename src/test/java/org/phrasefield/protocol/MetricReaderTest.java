package org.phrasefield.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics of an author's own are read strictly, and print back as they were meant. */
class MetricReaderTest {
    private static final String ANCHORS =
            "{en: [{question: a?, better: b, worse: c}, {question: d?, better: e, worse: f}, "
                    + "{question: g?, better: h, worse: i}]}";

    private static String metric(String entry) {
        return Reads.five("metrics:\n  - " + entry + "\n");
    }

    @Test
    void aListIsReadWithItsTexts() {
        Protocol protocol = Reads.protocol(
                metric(
                        "{id: warmth, title: {en: Warmth, ru: Теплота}, more: {en: warmer}, words: {en: [warm, \"at ease\"]}}"));
        assertThat(protocol.metrics())
                .containsExactly(new OwnMetric(
                        "warmth",
                        Map.of("en", "Warmth", "ru", "Теплота"),
                        Map.of("en", "warmer"),
                        new OwnMetric.Words(Map.of("en", List.of("warm", "at ease")))));
    }

    @Test
    void whatIsExplainedReadsBackAsTheSame() {
        Protocol protocol =
                Reads.protocol(metric("{id: steps, rubric: {en: \"Which: helps?\"}, anchors: " + ANCHORS + "}")
                        + "  - {id: warmth, title: {ru: \"<b>\"}, words: {en: [\"=1a\", warm]}}\n");
        Protocol again = Reads.protocol(protocol.explained());
        assertThat(again.metrics()).isEqualTo(protocol.metrics());
        assertThat(again.hash()).isEqualTo(protocol.hash());
        assertThat(Reads.protocol(Reads.five("")).explained()).doesNotContain("metrics");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            {id: w, word: {en: [a]}}                    § 6:13 § metrics[0].word: unknown key "word"; did you mean "words"?
            {id: w}                                     § 6:5  § metrics[0]: a metric of one's own needs words or a rubric; write words: {en: [WORD, WORD]}
            {words: {en: [a]}}                          § 6:5  § metrics[0]: a metric of one's own needs an id
            {id: W w, words: {en: [a]}}                 § 6:10 § metrics[0].id: a metric's id has small Latin letters, digits and hyphens only; for example "w-w"
            {id: hedges, words: {en: [a]}}              § 6:10 § metrics[0].id: "hedges" is a built-in metric or column; give yours another id
            {id: w-masked, words: {en: [a]}}            § 6:10 § metrics[0].id: a metric's id does not end in "-masked", which marks what comes beside a metric; give yours another id
            {id: w, words: {en: [warm*]}}               § 6:26 § metrics[0].words.en[0]: "warm*" has a star, and words are found in all their forms anyway; write the dictionary form alone
            {id: w, words: {en: [тёплый, Теплый]}}      § 6:34 § metrics[0].words.en[1]: "Теплый" is listed twice; keep one
            {id: w, words: {en: ["1 2"]}}               § 6:26 § metrics[0].words.en[0]: "1 2" is no word
            {id: w, words: {en: []}}                    § 6:25 § metrics[0].words.en: words is an empty list
            {id: w, words: [a]}                         § 6:20 § metrics[0].words: words is written as keys and values, not as a list; write KEY: VALUE, with en, ru
            {id: w, words: {ru: [а]}}                   § 6:20 § metrics[0].words: the metric has no words in en
            {id: w, words: {en: [a]}, rubric: {en: b}}  § 6:39 § metrics[0].rubric: a metric counts words or has a rubric, not both; make two metrics of it
            {id: w, rubric: {en: a}, anchors: {en: [{question: a, better: b, worse: c}]}} § 6:44 § metrics[0].anchors.en: a judge is tried on 3 anchors or more in each language, here is 1; fewer are passed by guessing
            {id: w, rubric: {en: a}, anchors: {en: [{question: a, beter: b, worse: c}]}}  § 6:59 § metrics[0].anchors.en[0].beter: unknown key "beter"; did you mean "better"?
            {id: w, rubric: {en: a}, anchors: {en: [{question: a, better: b, worse: b}]}} § 6:45 § metrics[0].anchors.en[0]: the better answer and the worse one are the same
            """)
    void aMistakeHasItsPlaceAndItsWayOut(String entry, String place, String problem) {
        assertThat(Reads.problems(metric(entry)))
                .extracting(Reads::line)
                .contains("test.yaml:" + place + ": " + problem);
    }

    @Test
    void anIdStandsOnce() {
        assertThat(Reads.problems(metric("{id: w, words: {en: [a]}}") + "  - {id: w, words: {en: [b]}}\n"))
                .extracting(Problem::message)
                .containsExactly("the metric \"w\" is listed twice");
    }

    @Test
    void aTitleHasRoomInAColumn() {
        String title = "w".repeat(61);
        assertThat(Reads.problems(metric("{id: w, title: {en: " + title + "}, words: {en: [a]}}")))
                .extracting(Problem::message)
                .containsExactly("a title has 60 characters at most");
    }
}
