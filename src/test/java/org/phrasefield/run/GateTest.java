package org.phrasefield.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GateTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource time = now::get;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final Gate gate = new Gate(clock, new Stop());

    private void pass(int seconds) {
        now.updateAndGet(before -> before.plusSeconds(seconds));
    }

    @Test
    void theTimeForWhichItWasShutIsCountedOnceHoweverItWas() {
        gate.shut(Duration.ofSeconds(5));
        pass(9);
        assertThat(gate.shutFor()).hasSeconds(5);
        gate.close();
        pass(3);
        gate.ajar();
        pass(1);
        gate.open();
        pass(7);
        assertThat(gate.shutFor()).hasSeconds(9);
        gate.shut(Duration.ofSeconds(4));
        pass(1);
        gate.close();
        pass(1);
        gate.open();
        assertThat(gate.shutFor()).as("while it is shut").hasSeconds(11);
        pass(6);
        gate.shut(Duration.ofSeconds(2));
        pass(2);
        assertThat(gate.shutFor()).hasSeconds(15);
    }
}
