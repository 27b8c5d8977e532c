package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Settings;

class CarriedTest {
    private static final Settings EVERYTHING = new Settings(
            OptionalDouble.of(1.5),
            OptionalInt.of(40),
            OptionalDouble.of(0.9),
            OptionalDouble.of(0.1),
            OptionalDouble.of(1.1),
            OptionalInt.of(4096),
            100,
            List.of("###"),
            Optional.of(true),
            OptionalInt.of(2),
            true);

    private static ModelChoice choice(String reference, Settings settings) {
        return FakeOllama.choice(reference, Optional.empty(), Optional.empty(), settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai/m | top_k, min_p, repeat_penalty, num_ctx, think, num_thread",
                "anthropic/m | min_p, repeat_penalty, num_ctx, num_thread, json",
                "gemini/m | min_p, repeat_penalty, num_ctx, num_thread",
                "embedded/m | json"
            })
    void whatAnInterfaceHasNoPlaceForIsNamed(String reference, String names) {
        assertThat(Models.refusal(choice(reference, EVERYTHING)))
                .contains("The model " + reference + " cannot be given " + names
                        + ": its interface has no place for it; leave it out, or ask an Ollama server as ollama/NAME.");
    }

    @ParameterizedTest
    @CsvSource({"ollama/m", "auto", "sample"})
    void whatCarriesEverythingRefusesNothing(String reference) {
        assertThat(Models.refusal(choice(reference, EVERYTHING))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"echo", "scripted/s", "planted/none", "planted/length", "planted/judge-fair"})
    void whatAsksNobodyIsGivenTheLimitOfAnAnswerAlone(String reference) {
        assertThat(Models.refusal(choice(reference, EVERYTHING)))
                .contains("The model " + reference
                        + " cannot be given json, min_p, num_ctx, num_thread, repeat_penalty, stop, temperature, think, top_k, top_p:"
                        + " its answers hang on none of that; leave it out.");
        assertThat(Models.refusal(choice(reference, Settings.DEFAULT))).isEmpty();
        assertThat(Models.refusal(choice(reference, Settings.judging(reference))))
                .isEmpty();
        assertThat(Models.borrowed(reference, EVERYTHING).set()).containsOnlyKeys("max_tokens");
        assertThat(Models.borrowed("ollama/m", EVERYTHING)).isEqualTo(EVERYTHING);
    }

    private static Settings with(double temperature, Optional<Boolean> think) {
        return new Settings(
                OptionalDouble.of(temperature),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                100,
                List.of(),
                think,
                OptionalInt.empty());
    }

    @Test
    void aTemperatureThatTheVendorRefusesIsRefusedHere() {
        assertThat(Models.refusal(choice("anthropic/m", with(1.2, Optional.empty()))))
                .contains("The model anthropic/m takes a temperature up to 1.0, not 1.2; lower it.");
        assertThat(Models.refusal(choice("anthropic/m", with(1, Optional.of(false)))))
                .isEmpty();
        assertThat(Models.refusal(choice("gemini/m", with(2, Optional.of(true)))))
                .isEmpty();
    }

    @Test
    void reasoningThatCannotBeHadIsRefused() {
        assertThat(Models.refusal(choice("anthropic/m", with(1, Optional.of(true))))
                        .orElseThrow())
                .contains("think: true");
    }

    @Test
    void whatWasSentAndNotConfirmedIsListed() {
        assertThat(Carried.unconfirmed(with(0.5, Optional.empty()), List.of("max_tokens")))
                .isEqualTo(Map.of("sent, not confirmable", "temperature: 0.5"));
        assertThat(Carried.unconfirmed(Settings.DEFAULT, List.of("max_tokens"))).isEmpty();
    }
}
