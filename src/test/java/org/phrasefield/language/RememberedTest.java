package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final List<Integer> made = new ArrayList<>();

    private final Remembered<Integer, Integer> squares = new Remembered<>(4, number -> {
        made.add(number);
        return number * number;
    });

    private void ask(int... numbers) {
        for (int number : numbers) assertThat(squares.of(number)).isEqualTo(number * number);
    }

    @Test
    void theLatestAreNotMadeTwice() {
        ask(1, 2, 3, 4, 4, 3, 4, 3);
        assertThat(made).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatNobodyAskedForMakesRoom() {
        ask(1, 2, 3, 1, 4, 1, 5, 1, 6, 1);
        assertThat(made).containsExactly(1, 2, 3, 4, 5, 6);
        ask(2);
        assertThat(made).endsWith(2);
    }
}
