package org.phrasefield.language;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Writes {@code syllables-en.txt.gz}: the words of the CMU Pronouncing Dictionary on which the rules of {@link Syllables} fail. Arguments:
 * {@code cmudict.dict} (in the Python package cmudict 1.1.3) and the file to write. Prints how many words the rules get right.
 */
public final class SyllableExceptions {

    private SyllableExceptions() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Integer> dictionary = dictionary(Path.of(arguments[0]));
        Map<String, Integer> exceptions = new TreeMap<>();
        // What a word with an apostrophe or a hyphen is made of comes first.
        for (boolean parts : new boolean[] {true, false}) {
            EnglishSyllables rules = new EnglishSyllables(Map.copyOf(exceptions));
            dictionary.forEach((word, count) -> {
                boolean letters = word.chars().allMatch(Character::isLetter);
                if (letters == parts && rules.of(word) != count) exceptions.put(word, count);
            });
        }
        StringBuilder lines = new StringBuilder();
        exceptions.forEach(
                (word, count) -> lines.append(word).append(' ').append(count).append('\n'));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        System.out.printf(
                Locale.ROOT,
                "%d words, %.2f %% right by the rules alone%n",
                dictionary.size(),
                100 - 100.0 * exceptions.size() / dictionary.size());
    }

    /** First pronunciations of what can be one of our words: letters, apostrophes, hyphens. */
    static Map<String, Integer> dictionary(Path file) throws IOException {
        Map<String, Integer> syllables = new TreeMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] fields = line.split("#", 2)[0].strip().split(" ", -1);
            int count = 0;
            for (int i = 1; i < fields.length; i++) {
                if (Character.isDigit(fields[i].charAt(fields[i].length() - 1))) count++;
            }
            if (fields[0].matches("[a-z]+(?:['-][a-z]+)*")) {
                syllables.putIfAbsent(fields[0], count);
            }
        }
        return syllables;
    }
}
