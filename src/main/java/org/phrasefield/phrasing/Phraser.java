package org.phrasefield.phrasing;

import java.util.Optional;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Sha256;

/** Turns intent, form and wording into the exact text; the same arguments always give the same phrasing. Safe from any thread. */
public final class Phraser {
    private static final int ID_DIGITS = 16;

    /**
     * Makes the text.
     *
     * @param intent has a text in the language
     * @param language language tag
     * @param form the wording's form
     * @param wording the listed text
     * @param person whose words are asked for; needed where the wording asks for somebody's, else left unused
     * @param word stands in a carrier sentence before the wording; nothing means no such sentence
     * @throws Unfillable if the wording has a slot that nothing fills
     */
    public Phrasing phrase(
            Intent intent, String language, Form form, Wording wording, Optional<Person> person, Optional<Word> word) {
        Filling filling = filling(intent, language, form, wording, person);
        String asked = filling.fill(wording.template());
        String text = word.map(each -> carrier(each, language) + " " + asked).orElse(asked);
        boolean personal = wording.template().asks("person");
        return new Phrasing(
                id(language, form, wording, text),
                language,
                intent.id(),
                form.id(),
                wording.id(),
                person.filter(each -> personal).map(Person::id),
                word.map(Word::text),
                text);
    }

    private static Filling filling(
            Intent intent, String language, Form form, Wording wording, Optional<Person> person) {
        Intent.Slots slots = intent.in(language)
                .orElseThrow(() -> new Unfillable("topic", intent.id(), language, form.id(), wording.id()));
        return new Filling(
                slots, language, person, slot -> new Unfillable(slot, intent.id(), language, form.id(), wording.id()));
    }

    private static String carrier(Word word, String language) {
        return Filling.carrier(BuiltIns.words(language).carrier(), word.text());
    }

    private static String id(String language, Form form, Wording wording, String text) {
        return Sha256.hex(String.join("\u0000", language, form.id(), wording.text(), text))
                .substring(0, ID_DIGITS);
    }
}
