package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void whatIsCopiedIsNeverBroken() {
        Columns columns = new Columns(30);
        assertThat(columns.folded("There is no run; phrasefield run FILE makes one, --results DIR names a folder."))
                .isEqualTo("There is no run;\nphrasefield run FILE makes\none, --results DIR names a\nfolder.");
        assertThat(columns.folded("Give phrasefield models fetch smollm2-135m now and then do so."))
                .isEqualTo("Give\nphrasefield models fetch smollm2-135m\nnow and then do so.");
        assertThat(columns.folded("Look into /a/very/long/folder/of/results/that/goes/on for it"))
                .isEqualTo("Look into\n/a/very/long/folder/of/results/that/goes/on\nfor it");
        assertThat(columns.folded("    a line of a file that is shown, with a caret"))
                .doesNotContain("\n");
        assertThat(columns.folded("short")).isEqualTo("short");
    }

    @Test
    void aTextGoesOnBeneathItself() {
        assertThat(new Columns(12).wrapped("ab: ", "one two three four")).isEqualTo("ab: one two\n    three\n    four");
        assertThat(new Columns(12).wrapped("ab: ", "twelveletter and more"))
                .isEqualTo("ab: \ntwelveletter\n    and more");
        assertThat(new Columns(12).wrapped("ab: ", "a nineletter")).isEqualTo("ab: a\n  nineletter");
        assertThat(new Columns(8).wrapped("", "unbreakable words")).isEqualTo("unbreakable\nwords");
    }

    @Test
    void cellsStandBeneathEachOtherAndLongLinesAreCut() {
        assertThat(new Columns(12).table(List.of(List.of("a", "bb", "c"), List.of("aaa", "b", "dddddddd"))))
                .containsExactly("a    bb  c", "aaa  b   dd…");
    }
}
