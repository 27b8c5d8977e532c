package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phrasefield.scoring.Diversity.Closing.AT_MOST;
import static org.phrasefield.scoring.Diversity.Closing.BELOW_FROM_TEN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Golden values were made once with LexicalRichness, those of the other closing with TAALED. */
class DiversityTest {

    private static final List<String> README = words("""
            measure of textual lexical diversity computed as the mean length of sequential words in a text that maintains a minimum
            threshold ttr score iterates over words until ttr scores falls below a threshold then increase factor counter by and
            start over mccarthy and jarvis pg recommends a factor threshold in the range of mccarthy mccarthy and jarvis""");

    private static final List<String> RAVEN = words("""
            once upon a midnight dreary while i pondered weak and weary over many a quaint and curious volume of forgotten lore while i
            nodded nearly napping suddenly there came a tapping as of some one gently rapping rapping at my chamber door tis some
            visitor i muttered tapping at my chamber door only this and nothing more""");

    private static final List<String> BLOK = words("""
            ночь улица фонарь аптека бессмысленный и тусклый свет живи еще хоть четверть века все будет так исхода нет
            умрешь начнешь опять сначала и повторится все как встарь ночь ледяная рябь канала аптека улица фонарь""");

    private static final List<String> SQUARES =
            IntStream.range(0, 200).mapToObj(i -> "w" + i * i % 37).toList();

    @Test
    void numbersAgreeWithTheReference() {
        expect(
                README,
                57,
                46.79226361031519,
                48.00946372239748,
                0.7468703323966,
                0.8351515151515,
                0.72,
                0.0232156798674,
                153.8935056940597);
        expect(SQUARES, 200, 20.0, 20.0, 0.4151296131170, 0.6727272727273, 0.38, 0.0838509686256, 482.5);
        expect(
                zipf(),
                300,
                30.477888730385,
                31.694659440545,
                0.6725036034005,
                0.7634782608696,
                0.6481274900398,
                0.0350238088049,
                354.8888888888889);
        expect(RAVEN, 57, 60.648, 60.648, 0.7968215994532, 0.8545454545455, 0.74, 0.0186820461163, 110.803324099723);
        assertThat(BLOK).hasSize(34);
        Diversity blok = Diversity.of(BLOK);
        assertThat(blok.mattr(25).orElseThrow()).isCloseTo(0.936, within(1e-9));
        assertThat(blok.mtld(AT_MOST).orElseThrow()).isCloseTo(53.946666666666, within(1e-9));
        assertThat(blok.mtld(BELOW_FROM_TEN).orElseThrow()).isCloseTo(53.946666666666, within(1e-9));
        assertThat(blok.mattr(50)).isEmpty();
        assertThat(blok.hdd()).isEmpty();
    }

    @Test
    void typesAreCounted() {
        assertThat(List.of(README, SQUARES, zipf(), RAVEN, BLOK))
                .extracting(words -> words.stream().distinct().count())
                .containsExactly(39L, 19L, 96L, 42L, 28L);
    }

    private static void expect(
            List<String> words,
            int size,
            double mtld,
            double fromTen,
            double hdd,
            double at25,
            double at50,
            double maas,
            double yule) {
        assertThat(words).hasSize(size);
        Diversity diversity = Diversity.of(words);
        assertThat(diversity.mtld(AT_MOST).orElseThrow()).isCloseTo(mtld, within(1e-9));
        assertThat(diversity.mtld(BELOW_FROM_TEN).orElseThrow()).isCloseTo(fromTen, within(1e-9));
        assertThat(diversity.hdd().orElseThrow()).isCloseTo(hdd, within(1e-9));
        assertThat(diversity.mattr(25).orElseThrow()).isCloseTo(at25, within(1e-9));
        assertThat(diversity.mattr(50).orElseThrow()).isCloseTo(at50, within(1e-9));
        assertThat(diversity.maas().orElseThrow()).isCloseTo(maas, within(1e-9));
        assertThat(diversity.yule().orElseThrow()).isCloseTo(yule, within(1e-9));
    }

    @Test
    void wordsOfWhichNoneComesTwiceAreOneSegment() {
        List<String> words = IntStream.range(0, 60).mapToObj(i -> "w" + i).toList();
        Diversity diversity = Diversity.of(words);
        assertThat(diversity.mtld(AT_MOST)).hasValue(60);
        assertThat(diversity.maas()).hasValue(0);
        assertThat(diversity.yule()).hasValue(0);
        assertThat(diversity.hdd().orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void noWordsHaveNoVariety() {
        Diversity none = Diversity.of(List.of());
        assertThat(none.mtld(AT_MOST)).isEmpty();
        assertThat(none.maas()).isEmpty();
        assertThat(none.yule()).isEmpty();
        assertThat(none.hdd()).isEmpty();
        assertThat(none.mattr(1)).isEmpty();
    }

    @Test
    void movingAveragesDoNotDependOnLength() {
        Random random = new Random(4);
        List<String> words =
                random.ints(20_000, 0, 300).mapToObj(Integer::toString).toList();
        double whole = Diversity.of(words).mattr(25).orElseThrow();
        for (int length : List.of(100, 400, 1_600)) {
            double mean = IntStream.range(0, 20_000 / length)
                    .mapToObj(i -> words.subList(i * length, (i + 1) * length))
                    .mapToDouble(part -> Diversity.of(part).mattr(25).orElseThrow())
                    .average()
                    .orElseThrow();
            assertThat(mean).as("%d words", length).isCloseTo(whole, within(0.004));
        }
    }

    @Test
    void itIsTheDefinitionCountedAnew() {
        long seed = 20261125;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int window = 1 + random.nextInt(30);
            List<String> words = random.ints(window + random.nextInt(60), 0, 40)
                    .mapToObj(Integer::toString)
                    .toList();
            double sum = IntStream.rangeClosed(0, words.size() - window)
                    .mapToDouble(i -> (double) words.subList(i, i + window).stream()
                                    .distinct()
                                    .count()
                            / window)
                    .sum();
            assertThat(Diversity.of(words).mattr(window).orElseThrow())
                    .as("seed %d round %d", seed, round)
                    .isCloseTo(sum / (words.size() - window + 1), within(1e-12))
                    .isBetween(1.0 / window - 1e-12, 1.0);
        }
    }

    @Test
    void readingBackwardsChangesNothing() {
        List<String> backwards = new ArrayList<>(RAVEN);
        Collections.reverse(backwards);
        assertThat(Diversity.of(backwards).mattr(25))
                .isEqualTo(Diversity.of(RAVEN).mattr(25));
        assertThat(Diversity.of(backwards).mtld(AT_MOST).orElseThrow())
                .isCloseTo(Diversity.of(RAVEN).mtld(AT_MOST).orElseThrow(), within(1e-12));
    }

    private static List<String> zipf() {
        List<String> words = new ArrayList<>();
        long x = 12345;
        for (int i = 0; i < 300; i++) {
            x = (1103515245L * x + 12345) % (1L << 31);
            double u = (x + 0.5) / (1L << 31);
            words.add("t" + (int) Math.floor(Math.exp(u * Math.log(200))));
        }
        assertThat(words.subList(0, 8)).containsExactly("t32", "t5", "t35", "t1", "t15", "t13", "t24", "t7");
        return words;
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split("\\s+"));
    }
}
