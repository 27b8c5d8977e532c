package org.phrasefield.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged protocols are answered, never thrown at. */
class ProtocolReaderFuzzTest {
    /** Of each seed; they are the same each time, so that the first will do where time matters. */
    private static final int ROUNDS = Boolean.getBoolean("phrasefield.long") ? 1_000 : 250;

    private static final String SOUND = """
            protocol: evening-sweep
            version: 3
            languages: [en, ru]
            intents:
              - id: quiet-flat
                en: {topic: noise in a rented flat, task: make a rented flat quieter}
                ru: {topic: {nom: шум в квартире, gen: шума в квартире}, task: сделать тише}
                tags: [home]
            use: core24
            forms: [direct, imagine, {id: riddle, wordings: {en: ["Riddle me {topic}."], ru: ["Загадка о {topic:prep}."]}}]
            control: direct
            words: {groups: [existential, analytic]}
            models:
              - {role: subject, model: ollama/llama3.2, temperature: 0.8, num_ctx: 4096, stop: ["\\n\\n"], think: false}
              - {model: openai/gpt-5-mini, key: OPENAI_API_KEY, url: "https://example.org/v1"}
            trials: 7
            system: |
              Answer in one
              short paragraph.
            seed: 20261125
            budget: {calls: 5000, tokens: 2M}
            tolerance: 10%
            limits: {load: 5m, first_token: 1m30s, silence: 45s, total: 1h}
            report: {language: ru}
            """;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ": ",
            "\n",
            "  ",
            "\t",
            "- ",
            "-",
            "'",
            "\"",
            "&a ",
            "*a",
            "!!int ",
            "|",
            ">",
            "#",
            "? ",
            "%",
            "0",
            "-1",
            "😀",
            "ё",
            "\u0000",
            "\uFEFF",
            "\u0085",
            "\u2028",
            "null",
            "~",
            "true",
            "{topic}",
            "}}",
            "<<: *a",
            "!!java.lang.Runtime ",
            "!x ",
            "\\ud800",
            "1e9",
            "99999999999999999999",
            "{task}",
            "taks",
            "---\n",
            "...\n",
            ",",
            "\r",
            "@",
            "`");

    @ParameterizedTest
    @ValueSource(longs = {20261125, 1, 7, 42})
    void anyDamageIsAnsweredWithPlacesInsideTheText(long seed) {
        Random random = new Random(seed);
        int rejected = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = damaged(random);
            String label = "seed %d, round %d:%n%s".formatted(seed, round, text);
            Reading reading = new ProtocolReader().read("a.yaml", text, Reads.VOCABULARY);
            if (reading instanceof Reading.Read read) {
                assertThat(Reads.protocol(read.protocol().explained()).hash())
                        .as(label)
                        .isEqualTo(read.protocol().hash());
            } else if (reading instanceof Reading.Rejected refusal) {
                rejected++;
                int lines = (int) text.lines().count();
                assertThat(refusal.problems()).as(label).allSatisfy(problem -> {
                    assertThat(problem.line()).isBetween(1, lines + 1);
                    assertThat(problem.message()).isNotBlank();
                });
            }
        }
        assertThat(rejected).isGreaterThan(ROUNDS / 2);
    }

    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder(SOUND);
        for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                default -> {
                    int line = text.lastIndexOf("\n", at) + 1;
                    int end = Math.max(line, text.indexOf("\n", line) + 1);
                    text.insert(end, text.substring(line, end));
                }
            }
        }
        return text.toString();
    }
}
