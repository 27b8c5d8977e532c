package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivePromptTest {
    private static final int COLUMNS = 20;

    /** Keys of a person: after each nothing more is there yet. */
    private static class OneByOne extends Reader {
        private final int[] keys;
        private int at;

        OneByOne(String keys) {
            this.keys = keys.chars().toArray();
        }

        @Override
        public int read(char[] buffer, int from, int count) {
            if (at == keys.length) return -1;
            buffer[from] = (char) keys[at++];
            return 1;
        }

        @Override
        public boolean ready() {
            // The rest of a sequence comes with its first key.
            return at > 0 && at < keys.length && keys[at - 1] == 27;
        }

        @Override
        public void close() {}
    }

    /** As much of a terminal as is needed: what stands on its screen, and where its cursor is. */
    private static final class Screen {
        final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        int row;
        int column;
        /** Whether the terminal says where what is pasted begins and ends. */
        boolean pastes;

        /** The same once the person has ended. */
        Screen left = this;

        void take(String text) {
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '\r') {
                    column = 0;
                } else if (c == '\n') {
                    row++;
                    column = 0;
                    if (row == lines.size()) lines.add(new StringBuilder());
                } else if (c == 27) {
                    int end = at + 2;
                    while (!Character.isLetter(text.charAt(end))) end++;
                    String count = text.substring(at + 2, end);
                    if (count.equals("?2004")) pastes = text.charAt(end) == 'h';
                    else act(text.charAt(end), count.isEmpty() ? 1 : Integer.parseInt(count));
                    at = end;
                } else {
                    StringBuilder line = lines.get(row);
                    while (line.length() <= column) line.append(' ');
                    line.setCharAt(column++, c);
                }
            }
        }

        private void act(char command, int count) {
            switch (command) {
                case 'A' -> row -= count;
                case 'C' -> column += count;
                case 'J' -> {
                    lines.get(row).setLength(Math.min(column, lines.get(row).length()));
                    lines.subList(row + 1, lines.size()).clear();
                }
                default -> throw new IllegalArgumentException("a command that no preview needs: " + command);
            }
        }

        List<String> shown() {
            return lines.stream().map(line -> line.toString().stripTrailing()).toList();
        }
    }

    private static List<String> preview(String prompt, boolean brief) {
        return brief
                ? List.of("» " + prompt, "brief " + prompt.length(), "end")
                : List.of("» " + prompt, "form " + prompt.length(), "", "end");
    }

    private static Screen typed(String keys, int rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, Console.Volume.USUAL);
        new LivePrompt(
                        new OneByOne(keys),
                        console,
                        () -> new Keys.Size(rows, COLUMNS),
                        (text, columns, brief) -> preview(text, brief))
                .show();
        Screen screen = new Screen();
        // The last thing that is done is to take away what stands beneath the prompt.
        String all = out.toString(StandardCharsets.UTF_8);
        Screen left = new Screen();
        left.take(all);
        assertThat(left.row).isEqualTo(left.lines.size() - 1);
        assertThat(left.lines.get(left.row)).isEmpty();
        screen.left = left;
        screen.take(all.substring(0, all.lastIndexOf('\r')));
        return screen;
    }

    @Test
    void whatStandsBeneathFollowsEveryKey() throws IOException {
        Screen screen = typed("Imagine", 24);
        assertThat(screen.shown()).containsExactly("› Imagine", "form 7", "", "end");
        assertThat(screen.row).isZero();
        assertThat(screen.column).isEqualTo(9);
        assertThat(typed("море\u007f", 24).shown()).containsExactly("› мор", "form 3", "", "end");
        assertThat(typed("", 24).shown()).containsExactly("›");
        assertThat(typed("a\u007f\u007f", 24).shown()).containsExactly("›");
        assertThat(typed("abc\u0015", 24).shown()).containsExactly("›");
    }

    @Test
    void aLongPromptGoesOnBelowAndIsDrawnInItsPlace() throws IOException {
        Screen screen = typed("Imagine a library under the sea", 24);
        assertThat(screen.shown()).containsExactly("› Imagine a library", " under the sea", "form 31", "", "end");
        assertThat(screen.row).isEqualTo(1);
    }

    /** A terminal's letters of two columns leave no half of one at the end of a line, and the cursor stands behind what is seen. */
    @Test
    void wideLettersTakeTwoColumns() throws IOException {
        Screen screen = typed("想象一座海底图书馆吧", 24);
        assertThat(screen.shown().subList(0, 2)).containsExactly("› 想象一座海底图书", "馆吧");
        assertThat(screen.column).isEqualTo(4);
        assertThat(typed("a🙂é", 24).column).as("an accent takes none").isEqualTo(2 + 1 + 2 + 1);
    }

    /** What was drawn in wide lines takes more of them in a narrow terminal, and all of them are drawn anew. */
    @Test
    void aTerminalThatIsMadeNarrowerIsDrawnAnew() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, Console.Volume.USUAL);
        Keys.Size[] size = {new Keys.Size(24, 40)};
        List<Integer> asked = new ArrayList<>();
        Reader keys = new OneByOne("Imagine a library under the sea") {
            private boolean resized;

            @Override
            public int read(char[] buffer, int from, int count) {
                int read = super.read(buffer, from, count);
                if (read < 0 && !resized) {
                    resized = true;
                    size[0] = new Keys.Size(24, 20);
                    buffer[from] = '!';
                    out.reset();
                    return 1;
                }
                return read;
            }
        };
        LivePrompt live = new LivePrompt(keys, console, () -> size[0], (text, columns, brief) -> {
            asked.add(columns);
            return List.of("» " + text, "form " + "x".repeat(30));
        });
        assertThatCode(live::show).doesNotThrowAnyException();
        // 33 columns up to the cursor: in 20 the prompt began one row above.
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "\r\u001B[1A\u001B[J› Imagine a library\n under the sea!\nform " + "x".repeat(15) + "\u001B");
        assertThat(asked).startsWith(40).endsWith(20);
        assertThat(Keys.Size.of("0 0", 80)).isEqualTo(new Keys.Size(24, 80));
        assertThat(Keys.Size.of("50 132", 80)).isEqualTo(new Keys.Size(50, 132));
        assertThat(Keys.Size.of("", 80)).isEqualTo(new Keys.Size(24, 80));
    }

    @Test
    void enterLeavesAPreviewAndBeginsAnother() throws IOException {
        assertThat(typed("one\ntwo", 24).shown())
                .containsExactly("› one", "form 3", "", "end", "", "› two", "form 3", "", "end");
        assertThat(typed("\n\n", 24).shown()).containsExactly("›");
        assertThat(typed("one\u0004two", 24).shown()).containsExactly("› one", "form 3", "", "end");
    }

    @Test
    void whereThereIsNoRoomForAllWhatMattersMostIsDrawnWhileTyping() throws IOException {
        assertThat(typed("one", 3).shown()).containsExactly("› one", "brief 3");
        assertThat(typed("one", 4).shown()).containsExactly("› one", "brief 3", "end");
        assertThat(typed("one", 5).shown()).containsExactly("› one", "form 3", "", "end");
        assertThat(typed("one\n", 3).shown()).as("what stays is whole").startsWith("› one", "form 3", "", "end");
    }

    /** A terminal of twelve rows: a third of it for the prompt, wherever in it the cursor is, the rest for what is expected. */
    @Test
    void aPromptThatFillsTheScreenLeavesRoomForItsPreview() throws IOException {
        String pasted = "\u001B[200~" + "word ".repeat(400) + "the end\u001B[201~";
        Screen screen = typed(pasted, 12);
        assertThat(screen.shown()).hasSize(6);
        assertThat(screen.shown().get(0)).isEqualTo("› …");
        assertThat(screen.shown().get(3)).endsWith("the end");
        assertThat(screen.shown().subList(4, 6)).containsExactly("brief 2007", "end");
        assertThat(screen.row).isEqualTo(3);
        Screen begun = typed(pasted + "\u001B[HThe ", 12);
        assertThat(begun.shown()).hasSize(6);
        assertThat(begun.shown().get(0)).startsWith("› The word word");
        assertThat(begun.row).isZero();
        assertThat(begun.column).isEqualTo(6);
        // In the middle the cursor stands in a row that is seen.
        Screen middle = typed(pasted + "\u001B[D".repeat(100) + "!", 12);
        assertThat(middle.shown().get(middle.row)).contains("!");
        assertThat(middle.shown()).hasSize(6);
        assertThat(typed(pasted + "\n", 12).shown().size())
                .as("what stays is whole")
                .isGreaterThan(100);
    }

    @Test
    void whatIsPastedIsOnePromptWhateverItsLines() throws IOException {
        Screen screen = typed("A \u001B[200~b\n\nc\u001B[201~d\ne", 24);
        assertThat(screen.shown()).containsExactly("› A b  cd", "form 7", "", "end", "", "› e", "form 1", "", "end");
        assertThat(screen.pastes).isTrue();
        assertThat(screen.left.pastes).as("the terminal is left as it was").isFalse();
    }

    @Test
    void thePromptStaysWhenItEnds() throws IOException {
        assertThat(typed("one\ntwo", 24).left.shown()).containsExactly("› one", "form 3", "", "end", "", "› two", "");
        assertThat(typed("Imagine a library under the sea\u001B[H", 24).left.shown())
                .containsExactly("› Imagine a library", " under the sea", "");
    }

    @Test
    void arrowsMoveInTheLine() throws IOException {
        Screen screen = typed("море\u001B[D\u001B[D\u001BODx\u001B[C\u001B[3~", 24);
        assertThat(screen.shown()).containsExactly("› мxое", "form 4", "", "end");
        assertThat(screen.column).isEqualTo(5);
        Screen begun = typed("agine\u001B[HIm\u001B[F!\u0001\u007f\u0005?", 24);
        assertThat(begun.shown().get(0)).isEqualTo("› Imagine!?");
        // In the first line of a prompt that goes on below.
        Screen high = typed("Imagine a library under the sea\u001B[1~A ", 24);
        assertThat(high.shown().subList(0, 2)).containsExactly("› A Imagine a libra", "ry under the sea");
        assertThat(high.row).isZero();
        assertThat(high.column).isEqualTo(4);
        assertThat(typed("🙂🙂\u001B[D\u007f", 24).shown().get(0)).isEqualTo("› 🙂");
    }

    @Test
    void otherKeysAndControlCharactersDoNothing() throws IOException {
        assertThat(typed("a\u001B[Ab\u001BOBc\u0007", 24).shown()).containsExactly("› abc", "form 3", "", "end");
        // Escape alone is no part of what is typed next.
        assertThat(typed("a\u001Bb", 24).shown().get(0)).isEqualTo("› ab");
        assertThat(typed("a\u001B[1;5Db\u202Ec", 24).shown()).containsExactly("› ab\uFFFDc", "form 4", "", "end");
    }
}
