package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that do not arrive. */
class ResultStreamTest {
    @TempDir
    private static Path folder;

    /** Takes nothing. */
    private static final class Shut extends OutputStream {
        private final String why;

        Shut(String why) {
            this.why = why;
        }

        @Override
        public void write(int one) throws IOException {
            throw new IOException(why);
        }
    }

    @BeforeAll
    static void aRun() {
        Shell shell = new Shell(folder);
        shell.write("one.yaml", "protocol: one\nuse: core24\nlanguages: [en]\ntrials: 1\nmodel: echo\n");
        assertThat(shell.run("run", "one.yaml").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs", "runs --json", "export one-001", "show one-001", "--help", "--quiet runs"})
    void aFullDiskIsSaid(String command) {
        Shell.Ended ended = new Shell(folder).run(new Shut("No space left on device"), command.split(" "));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).isEqualTo("Standard output cannot be written (No space left on device).\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "The pipe is being closed", "The pipe has been ended"})
    void aReaderWhoHasSeenEnoughIsNoFault(String why) {
        Shell.Ended ended = new Shell(folder).run(new Shut(why), "export", "one-001");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
    }
}
