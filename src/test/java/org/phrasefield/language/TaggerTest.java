package org.phrasefield.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaggerTest {

    private record Gold(String sentence, String language, String form, String upos, String lemma) {}

    @ParameterizedTest
    @CsvSource({"en, 0.93, 0.97", "ru, 0.98, 0.96"})
    void classesAndLemmasOfTheHandTaggedSentencesAreRight(String language, double classes, double lemmas)
            throws IOException {
        int words = 0;
        List<String> wrongClass = new ArrayList<>();
        List<String> wrongLemma = new ArrayList<>();
        for (List<Gold> sentence : gold(language).values()) {
            String text = sentence.stream().map(Gold::form).collect(Collectors.joining(" "));
            List<TaggedWord> tagged =
                    TextView.of(Language.of(language).orElseThrow(), text).taggedWords();
            List<Gold> expected = sentence.stream()
                    .filter(each -> !each.upos().equals("PUNCT"))
                    .toList();
            assertThat(tagged)
                    .extracting(TaggedWord::form)
                    .isEqualTo(expected.stream()
                            .map(each -> each.form().toLowerCase(Locale.ROOT))
                            .toList());
            for (int i = 0; i < expected.size(); i++) {
                TaggedWord word = tagged.get(i);
                Gold right = expected.get(i);
                String made = joined(word.classes());
                String lemma = String.join("+", word.lemmas());
                words++;
                if (!made.equals(right.upos())) {
                    wrongClass.add(right.sentence() + " " + right.form() + " " + made + " for " + right.upos());
                }
                if (!bare(lemma).equals(bare(right.lemma()))) {
                    wrongLemma.add(right.sentence() + " " + right.form() + " " + lemma + " for " + right.lemma());
                }
            }
        }
        assertThat(1 - wrongClass.size() / (double) words)
                .as(() -> String.join("\n", wrongClass))
                .isGreaterThanOrEqualTo(classes);
        assertThat(1 - wrongLemma.size() / (double) words)
                .as(() -> String.join("\n", wrongLemma))
                .isGreaterThanOrEqualTo(lemmas);
    }

    private static String joined(List<PartOfSpeech> classes) {
        return classes.stream().map(Enum::name).collect(Collectors.joining("+"));
    }

    private static String bare(String lemma) {
        return lemma.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    private static Map<String, List<Gold>> gold(String language) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                TaggerTest.class.getResourceAsStream("/language/pos-gold.tsv"), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .filter(line -> line.get(1).equals(language))
                    .map(line -> new Gold(line.get(0), line.get(1), line.get(3), line.get(4), line.get(5)))
                    .collect(Collectors.groupingBy(Gold::sentence, LinkedHashMap::new, Collectors.toList()));
        }
    }
}
