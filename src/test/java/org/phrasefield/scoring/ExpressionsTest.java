package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExpressionsTest {
    private static Expressions of(String... lines) {
        return Expressions.of("rules.txt", List.of(lines));
    }

    @Test
    void linesAreJoinedWithoutTheirIndentAndNamesStandForWhatIsFurtherUp() {
        Expressions expressions =
                of("# Why.", "verb", "  eat", "  |drink", "", "clause", "  i(?: {verb}){1,2} \\p{L}+", "   now");
        assertThat(expressions.pattern("verb").pattern()).isEqualTo("eat|drink");
        assertThat("I eat bread now").matches(expressions.pattern("clause"));
        assertThat("I ate bread now").doesNotMatch(expressions.pattern("clause"));
    }

    /** Java 19 and later look for Latin letters alone. */
    @Test
    void theEdgeOfAWordIsOneInAnyScriptAndOnAnyJava() {
        Pattern whole = of("this", "  \\bэто\\b").pattern("this");
        assertThat(whole.matcher("и это так").find()).isTrue();
        assertThat(whole.matcher("Это").matches()).isTrue();
        assertThat(whole.matcher("поэтому").find()).isFalse();
        assertThat(of("end", "  \\w+(?<!\\bhelp)\\b")
                        .pattern("end")
                        .matcher("help")
                        .matches())
                .isFalse();
    }

    @Test
    void whatIsNotThereOrThereTwiceIsAFault() {
        assertThatThrownBy(() -> of("clause", "  {verb}", "verb", "  eat")).hasMessage("rules.txt has no verb");
        assertThatThrownBy(() -> of("verb", "  eat").pattern("noun")).hasMessage("rules.txt has no noun");
        assertThatThrownBy(() -> of("verb", "  eat", "verb", "  drink")).hasMessage("rules.txt has two verb");
    }
}
