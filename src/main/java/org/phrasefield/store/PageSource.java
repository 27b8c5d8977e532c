package org.phrasefield.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The model's public page. */
final class PageSource implements WeightSource {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration HEADERS = Duration.ofSeconds(30);

    @Override
    public Optional<String> fetch(KnownWeights weights, Path room, Path part, WeightCache.Progress progress)
            throws IOException, InterruptedException {
        String host = weights.page().getHost();
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(CONNECT)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(
                    HttpRequest.newBuilder(weights.page()).timeout(HEADERS).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200)
                    return Optional.of(host + " answered with status " + response.statusCode());
                return WeightSource.copy(body, weights, part, host, progress);
            }
        } catch (IOException lost) {
            if (Thread.interrupted()) throw new InterruptedException();
            return Optional.of("the fetch from " + host + " broke off"
                    + (lost.getMessage() == null ? "" : ": " + lost.getMessage()));
        }
    }
}
