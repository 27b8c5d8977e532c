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

    /**
     * The phrase's words, ready to be put in a case.
     *
     * @param animate whether the head is a living being, for what follows and agrees with it
     */
    record Analysis(List<Part> parts, Origin origin, boolean animate) {}

    private static final Set<String> CONJUNCTIONS = Set.of("и", "или");

    /** Possessives that look like genitives and never change. */
    private static final Set<String> POSSESSIVES = Set.of("его", "её", "ее", "их");

    /** A phrase that opens like a clause has no head to inflect: «как уснуть», «почему небо голубое». */
    private static final Set<String> CLAUSE = Set.of(
            "как", "почему", "зачем", "где", "куда", "когда", "откуда", "отчего", "что", "кто", "чем", "чей", "чья",
            "чьё", "чьи", "если", "чтобы", "ли", "хотя", "а", "но", "не", "будто", "словно", "пока", "сколько",
            "который", "которая", "которое", "которые", "какой", "какая", "какое", "какие");

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
        return new Analysis(names.parts(words, gender), names.known(words) ? Origin.KNOWN : Origin.GUESSED, true);
    }

    /** Every word of the phrase; all frozen where none can carry the case. */
    Analysis analyse(List<Word> words) {
        return carriers(words, false)
                .map(found -> completed(words, found))
                .orElseGet(() -> new Analysis(frozen(words), Origin.FROZEN, false));
    }

    /**
     * What follows a comma, if it shares the case of the phrase before it: the next member of a list («хлеб, соль и вода»), an
     * apposition, a participle («дом, построенный дедом»). A clause does not.
     */
    Optional<Analysis> continued(List<Word> words, boolean animate) {
        return carriers(words, animate)
                .filter(found -> found.origin() == Origin.KNOWN)
                .map(found -> completed(words, found));
    }

    /** The leading words that carry the case; the list of parts may be shorter than the list of words. */
    private Optional<Analysis> carriers(List<Word> words, boolean animate) {
        if (words.isEmpty() || CLAUSE.contains(words.get(0).lower())) {
            return Optional.empty();
        }
        int name = names.length(words);
        if (name > 0) {
            List<Word> person = words.subList(0, name);
            Analysis named = name(person, names.gender(person));
            Origin origin = names.showsGender(person) ? named.origin() : Origin.GUESSED;
            return Optional.of(new Analysis(named.parts(), origin, true));
        }
        Optional<Analysis> one = endingInOne(words, animate);
        if (one.isPresent()) {
            return one;
        }
        return numerals.parts(words)
                .map(parts -> new Analysis(parts, Origin.KNOWN, false))
                .or(() -> head(words, 0, EnumSet.allOf(Agreement.class), animate)
                        .map(head -> withModifiers(words, head)));
    }

    /** «двадцать один стул», «21 стул»: behind a numeral that ends in one the noun stands in the singular, and in the phrase's own case. */
    private Optional<Analysis> endingInOne(List<Word> words, boolean animate) {
        int count = numerals.beforeOne(words);
        if (count == 0) {
            return Optional.empty();
        }
        List<Word> counted = words.subList(count, words.size());
        return head(counted, 0, EnumSet.of(Agreement.MASC, Agreement.FEM, Agreement.NEUT), animate)
                .map(head -> {
                    Analysis found = withModifiers(counted, head);
                    List<Part> parts = new ArrayList<>(numerals.numeral(words.subList(0, count)));
                    parts.addAll(found.parts());
                    return new Analysis(parts, found.origin(), found.animate());
                });
    }

    private Analysis completed(List<Word> words, Analysis found) {
        List<Part> parts = new ArrayList<>(found.parts());
        apposition(words, found).ifPresent(parts::addAll);
        Origin origin = found.origin();
        int next = parts.size();
        if (next + 1 < words.size() && CONJUNCTIONS.contains(words.get(next).lower())) {
            List<Word> rest = words.subList(next + 1, words.size());
            Optional<Analysis> second = carriers(rest, found.animate()).map(other -> completed(rest, other));
            if (second.isPresent()) {
                parts.add(Part.frozen(words.get(next).text()));
                parts.addAll(second.get().parts());
                origin = origin == Origin.KNOWN ? second.get().origin() : origin;
            }
        }
        parts.addAll(frozen(words.subList(parts.size(), words.size())));
        return new Analysis(parts, origin, found.animate());
    }

    /** The name of a living being right after the word for it: «писатель Чехов», «Дед Мороз». */
    private Optional<List<Part>> apposition(List<Word> words, Analysis found) {
        int from = found.parts().size();
        if (!found.animate() || from == words.size()) {
            return Optional.empty();
        }
        int to = from;
        while (to < words.size() && words.get(to).capitalised() && words.get(to).cyrillic()) {
            to++;
        }
        List<Word> name = words.subList(from, to);
        return name.isEmpty() ? Optional.empty() : Optional.of(names.parts(name, names.gender(name)));
    }

    private static List<Part> frozen(List<Word> words) {
        return words.stream().map(word -> Part.frozen(word.text())).toList();
    }

    /** The first noun that agrees with the modifiers before it, or else the last modifier. */
    private Optional<Head> head(List<Word> words, int at, Set<Agreement> allowed, boolean animate) {
        if (at == words.size()
                || words.get(at).abbreviation()
                || !words.get(at).endsInCyrillic()
                || words.get(at).number()) {
            return Optional.empty();
        }
        Word word = words.get(at);
        EnumSet<Agreement> modified = EnumSet.noneOf(Agreement.class);
        modifiers(word).stream()
                .map(Modifier::agreement)
                .filter(a -> agrees(a, allowed))
                .forEach(modified::add);
        if (!modified.isEmpty()) {
            Optional<Head> later = head(words, at + 1, modified, animate);
            if (later.isPresent()) {
                return later;
            }
        }
        Optional<Head> noun = nouns.head(word, at, agreement -> agrees(agreement, allowed));
        if (noun.isPresent()) {
            return noun;
        }
        if (!modified.isEmpty()) {
            return Optional.of(adjectiveAsHead(word, at, allowed, animate));
        }
        boolean skipped = POSSESSIVES.contains(word.lower())
                || dictionary.readings(word.text()).stream()
                        .anyMatch(reading -> reading.tag().startsWith("ADV"));
        return skipped ? head(words, at + 1, allowed, animate) : Optional.empty();
    }

    private Head adjectiveAsHead(Word word, int at, Set<Agreement> allowed, boolean animate) {
        Modifier modifier = modifiers(word).stream()
                .filter(each -> agrees(each.agreement(), allowed))
                .findFirst()
                .orElseThrow();
        return new Head(at, modifier.agreement(), animate, modifier.origin(), wanted -> modifier.in(wanted, animate));
    }

    private Analysis withModifiers(List<Word> words, Head head) {
        List<Part> parts = new ArrayList<>();
        Origin origin = head.origin();
        for (Word word : words.subList(0, head.at())) {
            Optional<Modifier> modifier = modifiers(word).stream()
                    .filter(each -> each.agreement().agrees(head.agreement()))
                    .findFirst();
            parts.add(modifier.<Part>map(each -> wanted -> each.in(wanted, head.animate()))
                    .orElse(Part.frozen(word.text())));
            origin = modifier.isPresent() && origin == Origin.KNOWN
                    ? modifier.get().origin()
                    : origin;
        }
        parts.add(head.part());
        return new Analysis(parts, origin, head.animate());
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
