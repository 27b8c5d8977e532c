package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.llm.FakeServer;
import org.phrasefield.llm.FakeServer.Wire;
import org.phrasefield.store.JdbcAnswerStore;

/**
 * A server of whose replies three in ten are wrong in every way: each trial ends as it must, and the run by itself. It is asked in three runs, whose
 * limits are shorter each time.
 */
class FaultyServerIT {
    private static final Pattern SEED = Pattern.compile("\"seed\" ?: ?(\\d+)");
    private static final String GOOD =
            "{\"choices\":[{\"message\":{\"content\":\"The sea is wide.\"},\"finish_reason\":\"stop\"}]}";

    /** Limits of waiting, in milliseconds, each for a run of its own, with the share of the trials that it asks, of ten. */
    private static final Map<String, Integer> LIMITS = new TreeMap<>(Map.of("1000", 4, "500", 3, "200", 3));

    /** 20,000 trials in the long profile, 600 otherwise. */
    private static final boolean LONG = Boolean.getBoolean("phrasefield.long");

    @TempDir
    Path folder;

    /** What a server may do, and what must come of it. */
    private enum Fault {
        EMPTY("empty"),
        LENGTH("cut"),
        HALF_JSON("failed"),
        GARBAGE("failed"),
        PAGE("failed"),
        REDIRECT("failed"),
        ERROR_IN_SUCCESS("failed"),
        BROKEN("failed"),
        REFUSED("failed"),
        RESET("failed"),
        SHORT("failed"),
        ONCE_RESET("answered"),
        ONCE_BUSY("answered"),
        ONCE_BROKEN("answered"),
        SILENCE("timed out"),
        DRIP("timed out");

        final String outcome;

        Fault(String outcome) {
            this.outcome = outcome;
        }
    }

    /** The fault that a trial meets, by its seed; three in ten meet one. */
    private static Optional<Fault> fault(long seed) {
        long drawn = Long.remainderUnsigned(seed * 0x9E3779B97F4A7C15L >>> 20, 1000);
        return drawn < 300 ? Optional.of(Fault.values()[(int) (drawn % Fault.values().length)]) : Optional.empty();
    }

    private static void answer(Fault fault, boolean first, Wire wire) throws IOException {
        switch (fault) {
            case EMPTY -> wire.json(200, GOOD.replace("The sea is wide.", ""));
            case LENGTH -> wire.json(200, GOOD.replace("stop", "length"));
            case HALF_JSON -> wire.json(200, GOOD.substring(0, 40));
            case GARBAGE -> wire.whole(200, "application/json", "\u0000\uFFFD}}{\u0007");
            case PAGE -> wire.whole(200, "text/html", "<html><title>Log in</title></html>");
            case REDIRECT -> wire.whole(302, "text/html", "", "Location: http://127.0.0.1:9/");
            case ERROR_IN_SUCCESS -> wire.json(200, "{\"error\":{\"message\":\"down\",\"code\":500}}");
            case BROKEN -> wire.json(500, "{\"error\":{\"message\":\"broken\"}}");
            case REFUSED -> wire.json(400, "{\"error\":{\"message\":\"prompt too long\"}}");
            case RESET -> wire.reset();
            case SHORT ->
                wire.head(200, "Content-Type: application/json", "Content-Length: 9000")
                        .text(GOOD)
                        .close();
            case ONCE_RESET -> {
                if (first) wire.reset();
                else wire.json(200, GOOD);
            }
            case ONCE_BUSY -> {
                if (first) wire.json(503, "{\"error\":{\"message\":\"busy\"}}", "Retry-After: 0");
                else wire.json(200, GOOD);
            }
            case ONCE_BROKEN -> {
                if (first) wire.json(502, "<html>bad gateway</html>");
                else wire.json(200, GOOD);
            }
            case SILENCE -> wire.silence();
            case DRIP -> {
                wire.stream("text/event-stream");
                wire.chunk("data: ").silence();
            }
        }
    }

    private static FakeServer server() throws IOException {
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        return new FakeServer((request, wire) -> {
            if (request.path().equals("/v1/models")) {
                wire.json(200, "{\"data\":[{\"id\":\"m\"}]}");
                return;
            }
            Matcher written = SEED.matcher(request.body());
            if (!written.find()) throw new IllegalStateException("no seed in " + request.body());
            long seed = Long.parseLong(written.group(1));
            Optional<Fault> fault = fault(seed);
            if (fault.isEmpty()) wire.json(200, GOOD);
            else answer(fault.get(), seen.add(seed), wire);
        });
    }

    @Test
    void everyTrialEndsAsItMustAndTheRunByItself() throws Exception {
        int trials = LONG ? 100 : 3;
        Shell shell = new Shell(folder).with("OPENAI_API_KEY", "k");
        Map<String, Integer> wrong = new TreeMap<>();
        Map<Fault, Integer> met = new EnumMap<>(Fault.class);
        int[] all = {0};
        // A machine with much else to do may be late for a limit of less than a second, and then has to say so.
        int[] lateOnes = {0};
        Heap heap = new Heap(Duration.ofSeconds(LONG ? 10 : 1));
        try (FakeServer server = server();
                heap) {
            for (Map.Entry<String, Integer> limit : LIMITS.entrySet()) {
                String name = "p" + limit.getKey();
                shell.write("p.yaml", """
                        protocol: %s
                        languages: [en]
                        intents: [{topic: the sea}, {topic: bread}]
                        trials: %d
                        tolerance: 100%%
                        concurrency: 32
                        limits: {load: 5s, first_token: %3$sms, silence: %3$sms, total: 5s}
                        model: {model: openai/m, url: "%4$s"}
                        """.formatted(name, trials * limit.getValue(), limit.getKey(), server.url()));
                Shell.Ended run = shell.run("run", "p.yaml", "--quiet");
                assertThat(run.code()).as(run.err()).isEqualTo(3);
                try (JdbcAnswerStore store = JdbcAnswerStore.open(folder.resolve("results"))) {
                    store.each(name + "-001", (trial, result) -> {
                        all[0]++;
                        Optional<Fault> fault = fault(trial.samplingSeed());
                        String must = fault.map(each -> each.outcome).orElse("answered");
                        String came = result.map(each -> each.outcome().word()).orElse("not run");
                        fault.ifPresent(each -> met.merge(each, 1, Integer::sum));
                        boolean late =
                                came.equals("timed out") && !limit.getKey().equals("1000");
                        if (late && !must.equals(came)) lateOnes[0]++;
                        else if (!came.equals(must)) {
                            wrong.merge(name + ", " + fault + ": " + came + " instead of " + must, 1, Integer::sum);
                        }
                    });
                    assertThat(store.check()).isEmpty();
                }
                assertThat(wrong).as(run.err()).isEmpty();
            }
        }
        assertThat(all[0]).isEqualTo(20 * trials * 10);
        assertThat(lateOnes[0]).as("late").isLessThan(all[0] / 10);
        assertThat(met.keySet()).containsExactlyInAnyOrder(Fault.values());
        if (LONG) {
            assertThat(heap.used()).as("heap in use, MB").hasSizeGreaterThan(8);
            assertThat(heap.growth()).as("MB of %s", heap.used()).isLessThan(16);
        }
    }
}
