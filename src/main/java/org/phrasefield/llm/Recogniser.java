package org.phrasefield.llm;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.phrasefield.phrasing.BuiltIns;
import org.phrasefield.phrasing.Form;
import org.phrasefield.phrasing.Wording;
import org.phrasefield.protocol.Template;

/** Tells from a prompt alone which built-in wording it was made of, as a reader would: by the words around the topic. */
final class Recogniser {
    private static final String TOPIC = "topic";
    private static final String MARKS = ".?!…,;:";

    private final List<Shape> shapes;

    /** Knows the built-in wordings of both languages. */
    Recogniser() {
        shapes = Stream.of("en", "ru")
                .flatMap(language -> BuiltIns.forms(language).values().stream())
                .flatMap(form -> form.wordings().stream().map(wording -> Shape.of(form, wording)))
                .toList();
    }

    /**
     * What a prompt was made of.
     *
     * @param form id of the form
     * @param topic the topic as it stands in the prompt, inflected
     */
    record Found(String form, String topic) {}

    /** The wording with the most words of its own that fits; empty for a wording that is not built in. */
    Optional<Found> find(String prompt) {
        return shapes.stream()
                .flatMap(shape -> shape.find(prompt).stream().map(found -> new Match(shape.literal(), found)))
                .max(Comparator.comparingInt(Match::literal))
                .map(Match::found);
    }

    private record Match(int literal, Found found) {}

    /**
     * One wording.
     *
     * @param literal characters that are the wording's own
     */
    private record Shape(String form, Pattern pattern, int literal) {
        static Shape of(Form form, Wording wording) {
            String carrier = pattern(BuiltIns.words(form.language()).carrier(), false);
            String pattern = pattern(wording.template(), form.language().equals("ru"));
            int literal = wording.template().parts().stream()
                    .mapToInt(part ->
                            part instanceof Template.Text text ? text.text().length() : 0)
                    .sum();
            return new Shape(form.id(), Pattern.compile("(?:" + carrier + " )?" + pattern, Pattern.DOTALL), literal);
        }

        Optional<Found> find(String prompt) {
            Matcher matcher = pattern.matcher(prompt);
            return matcher.matches() ? Optional.of(new Found(form, matcher.group(TOPIC))) : Optional.empty();
        }

        private static String pattern(Template template, boolean russian) {
            StringBuilder pattern = new StringBuilder();
            for (Template.Part part : template.parts()) {
                if (part instanceof Template.Text text) {
                    pattern.append(literal(text.text(), !pattern.isEmpty(), russian));
                } else if (part instanceof Template.Choice choice) {
                    pattern.append(
                            "(?:" + Pattern.quote(choice.masculine()) + "|" + Pattern.quote(choice.feminine()) + ")");
                } else if (part instanceof Template.Slot slot) {
                    pattern.append(slot.name().equals(TOPIC) ? "(?<" + TOPIC + ">.+?)" : ".+?");
                }
            }
            return pattern.toString();
        }

        /** A mark after a value may have met the value's own; a Russian preposition before one takes the shape that its sound asks for. */
        private static String literal(String text, boolean afterValue, boolean russian) {
            boolean mark = afterValue && MARKS.indexOf(text.charAt(0)) >= 0;
            String rest = mark ? text.substring(1) : text;
            String head = mark ? "[" + Pattern.quote(MARKS) + "]?" : "";
            Matcher preposition = Pattern.compile("(?U)(?<=\\s)\\w{1,3} $").matcher(rest);
            if (!russian || !preposition.find()) return head + Pattern.quote(rest);
            return head + Pattern.quote(rest.substring(0, preposition.start())) + "\\p{L}{1,4} ";
        }
    }
}
