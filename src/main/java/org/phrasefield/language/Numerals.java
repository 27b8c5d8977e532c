package org.phrasefield.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.phrasefield.language.Phrase.Word;

/** Phrases that count: «три товарища», «пять минут тишины», «двое детей», «7 дней». */
final class Numerals {

    /** With these the accusative of living beings is the genitive: вижу трёх товарищей, двоих детей, but пять товарищей. */
    private static final Set<String> FEW =
            Set.of("два", "три", "четыре", "оба", "двое", "трое", "четверо", "пятеро", "шестеро", "семеро");

    private static final Set<String> ONE = Set.of("один", "одна", "одно");

    /** With a mass noun in the singular these are no numerals that inflect: «много шума». */
    private static final Set<String> MUCH = Set.of("много", "немного", "мало", "сколько", "несколько", "столько");

    private final RussianDictionary dictionary;
    private final RussianForms forms;

    Numerals(RussianDictionary dictionary, RussianForms forms) {
        this.dictionary = dictionary;
        this.forms = forms;
    }

    /** The parts of a leading count with what it counts; empty where the phrase does not start with one. */
    Optional<List<Part>> parts(List<Word> words) {
        int first = 0;
        while (first < words.size() && !isNumeral(words.get(first)) && nominativePlural(words.get(first))) {
            first++;
        }
        List<Word> before = words.subList(0, first);
        return counts(words.subList(first, words.size())).map(counted -> {
            List<Part> parts = new ArrayList<>();
            before.forEach(word ->
                    parts.add(wanted -> modifier(word, wanted == Case.ACC ? counted.accusative() : wanted)));
            parts.addAll(counted.parts());
            return parts;
        });
    }

    /** How many words from the first on are a numeral whose last word or digit is one, that word not counted; 0 if there is none. */
    int beforeOne(List<Word> words) {
        int length = 0;
        while (length < words.size() && isNumeral(words.get(length))) {
            length++;
        }
        if (length == 0 || length == words.size()) {
            return 0;
        }
        String last = words.get(length - 1).text();
        boolean digits = words.get(length - 1).number() && last.endsWith("1") && !last.endsWith("11");
        return digits || ONE.contains(words.get(length).lower()) ? length : 0;
    }

    /** The words of a numeral that something else is counted by. */
    List<Part> numeral(List<Word> numeral) {
        return counts(numeral, numeral.stream().map(this::numeral).toList(), false);
    }

    private record Count(List<Part> parts, Case accusative) {}

    private boolean nominativePlural(Word word) {
        return pluralModifier(word).filter(Reading::nominative).isPresent();
    }

    private Optional<Count> counts(List<Word> words) {
        int numerals = 0;
        List<Optional<Reading>> readings = new ArrayList<>();
        while (numerals < words.size() && isNumeral(words.get(numerals))) {
            readings.add(numeral(words.get(numerals)));
            numerals++;
        }
        if (numerals == 0) {
            return Optional.empty();
        }
        int noun = counted(words, numerals);
        if (noun < 0) {
            return readings.get(0).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Count(counts(words, readings, false), Case.NOM));
        }
        Reading reading = genitive(words.get(noun)).orElseThrow();
        boolean mass = reading.has("Sin")
                && readings.get(numerals - 1)
                        .filter(r -> MUCH.contains(r.lemma()))
                        .isPresent();
        if (mass) {
            return Optional.empty();
        }
        boolean few =
                readings.get(numerals - 1).map(r -> FEW.contains(r.lemma())).orElse(false);
        boolean asGenitive = few && reading.animate();
        List<Part> parts = counts(words, readings, asGenitive);
        for (Word word : words.subList(numerals, noun)) {
            parts.add(wanted -> modifier(word, counted(wanted, asGenitive)));
        }
        Word word = words.get(noun);
        parts.add(wanted -> noun(word, reading, counted(wanted, asGenitive)));
        return Optional.of(new Count(parts, counted(Case.ACC, asGenitive)));
    }

    private List<Part> counts(List<Word> words, List<Optional<Reading>> readings, boolean asGenitive) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            Word word = words.get(i);
            parts.add(readings.get(i)
                    .<Part>map(reading -> wanted -> {
                        Case shown = counted(wanted, asGenitive);
                        return shown == Case.NOM
                                ? word.text()
                                : forms.under(word.text(), reading, reading.tagIn("Nom", shown.code()));
                    })
                    .orElse(Part.frozen(word.text())));
        }
        return parts;
    }

    private static Case counted(Case wanted, boolean asGenitive) {
        return wanted == Case.ACC ? (asGenitive ? Case.GEN : Case.NOM) : wanted;
    }

    private boolean isNumeral(Word word) {
        return word.number() || numeral(word).isPresent();
    }

    private Optional<Reading> numeral(Word word) {
        return dictionary.readings(word.text()).stream()
                .filter(reading -> reading.numeral()
                        && reading.nominative()
                        && !reading.lemma().equals("один"))
                .findFirst();
    }

    /** Where the counted noun stands: the first genitive noun after genitive or nominative plural modifiers; -1 if there is none. */
    private int counted(List<Word> words, int from) {
        for (int i = from; i < words.size(); i++) {
            if (genitive(words.get(i)).isPresent()) {
                return i;
            }
            if (pluralModifier(words.get(i)).isEmpty()) {
                return -1;
            }
        }
        return -1;
    }

    private Optional<Reading> genitive(Word word) {
        return dictionary.readings(word.text()).stream()
                .filter(reading -> reading.noun() && reading.has("R") && !reading.has("Talk") && !reading.name())
                .findFirst();
    }

    private Optional<Reading> pluralModifier(Word word) {
        return dictionary.readings(word.text()).stream()
                .filter(reading -> reading.modifier() && reading.has("PL") && (reading.has("R") || reading.has("Nom")))
                .findFirst();
    }

    private String modifier(Word word, Case wanted) {
        Reading reading = pluralModifier(word).orElseThrow();
        String from = reading.has("R") ? "R" : "Nom";
        return wanted == Case.NOM ? word.text() : forms.under(word.text(), reading, reading.tagIn(from, wanted.code()));
    }

    private String noun(Word word, Reading reading, Case wanted) {
        if (wanted == Case.NOM) {
            return word.text();
        }
        String plural = new Reading(reading.lemma(), reading.tagIn("Sin", "PL")).tagIn("R", wanted.code());
        return forms.under(word.text(), reading, plural);
    }
}
