package org.phrasefield.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads texts with a small vocabulary of their own. */
final class Reads {
    static final Vocabulary VOCABULARY = new Vocabulary(
            List.of("en", "ru"),
            List.of("direct", "imagine", "story"),
            List.of("existential", "analytic"),
            Map.of("core24", Reads::core),
            Set.of("topic", "task", "person"),
            Map.of("ru", Set.of("nom", "gen", "dat", "acc", "ins", "prep")),
            List.of("ollama", "openai", "embedded", "echo", "scripted"),
            () -> Set.of("hedges", "words", "model"));

    private Reads() {}

    static Protocol protocol(String text) {
        Reading reading = new ProtocolReader().read("test.yaml", text, VOCABULARY);
        assertThat(reading).as("%s", reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).protocol();
    }

    static List<Problem> problems(String text) {
        Reading reading = new ProtocolReader().read("test.yaml", text, VOCABULARY);
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        return ((Reading.Rejected) reading).problems();
    }

    /** A problem in one line. */
    static String line(Problem problem) {
        return "test.yaml:" + problem.line() + ":" + problem.column() + ": "
                + (problem.path().isEmpty() ? "" : problem.path() + ": ") + problem.message()
                + problem.suggestion().map(suggestion -> "; " + suggestion).orElse("");
    }

    /** All problems, a line each with the source line beneath. */
    static String shown(String text) {
        return String.join(
                "\n",
                problems(text).stream()
                        .map(problem -> line(problem) + "\n" + problem.source())
                        .toList());
    }

    /** A sound protocol with more lines behind it. */
    static String five(String more) {
        return """
                protocol: quiet-flat
                intents:
                  - topic: noise in a rented flat
                model: auto
                """ + more;
    }

    private static List<Intent> core() {
        return List.of(new Intent(
                "sea",
                Map.of(
                        "en", new Intent.Slots(Map.of("topic", Phrase.of("the sea"))),
                        "ru", new Intent.Slots(Map.of("topic", Phrase.of("море")))),
                List.of()));
    }
}
