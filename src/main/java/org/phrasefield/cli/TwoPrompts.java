package org.phrasefield.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Budget;
import org.phrasefield.protocol.FormChoice;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Limits;
import org.phrasefield.protocol.ModelChoice;
import org.phrasefield.protocol.Phrase;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.ProtocolReader;
import org.phrasefield.protocol.Settings;
import org.phrasefield.protocol.Sha256;

/**
 * Two given prompts as a protocol: one intent, and two forms of which each has its prompt as the only wording.
 *
 * @param first the prompt that is compared with
 * @param second the other
 * @param language of the answers and the report
 * @param trials how often each is asked
 * @param system a system message for both
 * @param seed the protocol's seed; absent means one that derives from the prompts
 * @param settings sampling and limit of an answer
 */
record TwoPrompts(
        String first,
        String second,
        Language language,
        int trials,
        Optional<String> system,
        OptionalLong seed,
        Settings settings) {
    private static final String INTENT = "prompt";

    /**
     * A prompt as it will be sent: without white space at its ends, with line feeds for line ends.
     *
     * @param name how the command calls it
     */
    static String prompt(String name, String given) {
        String text = given.strip().replace("\r\n", "\n").replace('\r', '\n');
        if (text.isEmpty()) throw Failure.input(name + " is empty; give a text.");
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw Failure.input(name + " has a control character; take it away.");
        }
        if (text.codePoints().anyMatch(TwoPrompts::none)) {
            throw Failure.input(name + " has something that is no character; take it away.");
        }
        return text;
    }

    /** Half of a character, or a number that stands for none. */
    private static boolean none(int point) {
        return Character.getType(point) == Character.SURROGATE || point == 0xFFFE || point == 0xFFFF;
    }

    /** Settings as the command line gives them, the rest left to the model. */
    static Settings settings(Optional<Double> temperature, int maxTokens) {
        temperature
                .filter(value -> !(value >= 0 && value < Double.POSITIVE_INFINITY))
                .ifPresent(value -> {
                    throw Failure.input("--temperature is a number from 0, not " + value + ".");
                });
        return new Settings(
                temperature.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                maxTokens,
                List.of(),
                Optional.empty(),
                OptionalInt.empty());
    }

    /** The protocol; the same prompts in the same language always have the same id, so that they can be asked further. */
    Protocol protocol() {
        String tag = language.tag();
        String id = "try-" + Sha256.hex(String.join("\0", tag, first, second)).substring(0, 8);
        Phrase topic = Phrase.of(
                switch (language) {
                    case EN -> "two prompts";
                    case RU -> "два промпта";
                });
        Protocol drafted = new Protocol(
                id,
                1,
                List.of(tag),
                List.of(new Intent(INTENT, Map.of(tag, new Intent.Slots(Map.of("topic", topic))), List.of())),
                List.of(form("a", first), form("b", second)),
                "a",
                Optional.empty(),
                List.of(new ModelChoice(
                        ModelChoice.Role.SUBJECT, Casting.AUTO, settings, Optional.empty(), Optional.empty())),
                trials,
                system,
                seed.orElseGet(() -> ProtocolReader.seed(id)),
                Budget.NONE,
                ProtocolReader.DEFAULT_TOLERANCE,
                OptionalInt.empty(),
                Limits.DEFAULT,
                tag,
                "",
                "");
        // Read back like one that a person wrote, so that it is held to the same rules and has its hash.
        return ProtocolFile.dictated(id, drafted.explained(), TwoPrompts::called);
    }

    /** What a part of the protocol is called by whoever gives the command. */
    private static String called(String path) {
        if (path.startsWith("forms[0]")) return "A";
        if (path.startsWith("forms[1]")) return "B";
        return "--" + path.replaceFirst(".*[.]", "").replace('_', '-');
    }

    private FormChoice form(String id, String prompt) {
        String wording = prompt.replace("{", "{{").replace("}", "}}");
        return new FormChoice(id, Map.of(language.tag(), List.of(wording)));
    }
}
