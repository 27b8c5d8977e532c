package org.phrasefield.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.phrasefield.trial.Cell;

/** Answers of twenty words each, drawn from a stock of sixty. */
class CloudsTest {
    private final Random random = new Random(11);

    private int[] words(int from) {
        return random.ints(from, from + 60).distinct().limit(20).sorted().toArray();
    }

    private static Cell cell(int intent, String form, String word) {
        return new Cell("en", "intent-" + intent, form, word, "echo");
    }

    @Test
    void aFormWhoseAnswersHaveOtherWordsMovedAndTheOthersDidNot() {
        Clouds clouds = new Clouds();
        for (int i = 0; i < 90; i++) clouds.earlier("k" + i, words(0));
        for (int i = 0; i < 90; i++) {
            String form = i % 3 == 0 ? "direct" : i % 3 == 1 ? "imagine" : "story";
            clouds.later(cell(i % 6, form, Cell.NO_WORD), "k" + i, words(form.equals("story") ? 20 : 0));
        }
        clouds.later(cell(0, "direct", Cell.NO_WORD), "a question that was not asked before", words(0));
        clouds.later(cell(0, "direct", "magnet"), "k0", words(40));
        assertThat(clouds.shifts(1)).hasSize(3).allSatisfy(shift -> {
            assertThat(shift.moved()).as("%s", shift).isEqualTo(shift.form().equals("story"));
            assertThat(shift.answers()).isEqualTo(30);
        });
        assertThat(clouds.shifts(1)).isEqualTo(clouds.shifts(1));
    }

    @Test
    void fewAnswersSayNothing() {
        Clouds clouds = new Clouds();
        for (int i = 0; i < Clouds.FEWEST - 1; i++) clouds.earlier("k" + i, words(0));
        for (int i = 0; i < Clouds.FEWEST - 1; i++) {
            clouds.later(cell(0, "direct", Cell.NO_WORD), "k" + i, words(60));
        }
        // One answer to a prompt of an intent has no cloud.
        for (int i = 0; i < 20; i++) clouds.earlier("single" + i, words(0));
        for (int i = 0; i < 20; i++) clouds.later(cell(i, "imagine", Cell.NO_WORD), "single" + i, words(60));
        assertThat(clouds.shifts(1)).isEmpty();
    }
}
