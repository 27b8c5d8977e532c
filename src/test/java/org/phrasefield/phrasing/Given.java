package org.phrasefield.phrasing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Phrase;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ProtocolReader;
import org.phrasefield.protocol.Reading;
import org.phrasefield.protocol.Template;

/** Small fixtures for the tests of this room. */
final class Given {
    static final List<String> SERVICES =
            List.of("ollama", "openai", "anthropic", "gemini", "embedded", "echo", "scripted", "planted");

    private Given() {}

    static Intent intent(String language, Phrase topic) {
        return new Intent("given", Map.of(language, new Intent.Slots(Map.of("topic", topic))), List.of());
    }

    /** A wording filled with a topic. */
    static Phrasing phrasing(String language, String wording, Phrase topic, Optional<Person> person) {
        Form form = new Form("own", language, 0, List.of(new Wording("own-1", Template.parse(wording))));
        return new Phraser().phrase(intent(language, topic), language, form, form.wording(0), person, Optional.empty());
    }

    static String text(String language, String wording, String topic) {
        return phrasing(language, wording, Phrase.of(topic), Optional.empty()).text();
    }

    static Protocol protocol(String text) {
        Reading reading = new ProtocolReader().read("given.yaml", text, BuiltIns.vocabulary(SERVICES));
        if (reading instanceof Reading.Read read) return read.protocol();
        throw new AssertionError(String.valueOf(reading));
    }
}
