package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.phrasefield.protocol.Problem;

class ProblemTextTest {
    private static String shown(String source, int column) {
        return ProblemText.of("a.yaml", new Problem(12, column, "x", "wrong", Optional.empty(), source));
    }

    @Test
    void placePathMessageAndWayOutStandAboveTheLineAndTheCaret() {
        Problem problem = new Problem(
                12,
                3,
                "intents[1].topc",
                "unknown key \"topc\"",
                Optional.of("did you mean \"topic\"?"),
                "  topc: noise");
        assertThat(ProblemText.of("protocol.yaml", problem)).isEqualTo("""
                        protocol.yaml:12:3: intents[1].topc: unknown key "topc"; did you mean "topic"?
                              topc: noise
                              ^""");
    }

    @Test
    void theCaretIsRightUnderTabsWideLettersAndAccents() {
        assertThat(shown("\tab", 2)).endsWith("        ab\n        ^");
        assertThat(shown("日本x", 3)).endsWith("    日本x\n        ^");
        assertThat(shown("e\u0301x", 3)).endsWith("    e\u0301x\n     ^");
        assertThat(shown("😀x", 2)).endsWith("    😀x\n      ^");
        assertThat(shown("ab", 9)).endsWith("    ab\n      ^");
    }

    @Test
    void longLinesAreShortenedAroundTheCaret() {
        String shown = shown("x".repeat(5_000) + "HERE" + "y".repeat(5_000), 5_001);
        String[] lines = shown.split("\n", -1);
        assertThat(lines[1]).hasSizeLessThan(120).startsWith("    …x").endsWith("y…");
        assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("HERE");
    }

    @Test
    void anyLineAndColumnCanBeShown() {
        Random random = new Random(20261125);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder source = new StringBuilder();
            for (int j = random.nextInt(200); j > 0; j--) source.append((char) random.nextInt(0x10000));
            String shown = shown(source.toString().replaceAll("[\\n\\r]", ""), 1 + random.nextInt(220));
            assertThat(shown).startsWith("a.yaml:12:");
            assertThat(shown.replace("\n", "").codePoints()).noneMatch(Character::isISOControl);
        }
    }

    @Test
    void controlCharactersDoNoHarm() {
        String shown = ProblemText.of(
                "a\u001b[31m.yaml",
                new Problem(1, 3, "k\u009b", "w\u0007", Optional.of("\u202e"), "\u001b[2Jx\u202ey"));
        assertThat(shown.replace("\n", "").codePoints()).noneMatch(Character::isISOControl);
        assertThat(shown).doesNotContain("\u202e").contains("\uFFFD[2Jx");
    }
}
