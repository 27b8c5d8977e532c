package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.phrasefield.language.Language;

/** What is said around an answer, or in place of one, is of no zone. */
class NoZoneTest {
    private static final int FEWEST = 24;
    /** The smallest move of the zone index that anyone cares for, in bits. */
    private static final double OF_INTEREST = 0.05;

    private static List<LabelledText> none(Language language) {
        return LabelledText.seeds(language, Kinds.ZONES).stream()
                .filter(seed -> seed.zone().equals(Kinds.NONE))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void seedsOfNoneAreManyEachOfItsTopicAndApartFromWhatJudges(Language language) {
        List<LabelledText> none = none(language);
        assertThat(none).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(none.stream().map(LabelledText::topic)).doesNotHaveDuplicates();
        Set<String> judging = new HashSet<>();
        for (LabelledText text : LabelledText.validation(language)) judging.addAll(sentences(text));
        for (LabelledText seed : none) assertThat(sentences(seed)).as(seed.id()).doesNotContainAnyElementsOf(judging);
    }

    private static List<String> sentences(LabelledText text) {
        return text.view().sentences().stream()
                .map(sentence -> sentence.replaceAll("\\P{L}+", " ").strip().toLowerCase(java.util.Locale.ROOT))
                .filter(sentence -> sentence.indexOf(' ') > 0)
                .toList();
    }

    @Test
    void bothLanguagesHaveTheSameTopics() {
        assertThat(none(Language.RU).stream().map(LabelledText::topic))
                .containsExactlyElementsOf(
                        none(Language.EN).stream().map(LabelledText::topic).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | Sure! Here are some ideas you could use. Let me know which one you like, and I can expand on it or suggest a few more for you.
            RU | Конечно! Вот несколько идей, которые вы можете взять. Скажите, какая вам нравится, и я расскажу о ней подробнее или предложу ещё.
            EN | The city council approved the budget on Monday. It has money for a bridge and two bus lines. The vote was seven to two.
            RU | Городская дума в понедельник утвердила бюджет. В нём деньги на мост и две линии автобуса. За проголосовали семь депутатов, против двое.
            EN | To do today: bank, shoes, stamps, flowers for mum, ring the garage, water the plants, bin bags, then gym if there is time.
            RU | На сегодня: банк, обувь, марки, цветы маме, позвонить в сервис, полить цветы, мешки для мусора, потом спортзал, если успею.
            """)
    void talkOfAnAssistantNewsAndErrandsAreOfNone(Language language, String text) {
        KindsOfAnswer kinds = AnswerView.of(Scorable.of(language, text)).kinds(Kinds.ZONES);
        assertThat(kinds.top(Kinds.ZONES)).isEqualTo(Kinds.NONE);
        assertThat(kinds.concentration()).isLessThan(0.5);
    }

    /** Answers of a form would have to move by more than is of interest, were they only introduced and closed with a phrase of politeness. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void politeWordsAroundAnAnswerHardlyMoveTheProfile(Language language) {
        String before = switch (language) {
            case EN -> "Sure, happy to help with that! Here is what you asked for.\n\n";
            case RU -> "Конечно, с удовольствием помогу! Вот то, о чём вы просили.\n\n";
        };
        String after = switch (language) {
            case EN -> "\n\nLet me know if you would like anything else.";
            case RU -> "\n\nДайте знать, если понадобится что-нибудь ещё.";
        };
        for (String genre : List.of("story", "manual", "poem", "definition", "letter", "law")) {
            List<String> texts = KnownGroups.of(language, genre);
            double[] plain = profile(language, texts.stream());
            double[] polite = profile(language, texts.stream().map(text -> before + text + after));
            assertThat(divergence(plain, polite)).as(genre).isLessThan(OF_INTEREST);
        }
    }

    private static double[] profile(Language language, Stream<String> texts) {
        double[] sum = new double[Kinds.ZONES.withNone().size()];
        texts.forEach(text -> {
            double[] shares = AnswerView.of(Scorable.of(language, text))
                    .kinds(Kinds.ZONES)
                    .shares();
            for (int k = 0; k < sum.length; k++) sum[k] += shares[k];
        });
        double all = java.util.Arrays.stream(sum).sum();
        for (int k = 0; k < sum.length; k++) sum[k] /= all;
        return sum;
    }

    /** Jensen–Shannon divergence in bits. */
    private static double divergence(double[] p, double[] q) {
        double bits = 0;
        for (int k = 0; k < p.length; k++) {
            double middle = (p[k] + q[k]) / 2;
            if (p[k] > 0) bits += p[k] * Math.log(p[k] / middle) / 2;
            if (q[k] > 0) bits += q[k] * Math.log(q[k] / middle) / 2;
        }
        return bits / Math.log(2);
    }
}
