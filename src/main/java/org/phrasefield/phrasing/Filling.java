package org.phrasefield.phrasing;

import java.util.Optional;
import java.util.function.Function;
import org.phrasefield.language.Case;
import org.phrasefield.language.Gender;
import org.phrasefield.language.Inflected;
import org.phrasefield.language.Inflector;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Phrase;
import org.phrasefield.protocol.Template;
import org.phrasefield.protocol.Template.Part;

/** The filling of one wording, part by part; what has been put in is not read again. */
final class Filling {
    private final Intent.Slots slots;
    private final String language;
    private final Optional<Person> person;
    private final Function<String, Unfillable> unfillable;

    Filling(Intent.Slots slots, String language, Optional<Person> person, Function<String, Unfillable> unfillable) {
        this.slots = slots;
        this.language = language;
        this.person = person;
        this.unfillable = unfillable;
    }

    /** The carrier sentence with its word. */
    static String carrier(Template carrier, String word) {
        StringBuilder text = new StringBuilder();
        for (Part part : carrier.parts()) {
            text.append(part instanceof Template.Text literal ? literal.text() : word);
        }
        return text.toString();
    }

    String fill(Template template) {
        Sentence sentence = new Sentence(language);
        for (Part part : template.parts()) {
            if (part instanceof Template.Text text) {
                sentence.literal(text.text());
            } else if (part instanceof Template.Choice choice) {
                sentence.literal(chosen(choice));
            } else if (part instanceof Template.Slot slot) {
                sentence.value(value(slot));
            }
        }
        return sentence.toString();
    }

    private String chosen(Template.Choice choice) {
        Gender gender = person.orElseThrow(() -> unfillable.apply("person")).gender();
        return switch (gender) {
            case MASCULINE -> choice.masculine();
            case FEMININE -> choice.feminine();
        };
    }

    private String value(Template.Slot slot) {
        Case wanted = slot.grammaticalCase().flatMap(Case::of).orElse(Case.NOM);
        if (slot.name().equals("person")) {
            Person asked = person.orElseThrow(() -> unfillable.apply("person"));
            return inflected(asked.name(), wanted, name -> Inflector.russian().person(name, asked.gender(), wanted));
        }
        Phrase phrase =
                Optional.ofNullable(slots.values().get(slot.name())).orElseThrow(() -> unfillable.apply(slot.name()));
        String given = phrase.cases().get(wanted.tag());
        return given != null
                ? given
                : inflected(phrase.base(), wanted, base -> Inflector.russian().inflect(base, wanted));
    }

    /** The base as it is in the nominative and in English, so that the Russian dictionary is loaded only where it is needed. */
    private String inflected(String base, Case wanted, Function<String, Inflected> inflector) {
        if (wanted == Case.NOM || !language.equals(Language.RU.tag())) return base;
        return inflector.apply(base).text();
    }
}
