package org.phrasefield.llm;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a service asks to wait: seconds, with or without decimals, or a date, which is held against the service's own clock. */
final class RetryAfter {
    private static final double LONGEST = Duration.ofDays(365).toSeconds();

    private RetryAfter() {}

    /** The first {@code Retry-After} that can be read; never negative. */
    static Optional<Duration> of(HttpHeaders headers, Clock clock) {
        Instant now = headers.firstValue("Date").flatMap(RetryAfter::date).orElseGet(clock::instant);
        return headers.allValues("Retry-After").stream()
                .flatMap(value ->
                        seconds(value).or(() -> date(value).map(then -> Duration.between(now, then))).stream())
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .findFirst();
    }

    private static Optional<Duration> seconds(String value) {
        if (!value.strip().matches("-?\\d{1,18}(\\.\\d{1,9})?")) return Optional.empty();
        double seconds = Math.min(Double.parseDouble(value.strip()), LONGEST);
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notDate) {
            return Optional.empty();
        }
    }
}
