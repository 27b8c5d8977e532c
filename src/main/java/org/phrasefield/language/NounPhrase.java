package org.phrasefield.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phrasefield.language.Inflected.Origin;
import org.phrasefield.language.Phrase.Word;

/**
 * Finds in a nominative phrase the words that carry its case: modifiers and head, a numeral with what it counts, a person's name,
 * and the same again after «и» or «или». All other words stay.
 */
final class NounPhrase {

    /** The phrase's words, ready to be put in a case. */
    record Analysis(List<Part> parts, Origin origin) {}

    private static final Set<String> CONJUNCTIONS = Set.of("и", "или");

    private final RussianDictionary dictionary;
    private final RussianForms forms;
    private final PersonName names;
    private final Nouns nouns;
    private final Numerals numerals;

    NounPhrase(RussianDictionary dictionary) {
        this.dictionary = dictionary;
        this.forms = new RussianForms(dictionary);
        this.names = new PersonName(dictionary, forms);
        this.nouns = new Nouns(dictionary, forms);
        this.numerals = new Numerals(dictionary, forms);
    }

    /** All words as a person's name; the gender is the caller's. */
    Analysis name(List<Word> words, Gender gender) {
        return new Analysis(names.parts(words, gender), names.known(words) ? Origin.KNOWN : Origin.GUESSED);
    }

    Analysis analyse(List<Word> words) {
        return carriers(words).map(found -> completed(words, found)).orElseGet(() -> frozen(words));
    }

    /** The leading words that carry the case; the list of parts may be shorter than the list of words. */
    private Optional<Analysis> carriers(List<Word> words) {
        int name = names.length(words);
        if (name > 0) {
            List<Word> person = words.subList(0, name);
            return Optional.of(name(person, names.gender(person)));
        }
        Optional<List<Part>> counted = numerals.parts(words);
        if (counted.isPresent()) {
            return Optional.of(new Analysis(counted.get(), Origin.KNOWN));
        }
        return head(words, 0, EnumSet.allOf(Agreement.class)).map(head -> withModifiers(words, head));
    }

    private Analysis completed(List<Word> words, Analysis found) {
        List<Part> parts = new ArrayList<>(found.parts());
        Origin origin = found.origin();
        int next = parts.size();
        if (next + 1 < words.size() && CONJUNCTIONS.contains(words.get(next).lower())) {
            List<Word> rest = words.subList(next + 1, words.size());
            Optional<Analysis> second = carriers(rest).map(other -> completed(rest, other));
            if (second.isPresent()) {
                parts.add(Part.frozen(words.get(next).text()));
                parts.addAll(second.get().parts());
                origin = origin == Origin.KNOWN ? second.get().origin() : origin;
            }
        }
        words.subList(parts.size(), words.size()).forEach(word -> parts.add(Part.frozen(word.text())));
        return new Analysis(parts, origin);
    }

    private static Analysis frozen(List<Word> words) {
        return new Analysis(words.stream().map(word -> Part.frozen(word.text())).toList(), Origin.FROZEN);
    }

    /** The first noun that agrees with the modifiers before it, or else the last modifier. */
    private Optional<Head> head(List<Word> words, int at, Set<Agreement> allowed) {
        if (at == words.size()
                || words.get(at).abbreviation()
                || !words.get(at).cyrillic()
                || words.get(at).number()) {
            return Optional.empty();
        }
        Word word = words.get(at);
        List<Reading> readings = dictionary.readings(word.text());
        EnumSet<Agreement> modified = EnumSet.noneOf(Agreement.class);
        modifiers(word).stream()
                .map(Modifier::agreement)
                .filter(a -> agrees(a, allowed))
                .forEach(modified::add);
        if (!modified.isEmpty()) {
            Optional<Head> later = head(words, at + 1, modified);
            if (later.isPresent()) {
                return later;
            }
        }
        Optional<Head> noun = nouns.head(word, at, agreement -> agrees(agreement, allowed));
        if (noun.isPresent()) {
            return noun;
        }
        if (!modified.isEmpty()) {
            return Optional.of(adjectiveAsHead(word, at, allowed));
        }
        boolean adverb = readings.stream().anyMatch(reading -> reading.tag().startsWith("ADV"));
        return adverb ? head(words, at + 1, allowed) : Optional.empty();
    }

    private Head adjectiveAsHead(Word word, int at, Set<Agreement> allowed) {
        Modifier modifier = modifiers(word).stream()
                .filter(each -> agrees(each.agreement(), allowed))
                .findFirst()
                .orElseThrow();
        return new Head(at, modifier.agreement(), false, modifier.origin(), wanted -> modifier.in(wanted, false));
    }

    private Analysis withModifiers(List<Word> words, Head head) {
        List<Part> parts = new ArrayList<>();
        for (Word word : words.subList(0, head.at())) {
            parts.add(modifiers(word).stream()
                    .filter(modifier -> modifier.agreement().agrees(head.agreement()))
                    .findFirst()
                    .<Part>map(modifier -> wanted -> modifier.in(wanted, head.animate()))
                    .orElse(Part.frozen(word.text())));
        }
        parts.add(head.part());
        return new Analysis(parts, head.origin());
    }

    /** A word read as a nominative modifier: by the dictionary, or by its ending where the dictionary does not know it. */
    private List<Modifier> modifiers(Word word) {
        List<Reading> readings = dictionary.readings(word.text());
        if (readings.isEmpty() && word.cyrillic() && UnknownWord.looksLikeAdjective(word.lower())) {
            UnknownWord unknown = UnknownWord.adjective(word.text());
            return List.of(new Modifier(unknown.agreement(), Origin.GUESSED, unknown::in));
        }
        return readings.stream()
                .filter(reading -> reading.nominative()
                        && (reading.modifier() || reading.lemma().equals("один")))
                .map(reading -> new Modifier(
                        reading.agreement(),
                        Origin.KNOWN,
                        (wanted, animate) ->
                                forms.modifier(word.text(), reading, reading.agreement(), animate, wanted)))
                .toList();
    }

    private static boolean agrees(Agreement agreement, Set<Agreement> allowed) {
        return allowed.stream().anyMatch(agreement::agrees);
    }

    private record Modifier(Agreement agreement, Origin origin, Inflection inflection) {
        String in(Case wanted, boolean animate) {
            return inflection.in(wanted, animate);
        }
    }

    @FunctionalInterface
    private interface Inflection {
        String in(Case wanted, boolean animate);
    }
}
