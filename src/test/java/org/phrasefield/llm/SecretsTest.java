package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a server writes a key when it says it back, no part of it is left. */
class SecretsTest {
    private static final String KEY = "sk-SEVEN/canary+0123456789\"a&b<c>'d=";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-SEVEN/canary+0123456789\"a&b<c>'d=",
                "sk-SEVEN%2Fcanary%2B0123456789%22a%26b%3Cc%3E%27d%3D",
                "sk-SEVEN%2fcanary%2b0123456789%22a%26b%3cc%3e%27d%3d",
                "sk-SEVEN/canary+0123456789&quot;a&amp;b&lt;c&gt;&#39;d=",
                "sk-SEVEN/canary+0123456789\"a&amp;b&lt;c&gt;'d=",
                "sk-SEVEN/canary+0123456789\\\"a&b<c>'d=",
                "sk-SEVEN\\/canary+0123456789\\\"a&b<c>'d=",
                "sk-SEVEN/canary+0123456789\\\"a\\u0026b\\u003cc\\u003e\\u0027d\\u003d",
                "c2stU0VWRU4vY2FuYXJ5KzAxMjM0NTY3ODkiYSZiPGM+J2Q9",
            })
    void isHidden(String written) {
        assertThat(Secrets.of(Optional.of(KEY)).hideIn("<" + written + ">")).isEqualTo("<[key]>");
    }
}
