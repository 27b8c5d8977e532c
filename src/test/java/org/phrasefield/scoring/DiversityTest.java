package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Golden values were made once with LexicalRichness. */
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

    @Test
    void movingAverageAgreesWithTheReference() {
        expect(README, 57, 0.8351515151515, 0.72);
        expect(IntStream.range(0, 200).mapToObj(i -> "w" + i * i % 37).toList(), 200, 0.6727272727273, 0.38);
        expect(zipf(), 300, 0.7634782608696, 0.6481274900398);
        expect(RAVEN, 57, 0.8545454545455, 0.74);
        assertThat(BLOK).hasSize(34);
        assertThat(Diversity.mattr(BLOK, 25).orElseThrow()).isCloseTo(0.936, within(1e-9));
        assertThat(Diversity.mattr(BLOK, 50)).isEmpty();
    }

    private static void expect(List<String> words, int size, double at25, double at50) {
        assertThat(words).hasSize(size);
        assertThat(Diversity.mattr(words, 25).orElseThrow()).isCloseTo(at25, within(1e-9));
        assertThat(Diversity.mattr(words, 50).orElseThrow()).isCloseTo(at50, within(1e-9));
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
            assertThat(Diversity.mattr(words, window).orElseThrow())
                    .as("seed %d round %d", seed, round)
                    .isCloseTo(sum / (words.size() - window + 1), within(1e-12))
                    .isBetween(1.0 / window - 1e-12, 1.0);
        }
    }

    @Test
    void readingBackwardsChangesNothing() {
        List<String> backwards = new ArrayList<>(RAVEN);
        Collections.reverse(backwards);
        assertThat(Diversity.mattr(backwards, 25)).isEqualTo(Diversity.mattr(RAVEN, 25));
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
