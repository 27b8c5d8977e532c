package org.phrasefield.forecast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.phrasefield.language.Language;

/**
 * A prompt with the forms that a person found in it.
 *
 * @param kind plain, or made to lead the rules astray
 * @param forms form ids, or {@code none}; with several, each is right
 * @param prompt the text
 */
public record LabelledPrompt(Kind kind, List<String> forms, String prompt) {
    private static final Pattern ROW = Pattern.compile("([a-z]+),([a-z|-]+),(?:\"((?:[^\"]|\"\")*)\"|([^\n]*))\n");

    /** So many hands wrote development prompts beside the first. */
    private static final int MORE = 28;

    public LabelledPrompt {
        forms = List.copyOf(forms);
    }

    /** How a prompt was meant. */
    public enum Kind {
        PLAIN,
        ADVERSARIAL
    }

    /** Which prompts. */
    public enum Part {
        /** Those that the rules were written by, and that words are learned from. */
        DEV("dev"),
        /** Those that were labelled before there was a rule, and that no rule was fitted to; rules were improved once with their figure known. */
        HELD_OUT("held-out"),
        /** Those that were labelled later, without a look at the rules. */
        HELD_OUT_2("held-out-2"),
        /** Those that were labelled before the rules were improved for the second time. */
        HELD_OUT_3("held-out-3"),
        /** Those that a stranger made to mislead and labelled, who knew neither the rules nor the other sets. */
        HELD_OUT_4("held-out-4"),
        /**
         * A part, drawn by a hash of the prompt, of what two strangers made to mislead and labelled, who knew neither the rules nor the other sets; the
         * rest of theirs stands among the development prompts.
         */
        HELD_OUT_5("held-out-5"),
        /** Those that another stranger wrote and labelled, who knew neither the rules nor any other set. */
        HELD_OUT_6("held-out-6"),
        /** Everyday prompts, as they are typed into a chat; labelled before the development prompts of the same hand were written. */
        HELD_OUT_7("held-out-7"),
        /** Everyday prompts once more, by another hand that knew how prompts are labelled and nothing else; more of them. */
        HELD_OUT_8("held-out-8"),
        /** The same by a third hand, after development prompts of the like had been learned from; looked at once. */
        HELD_OUT_9("held-out-9"),
        /** The same by a fourth hand, labelled and kept before anything that was learned afterwards was written. */
        HELD_OUT_10("held-out-10");

        private final String file;

        Part(String file) {
            this.file = file;
        }

        /** The name that files and tables have. */
        public String id() {
            return file;
        }

        /** Whether they are kept apart from what is learned from. */
        public boolean heldOut() {
            return this != DEV;
        }
    }

    /** All prompts of a part in one language. */
    public static List<LabelledPrompt> of(Part part, Language language) {
        return part.heldOut()
                ? file(part.file, language)
                : hands(language).stream().flatMap(List::stream).toList();
    }

    /** The development prompts by the hand that wrote them; rules were written by those of the first alone. */
    static List<List<LabelledPrompt>> hands(Language language) {
        return Stream.concat(
                        Stream.of(Part.DEV.file), IntStream.rangeClosed(1, MORE).mapToObj(n -> Part.DEV.file + "-" + n))
                .map(name -> file(name, language))
                .toList();
    }

    private static List<LabelledPrompt> file(String name, Language language) {
        String text = text(name + "-" + language.tag() + ".csv").replace("\r\n", "\n");
        String rows = text.substring(text.indexOf('\n') + 1);
        return ROW.matcher(rows).results().map(LabelledPrompt::row).toList();
    }

    private static LabelledPrompt row(MatchResult row) {
        String quoted = row.group(3);
        return new LabelledPrompt(
                Kind.valueOf(row.group(1).toUpperCase(Locale.ROOT)),
                List.of(row.group(2).split("\\|")),
                quoted == null ? row.group(4) : quoted.replace("\"\"", "\""));
    }

    private static String text(String name) {
        try (InputStream in = LabelledPrompt.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
