package org.phrasefield.phrasing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.phrasefield.language.Case;
import org.phrasefield.language.Inflected;
import org.phrasefield.language.Inflector;
import org.phrasefield.language.Language;
import org.phrasefield.protocol.Intent;
import org.phrasefield.protocol.Phrase;
import org.phrasefield.protocol.Protocol;
import org.phrasefield.protocol.Template;

/**
 * A form of a phrase that a protocol's wordings need, shown before anything is sent.
 *
 * @param intent id of the intent
 * @param language language tag
 * @param slot {@code topic} or {@code task}
 * @param base the phrase as written
 * @param grammaticalCase the case that a wording asks for, never the nominative
 * @param inflected the form, and how it came about
 */
public record Inflection(
        String intent, String language, String slot, String base, Case grammaticalCase, Inflected inflected) {

    /** Every form that the protocol's Russian wordings ask for, by intent, slot and case; none without Russian. */
    public static List<Inflection> of(Protocol protocol) {
        String russian = Language.RU.tag();
        if (!protocol.languages().contains(russian)) return List.of();
        List<Inflection> inflections = new ArrayList<>();
        for (String slot : List.of("topic", "task")) {
            TreeSet<Case> cases = new TreeSet<>();
            for (Form form : new Forms(protocol).in(russian)) {
                form.wordings().forEach(wording -> cases.addAll(cases(wording.template(), slot)));
            }
            for (Intent intent : protocol.intents()) {
                Optional<Phrase> phrase = intent.in(russian)
                        .flatMap(slots -> Optional.ofNullable(slots.values().get(slot)));
                phrase.ifPresent(each -> cases.forEach(wanted -> inflections.add(
                        new Inflection(intent.id(), russian, slot, each.base(), wanted, form(each, wanted)))));
            }
        }
        return List.copyOf(inflections);
    }

    /** Whether a person should look at the form before it is sent. */
    public boolean unsure() {
        return inflected.unsure();
    }

    /** The form with the phrase that it was made of, and how it came about where that is not sure. */
    public String line() {
        String made = "intent \"" + intent + "\", " + slot + " \"" + base + "\", " + grammaticalCase.tag() + ": \""
                + inflected.text() + "\"";
        return switch (inflected.origin()) {
            case WRITTEN, KNOWN -> made;
            case GUESSED -> made + " (a guess)";
            case FROZEN -> made + " (left as it is)";
        };
    }

    private static List<Case> cases(Template template, String slot) {
        return template.slots().stream()
                .filter(asked -> asked.name().equals(slot))
                .flatMap(asked -> asked.grammaticalCase().flatMap(Case::of).stream())
                .filter(wanted -> wanted != Case.NOM)
                .toList();
    }

    private static Inflected form(Phrase phrase, Case wanted) {
        String given = phrase.cases().get(wanted.tag());
        return given != null ? Inflected.written(given) : Inflector.russian().inflect(phrase.base(), wanted);
    }
}
