package org.phrasefield.language;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Declension by ending, for words that no dictionary has. Endings stand in the order GEN, DAT, ACC, INS, PREP. */
final class UnknownWord {

    private record Ending(String nominative, Agreement agreement, List<String> others) {}

    private static final List<Ending> NOUNS = List.of(
            ending("ие", Agreement.NEUT, "ия ию ие ием ии"),
            ending("ия", Agreement.FEM, "ии ии ию ией ии"),
            ending("ость", Agreement.FEM, "ости ости ость остью ости"),
            ending("тель", Agreement.MASC, "теля телю тель телем теле"),
            ending("ь", Agreement.FEM, "и и ь ью и"),
            ending("ий", Agreement.MASC, "ия ию ий ием ии"),
            ending("й", Agreement.MASC, "я ю й ем е"),
            ending("ка", Agreement.FEM, "ки ке ку кой ке"),
            ending("га", Agreement.FEM, "ги ге гу гой ге"),
            ending("ха", Agreement.FEM, "хи хе ху хой хе"),
            ending("ша", Agreement.FEM, "ши ше шу шей ше"),
            ending("жа", Agreement.FEM, "жи же жу жей же"),
            ending("ча", Agreement.FEM, "чи че чу чей че"),
            ending("ща", Agreement.FEM, "щи ще щу щей ще"),
            ending("ца", Agreement.FEM, "цы це цу цей це"),
            ending("а", Agreement.FEM, "ы е у ой е"),
            ending("я", Agreement.FEM, "и е ю ей е"),
            ending("ж", Agreement.MASC, "жа жу ж жем же"),
            ending("ш", Agreement.MASC, "ша шу ш шем ше"),
            ending("ч", Agreement.MASC, "ча чу ч чем че"),
            ending("щ", Agreement.MASC, "ща щу щ щем ще"),
            ending("ц", Agreement.MASC, "ца цу ц цем це"));

    private static final List<Ending> PLURALS = List.of(
            ending("ки", Agreement.PL, "ков кам ки ками ках"),
            ending("ги", Agreement.PL, "гов гам ги гами гах"),
            ending("хи", Agreement.PL, "хов хам хи хами хах"),
            ending("жи", Agreement.PL, "жей жам жи жами жах"),
            ending("ши", Agreement.PL, "шей шам ши шами шах"),
            ending("чи", Agreement.PL, "чей чам чи чами чах"),
            ending("щи", Agreement.PL, "щей щам щи щами щах"),
            ending("ции", Agreement.PL, "ций циям ции циями циях"),
            ending("сти", Agreement.PL, "стей стям сти стями стях"),
            ending("ы", Agreement.PL, "ов ам ы ами ах"));

    private static final List<Ending> ADJECTIVES = List.of(
            ending("кий", Agreement.MASC, "кого кому кий ким ком"),
            ending("ый", Agreement.MASC, "ого ому ый ым ом"),
            ending("ой", Agreement.MASC, "ого ому ой ым ом"),
            ending("ий", Agreement.MASC, "его ему ий им ем"),
            ending("ая", Agreement.FEM, "ой ой ую ой ой"),
            ending("яя", Agreement.FEM, "ей ей юю ей ей"),
            ending("кое", Agreement.NEUT, "кого кому кое ким ком"),
            ending("ое", Agreement.NEUT, "ого ому ое ым ом"),
            ending("ее", Agreement.NEUT, "его ему ее им ем"),
            ending("ые", Agreement.PL, "ых ым ые ыми ых"),
            ending("ие", Agreement.PL, "их им ие ими их"));

    private final String word;
    private final Ending ending;

    private UnknownWord(String word, Ending ending) {
        this.word = word;
        this.ending = ending;
    }

    /** An unknown noun. It counts as inanimate in lower case, as a name with a capital; a vowel that no declension has freezes it. */
    static UnknownWord noun(String word) {
        String lower = RussianForms.fold(word.toLowerCase(Locale.ROOT));
        boolean capital = Character.isUpperCase(word.codePointAt(0));
        for (Ending each : capital ? NOUNS : concat()) {
            if (lower.length() > each.nominative.length() + 1 && lower.endsWith(each.nominative)) {
                return new UnknownWord(word, each);
            }
        }
        boolean consonant = lower.matches(".*[бвгдзклмнпрстфх]");
        return new UnknownWord(
                word, consonant ? ending("", Agreement.MASC, "а у * ом е") : ending("", Agreement.ANY, "* * * * *"));
    }

    /** Whether the word ends as a full adjective does. */
    static boolean looksLikeAdjective(String lower) {
        return lower.length() > 4 && ADJECTIVES.stream().anyMatch(each -> lower.endsWith(each.nominative));
    }

    /** An unknown adjective; only for words that {@link #looksLikeAdjective}. */
    static UnknownWord adjective(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return ADJECTIVES.stream()
                .filter(each -> lower.endsWith(each.nominative))
                .findFirst()
                .map(each -> new UnknownWord(word, each))
                .orElseThrow();
    }

    Agreement agreement() {
        return ending.agreement;
    }

    /** Whether the word has forms at all. */
    boolean inflects() {
        return ending.agreement != Agreement.ANY;
    }

    String in(Case wanted, boolean animate) {
        boolean likeGenitive = animate && (agreement() == Agreement.MASC || agreement() == Agreement.PL);
        return switch (wanted) {
            case NOM -> word;
            case GEN -> with(0);
            case DAT -> with(1);
            case ACC -> likeGenitive ? with(0) : with(2);
            case INS -> with(3);
            case PREP -> with(4);
        };
    }

    private String with(int index) {
        String other = ending.others.get(index);
        return other.equals("*") ? word : word.substring(0, word.length() - ending.nominative.length()) + other;
    }

    private static List<Ending> concat() {
        return Stream.concat(PLURALS.stream(), NOUNS.stream()).toList();
    }

    private static Ending ending(String nominative, Agreement agreement, String others) {
        return new Ending(nominative, agreement, List.of(others.split(" ")));
    }
}
