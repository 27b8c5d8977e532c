package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:11434, true",
        "my-box, http://my-box:11434, false",
        "my-box:80, http://my-box:80, false",
        ":8080, http://127.0.0.1:8080, true",
        "0.0.0.0, http://127.0.0.1:11434, true",
        "http://localhost:1234/v1/, http://localhost:1234/v1, true",
        "https://example.org, https://example.org:443, false",
        "http://example.org/a/b, http://example.org:80/a/b, false",
        "http://[::1]:5000, http://[::1]:5000, true",
        "127.0.0.1.example.org, http://127.0.0.1.example.org:11434, false"
    })
    void anAddressIsReadAsPeopleWriteIt(String written, String uri, boolean loopback) {
        Address address = FakeOllama.thing(Address.read(written, "url:", 11434));
        assertThat(address.uri()).hasToString(uri);
        assertThat(address.loopback()).isEqualTo(loopback);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x", "http://", "a b", "http://x:port", "file:///etc/passwd"})
    void anythingElseIsOneSentence(String written) {
        assertThat(FakeOllama.sentence(Address.read(written, "url:", 1)))
                .contains("url:")
                .contains("http://127.0.0.1:11434");
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example/v1/chat/completions, https://other.example/v1",
        "https://me:secret@other.example:8443/v1/chat/completions?token=abc#x, https://other.example:8443/v1",
        "/login?next=%2Fv1, http://my-box:80/login",
        "//other.example, http://other.example",
        "javascript:alert(1), ",
        "mailto:a@b, ",
        "'http://a b', ",
        "'', "
    })
    void whereAServerPointsToIsToldWithoutAnythingSecret(String written, String told) {
        Address address = FakeOllama.thing(Address.read("http://my-box/v1", "url:", 80));
        assertThat(address.moved(URI.create("http://my-box:80/v1/chat/completions"), written))
                .isEqualTo(Optional.ofNullable(told));
    }

    @Test
    void aPasswordInAnAddressIsNotRepeated() {
        assertThat(FakeOllama.sentence(Address.read("https://me:secret@x", "url:", 1)))
                .doesNotContain("secret");
    }
}
