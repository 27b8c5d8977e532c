package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, where it refuses before it builds or starts anything. */
class LauncherMemoryTest {
    @ParameterizedTest
    @ValueSource(strings = {"40m", "lots", "1.5g", "0", "-1g", "99999999g", "100000", "m"})
    @DisabledOnOs(OS.WINDOWS)
    void aSizeThatTheProgramCannotRunWithIsSaidInOneSentence(String size) throws Exception {
        ProcessBuilder launcher = new ProcessBuilder("bash", new File("phrasefield").getAbsolutePath(), "run", "x.yaml")
                .redirectErrorStream(true);
        launcher.environment().put("PHRASEFIELD_MEMORY", size);
        Process process = launcher.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(2);
        assertThat(said)
                .isEqualTo("phrasefield: PHRASEFIELD_MEMORY is a size from 64m to 1024g, such as 1200m or 2g, not "
                        + size + "\n");
    }
}
