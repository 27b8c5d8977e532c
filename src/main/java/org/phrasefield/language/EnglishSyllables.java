package org.phrasefield.language;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Syllables of lower-case English words.
 *
 * @param listed words on which the rules fail, with their syllables
 */
record EnglishSyllables(Map<String, Integer> listed) {

    /** Made by {@code SyllableExceptions} among the benchmarks. */
    static final Resource EXCEPTIONS = Resource.own("syllables-en.txt.gz");

    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    private static final Pattern SPELT = Pattern.compile("(?:[a-z]\\.)*[a-z]");
    private static final Pattern LETTER = Pattern.compile(".*[a-z].*");
    private static final Pattern HISSING = Pattern.compile(".*(?:s|x|z|ch|sh|ce|se|ze|ge)");

    /** Letters that are written as a vowel group of their own and not heard. */
    private static final List<Pattern> SILENT = patterns(
            "(?<=[aeiouy])[^aeiouy]{0,9}[^aeiouyl]e$",
            "(?<=[aeiouy])(?:l|ll|rl)e$",
            "(?<=[aeiouy])[^aeiouy]{0,9}(?<![bcdfgkpstz]l)[^aeiouytd]ed$",
            "(?<=[aeiouy])[^aeiouy]{0,9}[^aeiouyscxzgjl]es$(?<!ches)(?<!shes)",
            "(?<=[aeiouy])(?:l|ll)es$",
            "(?<=[aeiouy])[bcdfgkmnpstvz]e(?=(?:ly|ment|less|ful|ness|some|man|men|town|wood|land|field|burg|bridge|ville|ward|work|port|"
                    + "keep|way|how|where|thing|body|one|shire|ton|fully)(?:s|er|ers|ing|ed)?$)",
            "(?<=[aeiouy])le(?=(?:ly|ment|less|ful|ness|some|man|men|town|wood|land|field)s?$)",
            "(?<=[csgt])i(?=on|ous|al|an(?!o))",
            "(?<=[aeiou]t|nt)i(?=en)",
            "[gq]ue(?=s?$)(?<=[aeiouyn][gq]ue)",
            "(?<=^for)e(?=[^aeiounv])",
            "(?<=ll)i(?=on)");

    /** Places where one vowel group is two syllables, or a syllable has no vowel. */
    private static final List<Pattern> SPLIT = patterns(
            "i(?=[aou])(?!ou(?=r))",
            "(?<=[^aeiou])y(?=[aeo])",
            "(?<![gq])[aeouy](?=ing)(?<!yy)",
            "e(?=o(?!u))",
            "(?<![qg])u(?=[ao])(?!ou)",
            "(?<=[aeou])y(?=[aeo])(?!ed?$|es$)",
            "sms?$",
            "thms?$",
            "(?<=cr)e(?=at)",
            "i(?=er$|est$|ers$|ety)",
            "(?<=[aeou])u(?=e[rn])",
            "^mc(?!c[lr]?$)",
            "e(?=um$|us$|an?s?$)(?<![st]e)");

    /** With the exceptions of the CMU Pronouncing Dictionary. */
    static EnglishSyllables withExceptions() {
        return new EnglishSyllables(EXCEPTIONS.lines().stream()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> Integer.valueOf(line[1]))));
    }

    /** The listed count of a word or of its parts, else the count by rules. */
    int of(String word) {
        Integer known = listed.get(word);
        if (known != null) {
            return known;
        }
        if (word.indexOf('-') < 0) {
            return byApostrophe(word);
        }
        int syllables = 0;
        for (String part : word.split("-", -1)) {
            syllables += part.isEmpty() ? 0 : of(part);
        }
        return syllables;
    }

    /** «Father's» as «father», «boss's» and «didn't» one more. */
    private int byApostrophe(String word) {
        int mark = word.indexOf('\'');
        if (mark <= 0) {
            return byRules(word);
        }
        String stem = word.substring(0, mark);
        String rest = word.substring(mark + 1);
        if (rest.equals("t") && stem.endsWith("n") && stem.length() > 1) {
            String verb = stem.substring(0, stem.length() - 1);
            return of(verb) + ("aeiourlwy".indexOf(verb.charAt(verb.length() - 1)) >= 0 ? 0 : 1);
        }
        boolean hissing = rest.equals("s") && HISSING.matcher(stem).matches();
        return of(stem) + (hissing ? 1 : 0);
    }

    /** The rules alone, for one run of letters; what else stands in it is passed over. */
    private static int byRules(String word) {
        if (SPELT.matcher(word).matches()) {
            // Letters that are spelt out: «w» is the one with three.
            return word.chars()
                    .filter(each -> each >= 'a' && each <= 'z')
                    .map(each -> each == 'w' ? 3 : 1)
                    .sum();
        }
        int count = matches(VOWELS, word);
        for (Pattern silent : SILENT) count -= matches(silent, word);
        for (Pattern split : SPLIT) count += matches(split, word);
        return Math.max(LETTER.matcher(word).matches() ? 1 : 0, count);
    }

    private static int matches(Pattern pattern, String word) {
        Matcher matcher = pattern.matcher(word);
        int found = 0;
        while (matcher.find()) found++;
        return found;
    }

    private static List<Pattern> patterns(String... expressions) {
        return Arrays.stream(expressions).map(Pattern::compile).toList();
    }
}
