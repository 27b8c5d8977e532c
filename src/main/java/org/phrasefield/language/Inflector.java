package org.phrasefield.language;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.phrasefield.language.Inflected.Origin;
import org.phrasefield.language.NounPhrase.Analysis;
import org.phrasefield.language.Phrase.Word;

/**
 * Puts Russian noun phrases and names into a case. The first call loads the dictionary; every call is safe from any thread, and
 * the same phrase always gives the same form.
 */
public final class Inflector {

    private static final Pattern COMMA = Pattern.compile(",\\s*\\p{IsCyrillic}");

    private final NounPhrase nounPhrase;

    private Inflector() {
        this.nounPhrase = new NounPhrase(RussianDictionary.shared());
    }

    /** The one inflector of this process, made on first use. */
    public static Inflector russian() {
        return Holder.RUSSIAN;
    }

    /**
     * A phrase given in the nominative, in another case: «шум в квартире» in the genitive is «шума в квартире». What follows the
     * head stays as it is, as do quotations and clauses. Never fails: what cannot be inflected comes back as given,
     * {@link Origin#FROZEN}.
     */
    public Inflected inflect(String phrase, Case wanted) {
        if (wanted == Case.NOM) {
            return Inflected.written(phrase);
        }
        Phrase cut = Phrase.of(phrase);
        return inCase(cut, nounPhrase.analyse(cut.words()), wanted);
    }

    /**
     * A person in another case, with the gender that the caller knows: a name («Ада Лавлейс»), else any noun phrase that names
     * somebody («учёный», «маленький ребёнок»).
     */
    public Inflected person(String name, Gender gender, Case wanted) {
        Phrase cut = Phrase.of(name);
        List<Word> words = cut.words();
        boolean isName = !words.isEmpty()
                && words.get(0).capitalised()
                && words.get(words.size() - 1).capitalised()
                && words.stream().allMatch(Word::cyrillic);
        if (wanted == Case.NOM || !isName) {
            return inflect(name, wanted);
        }
        return inCase(cut, nounPhrase.name(words, gender), wanted);
    }

    private Inflected inCase(Phrase phrase, Analysis analysis, Case wanted) {
        StringBuilder text = new StringBuilder();
        append(text, phrase, analysis, wanted);
        String rest = phrase.rest();
        boolean animate = analysis.animate();
        while (analysis.origin() != Origin.FROZEN && COMMA.matcher(rest).lookingAt()) {
            String comma = rest.substring(
                    0, rest.length() - rest.substring(1).stripLeading().length());
            Phrase next = Phrase.of(rest.substring(comma.length()));
            Optional<Analysis> continued = nounPhrase.continued(next.words(), animate);
            if (continued.isEmpty()) {
                break;
            }
            text.append(comma);
            append(text, next, continued.get(), wanted);
            rest = next.rest();
        }
        return new Inflected(text.append(rest).toString(), analysis.origin());
    }

    private static void append(StringBuilder text, Phrase phrase, Analysis analysis, Case wanted) {
        for (int i = 0; i < phrase.words().size(); i++) {
            text.append(analysis.parts().get(i).in(wanted))
                    .append(phrase.words().get(i).space());
        }
    }

    private static final class Holder {
        static final Inflector RUSSIAN = new Inflector();
    }
}
