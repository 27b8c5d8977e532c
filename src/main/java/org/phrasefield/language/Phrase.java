package org.phrasefield.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A noun phrase cut into words that may inflect and a rest that may not.
 *
 * @param words the words before the rest, each with the white space that followed it
 * @param rest everything from the first quotation mark, comma or other sign on; stays as written
 */
record Phrase(List<Word> words, String rest) {

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[-\u2010\u2011'’][\\p{L}\\p{M}\\p{N}]+)*+");
    private static final Pattern SPACE = Pattern.compile("\\s*");

    record Word(String text, String space) {

        String lower() {
            return text.toLowerCase(Locale.ROOT);
        }

        boolean capitalised() {
            return Character.isUpperCase(text.codePointAt(0));
        }

        /** Two capitals or more and nothing else: США, МГУ. */
        boolean abbreviation() {
            return text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT)) && !number();
        }

        boolean number() {
            return text.codePoints().allMatch(Character::isDigit);
        }

        boolean cyrillic() {
            return text.codePoints()
                    .filter(Character::isLetter)
                    .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
        }
        /** Whether the word, or what stands behind its last hyphen as in «IT-компания», is written in Cyrillic letters. */
        boolean endsInCyrillic() {
            String last = text.substring(text.lastIndexOf('-') + 1);
            return cyrillic()
                    || last.length() > 1
                            && last.equals(last.toLowerCase(Locale.ROOT))
                            && new Word(last, "").cyrillic()
                            && last.codePoints().allMatch(Character::isLetter);
        }
    }

    static Phrase of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        Matcher space = SPACE.matcher(text);
        int at = 0;
        while (word.region(at, text.length()).lookingAt()) {
            space.region(word.end(), text.length()).lookingAt();
            words.add(new Word(word.group(), space.group()));
            at = space.end();
        }
        return new Phrase(List.copyOf(words), text.substring(at));
    }
}
