package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NoticeTest {
    @TempDir
    Path folder;

    @Test
    void aCommandThatTakesTooLongEndsWithAllThatItStarted() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/sh")));
        Optional<String> wrong =
                Notice.give("sleep 600 & echo $! > child; wait", false, folder, Map.of(), Duration.ofSeconds(2));
        assertThat(wrong).contains("it had not ended after 2 s");
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        Optional<ProcessHandle> left = ProcessHandle.of(child);
        if (left.isPresent()) left.get().onExit().get(1, TimeUnit.MINUTES);
        assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }
}
