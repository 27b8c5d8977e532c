package org.phrasefield.language;

import com.github.petrovich4j.NameType;
import com.github.petrovich4j.Petrovich;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.phrasefield.language.Phrase.Word;

/** Inflects person names: first name, patronymic, surname, with the gender that the first name shows or the caller gives. */
final class PersonName {

    private static final Set<String> PARTICLES =
            Set.of("да", "де", "ди", "дю", "ла", "ле", "ван", "фон", "дер", "ден", "аль", "эль", "ибн", "бин", "оф");

    /** Foreign surnames that end like Russian ones but take -ом: Дарвином, not Дарвиным. */
    private static final Set<String> FOREIGN = Set.of(
            "дарвин",
            "чаплин",
            "грин",
            "франклин",
            "гершвин",
            "кронин",
            "болдуин",
            "годвин",
            "кельвин",
            "берлин",
            "бальдвин",
            "мартин",
            "остин",
            "цеппелин",
            "эрвин",
            "кальвин",
            "бюлов");

    /** First halves that inflect in a double surname: Склодовская-Кюри, Салтыков-Щедрин, but not Сент-Экзюпери. */
    private static final Pattern RUSSIAN_SURNAME = Pattern.compile("([оеё]ва?|[иы]на?|[сц]кий|[сц]кая)$");

    /** Цой is a noun, unlike Толстой. */
    private static final Pattern SHORT_SURNAME = Pattern.compile("\\p{L}{1,2}ой");

    /** A first name that the dictionary does not have declines by such an ending as any noun does: Айзека. */
    private static final Pattern HARD = Pattern.compile("[бвгдзклмнпрстфх]$");

    private final RussianDictionary dictionary;
    private final RussianForms forms;
    private final Petrovich petrovich = new Petrovich();

    PersonName(RussianDictionary dictionary, RussianForms forms) {
        this.dictionary = dictionary;
        this.forms = forms;
    }

