package org.phrasefield.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.Settings;
import org.phrasefield.trial.ModelIdentity;
import org.phrasefield.trial.Outcome;

class StandingTest {
    private static final Outcome SILENCE = new Outcome.TimedOut(Outcome.Limit.FIRST_TOKEN, "silence");

    /** What happens while the server is asked whether it is ready. */
    private interface Meanwhile {
        void happens() throws InterruptedException;
    }

    private final AtomicInteger looks = new AtomicInteger();

    private Meanwhile meanwhile = () -> {};
    private final Standing standing = new Standing(
            new Ready(),
            Settings.DEFAULT,
            Limits.DEFAULT,
            new Unconfirmed(new Recorder(results -> {}, result -> {}, () -> {})),
            new Lodging(new Ready(), residence -> {}, new Progress() {}),
            Clock.systemUTC());

    /** Always says that it is ready. */
    private final class Ready implements LanguageModel {
        @Override
        public ModelIdentity identity() {
            return ModelIdentity.named("m");
        }

        @Override
        public int lanes() {
            return 16;
        }

        @Override
        public Optional<String> caution(String language) {
            return Optional.empty();
        }

        @Override
        public Optional<Reply> warmUp(Settings settings, Limits limits) throws InterruptedException {
            looks.incrementAndGet();
            meanwhile.happens();
            return Optional.empty();
        }

        @Override
        public Reply ask(Question question) {
            return Reply.of(SILENCE);
        }

        @Override
        public void close() {}
    }

    private void silentCalls(int number, int then) throws InterruptedException {
        for (int call = 0; call < number; call++) standing.listen(SILENCE, then);
    }

    @Test
    void callsThatWereInFlightWhenTheServerWasAskedDoNotGiveItUp() throws InterruptedException {
        int then = standing.begins();
        meanwhile = () -> silentCalls(11, then);
        silentCalls(16, then);
        assertThat(standing.lost()).isEmpty();
        assertThat(looks).hasValue(1);
    }

    @Test
    void callsThatBeganSinceGiveItUp() throws InterruptedException {
        silentCalls(16, standing.begins());
        silentCalls(Standing.STREAK - 1, standing.begins());
        assertThat(standing.lost()).isEmpty();
        silentCalls(1, standing.begins());
        assertThat(standing.lost().orElseThrow()).startsWith("21 calls in a row got no answer in time");
        assertThat(looks).hasValue(1);
    }

    @Test
    void anAnswerBetweenThemBeginsAnew() throws InterruptedException {
        for (int row = 0; row < 4; row++) {
            silentCalls(Standing.STREAK - 1, standing.begins());
            standing.listen(new Outcome.Refused("no"), standing.begins());
        }
        assertThat(looks).hasValue(0);
        assertThat(standing.lost()).isEmpty();
    }
}
