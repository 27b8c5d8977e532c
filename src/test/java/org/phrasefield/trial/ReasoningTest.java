package org.phrasefield.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReasoningTest {
    private static Reasoning of(String text) {
        return Reasoning.of(text, Optional.empty());
    }

    @Test
    void aPlainTextStaysToTheLetter() {
        assertThat(of(" a <b> \n")).isEqualTo(new Reasoning(" a <b> \n", Optional.empty()));
        assertThat(Reasoning.of("x", Optional.of("hm"))).isEqualTo(new Reasoning("x", Optional.of("hm")));
    }

    @Test
    void reasoningEndsAtTheLastClosingMark() {
        assertThat(of("<think>Let me see.</think>\n\nParis"))
                .isEqualTo(new Reasoning("Paris", Optional.of("Let me see.")));
        assertThat(of("Let me see.\n</think>\nParis")).isEqualTo(new Reasoning("Paris", Optional.of("Let me see.")));
        assertThat(of("a</think>b</think>c").visible()).isEqualTo("c");
        assertThat(of("<think></think>Paris")).isEqualTo(new Reasoning("Paris", Optional.empty()));
    }

    @Test
    void reasoningThatIsNeverClosedLeavesNoAnswer() {
        assertThat(of("<think>Hmm")).isEqualTo(new Reasoning("", Optional.of("Hmm")));
    }

    @Test
    void anOpeningMarkInTheMiddleIsText() {
        assertThat(of("Write <think> to open.").visible()).isEqualTo("Write <think> to open.");
    }
}
