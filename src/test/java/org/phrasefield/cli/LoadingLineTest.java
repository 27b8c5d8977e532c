package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.phrasefield.cli.Console.Volume;
import org.phrasefield.language.Language;
import org.phrasefield.run.Clocks;
import org.phrasefield.trial.Outcome;
import org.phrasefield.trial.Result;

class LoadingLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Runnable> later = new ArrayList<>();

    private ProgressLine progress(Volume volume) {
        return progress(
                volume,
                Clocks.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                new Outlook(Optional.empty(), new StepWords(Language.EN)));
    }

    private ProgressLine progress(Volume volume, Clocks clocks, Outlook outlook) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new ProgressLine(
                new Console(stream, stream, volume),
                clocks,
                later::add,
                false,
                outlook,
                new RunWords(Language.EN),
                result -> {});
    }

    @Test
    void whatIsNotAskedToItsEndHasNotFailed() {
        ProgressLine progress = progress(Volume.USUAL);
        progress.begins(1, 0);
        progress.durable(new Result("k", List.of(), new Outcome.NotRun("its call was lost")));
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        progress.durable(new Result("k", List.of(), new Outcome.Failed(Outcome.Cause.RATE, "busy")));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("1 of 1, 1 failed");
    }

    /** A clock that shows so many seconds. */
    private static Clock showing(AtomicLong seconds) {
        InstantSource source = () -> Instant.ofEpochSecond(seconds.get());
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void aClockThatIsPutBackHoldsNeitherProgressNorWarningBack() {
        AtomicLong wall = new AtomicLong(Duration.ofHours(6).toSeconds());
        AtomicLong steady = new AtomicLong(-100);
        Term term = new Term(Instant.EPOCH.plus(Duration.ofMinutes(190)), "03:10", "the night ended at 03:10");
        ProgressLine progress = progress(
                Volume.USUAL,
                new Clocks(showing(wall), showing(steady)),
                new Outlook(Optional.of(term), new StepWords(Language.EN)));
        progress.begins(100, 0);
        wall.set(Duration.ofHours(3).toSeconds());
        for (int i = 0; i < 6; i++) {
            wall.addAndGet(10);
            steady.addAndGet(10);
            progress.durable(new Result("k", List.of(), new Outcome.Failed(Outcome.Cause.RATE, "busy")));
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("5 of 100, 5 failed, about 16 min left", "6 of 100, 6 failed")
                .contains("Will not finish by 03:10");
    }

    @Test
    void aFetchIsSaidWhateverItsSteadyClockCountsFrom() {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Clock steady = Clock.fixed(Instant.EPOCH.minusSeconds(100), ZoneOffset.UTC);
        try (FetchLine line = new FetchLine(
                new Console(stream, stream, Volume.USUAL), steady, false, new ArrivalWords(Language.EN))) {
            line.at("h", 1_000_000, 3_000_000);
            line.at("h", 2_000_000, 3_000_000);
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("1 of 3 MB from h");
    }

    @Test
    void aLoadThatTakesLongIsSaidOnce() {
        ProgressLine progress = progress(Volume.USUAL);
        progress.warmsUp("ollama/llama3.2");
        later.forEach(Runnable::run);
        progress.ready("ollama/llama3.2", Duration.ofSeconds(9));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("Loading ollama/llama3.2 …" + System.lineSeparator());
    }

    @Test
    void aLoadThatIsOverIsNotSaidAndNothingIsToTheQuiet() {
        ProgressLine progress = progress(Volume.USUAL);
        progress.warmsUp("a");
        progress.ready("a", Duration.ofSeconds(1));
        progress.warmsUp("b");
        progress.lost("b", "");
        ProgressLine quiet = progress(Volume.QUIET);
        quiet.warmsUp("c");
        later.forEach(Runnable::run);
        assertThat(later).hasSize(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("Loading");
    }

    @Test
    void aServerThatAsksForALongWaitIsSaidEvenToTheQuiet() {
        ProgressLine progress = progress(Volume.QUIET);
        Duration longest = Duration.ofMinutes(10);
        progress.waits("127.0.0.1:28301", "answered with status 429", Duration.ofDays(1), longest);
        progress.waits("127.0.0.1:28301", "answered with status 429", longest, longest);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "127.0.0.1:28301 answered with status 429; it asks to wait 24.0 h, and is asked again in 10 min.",
                        "127.0.0.1:28301 answered with status 429; it asks to wait 10 min.");
    }
}
