package org.phrasefield.language;

import java.util.Locale;
import java.util.Optional;

/**
 * A Russian preposition whose shape follows the sound of the next word: о/об/обо, с/со, в/во, к/ко, из/изо, от/ото, над/надо,
 * под/подо, перед/передо, без/безо.
 */
public enum Preposition {
    O("о"),
    S("с"),
    V("в"),
    K("к"),
    IZ("из"),
    OT("от"),
    NAD("над"),
    POD("под"),
    PERED("перед"),
    BEZ("без");

    private final String written;

    Preposition(String written) {
        this.written = written;
    }

    /** The short shape, by which a template names it. */
    public String written() {
        return written;
    }

    /** The preposition with this short shape, lower case. */
    public static Optional<Preposition> of(String written) {
        for (Preposition each : values()) {
            if (each.written.equals(written)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * The shape that stands before an inflected phrase: {@code O.before("осенних листьях")} is «об». Quotation marks and
     * brackets before the first word are skipped; digits and Latin letters count as they are read aloud.
     */
    public String before(String phrase) {
        Sound sound = Sound.of(phrase);
        if (this == O) {
            // A title in quotation marks is no pronoun: «обо всём», but «о «Всём или ничего»».
            boolean pronoun = !phrase.isEmpty()
                    && Character.isLetter(phrase.codePointAt(0))
                    && sound.is("мне|вс(е|ё|ем|ём|ех|ей|ю|еми)|что");
            return pronoun ? "обо" : sound.opensWithVowel() ? "об" : "о";
        }
        return full(sound) ? fullShape() : written;
    }

    /** The phrase with its preposition before it: «об осенних листьях». */
    public String with(String phrase) {
        return before(phrase) + " " + phrase;
    }

    private String fullShape() {
        return written + "о";
    }

    /** Words that lost a vowel and so ask for the full shape after nearly every preposition: сон/сна, лёд/льда, рот/рта. */
    private static final String FLEETING =
            "льд(а|у|ом|е|ы|ам|ами|ах|ин.*)|лб(а|у|ом|е|ы)|рт(а|у|ом|е|ы|ами|ах)|рв(а|у|ом|е|ы)|мх(а|у|ом|е|и|ами|ах|ов)"
                    + "|льв(а|у|ом|е|ы|ов|ам|ами|ах)|лжи";

    private boolean full(Sound sound) {
        return switch (this) {
            case O -> false;
            case S ->
                sound.is(
                        "[сзшж][^аеёиоуыэюя].*|щ.*|мн(ой|ою|ог.*|ож.*)|в[сзткчд][^ь].*|времен.*|вред.*|дня|дна|двор(а|ом)|"
                                + FLEETING);
            case V ->
                sound.is(
                        "[вф][^аеёиоуыэюя].*|мн(е|ог.*|ож.*)|сн(е|у|ы|ах|ом)|мгл(е|у)|мраке|двор(|е|ец|це|ы|ах)|зл(е|о)"
                                + "|им(я|ени)|что|" + FLEETING);
            case K -> sound.is("мне|мног.*|вс(ем|ему|ей|яко.*)|втор.*|вчера.*|дню|дну|двору|сну|злу|" + FLEETING);
            case IZ -> sound.is("вс(его|ей|ех)|всяк.*|дня|" + FLEETING);
            case OT -> sound.is("вс(его|ей|ех)|всюду|всяк.*|" + FLEETING);
            case NAD, POD, PERED -> sound.is("мн(ой|ою)|вс(ем|ей|еми|ею|ю|ё|е)|" + FLEETING);
            case BEZ -> sound.is("вс(его|ей|ех)|всяк(ой|ого|их)");
        };
    }

    /** How the opening of a phrase sounds, as lower-case Cyrillic. */
    private record Sound(String word, boolean letters) {

        private static final String VOWELS = "аэиоуы";
        private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
        private static final String LATIN_SOUNDS = "абкдефгхийклмнопкрстувукйз";

        static Sound of(String phrase) {
            int start = 0;
            while (start < phrase.length() && !Character.isLetterOrDigit(phrase.codePointAt(start))) {
                start += Character.charCount(phrase.codePointAt(start));
            }
            int end = start;
            while (end < phrase.length() && Character.isLetterOrDigit(phrase.codePointAt(end))) {
                end += Character.charCount(phrase.codePointAt(end));
            }
            String word = phrase.substring(start, end);
            if (word.isEmpty()) {
                return new Sound("", false);
            }
            if (Character.isDigit(word.codePointAt(0))) {
                return new Sound(spoken(word, phrase.substring(end)), false);
            }
            boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            String lower = word.toLowerCase(Locale.ROOT);
            if (capitals && namedByLetters(lower)) {
                return new Sound(letterOpensWithVowel(lower.charAt(0)) ? "э" : "б", true);
            }
            return new Sound(cyrillic(lower), capitals);
        }

        boolean opensWithVowel() {
            return !word.isEmpty() && VOWELS.indexOf(word.charAt(0)) >= 0;
        }

        /** Whether the word matches; an abbreviation never asks for a full shape. */
        boolean is(String pattern) {
            return !letters && word.matches(pattern);
        }

        /** An abbreviation of consonants only (HTML), or a Russian one that starts with two (МГУ), is read letter by letter. */
        private static boolean namedByLetters(String lower) {
            boolean russian = Character.UnicodeScript.of(lower.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
            return russian
                    ? lower.substring(0, 2).matches("[^аеёиоуыэюя]{2}")
                    : lower.codePoints().noneMatch(c -> "aeiouy".indexOf(c) >= 0);
        }

        /** эф, эйч, эль, эм, эн, ар, эс, экс; Russian С and Ф are usually heard as «сэ», «фэ» in «США», «ФБР». */
        private static boolean letterOpensWithVowel(char letter) {
            return "fhlmnrsx".indexOf(letter) >= 0 || "лмнр".indexOf(letter) >= 0;
        }

        private static String cyrillic(String lower) {
            StringBuilder heard = new StringBuilder();
            String text = lower.replace("sh", "ш")
                    .replace("ch", "ч")
                    .replace("th", "т")
                    .replace("ph", "ф");
            for (char c : text.toCharArray()) {
                int at = LATIN.indexOf(c);
                heard.append(at < 0 ? c : LATIN_SOUNDS.charAt(at));
            }
            // A Latin word never opens with the iotated sound that Cyrillic «е» has: «об e-mail».
            if (lower.charAt(0) == 'e') {
                heard.setCharAt(0, 'э');
            }
            return heard.toString();
        }

        /** The first number word as heard: 11 «одиннадцати», 100 «ста», 2-й «втором»; others open with a plain consonant or «в». */
        private static String spoken(String digits, String rest) {
            if (digits.matches("1|11|11\\d{3}")) {
                return "одном";
            }
            if (digits.matches("1\\d\\d")) {
                return "ста";
            }
            return digits.equals("2") && rest.startsWith("-") ? "втором" : "пяти";
        }
    }
}