    /** How many words from the first on are one person's name, if they are: at least two, all capitalised but for particles. */
    int length(List<Word> words) {
        if (words.size() < 2 || !startsName(words.get(0))) {
            return 0;
        }
        int length = 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.capitalised() && word.cyrillic()) {
                length = i + 1;
            } else if (!PARTICLES.contains(word.lower())) {
                break;
            }
        }
        return length > 1 ? length : 0;
    }

    private boolean startsName(Word word) {
        if (!word.capitalised() || !word.cyrillic() || word.abbreviation()) {
            return false;
        }
        List<Reading> readings = dictionary.readings(word.text());
        boolean firstName = readings.stream().anyMatch(r -> r.has("Name") && (r.has("Nom") || r.indeclinable()));
        boolean other = readings.stream()
                .anyMatch(r -> !r.name() && r.has("Nom") && (r.modifier() || r.noun())
                        || r.tag().equals("ADJ:Posit"));
        return firstName || !other;
    }

    /** The gender that a name shows by its first name, its patronymic or its surname; by ending where nothing is known. */
    Gender gender(List<Word> words) {
        Optional<Gender> shown = shownGender(words);
        String first = words.get(0).lower();
        return shown.orElse(first.endsWith("а") || first.endsWith("я") ? Gender.FEMININE : Gender.MASCULINE);
    }

    private Optional<Gender> shownGender(List<Word> words) {
        return firstNameGender(words.get(0)).or(() -> endingGender(words));
    }

    /** Whether the gender is more than a guess: a first name that the dictionary does not have may be anybody's, as Эмили is. */
    boolean showsGender(List<Word> words) {
        return shownGender(words).isPresent()
                || HARD.matcher(words.get(0).lower()).find();
    }

    private Optional<Gender> firstNameGender(Word word) {
        boolean masculine = false;
        boolean feminine = false;
        for (Reading reading : dictionary.readings(word.text())) {
            if (reading.has("Name") && reading.has("Nom") && reading.has("Sin")) {
                masculine |= reading.has("Masc");
                feminine |= reading.has("Fem");
            }
        }
        if (masculine == feminine) {
            return Optional.empty();
        }
        return Optional.of(masculine ? Gender.MASCULINE : Gender.FEMININE);
    }

    private static Optional<Gender> endingGender(List<Word> words) {
        for (Word word : words.subList(1, words.size())) {
            if (word.lower().matches(".*(вна|ична|ова|ева|ёва|ина|ая)")) {
                return Optional.of(Gender.FEMININE);
            }
            if (word.lower().matches(".*(вич|ьич|ов|ев|ёв|ский|цкий)")) {
                return Optional.of(Gender.MASCULINE);
            }
        }
        return Optional.empty();
    }

    /** Whether the first name or the surname is one that the dictionary has. */
    boolean known(List<Word> words) {
        return words.stream()
                .filter(Word::capitalised)
                .anyMatch(word -> dictionary.readings(word.text()).stream().anyMatch(Reading::name));
    }

    /** One part for each word of the name. */
    List<Part> parts(List<Word> words, Gender gender) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            parts.add(part(words, i, gender));
        }
        return parts;
    }

    private Part part(List<Word> words, int index, Gender gender) {
        Word word = words.get(index);
        if (!word.capitalised()) {
            return Part.frozen(word.text());
        }
        Agreement agreement = gender == Gender.MASCULINE ? Agreement.MASC : Agreement.FEM;
        Optional<Reading> ordinal = dictionary.readings(word.text()).stream()
                .filter(r -> index > 0 && r.tag().startsWith("Ord:") && r.nominative() && r.agreement() == agreement)
                .findFirst();
        if (ordinal.isPresent()) {
            return wanted -> forms.modifier(word.text(), ordinal.get(), agreement, true, wanted);
        }
        NameType type = type(words, index);
        return wanted -> wanted == Case.NOM ? word.text() : say(word.text(), type, gender, wanted);
    }

    private NameType type(List<Word> words, int index) {
        String lower = words.get(index).lower();
        boolean last = index == words.size() - 1;
        if (index == 0) {
            boolean surname = last && dictionary.readings(lower).stream().noneMatch(r -> r.has("Name") && r.has("Nom"));
            return surname ? NameType.LastName : NameType.FirstName;
        }
        return lower.matches(".*(ович|евич|ьич|овна|евна|ична|инична)")
                ? NameType.PatronymicName
                : last ? NameType.LastName : NameType.FirstName;
    }

    private String say(String name, NameType type, Gender gender, Case wanted) {
        int hyphen = name.indexOf('-');
        if (hyphen > 0) {
            String left = name.substring(0, hyphen);
            boolean frozen =
                    type == NameType.LastName && !RUSSIAN_SURNAME.matcher(left).find();
            return (frozen ? left : say(left, type, gender, wanted))
                    + "-"
                    + say(name.substring(hyphen + 1), type, gender, wanted);
        }
        if (type == NameType.FirstName) {
            Optional<String> known = firstName(name, gender, wanted);
            if (known.isPresent()) {
                return known.get();
            }
            if (gender == Gender.MASCULINE && HARD.matcher(name).find()) {
                return UnknownWord.noun(name).in(wanted, true);
            }
        }
        if (type == NameType.LastName && gender == Gender.MASCULINE) {
            boolean foreign = FOREIGN.contains(name.toLowerCase(Locale.ROOT))
                    || name.endsWith("н") && !RUSSIAN_SURNAME.matcher(name).find();
            if (wanted == Case.INS && foreign) {
                return name + "ом";
            }
            if (SHORT_SURNAME.matcher(name).matches()) {
                return UnknownWord.noun(name).in(wanted, true);
            }
        }
        return petrovich.say(name, type, petrovichGender(gender), petrovichCase(wanted));
    }

    private Optional<String> firstName(String name, Gender gender, Case wanted) {
        String code = gender == Gender.MASCULINE ? Agreement.MASC.code() : Agreement.FEM.code();
        return dictionary.readings(name).stream()
                .filter(reading ->
                        reading.has("Name") && reading.has(code) && reading.has("Sin") && reading.nominative())
                .findFirst()
                .map(reading -> forms.noun(name, reading, wanted));
    }

    private static com.github.petrovich4j.Gender petrovichGender(Gender gender) {
        return switch (gender) {
            case MASCULINE -> com.github.petrovich4j.Gender.Male;
            case FEMININE -> com.github.petrovich4j.Gender.Female;
        };
    }

    private static com.github.petrovich4j.Case petrovichCase(Case wanted) {
        return switch (wanted) {
            case NOM -> throw new IllegalArgumentException("The nominative is the name as written");
            case GEN -> com.github.petrovich4j.Case.Genitive;
            case DAT -> com.github.petrovich4j.Case.Dative;
            case ACC -> com.github.petrovich4j.Case.Accusative;
            case INS -> com.github.petrovich4j.Case.Instrumental;
            case PREP -> com.github.petrovich4j.Case.Prepositional;
        };
    }
}
