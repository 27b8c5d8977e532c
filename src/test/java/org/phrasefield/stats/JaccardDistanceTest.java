package org.phrasefield.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JaccardDistanceTest {
    @Test
    void isTheShareThatIsNotCommon() {
        assertThat(JaccardDistance.between(Set.of("a", "b"), Set.of("b", "c"))).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(JaccardDistance.between(Set.of(), Set.of())).isZero();
        assertThat(JaccardDistance.between(Set.of(), Set.of("a"))).isEqualTo(1);
        assertThat(JaccardDistance.meanOverPairs(List.of(Set.of("a"), Set.of("a"), Set.of("b")))
                        .getAsDouble())
                .isCloseTo(2 / 3.0, within(1e-12));
        assertThat(JaccardDistance.meanOverPairs(List.of(Set.of("a")))).isEmpty();
    }

    @Test
    void sortedNumbersGiveTheSameAsSets() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<Set<Integer>> sets = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Set<Integer> set = new HashSet<>();
                for (int n = random.nextInt(6); n > 0; n--) set.add(random.nextInt(9) - 4);
                sets.add(set);
            }
            int[][] numbers = sets.stream()
                    .map(set ->
                            set.stream().mapToInt(Integer::intValue).sorted().toArray())
                    .toArray(int[][]::new);
            assertThat(JaccardDistance.between(numbers[0], numbers[1]))
                    .isEqualTo(JaccardDistance.between(sets.get(0), sets.get(1)));
            assertThat(JaccardDistance.meanOverPairs(numbers)).isEqualTo(JaccardDistance.meanOverPairs(sets));
        }
    }
}
