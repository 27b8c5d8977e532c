package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void aTextGoesOnBeneathItself() {
        assertThat(new Columns(12).wrapped("ab: ", "one two three four")).isEqualTo("ab: one two\n    three\n    four");
        assertThat(new Columns(8).wrapped("", "unbreakable words")).isEqualTo("unbreakable\nwords");
    }

    @Test
    void cellsStandBeneathEachOtherAndLongLinesAreCut() {
        assertThat(new Columns(12).table(List.of(List.of("a", "bb", "c"), List.of("aaa", "b", "dddddddd"))))
                .containsExactly("a    bb  c", "aaa  b   dd…");
    }
}
