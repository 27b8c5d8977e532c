package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<Duration> steps = new ArrayList<>();
    private long now = 7;
    private final Waiting waiting = new Waiting(() -> now);

    /** Nothing comes, and the time passes. */
    private Optional<String> nothing(Duration time) {
        steps.add(time);
        now += time.toNanos();
        return Optional.empty();
    }

    @Test
    void aSilentServerIsWaitedForAsLongAsTheLimitSays() throws Exception {
        assertThat(waiting.within(MINUTE, this::nothing)).isEmpty();
        assertThat(steps.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(MINUTE.plus(Waiting.LATE));
        assertThat(waiting.left(MINUTE)).isEqualTo(Waiting.LATE.negated());
    }

    @Test
    void whatCameWhileTheProcessStoodStillIsHeard() throws Exception {
        Optional<String> came = waiting.within(MINUTE, time -> {
            if (steps.size() == 3) return Optional.of("an answer");
            if (steps.size() == 2) now += Duration.ofHours(8).toNanos();
            return nothing(time);
        });
        assertThat(came).contains("an answer");
        assertThat(waiting.left(MINUTE)).isEqualTo(MINUTE.multipliedBy(5).dividedBy(8));
    }

    @Test
    void aServerThatIsSilentAfterwardsTooIsWaitedForNoLonger() throws Exception {
        assertThat(waiting.within(MINUTE, time -> {
                    if (steps.isEmpty()) now += Duration.ofHours(8).toNanos();
                    return nothing(time);
                }))
                .isEmpty();
        assertThat(waiting.left(MINUTE)).isEqualTo(Waiting.LATE.negated());
    }

    @Test
    void whatCameInTimeAndIsReadLateIsHeard() throws Exception {
        Optional<String> came = waiting.within(
                MINUTE, time -> waiting.left(MINUTE).isZero() ? Optional.of("an answer") : nothing(time));
        assertThat(came).contains("an answer");
    }

    @Test
    void whereNoTimeIsLeftOnlyWhatLiesThereIsTaken() throws Exception {
        assertThat(waiting.within(Duration.ZERO, this::nothing)).isEmpty();
        assertThat(steps).containsOnly(Duration.ZERO);
    }
}
