package org.phrasefield.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A night by the clock on the wall. */
class NightWindowTest {
    @ParameterizedTest(name = "{0}–{1} in {2} at {3}")
    @CsvSource({
        // Over midnight: before, at its first moment, after midnight, at its last moment, after.
        "23:00, 06:30, UTC, 2026-11-25T20:00:00Z, 2026-11-25T23:00:00Z, 2026-11-26T06:30:00Z, false",
        "23:00, 06:30, UTC, 2026-11-25T23:00:00Z, 2026-11-25T23:00:00Z, 2026-11-26T06:30:00Z, true",
        "23:00, 06:30, UTC, 2026-11-26T03:00:00Z, 2026-11-25T23:00:00Z, 2026-11-26T06:30:00Z, true",
        "23:00, 06:30, UTC, 2026-11-26T06:29:59.999Z, 2026-11-25T23:00:00Z, 2026-11-26T06:30:00Z, true",
        "23:00, 06:30, UTC, 2026-11-26T06:30:00Z, 2026-11-26T23:00:00Z, 2026-11-27T06:30:00Z, false",
        // Inside one day.
        "01:00, 05:00, UTC, 2026-11-25T00:59:00Z, 2026-11-25T01:00:00Z, 2026-11-25T05:00:00Z, false",
        "01:00, 05:00, UTC, 2026-11-25T04:00:00Z, 2026-11-25T01:00:00Z, 2026-11-25T05:00:00Z, true",
        "01:00, 05:00, UTC, 2026-11-25T05:00:00Z, 2026-11-26T01:00:00Z, 2026-11-26T05:00:00Z, false",
        // The wall is not in Greenwich.
        "23:00, 06:30, Asia/Vladivostok, 2026-11-25T13:30:00Z, 2026-11-25T13:00:00Z, 2026-11-25T20:30:00Z, true",
        "23:00, 06:30, America/New_York, 2026-11-25T13:30:00Z, 2026-11-26T04:00:00Z, 2026-11-26T11:30:00Z, false",
        // The clock is put forward at 02:00: an hour less of night.
        "23:00, 06:30, Europe/Berlin, 2026-03-29T02:00:00Z, 2026-03-28T22:00:00Z, 2026-03-29T04:30:00Z, true",
        // The clock is put back at 03:00: an hour more.
        "23:00, 06:30, Europe/Berlin, 2026-10-25T02:00:00Z, 2026-10-24T21:00:00Z, 2026-10-25T05:30:00Z, true",
        // A time that does not exist that night is an hour later.
        "02:30, 06:00, Europe/Berlin, 2026-03-29T00:00:00Z, 2026-03-29T01:30:00Z, 2026-03-29T04:00:00Z, false",
        // Of a time that there is twice the first is meant: at the second the night is over.
        "23:00, 02:30, Europe/Berlin, 2026-10-25T00:29:00Z, 2026-10-24T21:00:00Z, 2026-10-25T00:30:00Z, true",
        "23:00, 02:30, Europe/Berlin, 2026-10-25T01:00:00Z, 2026-10-25T22:00:00Z, 2026-10-26T01:30:00Z, false",
        // The change leaves no moment of this night.
        "02:00, 03:00, Europe/Berlin, 2026-03-29T00:00:00Z, 2026-03-30T00:00:00Z, 2026-03-30T01:00:00Z, false",
    })
    void isTheOneThatAMomentIsPartOfElseTheNext(
            String from, String until, String zone, Instant moment, Instant begins, Instant ends, boolean inside) {
        NightWindow.Night night =
                new NightWindow(LocalTime.parse(from), LocalTime.parse(until)).at(moment, ZoneId.of(zone));
        assertThat(night).isEqualTo(new NightWindow.Night(begins, ends));
        assertThat(night.holds(moment)).isEqualTo(inside);
    }

    @Test
    void hasAnEnd() {
        assertThatThrownBy(() -> new NightWindow(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProtocolNamesOneAndItsMoney() {
        Protocol protocol = Reads.protocol("""
                protocol: evening-sweep
                intents: [{topic: the sea}]
                models:
                  - {model: openai/gpt-5-mini, price: {input: 0.25 EUR, output: 2 EUR}}
                  - ollama/llama3.2
                night: {from: "23:00", until: 06:30}
                budget: {money: 3 EUR, time: 6h}
                """);
        assertThat(protocol.night()).contains(new NightWindow(LocalTime.of(23, 0), LocalTime.of(6, 30)));
        assertThat(protocol.explained())
                .contains("night: {from: \"23:00\", until: \"06:30\"}")
                .contains("budget: {money: 3 EUR, time: 6h}")
                .contains("price: {input: 0.25 EUR, output: 2 EUR}");
        assertThat(Reads.protocol(protocol.explained()).hash()).isEqualTo(protocol.hash());
    }

    @Test
    void moneyIsCountedByPricesInOneCurrencyOnly() {
        String protocol = "protocol: a\nintents: [{topic: the sea}]\nbudget: {money: 3 EUR}\nmodels:\n";
        assertThat(Reads.shown(protocol + "  - openai/gpt-5-mini\n"))
                .contains("test.yaml:3:9: budget: money cannot be counted without the price of openai/gpt-5-mini;"
                        + " write price: {input: 0.25 EUR, output: 2 EUR}, each for a million tokens");
        assertThat(Reads.shown(protocol + "  - {model: openai/x, price: {input: 1 USD, output: 2 USD}}\n"))
                .contains("the budget is in EUR, the price of openai/x in USD; write both in one currency");
        assertThat(Reads.shown(protocol + "  - {model: openai/x, price: {input: 1 USD, output: 2 EUR}}\n"))
                .contains("the price has two currencies");
        assertThat(Reads.shown(protocol + "  - {model: openai/x, price: {input: 1 EUR}}\n"))
                .contains("the price says nothing of tokens that come back");
        for (String here : List.of("127.0.0.1:8080", "localhost:1234", "LOCALHOST", "[::1]:80")) {
            assertThat(Reads.protocol(protocol + "  - {model: openai/x, url: 'http://" + here + "/v1'}\n")
                            .subjects()
                            .get(0)
                            .needsPrice())
                    .as(here)
                    .isFalse();
        }
        for (String there : List.of("api.example.invalid", "localhost.example.invalid", "192.168.0.2:8080")) {
            assertThat(Reads.shown(protocol + "  - {model: openai/x, url: 'http://" + there + "/v1'}\n"))
                    .as(there)
                    .contains("money cannot be counted without the price of openai/x");
        }
    }
}
