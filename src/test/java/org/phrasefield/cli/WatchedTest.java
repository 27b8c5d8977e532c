package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.cli.Watched.Look;

class WatchedTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("prompt.txt"), "Imagine the sea.");
    }

    @Test
    void aTextIsShownOnceUntilItChanges() throws IOException {
        Watched watched = new Watched("prompt.txt", file);
        assertThat(watched.look()).isEqualTo(new Look.Changed("Imagine the sea."));
        assertThat(watched.look()).isEqualTo(new Look.Same());
        Files.writeString(file, "Name the sea.");
        assertThat(watched.look()).isEqualTo(new Look.Changed("Name the sea."));
    }

    @Test
    void aFileThatIsEmptyIsSaidToBe() throws IOException {
        Watched watched = new Watched("prompt.txt", file);
        watched.look();
        Files.writeString(file, "\n");
        Look empty = new Look.Away("prompt.txt is empty; it is shown again when it is not.");
        assertThat(watched.look()).isEqualTo(empty);
        assertThat(watched.look()).isEqualTo(new Look.Same());
        Files.writeString(file, "Name the sea.");
        assertThat(watched.look()).isEqualTo(new Look.Changed("Name the sea."));
        assertThat(new Watched("prompt.txt", Files.writeString(file, "")).look())
                .isEqualTo(empty);
    }

    @Test
    void aFileThatIsAwayForAWhileIsWaitedFor() throws IOException {
        Watched watched = new Watched("prompt.txt", file);
        watched.look();
        Files.delete(file);
        assertThat(watched.look()).isEqualTo(new Look.Away("prompt.txt is away; it is shown again when it is back."));
        assertThat(watched.look()).isEqualTo(new Look.Same());
        // As an editor does it: another file takes its name.
        Files.move(Files.writeString(folder.resolve("new"), "Name the sea."), file);
        assertThat(watched.look()).isEqualTo(new Look.Changed("Name the sea."));
        Files.delete(file);
        assertThat(watched.look()).isInstanceOf(Look.Away.class);
        Files.writeString(file, "Name the sea.");
        assertThat(watched.look()).isEqualTo(new Look.Same());
    }

    @Test
    void whatCannotBeReadIsSaidOnceAndWaitedForToo() throws IOException {
        Watched watched = new Watched("prompt.txt", file);
        Files.write(file, new byte[] {'a', (byte) 0xff, 'b'});
        assertThat(watched.look())
                .isInstanceOfSatisfying(
                        Look.Away.class, away -> assertThat(away.why()).contains("not UTF-8"));
        assertThat(watched.look()).isEqualTo(new Look.Same());
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(watched.look()).isInstanceOf(Look.Away.class);
        Files.delete(file);
        Files.writeString(file, "Imagine.");
        assertThat(watched.look()).isEqualTo(new Look.Changed("Imagine."));
    }

    @Test
    void aFileThatWasNeverThereIsRefused() {
        assertThatThrownBy(() -> new Watched("none.txt", folder.resolve("none.txt")))
                .isInstanceOf(Failure.class)
                .hasMessage("There is no file none.txt.");
    }
}
