package org.phrasefield.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.llm.FakeServer;

/** A key is in no file, no table and no message, even where a server says it back. */
class SecretsTest {
    private static final String KEY = "sk-canary-9f8e7d6c5b4a39281706";

    @TempDir
    Path folder;

    /** A server that says the key back in answers, in errors and in what it tells of itself. */
    private static FakeServer indiscreet() throws IOException {
        return new FakeServer((request, wire) -> {
            String key = request.headers().getOrDefault("Authorization", "none");
            if (request.path().equals("/v1/models")) {
                wire.json(200, "{\"data\":[{\"id\":\"m\",\"owned_by\":\"" + key + "\"}]}", "X-Key: " + key);
            } else if (request.body().contains("bread")) {
                wire.json(400, "{\"error\":{\"message\":\"no " + key + " for you\"}}");
            } else if (request.body().contains("leaves")) {
                wire.whole(500, "text/html", "<html><title>" + key + "</title>" + key + "</html>");
            } else {
                wire.json(
                        200,
                        "{\"system_fingerprint\":\"" + key + "\",\"choices\":[{\"message\":{\"content\":\"Your key is "
                                + key + ".\"},\"finish_reason\":\"stop\"}]}");
            }
        });
    }

    @Test
    void isNowhere() throws Exception {
        List<Shell.Ended> ends = new ArrayList<>();
        try (FakeServer server = indiscreet()) {
            Shell shell = new Shell(folder).with("THE_KEY", KEY).with("PATH", "/usr/bin");
            shell.write("p.yaml", """
                    protocol: p
                    intents: [{topic: the sea}, {topic: bread}, {topic: autumn leaves}]
                    forms: [direct, imagine]
                    trials: 1
                    tolerance: 100%%
                    night: {from: "00:00", until: "23:59"}
                    limits: {load: 5s, first_token: 2s, silence: 2s, total: 30s}
                    model: {model: openai/m, url: "%s", key: THE_KEY}
                    """.formatted(server.url()));
            ends.add(shell.run("check", "p.yaml"));
            ends.add(shell.run("plan", "p.yaml", "--show"));
            ends.add(shell.run("run", "p.yaml", "--verbose"));
            ends.add(shell.run(
                    "night", "p.yaml", "--max-hours", "1", "--verbose", "--notify", "env | grep PHRASEFIELD > told"));
            ends.add(shell.run("night", "p.yaml", "--schedule"));
            for (String run : List.of("p-001", "p-002")) {
                ends.add(shell.run("show", run));
                ends.add(shell.run("export", run));
                ends.add(shell.run("report", run));
                ends.add(shell.run("score", run, "--again"));
            }
            ends.add(shell.run("runs", "--json"));
            ends.add(shell.run("drift", "--json"));
            ends.add(shell.run("compare", "p-001", "p-002"));
            ends.add(shell.run("export", "p-001", "--format", "run", "--out", "p.run"));
            ends.add(shell.run("runs", "backup", "all.db"));
            ends.add(shell.run("doctor", "--verbose"));
            ends.add(shell.run("models", "--verbose"));
        }
        assertThat(ends).allSatisfy(end -> assertThat(end.out() + end.err()).doesNotContain(KEY));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(KEY);
            }
        }
        assertThat(ends.get(2).err()).contains("[key]");
    }

    /** A fault of the program's own may quote a model or a file, and its trace is for the terminal, too. */
    @Test
    void theTraceOfAFaultMovesNoCursor(@TempDir Path place) {
        Shell shell = new Shell(place);
        shell.write("p.yaml", "protocol: p\nlanguages: [en]\nintents: [{topic: tea}]\nmodel: echo\n");
        assertThat(shell.run("run", "p.yaml").code()).isZero();
        Shell.Ended ended = shell.with(new Browser() {
                    @Override
                    public Optional<String> command() {
                        return Optional.of("browser");
                    }

                    @Override
                    public Optional<String> show(Path page) {
                        throw new IllegalStateException("\u001b[2Jcleared");
                    }
                })
                .run("open", "--verbose");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.err()).contains("IllegalStateException", "cleared").doesNotContain("\u001b");
    }
}
