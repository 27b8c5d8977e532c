package org.phrasefield.forecast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.phrasefield.language.Language;

/** Words that are a slip away from a cue and mean something else are listed, since a page without a dictionary must know them too. */
class NearWordsTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/phrasefield/forecast");

    @Test
    void everyEnglishWordNearACueIsListed() throws IOException {
        check(Language.EN, english());
    }

    /** Looks through millions of words. */
    @Test
    @EnabledIfSystemProperty(named = "phrasefield.long", matches = "true")
    void everyRussianWordNearACueIsListed() throws IOException {
        check(Language.RU, russian());
    }

    private static void check(Language language, Stream<String> words) throws IOException {
        FormRules rules = FormRules.of(language);
        List<Cue> cues = rules.cues().stream().map(Cue::of).toList();
        Set<String> near = new TreeSet<>();
        words.forEach(word -> {
            if (word.length() < 4
                    || rules.cues().contains(word)
                    || rules.aliases().containsKey(word)) return;
            int letters = letters(word);
            for (Cue cue : cues) {
                if (cue.alike(word, letters) && PromptWords.near(word, cue.word())) {
                    near.add(word);
                    return;
                }
            }
        });
        Path file = FOLDER.resolve("near-" + language.tag() + ".txt");
        if (Boolean.getBoolean("update")) Files.writeString(file, String.join("\n", near) + "\n", UTF_8);
        assertThat(Files.readAllLines(file))
                .as("mvn test -Plong -Dtest=NearWordsTest -Dupdate=true writes it")
                .isEqualTo(new ArrayList<>(near));
    }

    /** A cue, and which letters it has: millions of words are compared with each. */
    private record Cue(String word, int letters) {
        static Cue of(String word) {
            return new Cue(word, NearWordsTest.letters(word));
        }

        /** Spares the longer comparison where letters differ that no two slips can change. */
        boolean alike(String other, int itsLetters) {
            return Math.abs(word.length() - other.length()) <= 2 && Integer.bitCount(letters ^ itsLetters) <= 4;
        }
    }

    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) letters |= 1 << (word.charAt(i) & 31);
        return letters;
    }

    private static Stream<String> english() throws IOException {
        Set<String> words = new TreeSet<>();
        for (String line : lines("/org/phrasefield/language/wordnet-en.txt.gz")) {
            String lemma = line.split("\t")[0];
            words.add(lemma);
            for (String ending : List.of("s", "es", "d", "ed", "ing", "er", "ly")) words.add(lemma + ending);
            if (lemma.endsWith("e")) words.add(lemma.substring(0, lemma.length() - 1) + "ing");
            if (lemma.endsWith("y")) words.add(lemma.substring(0, lemma.length() - 1) + "ies");
        }
        words.addAll(lines("/org/phrasefield/scoring/en/function-words.txt"));
        words.addAll(List.of(
                "brought", "caught", "felt", "gave", "held", "kept", "made", "meant", "read", "said", "spoke",
                "thought", "told", "took", "wrote", "thank", "thanks", "ship", "says"));
        return words.stream();
    }

    private static List<String> lines(String resource) throws IOException {
        InputStream packed = Objects.requireNonNull(NearWordsTest.class.getResourceAsStream(resource), resource);
        try (InputStream in = resource.endsWith(".gz") ? new GZIPInputStream(packed) : packed;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }
    }

    private static Stream<String> russian() throws IOException {
        Dictionary dictionary = Dictionary.read(
                Objects.requireNonNull(NearWordsTest.class.getResource("/org/languagetool/resource/ru/russian.dict")));
        List<String> words = new ArrayList<>();
        for (WordData word : new DictionaryLookup(dictionary)) {
            words.add(word.getWord().toString().replace('ё', 'е'));
        }
        return words.stream().distinct();
    }
}
